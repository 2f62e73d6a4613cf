import type { Holder } from '../batches/holder.ts';
import type { Evidence } from './evidence.ts';
import { identifiersOf } from './identifiers.ts';

/**
 * Signs of a link with the DPRK that are worth a supervisor's look. They are reported and never a match by themselves:
 * an embassy, an aid worker and a refugee have them too.
 */
export function findIndicators(holder: Holder): readonly Evidence[] {
  if (!holder.phones && !holder.emails && !holder.addresses && !holder.identifiers && !holder.bic) return NOTHING;
  const found: Evidence[] = [];
  const report = (holderValue: string, listValue: string, sentence: string) =>
    found.push({ feature: 'indicator', supports: true, weight: 0, holderValue, listValue, sentence });

  for (const phone of holder.phones ?? []) {
    if (/^(\+|00)850/.test(phone.replace(/[\s()-]/g, '')))
      report(phone, '+850', `The telephone number ${phone} is one of the DPRK (+850).`);
  }
  for (const email of holder.emails ?? []) {
    if (/\.kp$/i.test(email)) report(email, '.kp', `The address ${email} is in the DPRK's domain (.kp).`);
  }
  for (const address of holder.addresses ?? []) {
    if (address.country === 'KP') report(address.text, 'KP', `The address ${address.text} is in the DPRK.`);
    else if (PYONGYANG.test(`${address.text} ${address.city ?? ''}`))
      report(address.text, 'Pyongyang', `The address ${address.text} names Pyongyang.`);
  }
  for (const { type, number, written, country } of identifiersOf(holder)) {
    if (type === 'bic' && number.slice(4, 6) === 'KP')
      report(written, 'KP', `The BIC ${written} belongs to a bank of the DPRK (KP).`);
    if (type === 'passport' && country === 'KP')
      report(written, 'KP', `The passport ${written} was issued by the DPRK.`);
    else if (type === 'passport' && hasDprkStructure(number))
      report(
        written,
        'nine digits, year and quarter',
        `The passport ${written} is numbered as passports of the DPRK are.`,
      );
  }
  return found;
}

const NOTHING: readonly Evidence[] = [];

const PYONGYANG = /\bp['’]?(yo?|ye?o)ng['’ -]?yang\b/i;

/**
 * Passports of the DPRK that the lists name have nine digits: three for the year of issue, one for the quarter, one
 * for the kind (1 to 3), four running. The codes are those seen on listed passports of 2009 to 2018.
 */
function hasDprkStructure(number: string): boolean {
  return /^(199|290|381|472|563|654|745|836|927|108)[1-4][1-3]\d{4}$/.test(number);
}
