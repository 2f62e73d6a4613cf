import { expect, test } from 'vitest';
import { documentNumbers, registersInText } from '../../src/designations/document-text.ts';

test.each([
  ['Passport No: (a) 000000001 (Date of Expiration: 29.12.2014), (b) 000000002', ['000000001', '000000002']],
  ['000000001 PS 000000002', ['000000001', 'PS 000000002']],
  ['PS- 000000001', ['PS- 000000001']],
  ['Passport D 000001', ['D 000001']],
  ['PD000000001 Date of expiration 27.11.2021', ['PD000000001']],
  ['Passport number: 000000001(expiration date: 3.6.2016)', ['000000001']],
  ['Passport No. 000000001 expires 09 May 2018', ['000000001']],
  ['000001 (Sample passport issued on 3 May 2007).', ['000001']],
  ['0000000000001-7 (Pakistani)', ['0000000000001-7']],
  ['1) A0000001 2) Booklet BE0000002', ['A0000001', 'BE0000002']],
  ['000000001 and 000000002', ['000000001', '000000002']],
  ['Valid until 12.2.2020', []],
  ['', []],
])('the document numbers in "%s" are %j', (text, numbers) => {
  expect(documentNumbers(text)).toEqual(numbers);
});

test('BICs and IMO numbers are found in a text, with a blank in the middle too', () => {
  expect(registersInText('SWIFT: TEST KPPY. (IMO number: 0000001). IMO: 0000002. SWIFT/BIC: TESTKPP2.')).toEqual([
    { type: 'bic', number: 'TESTKPPY' },
    { type: 'bic', number: 'TESTKPP2' },
    { type: 'imo', number: '0000001' },
    { type: 'imo', number: '0000002' },
  ]);
});
