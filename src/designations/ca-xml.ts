import { aliasList } from './alias-list.ts';
import type { Designation } from './designation.ts';
import { isDprkRegime } from './dprk.ts';
import { knownFields } from './known-fields.ts';
import type { ListContents } from './list-contents.ts';
import { emptyList, incompleteEntry } from './list-label.ts';
import type { ListSource } from './list-text.ts';
import { readXml, textAt } from './list-xml.ts';
import type { XmlElement } from './list-xml.ts';
import { isListedDate, isoDay } from './listed-date.ts';

/**
 * Imports Canada's consolidated list of autonomous sanctions (XML), in its layouts of 2020 and of 2025. It carries no date
 * and no permanent references: an entry is known by its regulations, their schedule and the item of the schedule.
 */
export function parseCanadianList(source: ListSource): ListContents {
  const designations: Designation[] = [];
  readXml(source, { label: LABEL, root: 'data-set', depth: 1 }, (element) => {
    if (element.name === 'record') designations.push(readRecord(element));
  });
  if (designations.length === 0) throw emptyList(LABEL);
  return {
    authority: 'ca',
    designations,
    dprkLinked: designations.filter((it) => it.programmes.some(isDprkRegime)),
  };
}

const LABEL = { code: 'ca', name: 'The Canadian list' } as const;

function readRecord(record: XmlElement): Designation {
  // `Russia / Russie`: the English name is enough to tell the regulations apart.
  const regulations = textAt(record, 'Country').split(' / ')[0]!.trim();
  const item = textAt(record, 'Item');
  const reference = [regulations, textAt(record, 'Schedule'), item].filter((it) => it !== '').join(', ');
  const person = [textAt(record, 'LastName'), textAt(record, 'GivenName')].filter((it) => it !== '').join(', ');
  const name = textAt(record, 'EntityOrShip') || textAt(record, 'Entity') || person;
  if (regulations === '' || item === '' || name === '') throw incompleteEntry(LABEL, reference || '(without an item)');

  const imo = textAt(record, 'ShipIMONumber');
  const kind = imo === '' ? (name === person ? 'person' : 'entity') : 'vessel';
  const born = textAt(record, 'DateOfBirthOrShipBuildDate') || textAt(record, 'DateOfBirth');
  const listedOn = isoDay(textAt(record, 'DateOfListing'));
  return knownFields<Designation>({
    id: `ca-${reference
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}.]+/gu, '-')
      .replaceAll(/^-|-$/g, '')}`,
    authority: 'ca',
    reference,
    kind,
    programmes: [regulations],
    name,
    aliases: aliasList(name, readAliases(textAt(record, 'Aliases'))),
    birthDates: kind === 'person' ? readBirthDates(born) : [],
    birthPlaces: [],
    nationalities: [],
    identifiers: imo === '' ? [] : [{ type: 'imo', number: imo }],
    addresses: [],
    listedOn,
    linkedTo: [],
  });
}

/**
 * The aliases stand in one text, with commas or semicolons between them and now and then their language before them:
 * `Air Bagan Holdings Pte. Ltd., Air Bagan Limited`, `Belarusian: Юры Іванавіч ВАСІЛЕВІЧ`. None is graded.
 */
function readAliases(text: string) {
  return text
    .split(/;|,(?! *(?:Ltd|Inc|Co|LLC|L\.L\.C|S\.A|GmbH|Corp)\b)/i)
    .map((it) => it.replace(/^\s*[A-Z][a-z]+ ?:/, '').trim())
    .map((name) => ({ name, strength: 'strong' as const }));
}

/** `1953-10-27`, `1964-03`, `1972-08-10 or 1972-08-11`, `1963-1964`; `born in the early 1970s` is no date. */
function readBirthDates(text: string): string[] {
  return text.split(/\bor\b/i).flatMap((it) => {
    const date = it.trim().replace(/^(\d{4})-(\d{4})$/, '$1/$2');
    return isListedDate(date) ? [date] : [];
  });
}
