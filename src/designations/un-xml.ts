import { emptyList } from './list-label.ts';
import type { ListSource } from './list-text.ts';
import { readXml } from './list-xml.ts';
import type { XmlElement } from './list-xml.ts';

/** The list as its file has it: when it was made, and one element for each INDIVIDUAL and ENTITY. */
export type UnFile = { readonly dateGenerated: string; readonly entries: readonly XmlElement[] };

export const UN_LABEL = { code: 'un', name: 'The UN list' } as const;

/**
 * Reads the UN consolidated list, whatever its quote style, indentation and order of elements. A file that is empty,
 * not well-formed, not this list or cut short is refused whole: half a list would clear people.
 */
export function readUnXml(source: ListSource): UnFile {
  const entries: XmlElement[] = [];
  const root = readXml(source, { label: UN_LABEL, root: 'CONSOLIDATED_LIST', depth: 2 }, (element) => {
    if (element.name === 'INDIVIDUAL' || element.name === 'ENTITY') entries.push(element);
  });
  if (entries.length === 0) throw emptyList(UN_LABEL);
  return { dateGenerated: root['dateGenerated'] ?? '', entries };
}
