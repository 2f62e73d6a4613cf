import hanjaReadings from 'hanja/lib/data/hanjaeum.json' with { type: 'json' };
import surnames from '../tables/surnames.json' with { type: 'json' };
import { readSyllable } from './hangul.ts';
import { speltSyllable, type SpeltSyllable } from './spellings.ts';

/** One character of Hangul, read beyond doubt, or of Hanja, by its Korean reading. Undefined for any other. */
export function readCharacter(character: string): SpeltSyllable | undefined {
  const hangul = readSyllable(character);
  if (hangul !== undefined) return speltSyllable(character, [{ syllable: hangul, weight: 1 }]);
  return readHanja(character, HANJA[character]);
}

/** As a family name some characters are read differently: 金 is 김 and not 금. */
export function readCharacterAsSurname(character: string): SpeltSyllable | undefined {
  return readHanja(character, HANJA_SURNAMES[character]) ?? readCharacter(character);
}

/** A character may have readings beside the usual one; a dictionary of one reading each is right nearly always. */
function readHanja(character: string, reading: string | undefined): SpeltSyllable | undefined {
  const syllable = reading === undefined ? undefined : readSyllable(reading);
  return syllable === undefined ? undefined : speltSyllable(character, [{ syllable, weight: 1 }]);
}

const HANJA: Readonly<Record<string, string>> = hanjaReadings;
const HANJA_SURNAMES: Readonly<Record<string, string>> = surnames.hanjaReadAsSurname;
