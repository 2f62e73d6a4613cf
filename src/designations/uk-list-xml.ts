import type { Designation } from './designation.ts';
import { isDprkRegime } from './dprk.ts';
import type { ListContents } from './list-contents.ts';
import { emptyList, undatedList } from './list-label.ts';
import type { ListSource } from './list-text.ts';
import { elementsAt, readXml, textAt, textsAt } from './list-xml.ts';
import type { XmlElement } from './list-xml.ts';
import { readNumericDate } from './listed-date.ts';
import { ukDesignation, ukName } from './uk-entry.ts';
import type { UkEntry } from './uk-entry.ts';

/** Imports the UK Sanctions List of the FCDO from its XML file, which says in nests what the CSV repeats in rows. */
export function parseUkListXml(source: ListSource): ListContents {
  const designations: Designation[] = [];
  let generated = '';
  readXml(source, { label: LABEL, root: 'Designations', depth: 1 }, (element) => {
    if (element.name === 'Designation') designations.push(ukDesignation(readEntry(element), LABEL));
    else if (element.name === 'DateGenerated') generated = element.text;
  });
  if (designations.length === 0) throw emptyList(LABEL);
  const datedOn = readNumericDate(generated);
  if (datedOn === undefined) throw undatedList(LABEL, 'DateGenerated');
  return {
    authority: 'uk',
    datedOn,
    designations,
    dprkLinked: designations.filter((it) => it.programmes.some(isDprkRegime)),
  };
}

const LABEL = { code: 'uk', name: 'The UK Sanctions List' } as const;

function readEntry(entry: XmlElement): UkEntry {
  const person = 'IndividualDetails/Individual';
  const ship = 'ShipDetails/Ship';
  const company = 'EntityDetails/Entity';
  return {
    reference: textAt(entry, 'UniqueID'),
    kind: textAt(entry, 'IndividualEntityShip'),
    regime: textAt(entry, 'RegimeName'),
    names: [
      ...elementsAt(entry, 'Names/Name').map((name) => ({
        name: ukName((part) => textAt(name, `Name${part}`)),
        // Spelt in half a dozen ways; the spellings of the primary name are a type of their own.
        isPrimary: textAt(name, 'NameType').toLowerCase() === 'primary name',
        quality: textAt(name, 'AliasStrength'),
      })),
      ...textsAt(entry, 'NonLatinNames/NonLatinName/NameNonLatinScript').map((name) => ({
        name,
        isPrimary: false,
        quality: '',
      })),
    ],
    unReferences: textsAt(entry, 'UNReferenceNumber'),
    birthDates: textsAt(entry, `${person}/DOBs/DOB`),
    birthPlaces: elementsAt(entry, `${person}/BirthDetails/Location`).map((it) =>
      [textAt(it, 'TownOfBirth'), textAt(it, 'CountryOfBirth')].filter((part) => part !== '').join(', '),
    ),
    genders: textsAt(entry, `${person}/Genders/Gender`),
    nationalities: textsAt(entry, `${person}/Nationalities/Nationality`),
    passports: elementsAt(entry, `${person}/PassportDetails/Passport`).map((it) => ({
      number: textAt(it, 'PassportNumber'),
      about: textAt(it, 'PassportAdditionalInformation'),
    })),
    nationalIds: elementsAt(entry, `${person}/NationalIdentifierDetails/NationalIdentifier`).map((it) => ({
      number: textAt(it, 'NationalIdentifierNumber'),
      about: textAt(it, 'NationalIdentifierAdditionalInformation'),
    })),
    registrations: textsAt(entry, `${company}/BusinessRegistrationNumbers/BusinessRegistrationNumber`),
    imoNumbers: textsAt(entry, `${ship}/IMONumbers/IMONumber`),
    flags: textsAt(entry, `${ship}/CurrentBelievedFlagOfShips/CurrentBelievedFlagOfShip`),
    addresses: elementsAt(entry, 'Addresses/Address').map((it) => ({
      lines: [1, 2, 3, 4, 5, 6].map((line) => textAt(it, `AddressLine${line}`)).concat(textAt(it, 'AddressPostalCode')),
      country: textAt(it, 'AddressCountry'),
    })),
    linkedTo: [
      ...textsAt(entry, `${company}/ParentCompanies/ParentCompany`),
      ...textsAt(entry, `${company}/Subsidiaries/Subsidiary`),
      ...textsAt(entry, `${ship}/CurrentOwnerOperators/CurrentOwnerOperator`),
    ],
    notes: textsAt(entry, 'OtherInformation'),
    listedOn: textsAt(entry, 'DateDesignated'),
    amendedOn: textsAt(entry, 'LastUpdated'),
  };
}
