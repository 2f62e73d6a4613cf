import { InputError } from '../errors.ts';
import { chDesignation } from './ch-target.ts';
import type { ChRegisters } from './ch-target.ts';
import { isDprkRegime } from './dprk.ts';
import type { ListContents } from './list-contents.ts';
import { emptyList, undatedList } from './list-label.ts';
import type { ListSource } from './list-text.ts';
import { childrenNamed, readXml, textAt } from './list-xml.ts';
import type { XmlElement } from './list-xml.ts';
import { isoDay } from './listed-date.ts';

/**
 * Imports the sanctions list of SECO (XML), all programmes. Beside the whole list SECO publishes amendments in the same
 * form; one of these in the place of the list would delist everybody else, so it is refused unless it is asked for.
 */
export function parseSwissList(
  source: ListSource,
  { listType = 'whole-list' }: { listType?: 'whole-list' | 'amendment' } = {},
): ListContents {
  const programmes = new Map<string, string>();
  const places: Map<string, XmlElement> = new Map();
  const registers: ChRegisters = { programmes, places };
  const targets: XmlElement[] = [];
  const root = readXml(source, { label: LABEL, root: 'swiss-sanctions-list', depth: 1 }, (element) => {
    if (element.name === 'sanctions-program') addProgramme(programmes, element);
    else if (element.name === 'place') places.set(element.attributes['ssid'] ?? '', element);
    else if (element.name === 'target') targets.push(element);
  });
  if (root['list-type'] !== listType) {
    throw new InputError(
      'ch_list_partial',
      `The Swiss list is of the type "${(root['list-type'] ?? '').slice(0, 30)}" and not "${listType}". Fetch the whole list.`,
    );
  }
  const datedOn = isoDay(root['date'] ?? '');
  if (datedOn === undefined) throw undatedList(LABEL, 'date on its root element');
  // Places and programmes may stand behind the targets that point at them.
  const designations = targets.flatMap((it) => chDesignation(it, registers, LABEL) ?? []);
  if (designations.length === 0) throw emptyList(LABEL);
  return {
    authority: 'ch',
    datedOn,
    designations,
    dprkLinked: designations.filter((it) => it.programmes.some(isDprkRegime)),
  };
}

const LABEL = { code: 'ch', name: 'The Swiss list' } as const;

/** A programme has one or more sets of sanctions, which the targets point at; each text stands in four languages. */
function addProgramme(programmes: Map<string, string>, element: XmlElement): void {
  const english = childrenNamed(element, 'program-name').find((it) => it.attributes['lang'] === 'eng');
  const name = english?.text ?? textAt(element, 'program-name');
  for (const set of childrenNamed(element, 'sanctions-set')) programmes.set(set.attributes['ssid'] ?? '', name);
}
