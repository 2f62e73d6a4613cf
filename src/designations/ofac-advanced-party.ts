import { aliasList } from './alias-list.ts';
import { countryCode } from './country-names.ts';
import type { Alias, Designation, DesignationKind, ListedAddress } from './designation.ts';
import { withoutRepeats } from './identifiers.ts';
import { childrenNamed, elementsAt, textAt } from './list-xml.ts';
import type { XmlElement } from './list-xml.ts';
import { readPeriod, valueText } from './ofac-advanced-values.ts';
import type { AdvancedLocation, ValueSets } from './ofac-advanced-values.ts';
import { ofacAddress, readFacts } from './ofac-facts.ts';
import { ofacName } from './ofac-list.ts';

/** What stands before the parties in the file, and is pointed at by them. */
export type Registers = {
  readonly values: ValueSets;
  readonly locations: ReadonlyMap<string, AdvancedLocation>;
  /** By the identity that they belong to. */
  readonly documents: ReadonlyMap<string, readonly XmlElement[]>;
};

/** Everything that a party says of itself; its programmes, its listing and its links stand elsewhere in the file. */
export type Party = {
  readonly profileId: string;
  readonly facts: Omit<Designation, 'id' | 'authority' | 'reference' | 'programmes'>;
  /** Where the rules of dprk.ts look for North Korea. */
  readonly text: string;
};

/** Reads one profile of a DistinctParty. Undefined where it has no name. */
export function readParty(profile: XmlElement, remarks: string, registers: Registers): Party | undefined {
  const { values, documents } = registers;
  const kind = kindOf(profile, values);
  const identities = childrenNamed(profile, 'Identity');
  const [main, ...others] = identities.flatMap((it) => namesOf(it, values)).toSorted(byPrimacy);
  if (main === undefined) return undefined;
  const { name } = main.listed;

  const features = featuresOf(profile, registers);
  const named = (label: string) => features.filter((it) => it.label.toUpperCase() === label);
  const documented = identities.flatMap((it) => documents.get(it.attributes['ID'] ?? '') ?? []);
  const {
    text,
    weakAliases: _,
    ...facts
  } = readFacts(
    {
      birthDates: [],
      birthPlaces: named('PLACE OF BIRTH').map((it) => it.value),
      nationalities: named('NATIONALITY COUNTRY').map((it) => it.value),
      citizenships: named('CITIZENSHIP COUNTRY').map((it) => it.value),
      labelled: [
        ...documented.map((it) => ({
          label: valueText(values, 'IDRegDocType', it.attributes['IDRegDocTypeID']),
          value: textAt(it, 'IDRegistrationNo'),
          country: valueText(values, 'Country', it.attributes['IssuedBy-CountryID']),
        })),
        ...features.map((it) => ({ label: it.label, value: it.value, country: '' })),
      ],
      remarks,
    },
    { isPerson: kind === 'person' },
  );
  const flagState = countryCode(named('VESSEL FLAG')[0]?.value ?? '');
  return {
    profileId: profile.attributes['ID'] ?? '',
    text,
    facts: {
      ...facts,
      kind,
      name,
      aliases: aliasList(
        name,
        others.map((it) => it.listed),
      ),
      birthDates: [...new Set(named('BIRTHDATE').flatMap((it) => it.dates))],
      nationalities: kind === 'vessel' && flagState !== undefined ? [flagState] : facts.nationalities,
      identifiers: withoutRepeats(facts.identifiers),
      addresses: named('LOCATION').flatMap((it) => it.address),
    },
  };
}

const KINDS: Readonly<Record<string, DesignationKind>> = {
  Individual: 'person',
  Vessel: 'vessel',
  Aircraft: 'aircraft',
};

/** The sub-type of a person or of an entity is `Unknown`, and its type says which of the two it is. */
function kindOf(profile: XmlElement, values: ValueSets): DesignationKind {
  const subType = values.get('PartySubType')?.get(profile.attributes['PartySubTypeID'] ?? '');
  const type = valueText(values, 'PartyType', subType?.attributes['PartyTypeID']);
  return KINDS[subType?.text ?? ''] ?? KINDS[type] ?? 'entity';
}

type ListedName = { readonly listed: Alias; readonly isPrimary: boolean; readonly isLatin: boolean };

/** The name itself is the primary one in Latin letters; its form in another script is an alias like the others. */
function byPrimacy(a: ListedName, b: ListedName): number {
  return Number(b.isPrimary && b.isLatin) - Number(a.isPrimary && a.isLatin);
}

function namesOf(identity: XmlElement, values: ValueSets): ListedName[] {
  const partTypes = new Map(
    elementsAt(identity, 'NamePartGroups/MasterNamePartGroup/NamePartGroup').map((it) => [
      it.attributes['ID'] ?? '',
      valueText(values, 'NamePartType', it.attributes['NamePartTypeID']),
    ]),
  );
  return childrenNamed(identity, 'Alias').flatMap((alias) =>
    childrenNamed(alias, 'DocumentedName').flatMap((documented) => {
      const parts = elementsAt(documented, 'DocumentedNamePart/NamePartValue');
      const scripts = parts.map((it) => valueText(values, 'Script', it.attributes['ScriptID']));
      const isLatin = scripts.every((it) => it === '' || it === 'Latin');
      const name = wholeName(
        parts.map((it) => [partTypes.get(it.attributes['NamePartGroupID'] ?? '') ?? '', it.text] as const),
        isLatin,
      );
      if (name === '') return [];
      return [
        {
          listed: {
            name,
            strength: alias.attributes['LowQuality'] === 'true' ? ('weak' as const) : ('strong' as const),
          },
          isPrimary: alias.attributes['Primary'] === 'true',
          isLatin,
        },
      ];
    }),
  );
}

const FAMILY_NAMES = ['Last Name', 'Patronymic', 'Matronymic'];
const GIVEN_NAMES = ['First Name', 'Middle Name', 'Maiden Name', 'Nickname'];

/** `KIM, Jong Un` in Latin letters; in another script without a comma, and in Korean and Chinese without a blank. */
function wholeName(parts: readonly (readonly [string, string])[], isLatin: boolean): string {
  const select = (types: readonly string[]) =>
    types.flatMap((type) => parts.filter(([it]) => it === type).map(([, value]) => value));
  const family = select(FAMILY_NAMES);
  const given = select(GIVEN_NAMES);
  // The one name of an entity, a vessel or an aircraft, whatever it is called.
  if (family.length + given.length < parts.length) return parts.map(([, value]) => value).join(' ');
  if (isLatin) return ofacName(family.join(' ') || given.join(' '), family.length > 0 ? given.join(' ') : '');
  const all = [...family, ...given];
  return all.join(all.every((it) => /^[\p{sc=Han}\p{sc=Hangul}]+$/u.test(it)) ? '' : ' ');
}

type Feature = {
  readonly label: string;
  readonly value: string;
  readonly dates: readonly string[];
  readonly address: readonly ListedAddress[];
};

/** A feature is a text, a text of a value set, a place or a date; which of these, its type says to people only. */
function featuresOf(profile: XmlElement, { values, locations }: Registers): Feature[] {
  return childrenNamed(profile, 'Feature').flatMap((feature) =>
    childrenNamed(feature, 'FeatureVersion').map((version) => {
      const [detail] = childrenNamed(version, 'VersionDetail');
      const reference = detail?.attributes['DetailReferenceID'];
      const place = childrenNamed(version, 'VersionLocation')
        .map((it) => locations.get(it.attributes['LocationID'] ?? ''))
        .find((it) => it !== undefined);
      return {
        label: valueText(values, 'FeatureType', feature.attributes['FeatureTypeID']),
        value:
          (reference === undefined ? detail?.text : valueText(values, 'DetailReference', reference)) ||
          (place?.country ?? ''),
        dates: childrenNamed(version, 'DatePeriod').flatMap((it) => readPeriod(it, values) ?? []),
        address: place === undefined ? [] : addressOf(place),
      };
    }),
  );
}

function addressOf({ parts, country }: AdvancedLocation): ListedAddress[] {
  const part = (name: string) => parts.get(name) ?? '';
  return ofacAddress({
    street: [part('UNKNOWN'), part('ADDRESS1'), part('ADDRESS2'), part('ADDRESS3')],
    city: part('CITY'),
    region: part('STATE/PROVINCE') || part('REGION'),
    postcode: part('POSTAL CODE'),
    country,
  });
}
