import type { Designation } from '../designations/designation.ts';
import { comparableNames, type ComparableName } from './comparable-name.ts';
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
  const names = [{ name: designation.name, strength: 'strong' as const }, ...designation.aliases];
  if (designation.kind === 'person') {
    return names.flatMap(({ name, strength }) =>
      comparableNames(name, 'person').map((it) => ({
        name: ofNationals(it, designation),
        designation,
        strength,
        isAcronym: false,
      })),
    );
  }
  return names.flatMap(({ name, strength }) => {
    const whole = withoutBrackets(name);
    const acronyms =
      designation.kind === 'entity' && strength === 'strong' ? [...bracketed(name), ...initialsOf(whole)] : [];
    return [
      ...comparableNames(whole, 'entity').map((it) => ({
        name: it,
        designation,
        strength: isShort(it) ? ('weak' as const) : strength,
        isAcronym: false,
      })),
      ...acronyms.flatMap((acronym) =>
        comparableNames(acronym, 'entity').map((it) => ({
          name: it,
          designation,
          strength: isShort(it) ? ('weak' as const) : strength,
          isAcronym: true,
        })),
      ),
    ];
  });
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
 * A listed national of another state is Korean by name only where no Chinese is called so: `Sun Sidong` would read as
 * 손시동, and every Korean of that name would be taken for him.
 */
function ofNationals(name: ComparableName, { nationalities }: Designation): ComparableName {
  if (nationalities.length === 0 || nationalities.includes('KP') || nationalities.includes('KR')) return name;
  const korean = name.korean.filter(
    ({ surname }) => !CHINESE_SPELLINGS.some((it) => it.surnames.has(surname[0]!.spelling)),
  );
  return { ...name, korean };
}
