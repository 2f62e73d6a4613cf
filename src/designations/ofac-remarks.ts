import { countryCode } from './country-names.ts';
import type { ListedIdentifier } from './designation.ts';
import { identifierType } from './identifiers.ts';
import { readListedDate } from './listed-date.ts';

/** What OFAC packs into the remarks field of an SDN entry, taken apart. */
export type OfacRemarks = {
  readonly weakAliases: readonly string[];
  readonly birthDates: readonly string[];
  readonly birthPlaces: readonly string[];
  readonly gender?: 'female' | 'male';
  readonly nationalities: readonly string[];
  readonly identifiers: readonly ListedIdentifier[];
  readonly linkedTo: readonly string[];
};

/**
 * Takes whole remarks apart, the continuation from sdn_comments.csv included. Statements are parted by `; ` and the last
 * one ends with a full stop; where it does not, the field was cut off and its last statement is left out, for half a
 * passport number would be another passport's number.
 */
export function readRemarks(remarks: string, { isPerson }: { isPerson: boolean }): OfacRemarks {
  const isWhole = remarks.trimEnd().endsWith('.');
  const statements = remarks.trim().replace(/\.$/, '').split(/;\s+/);
  if (!isWhole) statements.pop();
  return readStatements(statements, { isPerson });
}

/** Reads statements that stand apart already, as the XML forms have them: `DOB 1964`, `Passport 000000001 (Korea, North)`. */
export function readStatements(statements: readonly string[], { isPerson }: { isPerson: boolean }): OfacRemarks {
  const read: Growing = {
    weakAliases: [],
    birthDates: [],
    birthPlaces: [],
    nationalities: [],
    identifiers: [],
    linkedTo: [],
  };
  for (const statement of statements) readStatement(read, statement.replace(/^alt\. /, ''), isPerson);
  return read;
}

type Growing = {
  weakAliases: string[];
  birthDates: string[];
  birthPlaces: string[];
  gender?: 'female' | 'male';
  nationalities: string[];
  identifiers: ListedIdentifier[];
  linkedTo: string[];
};

function readStatement(read: Growing, statement: string, isPerson: boolean): void {
  const [, label, value] = LEADING.exec(statement) ?? [];
  if (label === undefined || value === undefined) {
    const identifier = readIdentifier(statement, isPerson);
    if (identifier) read.identifiers.push(identifier);
    return;
  }
  switch (label) {
    case 'DOB':
      addTo(read.birthDates, readListedDate(value));
      break;
    case 'POB':
      addTo(read.birthPlaces, value);
      break;
    case 'nationality':
    case 'citizen':
      addTo(read.nationalities, countryCode(value));
      break;
    case 'Gender':
      if (value === 'Male' || value === 'Female') read.gender = value === 'Male' ? 'male' : 'female';
      break;
    case 'Linked To:':
      addTo(read.linkedTo, value);
      break;
    default:
      addTo(read.weakAliases, /^'(.*)'$/.exec(value)?.[1]);
  }
}

const LEADING = /^(DOB|POB|nationality|citizen|Gender|Linked To:|[afn]\.k\.a\.) (.+)$/;

function addTo(values: string[], value: string | undefined): void {
  if (value !== undefined && !values.includes(value)) values.push(value);
}

/** `Passport 472310082 (Korea, North) issued 01 Jan 2012 expires 25 Sep 2017`, `NIT # 800018928-0 (Colombia)` */
function readIdentifier(statement: string, isPerson: boolean): ListedIdentifier | undefined {
  const [, label, rest] = NUMBERED.exec(statement) ?? [];
  if (label === undefined || rest === undefined) return undefined;

  const [, printed, countryName] = /^(.*?)(?: \(([^()]+)\))?(?: (?:issued|expires|effective)\b.*)?$/.exec(rest) ?? [];
  const isImo = (printed ?? '').startsWith('IMO ') || label.startsWith('Vessel Registration');
  const number = (printed ?? '').replace(/^IMO /, '').trim();
  if (!/\d/.test(number) && label !== 'SWIFT/BIC') return undefined;

  const country = countryName === undefined ? undefined : countryCode(countryName);
  return {
    type: isImo ? 'imo' : typeOf(label, isPerson),
    number: label.startsWith('Digital Currency') ? number.replace(/^\S+ /, '') : number,
    ...(country === undefined ? {} : { country }),
  };
}

function typeOf(label: string, isPerson: boolean): ListedIdentifier['type'] {
  if (label.startsWith('Digital Currency')) return 'other';
  // OFAC gives a bare "Identification Number" to persons and to companies alike.
  if (label === 'Identification Number' || label === 'Registration ID') return isPerson ? 'nationalId' : 'registration';
  return identifierType(label);
}

/** The labels after which a number stands. What has none of these is a title, a place of work or a legal text. */
const NUMBERED = new RegExp(
  `^(${[
    '(?:Diplomatic |Service |Seaman.s |Refugee )?Passport',
    'SWIFT/BIC',
    'Legal Entity Number',
    'Vessel Registration Identification',
    '(?:UK )?Company Number',
    'Company ID',
    'Identification Number',
    '(?:Business |Fiscal |Tax )?Registration (?:Number|ID|Document)',
    'Tax ID No\\.',
    'V\\.A\\.T\\. Number',
    'National (?:Foreign )?ID (?:No\\.|Number)',
    'Personal ID Card',
    'Stateless Person ID Card',
    'Residency Number',
    'Cedula (?:No\\.|de Residencia|de Ciudadania)',
    'Cedula',
    'C\\.U\\.R\\.P\\.',
    'C\\.U\\.I\\.',
    'C\\.U\\.I\\.P\\.',
    'D\\.N\\.I\\.',
    'D\\.U\\.I\\.',
    'I\\.F\\.E\\.',
    'S\\.S\\.N\\.',
    'SSN',
    'R\\.F\\.C\\.',
    'RFC',
    'RUC',
    'NIT',
    'NIE',
    'RIF',
    'RTN',
    'C\\.I\\.F\\.',
    'C\\.R\\. No\\.',
    'Italian Fiscal Code',
    'Unified Social Credit Code \\(USCC\\)',
    'Government Gazette Number',
    'Central Registration System Number',
    'Commercial Registry Number',
    'Chamber of Commerce Number',
    'Istanbul Chamber of Comm\\. No\\.',
    'Economic Register Number \\(CBLS\\)',
    'Enterprise Number',
    'Business Number',
    'Folio Mercantil No\\.',
    'Matricula Mercantil No',
    'Public Registration Number',
    'Trade License No\\.',
    'License',
    "Driver's License (?:No\\.|Number)",
    'Birth Certificate Number',
    'Electoral Registry No\\.',
    'Credencial electoral',
    'D-U-N-S Number',
    'MMSI',
    'Aircraft Tail Number',
    "Aircraft Manufacturer's Serial Number \\(MSN\\)",
    'BIK \\(RU\\)',
    'Digital Currency Address -',
  ].join('|')})(?: No\\.?| #|:)? (.+)$`,
);
