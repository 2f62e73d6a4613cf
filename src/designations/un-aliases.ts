import { aliasList } from './alias-list.ts';
import type { Alias } from './designation.ts';
import { childrenNamed, textAt } from './list-xml.ts';
import type { XmlElement } from './list-xml.ts';

type Names = { readonly aliases: readonly Alias[]; readonly linkedTo: readonly string[] };

/**
 * The aliases of a UN entry, and the other entries that it names. Blank alias elements are left out, as is an alias that
 * repeats the name in other capitals; a name in its own script becomes an alias of its own.
 */
export function readUnAliases(entry: XmlElement, { name, reference }: { name: string; reference: string }): Names {
  const found: Alias[] = [];
  const linkedTo = new Set<string>();

  for (const element of [...childrenNamed(entry, 'INDIVIDUAL_ALIAS'), ...childrenNamed(entry, 'ENTITY_ALIAS')]) {
    const printed = textAt(element, 'ALIAS_NAME').replaceAll(/^"|"$/g, '');
    const careOf = CARE_OF.exec(printed);
    if (careOf) {
      linkedTo.add(careOf[1]!);
      continue;
    }
    const referred = REFERENCE_IN_BRACKETS.exec(printed);
    if (referred) linkedTo.add(canonicalReference(referred[1]!));
    for (const alias of splitScripts(printed.replace(REFERENCE_IN_BRACKETS, ''))) {
      found.push({ name: alias, strength: strengthOf(textAt(element, 'QUALITY'), alias) });
    }
  }
  found.push({ name: textAt(entry, 'NAME_ORIGINAL_SCRIPT'), strength: 'strong' });

  for (const [referred] of textAt(entry, 'COMMENTS1').matchAll(REFERENCE)) linkedTo.add(referred);
  linkedTo.delete(reference);
  return { aliases: aliasList(name, found), linkedTo: [...linkedTo] };
}

/** The alias `Care of First Oil JV Co Ltd` of KPe.069 is no name of it: it names another entry. */
const CARE_OF = /^care of (.+)$/i;
/** `KPe.018`, `QDi.002`: a permanent reference inside a text. */
const REFERENCE = /\b[A-Z]{2}[ie]\.\d{3}\b/g;
/** KPe.021 has the alias `SECOND ACADEMY OF NATURAL SCIENCES (KPE.018)`. */
const REFERENCE_IN_BRACKETS = / \(([A-Z]{2}[ie]\.\d{3})\)$/i;

function canonicalReference(text: string): string {
  return text.slice(0, 2).toUpperCase() + text.slice(2).toLowerCase();
}

/** `Jin Tiesan (金铁三)` is two names; `華信船務(香港)有限公司` is one, with a place in its brackets. */
function splitScripts(alias: string): string[] {
  const parts = /^([^\p{sc=Han}\p{sc=Hangul}]*) \(([\p{sc=Han}\p{sc=Hangul} ]+)\)$/u.exec(alias);
  return parts ? [parts[1]!, parts[2]!] : [alias];
}

/**
 * The UN grades the aliases of persons Good or Low and those of entities not at all (a.k.a., f.k.a.). Abbreviations of
 * up to three letters, and the words below, are shared with too many others to raise a match: `DCB` is a bank of Mumbai too.
 */
function strengthOf(quality: string, alias: string): Alias['strength'] {
  if (quality === 'Low' || /^[A-Z]{1,3}$/.test(alias)) return 'weak';
  return WEAK_BY_WORDING.has(alias.toUpperCase()) ? 'weak' : 'strong';
}

/** Ordinary words, a place and a given name without its family name, as they stand among the DPRK entries. */
const WEAK_BY_WORDING: ReadonlySet<string> = new Set([
  'ACADEMY OF NATURAL SCIENCES', // KPe.018
  'BUREAU 39', // KPe.030
  'COMMITTEE FOR SPACE TECHNOLOGY', // KPe.012
  'DIVISION 39', // KPe.030
  'JINDALLAE', // KPe.010: azalea
  'MACHINE INDUSTRY DEPARTMENT', // KPe.028
  'MINISTRY OF DEFENCE', // KPe.054
  'MINISTRY OF DEFENSE', // KPe.054
  'MINISTRY OF NATIONAL DEFENSE', // KPe.054
  'NADA', // KPe.029
  'NATA', // KPe.029
  'NATIONAL DEFENSE ACADEMY', // KPe.018
  'STRATEGIC FORCE', // KPe.046
  'STRATEGIC FORCES', // KPe.046
  'THIRD FLOOR', // KPe.030
  'UNSAN', // KPe.016: a county
  'YOUNG-CHUL', // KPi.024
]);
