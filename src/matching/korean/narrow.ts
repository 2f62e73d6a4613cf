/**
 * What one name leaves open another may tell: `Kim Yong Chol` with the native name 김용철 is not 김영철. Readings are
 * narrowed by the other names of the same person.
 */
import type { KoreanName } from './korean-name.ts';
import type { Reading, SpeltSyllable } from './spellings.ts';

/** A reading that another name of the same person rules out keeps that much of its weight. */
export type Narrowing = { readonly ruledOut: number };

/** A holder's own native name is beyond doubt. */
export const BY_NATIVE_NAME: Narrowing = { ruledOut: 0 };

/** Lists print breves and Hangul for some of their names, not always rightly: what these rule out stays possible. */
export const BY_LISTED_NAME: Narrowing = { ruledOut: 0.7 };

/** The names, each narrowed by the more exact ones among them. */
export function narrowReadings(names: readonly KoreanName[], { ruledOut }: Narrowing): readonly KoreanName[] {
  if (names.length < 2) return names;
  const exact = names.filter(isExact);
  if (exact.length === 0) return names;
  return names.map((name) => {
    const teller = exact.find((it) => it !== name && tells(it, name));
    if (!teller) return name;
    return {
      ...name,
      surname: narrowAll(name.surname, teller.surname, ruledOut),
      given: narrowAll(name.given, teller.given, ruledOut),
    };
  });
}

/** Written in Hangul, in Hanja, or with the marks that tell ㅓ from ㅗ. */
function isExact({ given }: KoreanName): boolean {
  return given.some((it) => /[^a-zа-яё]/.test(it.spelling));
}

/** The exact name may be the other one: as many syllables, and each among those that the other leaves open. */
function tells(exact: KoreanName, name: KoreanName): boolean {
  if (exact.surname.length !== name.surname.length || exact.given.length !== name.given.length) return false;
  return [...exact.surname, ...exact.given].every(
    (it, position) => shared(it, [...name.surname, ...name.given][position]!).length > 0,
  );
}

function narrowAll(
  open: readonly SpeltSyllable[],
  exact: readonly SpeltSyllable[],
  ruledOut: number,
): readonly SpeltSyllable[] {
  return open.map((syllable, position) => {
    const kept = shared(exact[position]!, syllable);
    if (kept.length === syllable.readings.length) return syllable;
    const rest =
      ruledOut === 0
        ? []
        : syllable.readings.filter((it) => !kept.includes(it)).map((it) => ({ ...it, weight: it.weight * ruledOut }));
    return { ...syllable, readings: [...kept, ...rest] };
  });
}

function shared(exact: SpeltSyllable, open: SpeltSyllable): readonly Reading[] {
  return open.readings.filter((it) => exact.readings.some((other) => other.syllable === it.syllable));
}
