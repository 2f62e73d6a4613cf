import type { Designation } from './designation.ts';
import { isOfacDprkLinked } from './dprk.ts';
import { knownFields } from './known-fields.ts';
import type { ListContents } from './list-contents.ts';
import { emptyList, incompleteEntry, undatedList } from './list-label.ts';
import type { ListSource } from './list-text.ts';
import { childrenNamed, elementsAt, readXml, textAt } from './list-xml.ts';
import type { XmlElement } from './list-xml.ts';
import { readParty } from './ofac-advanced-party.ts';
import type { Party } from './ofac-advanced-party.ts';
import { readDay, readLocation, readValueSet, valueText } from './ofac-advanced-values.ts';
import type { AdvancedLocation } from './ofac-advanced-values.ts';
import { OFAC_AUTHORITY } from './ofac-list.ts';
import type { OfacList } from './ofac-list.ts';

/**
 * Imports SDN_ADVANCED.XML or CONS_ADVANCED.XML by the schema of the UN's advanced sanctions data model. It knows what
 * OFAC's other forms do not: names in their own script, listing dates and the links between entries as references.
 *
 * The file is read in one pass, in the order that its schema lays down: value sets, places and documents stand before the
 * parties that point at them; links and sanctions entries point back at the parties.
 */
export function parseOfacAdvanced(source: ListSource, { list = 'sdn' }: { list?: OfacList } = {}): ListContents {
  const authority = OFAC_AUTHORITY[list];
  const file = readFile(source);
  const [year, month, day] = ['Year', 'Month', 'Day'].map((it) => file.issued.get(it) ?? '') as [
    string,
    string,
    string,
  ];
  if (year === '' || month === '' || day === '') throw undatedList(LABEL, 'DateOfIssue');
  if (file.parties.length === 0) throw emptyList(LABEL);

  const entries = file.parties.map(({ profileId, facts, text }) => {
    const listing = file.listings.get(profileId);
    const designation: Designation = knownFields({
      ...facts,
      id: `${authority}-${profileId}`,
      authority,
      reference: profileId,
      programmes: listing?.programmes ?? [],
      listedOn: listing?.listedOn,
      linkedTo: [...new Set([...facts.linkedTo, ...(file.links.get(profileId) ?? [])])],
    });
    return { designation, isDprkLinked: isOfacDprkLinked({ programmes: designation.programmes, remarks: text }) };
  });
  return {
    authority,
    datedOn: `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`,
    designations: entries.map((it) => it.designation),
    dprkLinked: entries.filter((it) => it.isDprkLinked).map((it) => it.designation),
  };
}

const LABEL = { code: 'ofac', name: "OFAC's advanced XML list" } as const;

type Listing = { readonly programmes: readonly string[]; readonly listedOn: string | undefined };

function readFile(source: ListSource) {
  const issued = new Map<string, string>();
  const values = new Map<string, ReadonlyMap<string, XmlElement>>();
  const locations = new Map<string, AdvancedLocation>();
  const documents = new Map<string, XmlElement[]>();
  const parties: Party[] = [];
  const links = new Map<string, string[]>();
  const listings = new Map<string, Listing>();

  readXml(source, { label: LABEL, root: 'Sanctions', depth: 2 }, (element) => {
    const { attributes, name, text } = element;
    switch (name) {
      case 'Year':
      case 'Month':
      case 'Day':
        issued.set(name, text);
        break;
      case 'Location':
        locations.set(attributes['ID'] ?? '', readLocation(element, values));
        break;
      case 'IDRegDocument':
        pushTo(documents, attributes['IdentityID'] ?? '', element);
        break;
      case 'DistinctParty':
        parties.push(...readParties(element));
        break;
      case 'ProfileRelationship':
        if (attributes['Former'] !== 'true')
          pushTo(links, attributes['From-ProfileID'] ?? '', attributes['To-ProfileID']!);
        break;
      case 'SanctionsEntry':
        listings.set(attributes['ProfileID'] ?? '', readListing(element));
        break;
      default:
        if (name.endsWith('Values')) values.set(...readValueSet(element));
    }
  });
  return { issued, parties, links, listings };

  function readParties(element: XmlElement): Party[] {
    return childrenNamed(element, 'Profile').map((profile) => {
      const party = readParty(profile, textAt(element, 'Comment'), { values, locations, documents });
      if (party === undefined || party.profileId === '') {
        throw incompleteEntry(LABEL, `with the reference ${element.attributes['FixedRef'] ?? '(none)'}`);
      }
      return party;
    });
  }

  /** The programme is a measure of the type `Program`, whose comment is OFAC's tag: `DPRK3`. */
  function readListing(entry: XmlElement): Listing {
    const programmes = childrenNamed(entry, 'SanctionsMeasure')
      .filter((it) => valueText(values, 'SanctionsType', it.attributes['SanctionsTypeID']) === 'Program')
      .map((it) => textAt(it, 'Comment'))
      .filter((it) => it !== '');
    const dates = elementsAt(entry, 'EntryEvent/Date').flatMap((it) => readDay(it) ?? []);
    return { programmes: [...new Set(programmes)], listedOn: dates.toSorted()[0] };
  }
}

function pushTo<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
