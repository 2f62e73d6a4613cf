import { html } from 'hono/html';
import type { Holder } from '../batches/holder.ts';
import type { Designation } from '../designations/designation.ts';
import { table, type Content, type Html } from './table.ts';

type Row = { readonly what: string; readonly bank: readonly Content[]; readonly list: readonly Content[] };

/** The holder and the list entry side by side, whole: also what was not compared, for whoever has to judge. */
export function bothEntries(holder: Holder, designation: Designation, { isOpen }: { isOpen: boolean }): Html {
  const rows = rowsOf(holder, designation).filter((row) => row.bank.length > 0 || row.list.length > 0);
  return html`<details class="both" ${isOpen ? html`open` : undefined}>
    <summary>Both entries in full</summary>
    ${table<Row>({
      caption:
        'The holder as the bank wrote it beside the entry as the list has it; a value that is absent clears nobody',
      columns: [
        { heading: 'Field', cell: (it) => it.what },
        { heading: 'What the bank wrote', cell: (it) => lines(it.bank) },
        { heading: 'What the list says', cell: (it) => lines(it.list) },
      ],
      rows,
      empty: undefined,
    })}
  </details>`;
}

function rowsOf(holder: Holder, designation: Designation): Row[] {
  const { determination, aliases } = designation;
  return [
    { what: 'Kind', bank: [holder.kind], list: [designation.kind] },
    { what: 'Name', bank: [holder.name], list: [designation.name] },
    { what: 'Name in its own script', bank: some(holder.nativeName), list: [] },
    {
      what: 'Other names',
      bank: holder.otherNames ?? [],
      list: aliases.map((it) => html`${it.name} <span class="aside">${it.strength} alias</span>`),
    },
    { what: 'Birth date', bank: some(holder.birthDate), list: designation.birthDates },
    { what: 'Birth place', bank: some(holder.birthPlace), list: designation.birthPlaces },
    { what: 'Gender', bank: some(holder.gender), list: some(designation.gender) },
    { what: 'Nationality', bank: holder.nationalities ?? [], list: designation.nationalities },
    { what: 'Identifiers', bank: identifiersOf(holder), list: designation.identifiers.map(identifier) },
    { what: 'Incorporated in', bank: some(holder.incorporationCountry), list: [] },
    {
      what: 'Addresses',
      bank: (holder.addresses ?? []).map((it) => joined(it.text, it.city, it.country)),
      list: designation.addresses.map((it) => joined(it.text, it.country)),
    },
    { what: 'Phones and e-mail', bank: [...(holder.phones ?? []), ...(holder.emails ?? [])], list: [] },
    {
      what: 'Accounts',
      bank: (holder.accounts ?? []).map((it) => joined(it.accountRef, it.currency, it.status, it.openedOn)),
      list: [],
    },
    {
      what: 'Related parties',
      bank: (holder.relatedParties ?? []).map((it) => html`${it.name} <span class="aside">${it.role}</span>`),
      list: designation.linkedTo,
    },
    { what: 'Programmes', bank: [], list: designation.programmes },
    {
      what: 'Determination',
      bank: [],
      list: determination
        ? [
            joined(
              determination.decision,
              `decided on ${determination.decidedOn}`,
              determination.relation,
              determination.status,
            ),
          ]
        : [],
    },
  ];
}

function identifiersOf(holder: Holder): string[] {
  const { registrationNumber, lei, bic } = holder;
  return [
    ...(holder.identifiers ?? []).map(identifier),
    ...some(registrationNumber && joined(registrationNumber, 'registration')),
    ...some(lei && joined(lei, 'lei')),
    ...some(bic && joined(bic, 'bic')),
  ];
}

function identifier({ number, type, country }: { number: string; type: string; country?: string | undefined }): string {
  return joined(number, type, country);
}

function joined(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined).join(', ');
}

function some<T>(value: T | undefined | ''): T[] {
  return value === undefined || value === '' ? [] : [value];
}

function lines(values: readonly Content[]): Content {
  if (values.length < 2) return values[0];
  return html`<ul class="values">
    ${values.map((value) => html`<li>${value}</li>`)}
  </ul>`;
}
