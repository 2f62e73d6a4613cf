/**
 * The columns of a CSV file, and the field of a holder that each one fills. A file names its columns in its first
 * row, in any order; `customerRef`, `kind` and `name` must be among them.
 *
 * Where a pointer has a list in it, the step after the list says which element: `/identifiers/passport/number` is
 * the identifier whose type is `passport`, `/accounts/0/status` the one account that a flat row has room for.
 */
export const CSV_COLUMNS = {
  customerRef: '/customerRef',
  kind: '/kind',
  name: '/name',
  nativeName: '/nativeName',
  otherNames: '/otherNames/*', // several, separated by a semicolon
  birthDate: '/birthDate',
  birthPlace: '/birthPlace',
  gender: '/gender',
  nationalities: '/nationalities/*',
  passportNumber: '/identifiers/passport/number',
  passportCountry: '/identifiers/passport/country',
  passportExpiresOn: '/identifiers/passport/expiresOn',
  nationalIdNumber: '/identifiers/nationalId/number',
  nationalIdCountry: '/identifiers/nationalId/country',
  residencePermitNumber: '/identifiers/residencePermit/number',
  residencePermitCountry: '/identifiers/residencePermit/country',
  taxNumber: '/identifiers/tax/number',
  taxCountry: '/identifiers/tax/country',
  licenceNumber: '/identifiers/licence/number',
  licenceCountry: '/identifiers/licence/country',
  imoNumber: '/identifiers/imo/number',
  registrationNumber: '/registrationNumber',
  incorporationCountry: '/incorporationCountry',
  lei: '/lei',
  bic: '/bic',
  address: '/addresses/0/text',
  city: '/addresses/0/city',
  addressCountry: '/addresses/0/country',
  phone: '/phones/*',
  email: '/emails/*',
  accountRef: '/accounts/0/accountRef',
  accountStatus: '/accounts/0/status',
  accountCurrency: '/accounts/0/currency',
  accountOpenedOn: '/accounts/0/openedOn',
  occupation: '/attributes/occupation',
  employer: '/attributes/employer',
  diplomaticMission: '/attributes/diplomaticMission', // true or false, as the two below
  accreditedDiplomat: '/attributes/accreditedDiplomat',
  refugee: '/attributes/refugee',
  workPermitNumber: '/attributes/worker/permitNumber',
  workPermitExpiresOn: '/attributes/worker/permitExpiresOn',
  visaType: '/attributes/worker/visaType',
  visaExpiresOn: '/attributes/worker/visaExpiresOn',
  jointVenturePartnerCountry: '/attributes/jointVenture/partnerCountry',
} as const satisfies Readonly<Record<string, string>>;

export type CsvColumn = keyof typeof CSV_COLUMNS;

export const NEEDED_COLUMNS: readonly CsvColumn[] = ['customerRef', 'kind', 'name'];

/** In a cell with several values. */
const SEPARATOR = ';';

const FLAGS: Readonly<Record<string, boolean>> = { true: true, false: false };
const FLAG_COLUMNS: ReadonlySet<CsvColumn> = new Set(['diplomaticMission', 'accreditedDiplomat', 'refugee']);

const COLUMNS_BY_SPELLING = new Map(Object.keys(CSV_COLUMNS).map((it) => [spellingOf(it), it as CsvColumn]));
const COLUMNS_BY_POINTER = new Map(Object.entries(CSV_COLUMNS).map(([column, pointer]) => [pointer as string, column]));

/** The column of a heading. `customer_ref`, `Customer Ref` and `customerRef` are one spelling. */
export function findColumn(heading: string): CsvColumn | undefined {
  return COLUMNS_BY_SPELLING.get(spellingOf(heading));
}

function spellingOf(heading: string): string {
  return heading.toLowerCase().replace(/[ _-]/g, '');
}

type Fields = Record<string, unknown>;

/**
 * Makes the value of a row out of its cells, in the order of the columns. An empty cell leaves its field out; a line
 * break inside a cell is layout, and becomes a space.
 */
export function toValue(columns: readonly CsvColumn[], cells: readonly string[]): Fields {
  const value: Fields = {};
  for (const [place, column] of columns.entries()) {
    const cell = cells[place]!.replace(/\s*[\r\n]\s*/g, ' ').trim();
    if (cell !== '') fill(value, column, cell);
  }
  return value;
}

function fill(value: Fields, column: CsvColumn, cell: string): void {
  const [, top, slot, field] = CSV_COLUMNS[column].split('/') as [string, string, string?, string?];
  const content = FLAG_COLUMNS.has(column) ? (FLAGS[cell.toLowerCase()] ?? cell) : cell;
  if (slot === undefined) value[top] = content;
  else if (slot === '*') value[top] = partsOf(cell);
  else if (top === 'identifiers') elementOf(value, top, slot)[field!] = content;
  else if (slot === '0') elementOf(value, top)[field!] = content;
  else if (field === undefined) fieldsOf(value, top)[slot] = content;
  else fieldsOf(fieldsOf(value, top), slot)[field] = content;
}

function partsOf(cell: string): string[] {
  const parts = cell.split(SEPARATOR).map((part) => part.trim());
  return parts.filter((part) => part !== '');
}

function fieldsOf(value: Fields, name: string): Fields {
  return (value[name] ??= {}) as Fields;
}

/** The element of a list that has this type, or the only one; made where it is not there yet. */
function elementOf(value: Fields, name: string, type?: string): Fields {
  const list = (value[name] ??= []) as Fields[];
  let element = list.find((it) => it['type'] === type);
  if (element === undefined) list.push((element = type === undefined ? {} : { type }));
  return element;
}

/** The column that a pointer into a row's value was read from. */
export function columnOf(value: Fields, pointer: string): string | undefined {
  const general = pointer
    .replace(/^\/identifiers\/(\d+)/, (_, place) => {
      const identifiers = value['identifiers'] as Fields[];
      return `/identifiers/${String(identifiers[Number(place)]?.['type'])}`;
    })
    .replace(/^\/(otherNames|nationalities|phones|emails)(\/\d+)?$/, '/$1/*');
  return COLUMNS_BY_POINTER.get(general);
}
