import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Designation } from '../../src/designations/designation.ts';
import { buildIndex, findCompanyCandidates, findPersonCandidates } from '../../src/matching/candidates.ts';
import { comparableName, nameWords } from '../../src/matching/comparable-name.ts';
import { compareNames, nameWorth } from '../../src/matching/name-claim.ts';
import { aDesignatedEntity, aDesignation } from '../support/designations.ts';
import { aHolder } from '../support/holders.ts';

/** Syllables in several spellings, so that random names meet each other often. */
const SYLLABLES =
  "chol cheol chul ch'ŏl jong jung chung yong young ryong yo'ng su soo song sung seong nam sam il hyok hyuk un eun ho hui hee guk kook man min dong tong won jin chin".split(
    ' ',
  );
const SURNAMES = "kim ri lee yi pak park choe choi ch'oe jong chung kang jo cho ryu yu han namgung o an".split(' ');
const WORLD =
  'sergei sergey aleksandr alexander ivanovich petrov petroff mohammed muhammad ali abdul rahman abdulrahman li wei xiaoming nguyen van anna maria j a 김영철 金永哲 юрий'.split(
    ' ',
  );
const COMPANY =
  'korea trading general corporation bank mansudae man su dae ryonbong ryongbong yonbong daesong taesong silver star silverstar ltd co 39 office no. technology foreign insurance second academy science dalian unity shipping 조선남강무역회사 華信船務'.split(
    ' ',
  );

const koreanName = fc
  .tuple(
    fc.constantFrom(...SURNAMES),
    fc.array(fc.constantFrom(...SYLLABLES), { minLength: 1, maxLength: 3 }),
    fc.constantFrom(' ', '-', ''),
    fc.boolean(),
  )
  .map(([surname, given, between, isLast]) =>
    isLast ? `${given.join(between)} ${surname}` : `${surname} ${given.join(between)}`,
  );
const worldName = fc
  .array(fc.constantFrom(...WORLD, ...SYLLABLES), { minLength: 1, maxLength: 4 })
  .map((it) => it.join(' '));
const companyName = fc.array(fc.constantFrom(...COMPANY), { minLength: 1, maxLength: 5 }).map((it) => it.join(' '));

/** The slips of a typist, put anywhere into a name. */
const slip = fc.record({
  at: fc.nat(),
  kind: fc.constantFrom('drop', 'double', 'swap', 'change', 'join', 'none'),
  letter: fc.constantFrom(...'aeioukgnz'),
});

function withSlip(name: string, { at, kind, letter }: { at: number; kind: string; letter: string }): string {
  const place = at % name.length;
  const [before, here, after] = [name.slice(0, place), name[place]!, name.slice(place + 1)];
  if (kind === 'drop') return before + after || name;
  if (kind === 'double') return before + here + here + after;
  if (kind === 'swap') return before + (after[0] ?? '') + here + after.slice(1);
  if (kind === 'change') return before + letter + after;
  return kind === 'join' ? name.replace(' ', '') : name;
}

describe('retrieval loses nothing that comparing every name would find', () => {
  test.each([
    ['Korean names', koreanName, 'person'],
    ['names of the world', worldName, 'person'],
    ['Korean names beside names of the world', fc.oneof(koreanName, worldName), 'person'],
    ['companies', companyName, 'entity'],
  ] as const)('%s', (_, names, kind) => {
    const listedNames = fc.array(
      fc.oneof(
        names,
        fc.tuple(names, slip).map(([name, it]) => withSlip(name, it)),
      ),
      { minLength: 1, maxLength: 12 },
    );
    fc.assert(
      fc.property(listedNames, fc.tuple(names, slip), fc.nat(), slip, (listed, [free, freeSlip], pick, pickSlip) => {
        const index = buildIndex(listed.map((name, at) => listedAs(name, at, kind)));
        for (const asked of [withSlip(free, freeSlip), withSlip(listed[pick % listed.length]!, pickSlip)])
          expectNothingLost(index, asked, kind);
      }),
      { numRuns: 1000, seed: 20261123 },
    );
  });
});

function expectNothingLost(index: ReturnType<typeof buildIndex>, asked: string, kind: 'person' | 'entity'): void {
  const holder = aHolder({ name: asked, kind });
  const all = [...index.koreans.names, ...index.others.names, ...index.companies.names];
  for (const words of nameWords(asked, kind)) {
    const found = kind === 'person' ? findPersonCandidates(index, words) : findCompanyCandidates(index, words);
    const ours = comparableName(words);
    for (const listed of all) {
      const worth = nameWorth(holder, listed, compareNames(ours, listed));
      if (worth > 0.5) expect(found, `${asked} <> ${listed.name.written} ${worth}`).toContain(listed);
    }
  }
}

function listedAs(name: string, at: number, kind: 'person' | 'entity'): Designation {
  const given = { id: `file-${at}`, name: name.trim() || 'x' };
  return kind === 'person' ? aDesignation(given) : aDesignatedEntity(given);
}
