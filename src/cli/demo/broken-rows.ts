import type { BrokenRow } from './planted-case.ts';

/** Rows that no bank should send and every bank does. Each is reported with its line and field; the others go on. */
export const BROKEN_ROWS: readonly BrokenRow[] = [
  {
    title: 'nationality "Korea"',
    book: 'csv',
    row: { kind: 'person', name: 'Yim Bopha', nationalities: ['Korea'] },
    pointer: '/nationalities/0',
    why: 'It names two states.',
  },
  {
    title: 'a day that no calendar has',
    book: 'csv',
    row: { kind: 'person', name: 'Keo Thida', birthDate: '1980-02-31' },
    pointer: '/birthDate',
    why: 'A wrong birth date would clear or accuse the wrong person.',
  },
  {
    title: 'an unknown kind of holder',
    book: 'csv',
    row: { kind: 'company', name: 'Bayon Printing PLC' },
    pointer: '/kind',
    why: 'A holder is a person or an entity.',
  },
  {
    title: 'no name',
    book: 'ndjson',
    row: { kind: 'person', birthDate: '1990-01-01' },
    pointer: '/name',
    why: 'Nobody can be screened without a name.',
  },
  {
    title: 'an unknown field',
    book: 'ndjson',
    row: { kind: 'person', name: 'Prak Visal', dob: '1990-01-01' },
    pointer: '/dob',
    why: 'A birth date under a name that we do not know would be lost in silence.',
  },
  {
    title: 'a BIC that is none',
    book: 'ndjson',
    row: { kind: 'entity', name: 'Blue Heron Logistics', bic: 'FTB-KP' },
    pointer: '/bic',
    why: 'Eight or eleven characters.',
  },
  {
    title: 'a line that breaks off',
    book: 'ndjson',
    row: '{"customerRef": "cut", "kind": "person", "na',
    pointer: '',
    why: 'Not JSON.',
  },
];
