/** The register as a list to screen against, like any other authority's. */
import { aliasList } from '../designations/alias-list.ts';
import type { Designation, ListedIdentifier } from '../designations/designation.ts';
import { writeFtm } from '../designations/ftm-write.ts';
import { knownFields } from '../designations/known-fields.ts';
import type { Entry } from './entry.ts';
import { standingOf, type CitedDecision, type Proposal } from './proposal.ts';

/** A determination that is in force, as its confirmed changes leave it. */
export type Determined = {
  readonly reference: string;
  readonly entry: Entry;
  /** The decision that found the link; those that changed the status stand in the history. */
  readonly decision: CitedDecision;
};

/** Puts the confirmed changes of one determination together; undefined unless it is in force. */
export function determinedBy(history: readonly Proposal[]): Determined | undefined {
  if (standingOf(history) !== 'in-force') return undefined;
  const confirmed = history
    .filter((it) => it.ruling?.ruling === 'confirmed')
    .toSorted((a, b) => a.ruling!.ordinal - b.ruling!.ordinal);
  let determined: Determined | undefined;
  for (const { reference, change, decision } of confirmed) {
    if (change.kind === 'entry') determined = { reference, entry: change.entry, decision };
    if (change.kind === 'status' && determined !== undefined) {
      const { status, on: statusOn } = change;
      determined = { ...determined, entry: { ...determined.entry, status, statusOn } };
    }
  }
  return determined;
}

/**
 * What is screened against: every determination in force, and those entries of the list so far that the register has
 * never heard of, so that what came with the project stays until somebody enters it under its reference and revokes it.
 */
export function nationalDesignations(
  histories: readonly (readonly Proposal[])[],
  listSoFar: readonly Designation[],
): Designation[] {
  const isRegistered = new Set(histories.map((history) => history[0]?.reference));
  const carriedOver = listSoFar.filter((it) => !isRegistered.has(it.reference));
  const determined = histories.flatMap((history) => determinedBy(history) ?? []).map(toDesignation);
  return [...carriedOver, ...determined].toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/**
 * The canonical form of a version, whose hash is its identity: a heading with the day and the number of the latest
 * confirmation, then each entry as a line of FollowTheMoney, in the order of the ids. The heading keeps a register that
 * has come back to what it was before from passing for its earlier version.
 */
export function canonicalForm(
  designations: readonly Designation[],
  { datedOn, confirmation }: { datedOn: string; confirmation: number },
): string {
  const heading = JSON.stringify({ register: 'national', datedOn, confirmation });
  return [heading, ...designations.map(writeFtm)].map((line) => `${line}\n`).join('');
}

/** How a decision is cited in a message: `Meeting 4 of 2019-06-12, decision 2 (WG/2019/4-2)`. */
export function citationOf({ meeting, heldOn, number, documentReference }: CitedDecision): string {
  return `Meeting ${meeting} of ${heldOn}, decision ${number} (${documentReference})`;
}

function toDesignation({ reference, entry, decision }: Determined): Designation {
  const { kind, name, country, nationality, address, relation, effectiveOn, status, statusOn } = entry;
  const nationalities = kind === 'entity' ? [country] : nationality === undefined ? [] : [nationality];
  return knownFields<Designation>({
    id: `national-${reference}`,
    authority: 'national',
    reference,
    kind,
    programmes: ['DPRK'],
    name,
    aliases: aliasList(
      name,
      (entry.otherNames ?? []).map((it) => ({ name: it, strength: 'strong' })),
    ),
    birthDates: entry.birthDate === undefined ? [] : [entry.birthDate],
    birthPlaces: [],
    nationalities,
    identifiers: identifiersOf(entry),
    addresses: address === undefined ? [] : [{ text: address, country }],
    listedOn: effectiveOn,
    ...(statusOn !== undefined && statusOn > effectiveOn && { amendedOn: statusOn }),
    linkedTo: entry.linkedTo ?? [],
    determination: {
      relation,
      decision: citationOf(decision),
      decidedOn: decision.heldOn,
      effectiveOn,
      status,
    },
  });
}

function identifiersOf(entry: Entry): ListedIdentifier[] {
  const { registerNumber, licenceNumber, passportNumber, passportCountry, country } = entry;
  return [
    ...(registerNumber === undefined ? [] : [{ type: 'registration' as const, number: registerNumber, country }]),
    ...(licenceNumber === undefined ? [] : [{ type: 'licence' as const, number: licenceNumber, country }]),
    ...(passportNumber === undefined
      ? []
      : [
          {
            type: 'passport' as const,
            number: passportNumber,
            ...(passportCountry !== undefined && { country: passportCountry }),
          },
        ]),
  ];
}
