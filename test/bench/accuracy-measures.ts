import type { Holder } from '../../src/batches/holder.ts';
import type { Designation } from '../../src/designations/designation.ts';
import { buildIndex, type MatchIndex } from '../../src/matching/candidates.ts';
import { DEFAULT_CONFIGURATION, screenHolder } from '../../src/matching/screening.ts';
import { aHolder } from '../support/holders.ts';
import type { HonestGroup } from './honest-customers.ts';
import type { RealList } from './real-lists.ts';
import type { RomanisationSystem } from './romanise.ts';

/** How many of the names that belong to a designation were found, and which were not. */
export type Recall = {
  readonly group: string;
  readonly asked: number;
  readonly found: number;
  readonly missed: readonly string[];
};

/** What honest people raise. */
export type AlertRate = {
  readonly group: string;
  readonly isKorean: boolean;
  readonly holders: number;
  readonly possible: number;
  readonly match: number;
  readonly raised: readonly string[];
};

/** How an alias differs from the entry's other names. */
export const ALIAS_KINDS = ['punctuation', 'order', 'romanisation', 'other script', 'different name'] as const;
export type AliasKind = (typeof ALIAS_KINDS)[number];

/** Asks for every alias of every person and entity, against the entry without that alias. */
export function measureAliases({ list, designations }: RealList): readonly Recall[] {
  const asked = designations
    .filter((it) => it.kind === 'person' || it.kind === 'entity')
    .flatMap((designation) =>
      designation.aliases
        .filter((it) => it.strength === 'strong')
        .map(({ name }) => {
          const others = [designation.name, ...designation.aliases.map((it) => it.name)].filter((it) => it !== name);
          const rest = {
            ...designation,
            name: others[0]!,
            aliases: others.slice(1).map((it) => ({ name: it, strength: 'strong' as const })),
          };
          return { kind: aliasKind(name, others), person: designation.kind === 'person', name, rest };
        }),
    );
  return [true, false].flatMap((person) =>
    ALIAS_KINDS.map((kind) => {
      const cases = asked.filter((it) => it.kind === kind && it.person === person);
      const missed = cases.filter(
        (it) => !isHit(buildIndex([it.rest]), aHolder({ kind: person ? 'person' : 'entity', name: it.name })),
      );
      return recall(
        `${list}, ${person ? 'persons' : 'entities'}, ${kind}`,
        cases.length,
        missed.map((it) => `${it.name}  <>  ${it.rest.name}`),
      );
    }).filter((it) => it.asked > 0),
  );
}

/** Asks for every Hangul name in every romanisation system, spaced, joined and turned round, against the Latin names. */
export function measureRomanisations(
  designations: readonly Designation[],
  systems: readonly RomanisationSystem[],
): readonly Recall[] {
  const people = designations.flatMap((it) => {
    const hangul = it.aliases.find((alias) => /^[가-힣]{2,4}$/.test(alias.name))?.name;
    const latin = [it.name, ...it.aliases.map((alias) => alias.name)].filter((name) => !/[가-힣]/.test(name));
    if (it.kind !== 'person' || !hangul || latin.length === 0) return [];
    const index = buildIndex([
      { ...it, name: latin[0]!, aliases: latin.slice(1).map((name) => ({ name, strength: 'strong' as const })) },
    ]);
    return [{ hangul, index, name: latin[0]! }];
  });
  const forms: readonly (readonly [string, (surname: string, given: string) => string])[] = [
    ['spaced', (surname, given) => `${surname} ${[...given].join(' ')}`],
    ['joined', (surname, given) => `${surname} ${given}`],
  ];
  const asked = systems.flatMap(({ system, romanise }) =>
    forms.flatMap(([form, write]) => {
      const names = people.map(({ hangul, index, name }) => ({
        index,
        name,
        spelling: romanise(write(hangul.slice(0, 1), hangul.slice(1))),
      }));
      return [
        { group: `${system}, ${form}`, names },
        {
          group: `${system}, ${form}, family name last`,
          names: names.map((it) => ({ ...it, spelling: it.spelling.replace(/^(\S+) (.+)$/, '$2 $1') })),
        },
      ];
    }),
  );
  asked.push({ group: 'Hangul', names: people.map(({ hangul, index, name }) => ({ index, name, spelling: hangul })) });
  return asked.map(({ group, names }) => {
    const missed = names.filter((it) => !isHit(it.index, aHolder({ name: it.spelling })));
    return recall(
      group,
      names.length,
      missed.map((it) => `${it.spelling}  <>  ${it.name}`),
    );
  });
}

/** Asks for every listed person against all other persons of the same list: each hit is a confusion of two people. */
export function measureConfusion({ list, designations }: RealList): AlertRate {
  const persons = designations.filter((it) => it.kind === 'person');
  const index = buildIndex(persons);
  const confused = persons.flatMap((it) => {
    const holder = aHolder({ name: it.name, birthDate: it.birthDates.find((date) => /^\d{4}-\d\d-\d\d$/.test(date)) });
    return screenHolder(index, holder, DEFAULT_CONFIGURATION)
      .matches.filter((match) => match.designationId !== it.id)
      .map((match) => ({ score: match.score, pair: `${it.name}  <>  ${match.matchedName} ${match.score}` }));
  });
  const match = confused.filter((it) => it.score >= DEFAULT_CONFIGURATION.matchScore).length;
  return {
    group: `${list}, ${persons.length} persons among themselves`,
    isKorean: true,
    holders: persons.length,
    possible: confused.length - match,
    match,
    raised: confused.map((it) => it.pair),
  };
}

/** Screens honest customers. */
export function measureHonest(index: MatchIndex, { group, isKorean, holders }: HonestGroup): AlertRate {
  let [possible, match] = [0, 0];
  const raised: string[] = [];
  for (const holder of holders) {
    const { outcome, matches } = screenHolder(index, holder, DEFAULT_CONFIGURATION);
    if (outcome === 'possible') possible += 1;
    if (outcome === 'match') match += 1;
    if (matches[0])
      raised.push(
        `${outcome} ${matches[0].score} ${holder.name}  <>  ${matches[0].matchedName} (${matches[0].designationId})`,
      );
  }
  return { group, isKorean, holders: holders.length, possible, match, raised };
}

function isHit(index: MatchIndex, holder: Holder): boolean {
  return screenHolder(index, holder, DEFAULT_CONFIGURATION).matches.length > 0;
}

function recall(group: string, asked: number, missed: readonly string[]): Recall {
  return { group, asked, found: asked - missed.length, missed };
}

/** Told apart by rules that know nothing of the matcher: same letters, same words, same consonants, or none of these. */
function aliasKind(alias: string, others: readonly string[]): AliasKind {
  if (/[^\p{Script=Latin}\p{P}\p{N}\p{Z}\p{M}`´]/u.test(alias)) return 'other script';
  if (others.some((it) => letters(it) === letters(alias))) return 'punctuation';
  if (others.some((it) => sorted(it) === sorted(alias))) return 'order';
  return others.some((it) => skeleton(it) === skeleton(alias)) ? 'romanisation' : 'different name';
}

function wordsOf(name: string): readonly string[] {
  return name
    .normalize('NFD')
    .replace(/[\p{M}'’‘`´]/gu, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((it) => it !== '');
}

function letters(name: string): string {
  return wordsOf(name).join('');
}

function sorted(name: string): string {
  return wordsOf(name).toSorted().join(' ');
}

/** The consonants, voiced and aspirated ones as plain ones, in alphabetical order of the words. */
function skeleton(name: string): string {
  const consonants = (word: string) =>
    word
      .replace(/ch|j|z/g, 'c')
      .replace(/[gq]/g, 'k')
      .replace(/d/g, 't')
      .replace(/b/g, 'p')
      .replace(/sh/g, 's')
      .replace(/(?<=[ktpc])h/g, '')
      .replace(/^r|l/g, 'r')
      .replace(/[aeiouyw]/g, '')
      .replace(/(.)\1/g, '$1');
  return wordsOf(name).map(consonants).toSorted().join('');
}
