import { describe, expect, test } from 'vitest';
import { parseOfacSet } from '../../src/designations/ofac-csv.ts';
import { anOfacSet } from './fixtures.ts';

const { designations, dprkLinked, datedOn } = parseOfacSet(anOfacSet());
const byReference = new Map(designations.map((it) => [it.reference, it]));

describe('parseOfacSet', () => {
  test('reads all programmes, and the DPRK-linked part among those that only carry NPWMD', () => {
    expect(datedOn).toBeUndefined();
    expect(designations).toHaveLength(8);
    expect(dprkLinked.map((it) => it.id)).toEqual([
      'ofac-90001',
      'ofac-90002',
      'ofac-90003',
      'ofac-90004',
      'ofac-90006',
    ]);
  });

  test('takes a person out of the remarks, joined with their continuation without a separator', () => {
    expect(byReference.get('90001')).toEqual({
      id: 'ofac-90001',
      authority: 'ofac',
      reference: '90001',
      kind: 'person',
      programmes: ['DPRK3', 'CYBER2'],
      name: 'TESTO, Man Seung',
      aliases: [
        { name: 'TESTO, Manseung', strength: 'strong' },
        { name: 'TESTO, Man Sung', strength: 'strong' },
        { name: 'THE TESTER', strength: 'weak' },
        { name: 'TESTO MAN', strength: 'weak' },
      ],
      birthDates: ['1984-01-08', '1985'],
      birthPlaces: ['Sampleton, North Korea'],
      gender: 'male',
      nationalities: ['KP', 'CN'],
      identifiers: [
        { type: 'passport', number: '000000011', country: 'KP' },
        { type: 'passport', number: '000000012' },
        { type: 'nationalId', number: '000013', country: 'CN' },
        { type: 'tax', number: '000014' },
        { type: 'nationalId', number: '000015' },
        { type: 'other', number: '1InventedWa11et' },
      ],
      addresses: [
        { text: '1 Sample Street, Phnom Penh 12000', country: 'KH' },
        { text: 'Korea, North', country: 'KP' },
        { text: 'Nowhere, Region: Sample' },
      ],
      linkedTo: ['SAMPLE TRADING CORPORATION', 'LAST OF ALL'],
    });
  });

  test('an alias that alt.csv grades strong stays strong, and one that repeats the name is none', () => {
    expect(byReference.get('90002')?.aliases).toEqual([
      { name: 'SAMPO', strength: 'strong' },
      { name: 'SOB', strength: 'weak' },
    ]);
  });

  test('knows BIC, register number, IMO company number and LEI of an entity', () => {
    expect(byReference.get('90002')).toMatchObject({
      kind: 'entity',
      identifiers: [
        { type: 'bic', number: 'TESTKPPY' },
        { type: 'registration', number: '000021', country: 'HK' },
        { type: 'imo', number: '0000001' },
        { type: 'lei', number: '00000000000000000098' },
      ],
    });
  });

  test('knows vessels by flag and IMO number, and aircraft by their tail', () => {
    expect(byReference.get('90003')).toMatchObject({
      kind: 'vessel',
      nationalities: ['KP'],
      identifiers: [
        { type: 'imo', number: '0000002' },
        { type: 'other', number: '000000003' },
      ],
      linkedTo: ['SAMPLE OCEAN SHIPPING CO LTD'],
    });
    expect(byReference.get('90004')).toMatchObject({
      kind: 'aircraft',
      identifiers: [{ type: 'registration', number: 'P-000' }],
    });
  });

  test('reads every form of a birth date', () => {
    expect(byReference.get('90005')?.birthDates).toEqual([
      '1947~',
      '1968-11',
      '1969/1970',
      '1950',
      '1961~/1963~',
      '1962-03-02~',
    ]);
  });

  test('leaves out the last statement of remarks that are cut off: half a number is another number', () => {
    expect(byReference.get('90007')?.identifiers).toEqual([{ type: 'tax', number: '000071' }]);
  });

  test('an entry without remarks or addresses is an entry', () => {
    expect(byReference.get('90008')).toMatchObject({ kind: 'entity', aliases: [], identifiers: [], addresses: [] });
  });

  test('reads the consolidated list in the same layout, under ids of its own', () => {
    const list = parseOfacSet(anOfacSet(), { list: 'consolidated' });
    expect(list.authority).toBe('ofac-consolidated');
    expect(list.designations.map((it) => [it.id, it.reference])).toEqual(
      designations.map((it) => [`ofac-consolidated-${it.reference}`, it.reference]),
    );
    expect(() => parseOfacSet(anOfacSet({ alt: '' }), { list: 'consolidated' })).toThrow('cons_alt.csv is empty');
  });
});

describe('an OFAC set that is not whole is refused', () => {
  const { sdn, alt, add, comments } = anOfacSet();
  const cases = [
    ['an empty file', { sdn: '' }, 'ofac_list_empty'],
    ['an end mark and no entry', { sdn: '\u001a' }, 'ofac_list_empty'],
    ['an empty sibling', { comments: '' }, 'ofac_list_empty'],
    ['no end mark, cut between two rows', { sdn: sdn.slice(0, sdn.indexOf('90008')) }, 'ofac_list_cut_short'],
    ['cut inside a quoted field', { sdn: sdn.slice(0, sdn.indexOf('Aircraft Operator')) }, 'ofac_list_cut_short'],
    ['cut between two fields', { sdn: sdn.slice(0, sdn.lastIndexOf(',"SDGT"')) }, 'ofac_list_cut_short'],
    ['a sibling that is cut', { alt: alt.slice(0, alt.indexOf('90002')) }, 'ofac_list_cut_short'],
    ['an error page instead', { sdn: '<html>\n<body>\nUnavailable\n</body></html>' }, 'ofac_list_malformed'],
    ['a file in the place of another', { alt: add }, 'ofac_list_malformed'],
    ['aliases of entries that are not there', { alt: alt.replaceAll('90002', '90099') }, 'ofac_set_unjoined'],
    ['entries without their row of addresses', { add: add.replaceAll(/90008.*\r\n/g, '') }, 'ofac_set_unjoined'],
  ] as const;

  test.each(cases)('%s', (_, given, code) => {
    expect(() => parseOfacSet(anOfacSet(given))).toThrow(expect.objectContaining({ name: 'InputError', code }));
  });

  test('but a copy from an archive may have lost its end marks, when it is asked for', () => {
    const withoutMarks = { sdn, alt, add, comments: comments.replace('\u001a', '') };
    expect(() => parseOfacSet(withoutMarks)).toThrow(expect.objectContaining({ code: 'ofac_list_cut_short' }));
    expect(parseOfacSet(withoutMarks, { endMark: 'optional' }).designations).toEqual(designations);
  });

  test('and the message names no person', () => {
    const broken = sdn.replace('"TESTO, Man Seung"', '"TESTO, "Man Seung"');
    expect(() => parseOfacSet(anOfacSet({ sdn: broken }))).toThrow(
      expect.objectContaining({ message: expect.not.stringMatching(/TESTO/) }),
    );
  });
});
