import { aliasList } from './alias-list.ts';
import { countryCode } from './country-names.ts';
import type { Designation, DesignationKind, ListedAddress, ListedIdentifier } from './designation.ts';
import { distinct } from './distinct.ts';
import { documentNumbers, registersInText } from './document-text.ts';
import { withoutRepeats } from './identifiers.ts';
import { knownFields } from './known-fields.ts';
import { incompleteEntry } from './list-label.ts';
import type { ListLabel } from './list-label.ts';
import { readNumericDate } from './listed-date.ts';

/**
 * One designation as the United Kingdom prints it, put together from however many rows or elements its format spreads it
 * over. Every field may repeat a value: the CSV forms have a row for each name by each address by each birth date.
 */
export type UkEntry = {
  /** The Unique ID of the UK Sanctions List (`DPR0001`), the Group ID of the closed OFSI list (`13590`). */
  readonly reference: string;
  /** `Individual`, `Entity` or `Ship`. */
  readonly kind: string;
  readonly regime: string;
  readonly names: readonly UkName[];
  readonly unReferences: readonly string[];
  readonly birthDates: readonly string[];
  readonly birthPlaces: readonly string[];
  readonly genders: readonly string[];
  readonly nationalities: readonly string[];
  readonly passports: readonly UkDocument[];
  readonly nationalIds: readonly UkDocument[];
  readonly registrations: readonly string[];
  readonly imoNumbers: readonly string[];
  readonly flags: readonly string[];
  readonly addresses: readonly { readonly lines: readonly string[]; readonly country: string }[];
  /** Parent companies, subsidiaries and owners, by their names. */
  readonly linkedTo: readonly string[];
  /** Further information in words, in which BICs and IMO numbers stand. */
  readonly notes: readonly string[];
  readonly listedOn: readonly string[];
  readonly amendedOn: readonly string[];
};

export type UkName = { readonly name: string; readonly isPrimary: boolean; readonly quality: string };

/** The number is text that people wrote, and what they wrote about it. */
export type UkDocument = { readonly number: string; readonly about: string };

/** A name of the parts `Name 1` to `Name 5`, which are the given ones, and `Name 6`, the family name or the whole name. */
export function ukName(part: (number: 1 | 2 | 3 | 4 | 5 | 6) => string): string {
  return ([1, 2, 3, 4, 5, 6] as const)
    .map(part)
    .filter((it) => it !== '')
    .join(' ');
}

/** What the entry says, whichever of the United Kingdom's formats it stood in. */
export function ukDesignation(entry: UkEntry, label: ListLabel): Designation {
  const { reference } = entry;
  const names = entry.names.filter((it) => it.name !== '');
  const main = names.find((it) => it.isPrimary) ?? names[0];
  if (reference === '' || main === undefined) throw incompleteEntry(label, reference || '(without a number)');

  const kind = KINDS[entry.kind.toLowerCase()] ?? 'entity';
  const countries = (kind === 'person' ? entry.nationalities : entry.flags).flatMap(countriesIn);
  const genders = new Set(entry.genders.map((it) => it.toLowerCase()));
  return knownFields<Designation>({
    id: `uk-${reference}`,
    authority: 'uk',
    reference,
    kind,
    programmes: [entry.regime.trim()],
    name: main.name,
    aliases: aliasList(
      main.name,
      names.map(({ name, quality }) => ({ name, strength: /low/i.test(quality) ? 'weak' : 'strong' })),
    ),
    birthDates: distinct(entry.birthDates.flatMap((it) => readNumericDate(it) ?? [])),
    birthPlaces: distinct(entry.birthPlaces),
    gender: genders.has('female') ? 'female' : genders.has('male') ? 'male' : undefined,
    nationalities: distinct(countries),
    identifiers: withoutRepeats(identifiersOf(entry)),
    addresses: addressesOf(entry),
    listedOn: daysOf(entry.listedOn)[0],
    amendedOn: daysOf(entry.amendedOn).at(-1),
    linkedTo: distinct(entry.linkedTo),
    unReference: [...entry.unReferences, ...entry.notes].flatMap(unReferencesIn)[0],
  });
}

const KINDS: Readonly<Record<string, DesignationKind>> = { individual: 'person', ship: 'vessel' };

/** `1) Saudi Arabia 2) Qatar`, `(a) Malaysia (b) Indonesia`, `Afghanistan (since 2009)` */
function countriesIn(text: string): string[] {
  return text
    .split(/\(?\b(?:\d+|[a-z])\)/)
    .map((it) => it.replace(/\([^)]*\)?\s*\.?\s*$/, '').replace(/[.,;\s]+$/, ''))
    .flatMap((it) => countryCode(it) ?? []);
}

function identifiersOf(entry: UkEntry): ListedIdentifier[] {
  const documents = (type: 'passport' | 'nationalId', found: readonly UkDocument[]) =>
    found.flatMap(({ number, about }) =>
      numbersIn(number).map((it) => knownFields({ type, number: it, country: issuerIn(`${number}; ${about}`) })),
    );
  return [
    ...documents('passport', entry.passports),
    ...documents('nationalId', entry.nationalIds),
    ...entry.registrations.flatMap((number) =>
      /\d/.test(number) ? [{ type: 'registration' as const, number: number.trim() }] : [],
    ),
    ...entry.imoNumbers.flatMap((it) => {
      const [number] = /\d{7}/.exec(it) ?? [];
      return number === undefined ? [] : [{ type: 'imo' as const, number }];
    }),
    ...entry.notes.flatMap(registersInText),
  ];
}

/**
 * A field that holds one number and no words is that number, however odd: `12/SAMPLE(N)000001`, `'00000001` with the
 * apostrophe by which a spreadsheet is told that it is text. Of a sentence, and of several numbers, those in it.
 */
function numbersIn(text: string): string[] {
  const whole = text.replace(/^[\s']+|[\s,.;]+$/g, '');
  const found = documentNumbers(text);
  return found.length < 2 && whole.length <= 25 && /\d/.test(whole) && !/\p{Ll}/u.test(whole) ? [whole] : found;
}

/** `Afghanistan passport number ...`, `0000000000001-7 (Pakistani)`; most of the texts name no state. */
function issuerIn(text: string): string | undefined {
  const named = /(?:^|[;(] ?)([A-Z][A-Za-z' ]*?) (?:national |diplomatic |service )?(?:passport|identi)/.exec(
    text,
  )?.[1];
  const nationals = /\(([A-Z][a-z]+(?: [A-Z][a-z]+)?)\)/.exec(text)?.[1];
  return [named, nationals].flatMap((it) => (it === undefined ? [] : (countryCode(it) ?? [])))[0];
}

function addressesOf(entry: UkEntry): ListedAddress[] {
  const addresses = entry.addresses.flatMap(({ lines, country: name }) => {
    const [country] = countriesIn(name);
    const place = lines.filter((it) => it !== '').join(', ');
    const text = place !== '' && country !== undefined ? place : [place, name].filter((it) => it !== '').join(', ');
    return text === '' ? [] : [knownFields<ListedAddress>({ text, country })];
  });
  return [...new Map(addresses.map((it) => [`${it.text} ${it.country ?? ''}`, it])).values()];
}

/** `UN Ref.KPI.067.`, `(UN Ref):QDi.263`: in capitals in some rows, and with two digits only in others. */
function unReferencesIn(text: string): string[] {
  const found = /(?:^|\bUN ?Ref(?:erence)?\)?[.:]?\s*)([A-Z]{2})([ie])\.(\d{3})\b/i.exec(text);
  return found ? [`${found[1]!.toUpperCase()}${found[2]!.toLowerCase()}.${found[3]}`] : [];
}

function daysOf(texts: readonly string[]): string[] {
  return texts
    .flatMap((it) => readNumericDate(it) ?? [])
    .filter((it) => it.length === 10)
    .toSorted();
}
