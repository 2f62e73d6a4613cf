import type { Designation } from '../designations/designation.ts';
import { comparableName, nameWords, type ComparableName } from './comparable-name.ts';
import { BY_LISTED_NAME, narrowReadings } from './korean/narrow.ts';
import { CHINESE_SPELLINGS } from './korean/spellings.ts';

/** One name of one designation, made fit for comparison. */
export type ListedName = {
  readonly name: ComparableName;
  readonly designation: Designation;
  readonly strength: 'strong' | 'weak';
  /** An acronym, given by the list or made of its initials: agrees as a whole or not at all. */
  readonly isAcronym: boolean;
};

/** Three letters stand for too much: `RGB`, `MID` and `DCB` are weak whatever the list says. */
const ACRONYM_LENGTH_MIN = 4;

/** Every name of a designation, with what the list puts into brackets and the initials of a company as names of their own. */
export function listedNames(designation: Designation): readonly ListedName[] {
  const aliases = [{ name: designation.name, strength: 'strong' as const }, ...designation.aliases];
  const names = aliases.flatMap(({ name, strength }) =>
    designation.kind === 'person'
      ? personNames(name, strength, designation)
      : companyNames(name, strength, designation),
  );
  return designation.kind === 'person' ? narrowed(names) : names;
}

function personNames(
  written: string,
  strength: ListedName['strength'],
  designation: Designation,
): readonly ListedName[] {
  return nameWords(written, 'person').map((it) => ({
    name: asListed(comparableName(it), designation),
    designation,
    strength,
    isAcronym: false,
  }));
}

function companyNames(
  written: string,
  strength: ListedName['strength'],
  designation: Designation,
): readonly ListedName[] {
  const whole = withoutBrackets(written);
  const acronyms =
    designation.kind === 'entity' && strength === 'strong' ? [...bracketed(written), ...initialsOf(whole)] : [];
  const named = (name: string, isAcronym: boolean) =>
    nameWords(name, 'entity')
      .map(comparableName)
      .map((it) => ({ name: it, designation, strength: isShort(it) ? ('weak' as const) : strength, isAcronym }));
  return [...named(whole, false), ...acronyms.flatMap((it) => named(it, true))];
}

/** What the list leaves open in one spelling (`Yong`) it often tells in another (`Yo'ng`). */
function narrowed(names: readonly ListedName[]): readonly ListedName[] {
  const readings = narrowReadings(
    names.flatMap((it) => it.name.korean),
    BY_LISTED_NAME,
  );
  let at = 0;
  return names.map((it) => ({
    ...it,
    name: { ...it.name, korean: readings.slice(at, (at += it.name.korean.length)) },
  }));
}

function isShort({ words }: ComparableName): boolean {
  return words.length === 1 && words[0]!.text.length < ACRONYM_LENGTH_MIN;
}

function withoutBrackets(name: string): string {
  const rest = name.replace(/\s*\([A-Z]{2,8}\)/g, '');
  return rest.trim() === '' ? name : rest;
}

function bracketed(name: string): readonly string[] {
  return [...name.matchAll(/\(([A-Z]{2,8})\)/g)].map((it) => it[1]!);
}

/** `KCST` for Korean Committee for Space Technology: the little words do not count. */
function initialsOf(name: string): readonly string[] {
  const words = name.split(/[^A-Za-z]+/).filter((it) => it.length > 1 && !LITTLE_WORDS.has(it.toLowerCase()));
  const initials = words.map((it) => it[0]!.toUpperCase()).join('');
  return initials.length >= ACRONYM_LENGTH_MIN && initials.length <= 7 ? [initials] : [];
}

const LITTLE_WORDS = new Set(['of', 'the', 'for', 'and', 'ltd', 'co', 'inc', 'llc', 'limited', 'pte']);

/**
 * A comma tells which word is the family name. And a listed national of another state is Korean by name only where no
 * Chinese is called so: `Sun Sidong` would read as 손시동, and every Korean of that name would be taken for him.
 */
function asListed(name: ComparableName, { nationalities }: Designation): ComparableName {
  const isForeign = nationalities.length > 0 && !nationalities.includes('KP') && !nationalities.includes('KR');
  const hasComma = /^[^,\s]+,\s/.test(name.written);
  const korean = name.korean.filter(({ surname }) => {
    if (hasComma && surname.map((it) => it.spelling).join('') !== name.words[0]!.marked) return false;
    return !isForeign || !CHINESE_SPELLINGS.some((it) => it.surnames.has(surname[0]!.spelling));
  });
  return { ...name, korean };
}
