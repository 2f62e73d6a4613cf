import type { Holder } from '../../src/batches/holder.ts';
import { openChance, type Chance } from '../../src/cli/demo/chance.ts';

/** Words of the trades and places that a company register is full of; every company made of them is invented. */
const WORDS = `Lotus Mekong Angkor Sunrise Golden Silver River Delta Bamboo Lantern Harvest Orchid Palm Pearl Jade Tiger
  Royal Star Bright Green Blue Horizon Summit Valley Bridge Harbour Garden Temple Silk Amber Coral Falcon Heron Crane Reed
  Pacific Orient Eastern Southern Global Worldwide Glow Glory Tech New Prime First United Noble Modern Rapid Smart Vista
  Sovann Rasmey Chenda Bopha Sopheap Dara Phnom Kampot Kep Siem Battambang Takeo Kratie Sihanouk`.split(/\s+/);
const TRADES = `Trading Construction Garments Import Export Logistics Travel Hotel Restaurant Foods Motors Pharma Rice
  Rubber Media Printing Security Consulting Engineering Technology Development Investment Properties Fisheries
  Transport Energy Textiles Education Clinic Furniture`.split(/\s+/);
const FORMS = [
  'Co., Ltd.',
  'Co Ltd',
  'Ltd',
  'Plc',
  'Company Limited',
  'Corporation Ltd',
  'Enterprise',
  'Group Co., Ltd.',
];

/** A register of so many invented companies, each under a number of its own, the same at every call. */
export function companyRegister({ seed, size }: { seed: number; size: number }): Holder[] {
  const chance = openChance(seed);
  return Array.from({ length: size }, (_, position) => {
    const number = String(10_000_000 + position * 7 + chance.number(7));
    return {
      customerRef: `KH-${number}`,
      kind: 'entity',
      name: companyName(chance),
      registrationNumber: number,
      incorporationCountry: 'KH',
      ...(chance.happens(20) && { addresses: [{ text: `${1 + chance.number(300)} Sample Street`, country: 'KH' }] }),
    };
  });
}

function companyName(chance: Chance): string {
  const words = Array.from({ length: 1 + chance.number(3) }, () => chance.pick(WORDS));
  const trades = Array.from({ length: 1 + chance.number(2) }, () => chance.pick(TRADES));
  return [...words, ...trades, chance.pick(FORMS)].join(' ');
}

/** Puts these among the others, at places that look like chance. */
export function plantAmong(holders: readonly Holder[], planted: readonly Holder[], seed: number): Holder[] {
  const chance = openChance(seed);
  const all = [...holders];
  for (const holder of planted) all.splice(chance.number(all.length), 0, holder);
  return all;
}
