import { afterAll, describe, expect, test } from 'vitest';
import { listChanges } from '../../src/designations/changes.ts';
import { parseOfacSet, type OfacSet } from '../../src/designations/ofac-csv.ts';
import { parseUnList } from '../../src/designations/un.ts';
import { importList } from '../../src/pipeline/import-list.ts';
import { contentHash } from '../../src/store/content-hash.ts';
import { readListRefusals } from '../../src/store/list-history.ts';
import { findListSetInForce, readDesignationsOfVersion } from '../../src/store/lists.ts';
import { emptySiblingsOf, LISTS_ARE_MISSING, readOfficial, readOfficialSet } from '../designations/official-lists.ts';
import { useDatabase } from '../support/database.ts';

/** Every publication that is at hand, as the history of updates that it is. */
describe.skipIf(LISTS_ARE_MISSING)('the real lists, imported in the order of their days', () => {
  const postgres = useDatabase();

  async function versionInForce(authority: 'un' | 'ofac') {
    const set = await findListSetInForce(postgres.database);
    return set?.versions.find((it) => it.authority === authority);
  }

  /** What the import of one publication changed in the list in force. */
  async function changesBy(authority: 'un' | 'ofac', publish: () => Promise<unknown>) {
    const former = await versionInForce(authority);
    await publish();
    const current = (await versionInForce(authority))!;
    const before = former === undefined ? [] : await readDesignationsOfVersion(postgres.database, former.id);
    return listChanges(before, await readDesignationsOfVersion(postgres.database, current.id));
  }

  function publishUn(name: string) {
    const source = `consolidated_${name}.xml`;
    return importList(postgres, {
      authority: 'un',
      source,
      read: () => {
        const bytes = readOfficial(`un/${source}.gz`);
        const { datedOn, dprkLinked: designations } = parseUnList([bytes]);
        return { authority: 'un', datedOn: datedOn!, contentHash: contentHash([bytes]), source, designations };
      },
    });
  }

  function publishOfac(datedOn: string, source: string, readSet: () => OfacSet) {
    return importList(postgres, {
      authority: 'ofac',
      source,
      read: () => {
        const set = readSet();
        const { dprkLinked: designations } = parseOfacSet(set, { endMark: 'optional' });
        const bytes = Object.values(set).map((it) => Buffer.from(it));
        return { authority: 'ofac', datedOn, contentHash: contentHash(bytes), source, designations };
      },
    });
  }

  /** The day, how many entries the list then holds, and how many were added and amended, or why it was refused. */
  test.each([
    ['2017-07-03', 99, 99, 0],
    ['2018-06-07', 155, 56, 4],
    ['2018-06-21', 155, 0, 0],
    ['2018-08-24', 155, 0, 3],
    ['2018-10-29', 155, 0, 0],
    ['2020-03-20', 155, 0, 0],
    ['2020-11-30', 155, 0, 1],
    ['2021-03-12', 155, 0, 0],
    ['2024-09-26', 155, 0, 68],
    ['2024-10-16_MALFORMED_bare_ampersand', 155, 0, 'un_list_malformed'],
    ['2025-04-19', 155, 0, 0],
    ['2025-08-02', 155, 0, 0],
    ['2025-08-16_CORRUPT_low_byte_text', 155, 0, 'un_list_malformed'],
    ['2025-11-15', 155, 0, 0],
    ['2025-11-20', 155, 0, 0],
    ['2026-02-27', 155, 0, 0],
  ] as const)('the UN, %s', async (name, held, added, amended) => {
    if (typeof amended === 'string') {
      const before = await versionInForce('un');
      await expect(publishUn(name)).rejects.toMatchObject({ name: 'InputError', code: amended });
      expect((await versionInForce('un'))?.id).toBe(before?.id);
      return;
    }
    const changes = await changesBy('un', () => publishUn(name));
    expect(await versionInForce('un')).toMatchObject({ datedOn: name, designationCount: held });
    expect(changes.added).toHaveLength(added);
    expect(changes.delisted).toEqual([]);
    expect(changes.amended).toHaveLength(amended);
    if (added === 56) {
      expect(changes.added.map((it) => it.reference)).toEqual(
        expect.arrayContaining(['KPi.054', 'KPi.080', 'KPe.075']),
      );
    }
  });

  /** The day, how many DPRK-linked entries the list then holds, and the set where all four files are at hand. */
  test.each([
    ['2019-01-01', 475, 'set_2019-01'],
    ['2021-07-01', 502, 'set_2021-07'],
    ['2021-08-18', 502, undefined],
    ['2022-05-25', 529, undefined],
    ['2022-05-27', 533, undefined],
    ['2022-12-08', 544, undefined],
    ['2022-12-09', 554, undefined],
    ['2023-11-30', 577, undefined],
    ['2023-12-01', 586, undefined],
    ['2024-01-05', 586, 'set_2024-01-05'],
    ['2024-03-26', 586, undefined],
    ['2024-03-27', 593, undefined],
    ['2024-05-03', 593, undefined],
  ] as const)('OFAC, %s', async (datedOn, held, folder) => {
    const former = await versionInForce('ofac');
    const changes = await changesBy('ofac', () =>
      publishOfac(datedOn, folder ?? `sdn_${datedOn}.csv`, () => {
        if (folder !== undefined) return readOfficialSet(folder);
        const sdn = readOfficial(`ofac/daily/sdn_${datedOn}.csv.gz`).toString('utf8');
        return { sdn, ...emptySiblingsOf(sdn) };
      }),
    );
    expect(await versionInForce('ofac')).toMatchObject({ datedOn, designationCount: held });
    expect(changes.added.length - changes.delisted.length).toBe(held - (former?.designationCount ?? 0));
  });

  test('OFAC, 2024-05-04: the download that failed is refused, and the last good list stays', async () => {
    const before = await versionInForce('ofac');
    const name = 'sdn_2024-05-04_EMPTY_bad_download.csv';
    const sdn = () => readOfficial(`ofac/daily/${name}`).toString('utf8');
    const publish = publishOfac('2024-05-04', name, () => ({ ...readOfficialSet('set_2024-01-05'), sdn: sdn() }));
    await expect(publish).rejects.toMatchObject({ code: 'ofac_list_empty' });
    expect((await versionInForce('ofac'))?.id).toBe(before?.id);
  });

  afterAll(async () => {
    const { rows } = await readListRefusals(postgres.database, { limit: 10 });
    expect(rows.map((it) => it.code).toSorted()).toEqual(['ofac_list_empty', 'un_list_malformed', 'un_list_malformed']);
  });
});
