import { describe, expect, test } from 'vitest';
import { readCsv } from '../../src/designations/list-csv.ts';
import { wholeText } from '../../src/designations/list-text.ts';

const FORM = { label: { code: 'sample', name: 'The sample list' }, columns: ['Name', 'City'] };

describe('readCsv', () => {
  test('finds columns by their names, in whatever order and beside whatever others', () => {
    const { rows } = readCsv('City , Extra,"Full\nname",Name\r\n Sampleton ,x,y," TESTO "\r\n', FORM);
    expect(rows.map((row) => [row('Name'), row('City'), row('Full name'), row('Missing')])).toEqual([
      ['TESTO', 'Sampleton', 'y', ''],
    ]);
  });

  test('gives the lines in front of the heading', () => {
    const { before, rows } = readCsv('Last Updated,2026\nName,City\nTESTO,Sampleton\n', { ...FORM, linesBefore: 1 });
    expect(before).toEqual([['Last Updated', '2026']]);
    expect(rows).toHaveLength(1);
  });

  test.each([
    ['nothing', ' ', 'sample_list_empty'],
    ['a heading alone', 'Name,City\n', 'sample_list_empty'],
    ['a column less', 'Name,Town\nTESTO,Sampleton\n', 'sample_list_wrong_root'],
    ['a row with a field less', 'Name,City\nTESTO\nSAMPLE,Sampleton\n', 'sample_list_malformed'],
    ['a last row with a field less', 'Name,City\nSAMPLE,Sampleton\nTESTO\n', 'sample_list_cut_short'],
    ['quotation marks that stay open', 'Name,City\nSAMPLE,"Sampleton', 'sample_list_cut_short'],
    ['quotation marks in the middle of a field', 'Name,City\nSAMPLE,Sam"ple"ton\n', 'sample_list_malformed'],
  ])('refuses %s, and names nobody', (_, text, code) => {
    expect(() => readCsv(text, FORM)).toThrow(
      expect.objectContaining({ name: 'InputError', code, message: expect.not.stringMatching(/TESTO|SAMPLE,/) }),
    );
  });
});

test('a list is taken for UTF-8 where it can be, and for Windows-1252 where it cannot', () => {
  expect(wholeText(new TextEncoder().encode('시험 – é'))).toBe('시험 – é');
  expect(wholeText(new Uint8Array([0xe9, 0x20, 0x96, 0x20, 0x92]))).toBe('é – ’');
  expect(wholeText('as it is')).toBe('as it is');
});
