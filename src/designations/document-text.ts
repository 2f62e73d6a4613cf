/**
 * The document numbers in a text that people wrote, with the letters before them: `Passport No: PS 000000001 (Date of
 * Expiration: 4.7.2017).`, `(a) 000000001, (b) 000000002`, `000000001 PS 000000002`. Dates, and numbers of fewer than five
 * digits, are none.
 */
export function documentNumbers(text: string): string[] {
  const found = [...text.matchAll(NUMBER)].map(([number]) => number.replaceAll(/\s+/g, ' '));
  return [...new Set(found)];
}

/** The letters of a series may stand apart: `PS 000000001`, `PS- 000000001`, `D 000001`. */
const NUMBER =
  /(?:(?<![\p{L}\p{N}])[A-Z]{1,2}[- ]+)?(?<![\p{L}\p{N}/.-])[A-Z]{0,3}-?(?=(?:\d[A-Z/-]?){5})[A-Z0-9]+(?:[/-][A-Z0-9]+)*(?![\p{L}\p{N}])/gu;

/** The BICs and IMO numbers that stand in a text: `SWIFT: DCBK KPPY.`, `SWIFT/BIC: KDBKKPPY`, `(IMO number: 7303803)`. */
export function registersInText(text: string): { readonly type: 'bic' | 'imo'; readonly number: string }[] {
  const bics = [...text.matchAll(BIC)].map(([, number]) => ({
    type: 'bic' as const,
    number: number!.replace(' ', ''),
  }));
  const imos = [...text.matchAll(IMO)].map(([, number]) => ({ type: 'imo' as const, number: number! }));
  return [...bics, ...imos];
}

const BIC = /\b(?:SWIFT|BIC)(?:\/BIC)?(?: code)?:?\s+([A-Z]{4} ?[A-Z]{2}[A-Z0-9]{2}(?:[A-Z0-9]{3})?)\b/g;
/** A shipping company has an IMO number of its own. */
const IMO = /\bIMO(?: number)?:?\s*(\d{7})\b/gi;
