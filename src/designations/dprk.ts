/**
 * Which entries of a list are DPRK-linked: designated under a DPRK programme, or tied to one by the listing itself.
 * Never by a name, and never by a nationality alone.
 */

/** The UN's own list type; the list carries it with blanks around it in some years. */
export function isUnDprkLinked(listType: string): boolean {
  return listType.trim() === 'DPRK';
}

/** The words by which OFAC's remarks tie an entry to the DPRK. */
const NORTH_KOREA_MARK = /North Korea Sanctions Regulations|\b(?:nationality|citizen) Korea, North\b/;

/**
 * OFAC's DPRK programmes (DPRK, DPRK2, DPRK3, DPRK4, DPRK-NKSPEA), and the entries under the programme against
 * weapons of mass destruction that its remarks tie to North Korea. A filter by the DPRK programmes alone would miss
 * more than a hundred of those, Tanchon Commercial Bank's officials among them.
 */
export function isOfacDprkLinked(entry: { readonly programmes: readonly string[]; readonly remarks: string }): boolean {
  if (entry.programmes.some((programme) => programme.startsWith('DPRK'))) return true;
  return entry.programmes.includes('NPWMD') && NORTH_KOREA_MARK.test(entry.remarks);
}

/** The EU's programme code, `PRK` in its data file and `EU-PRK` in the transcription of the regulation. */
export function isEuDprkLinked(programmes: readonly string[]): boolean {
  return programmes.some((it) => it === 'PRK' || it === 'EU-PRK');
}

/**
 * A regime by its name, as the United Kingdom, Switzerland and Canada have it: "North Korea (Democratic People's Republic
 * of Korea)", "The Democratic People's Republic of Korea (Sanctions) (EU Exit) Regulations 2019". Korea alone is not enough.
 */
export function isDprkRegime(name: string): boolean {
  return /Democratic People.?s Republic of Korea|North Korea|\bDPRK\b/i.test(name);
}

/** Australia names the committee or its own sanctions with the country: `1718 (DPRK)`, `Autonomous (DPRK)`. */
export function isAustralianDprkLinked(committees: string): boolean {
  return /\(DPRK\)/.test(committees);
}
