import { aliasList } from './alias-list.ts';
import { countryCode } from './country-names.ts';
import type { Authority, Designation, DesignationKind } from './designation.ts';
import { isOfacDprkLinked } from './dprk.ts';
import { withoutRepeats } from './identifiers.ts';
import type { ListContents } from './list-contents.ts';
import { cutShortList, emptyList, incompleteEntry, undatedList } from './list-label.ts';
import type { ListSource } from './list-text.ts';
import { elementsAt, readXml, textAt, textsAt } from './list-xml.ts';
import type { XmlElement } from './list-xml.ts';
import { ofacAddress, readFacts } from './ofac-facts.ts';
import { OFAC_AUTHORITY, ofacName } from './ofac-list.ts';
import type { OfacList } from './ofac-list.ts';

/**
 * Imports SDN.XML or CONSOLIDATED.XML, all programmes, in the namespace of either address that OFAC has used. The two
 * have one form, so the caller says which list it is. A list that holds fewer entries than it counts itself is refused;
 * `recordCount: 'ignored'` is for an excerpt.
 */
export function parseOfacXml(
  source: ListSource,
  { list = 'sdn', recordCount = 'checked' }: { list?: OfacList; recordCount?: 'checked' | 'ignored' } = {},
): ListContents {
  const authority = OFAC_AUTHORITY[list];
  const entries: { designation: Designation; isDprkLinked: boolean }[] = [];
  let publication: XmlElement | undefined;
  readXml(source, { label: LABEL, root: 'sdnList', depth: 1 }, (element) => {
    if (element.name === 'sdnEntry') entries.push(readEntry(element, authority));
    // The name is OFAC's own, with its missing letter.
    else if (element.name === 'publshInformation') publication = element;
  });
  if (entries.length === 0) throw emptyList(LABEL);

  const [, month, day, year] = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(publicationText(publication, 'Publish_Date')) ?? [];
  if (year === undefined) throw undatedList(LABEL, 'Publish_Date');
  const counted = Number(publicationText(publication, 'Record_Count'));
  if (recordCount === 'checked' && counted !== entries.length) {
    throw cutShortList(LABEL, `counts ${counted} entries of its own and holds ${entries.length}`);
  }
  return {
    authority,
    datedOn: `${year}-${month}-${day}`,
    designations: entries.map((it) => it.designation),
    dprkLinked: entries.filter((it) => it.isDprkLinked).map((it) => it.designation),
  };
}

const LABEL = { code: 'ofac', name: "OFAC's XML list" } as const;

function publicationText(publication: XmlElement | undefined, name: string): string {
  return publication === undefined ? '' : textAt(publication, name);
}

const KINDS: Readonly<Record<string, DesignationKind>> = {
  Individual: 'person',
  Vessel: 'vessel',
  Aircraft: 'aircraft',
};

function readEntry(entry: XmlElement, authority: Authority): { designation: Designation; isDprkLinked: boolean } {
  const uid = textAt(entry, 'uid');
  const name = nameOf(entry);
  if (uid === '' || name === '') throw incompleteEntry(LABEL, `with uid ${uid || '(none)'}`);

  const kind = KINDS[textAt(entry, 'sdnType')] ?? 'entity';
  const { weakAliases: _, text, ...facts } = readFacts(factsOf(entry), { isPerson: kind === 'person' });
  const programmes = textsAt(entry, 'programList/program');
  const flagState = countryCode(textsAt(entry, 'vesselInfo/vesselFlag')[0] ?? '');
  return {
    designation: {
      id: `${authority}-${uid}`,
      authority,
      reference: uid,
      kind,
      programmes,
      name,
      ...facts,
      aliases: aliasList(
        name,
        elementsAt(entry, 'akaList/aka').map((aka) => ({
          name: nameOf(aka),
          strength: textAt(aka, 'category') === 'weak' ? 'weak' : 'strong',
        })),
      ),
      nationalities: kind === 'vessel' && flagState !== undefined ? [flagState] : facts.nationalities,
      identifiers: withoutRepeats(facts.identifiers),
      addresses: elementsAt(entry, 'addressList/address').flatMap((address) =>
        ofacAddress({
          street: ['address1', 'address2', 'address3'].map((it) => textAt(address, it)),
          city: textAt(address, 'city'),
          region: textAt(address, 'stateOrProvince'),
          postcode: textAt(address, 'postalCode'),
          country: textAt(address, 'country'),
        }),
      ),
    },
    isDprkLinked: isOfacDprkLinked({ programmes, remarks: text }),
  };
}

function nameOf(element: XmlElement): string {
  return ofacName(textAt(element, 'lastName'), textAt(element, 'firstName'));
}

function factsOf(entry: XmlElement) {
  return {
    birthDates: textsAt(entry, 'dateOfBirthList/dateOfBirthItem/dateOfBirth'),
    birthPlaces: textsAt(entry, 'placeOfBirthList/placeOfBirthItem/placeOfBirth'),
    nationalities: textsAt(entry, 'nationalityList/nationality/country'),
    citizenships: textsAt(entry, 'citizenshipList/citizenship/country'),
    labelled: elementsAt(entry, 'idList/id').map((id) => ({
      label: textAt(id, 'idType'),
      value: textAt(id, 'idNumber'),
      country: textAt(id, 'idCountry'),
    })),
    remarks: textAt(entry, 'remarks'),
  };
}
