import type { Holder } from '../../batches/holder.ts';
import { openChance, type Chance } from './chance.ts';
import nameParts from './name-parts.json' with { type: 'json' };

/** A holder before his bank has given him a reference. */
export type NewHolder = Omit<Holder, 'customerRef'>;

/**
 * The honest customers of an invented bank: names put together from common parts, everything else made up. The
 * same seed gives the same people. A tenth are South Koreans, who share their names with half of the lists and must
 * not be disturbed for it: like every customer of a careful bank they have a birth date and a passport.
 */
export function makeOrdinaryHolders({ seed, count }: { readonly seed: number; readonly count: number }): NewHolder[] {
  const chance = openChance(seed);
  return Array.from({ length: count }, () => makeHolder(chance));
}

/** Of a hundred customers so many are of each kind; what is left are companies. */
const SHARES: readonly (readonly [number, (chance: Chance) => NewHolder])[] = [
  [48, khmer],
  [12, vietnamese],
  [10, chinese],
  [10, korean],
  [8, western],
];

function makeHolder(chance: Chance): NewHolder {
  let rest = chance.number(100);
  for (const [share, make] of SHARES) {
    if (rest < share) return make(chance);
    rest -= share;
  }
  return company(chance);
}

function khmer(chance: Chance): NewHolder {
  const [family, given] = [chance.pick(nameParts.khmer.family), chance.pick(nameParts.khmer.given)];
  return {
    kind: 'person',
    name: `${family[0]} ${given[0]}`,
    ...(chance.happens(60) && { nativeName: `${family[1]} ${given[1]}` }),
    // Not every rural customer of a Cambodian bank has his birth date on file.
    ...(chance.happens(93) && { birthDate: birthDate(chance) }),
    nationalities: ['KH'],
    identifiers: [{ type: 'nationalId', number: chance.digits(9), country: 'KH' }],
    ...contact(chance),
  };
}

function vietnamese(chance: Chance): NewHolder {
  const { family, middle, given } = nameParts.vietnamese;
  const name = `${chance.pick(family)} ${chance.pick(middle)} ${chance.pick(given)}`;
  return {
    kind: 'person',
    name: chance.happens(50) ? name : withoutMarks(name),
    birthDate: birthDate(chance),
    nationalities: ['VN'],
    identifiers: [{ type: 'passport', number: `C${chance.digits(7)}`, country: 'VN' }],
    ...contact(chance),
  };
}

function chinese(chance: Chance): NewHolder {
  const [family, given] = [chance.pick(nameParts.chinese.family), chance.pick(nameParts.chinese.given)];
  return {
    kind: 'person',
    name: chance.happens(70) ? `${family[0]} ${given[0]}` : `${given[0]} ${family[0]!.toUpperCase()}`,
    ...(chance.happens(50) && { nativeName: `${family[1]}${given[1]}` }),
    birthDate: birthDate(chance),
    nationalities: ['CN'],
    identifiers: [{ type: 'passport', number: `E${chance.digits(8)}`, country: 'CN' }],
    ...contact(chance),
  };
}

function korean(chance: Chance): NewHolder {
  const [family, given] = [chance.pick(nameParts.korean.family), chance.pick(nameParts.korean.given)];
  return {
    kind: 'person',
    name: chance.happens(70) ? `${family[0]} ${given[0]}` : `${given[0]} ${family[0]}`,
    ...(chance.happens(40) && { nativeName: `${family[1]}${given[1]}` }),
    birthDate: birthDate(chance),
    nationalities: ['KR'],
    identifiers: [{ type: 'passport', number: `M${chance.digits(8)}`, country: 'KR' }],
    ...contact(chance),
  };
}

function western(chance: Chance): NewHolder {
  const country = chance.pick(['FR', 'DE', 'AU', 'US', 'GB', 'SE', 'PL']);
  return {
    kind: 'person',
    name: `${chance.pick(nameParts.western.given)} ${chance.pick(nameParts.western.family)}`,
    ...(chance.happens(90) && { birthDate: birthDate(chance) }),
    nationalities: [country],
    identifiers: [{ type: 'passport', number: `X${chance.digits(8)}`, country }],
    ...contact(chance),
  };
}

function company(chance: Chance): NewHolder {
  const { first, business, form } = nameParts.company;
  return {
    kind: 'entity',
    name: `${chance.pick(first)} ${chance.pick(business)} ${chance.pick(form)}`,
    incorporationCountry: 'KH',
    registrationNumber: `INV-${chance.digits(8)}`,
    ...contact(chance),
  };
}

function contact(chance: Chance): Pick<NewHolder, 'addresses' | 'phones' | 'accounts'> {
  const city = chance.pick(nameParts.cities);
  return {
    addresses: [{ text: `${chance.number(400) + 1} ${chance.pick(nameParts.streets)}`, city, country: 'KH' }],
    // No Cambodian subscriber has a number that begins with 000.
    phones: [`+855 000 ${chance.digits(6)}`],
    accounts: [{ accountRef: `ACC-${chance.digits(10)}`, status: 'active', currency: chance.pick(['USD', 'KHR']) }],
  };
}

function birthDate(chance: Chance): string {
  const [year, month, day] = [1940 + chance.number(65), 1 + chance.number(12), 1 + chance.number(28)];
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

function withoutMarks(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/đ/g, 'd')
    .replace(/Đ/g, 'D');
}
