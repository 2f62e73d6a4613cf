/** Everything that can be said for or against a holder and a designation being the same. */
export type EvidenceFeature =
  | 'identifier'
  | 'name'
  | 'weakAlias'
  | 'birthDate'
  | 'birthPlace'
  | 'nationality'
  | 'gender'
  | 'relatedParty'
  | 'indicator';

/** One thing said for or against a match, with its sentence. */
export type Evidence = {
  readonly feature: EvidenceFeature;
  /** True when it speaks for the two being the same, false when against. */
  readonly supports: boolean;
  /** What it added to the score or took from it, from -1 to 1; 0 where it is only reported. */
  readonly weight: number;
  /** The holder's own value, as the institution wrote it. */
  readonly holderValue: string;
  /** The list's value, as the authority published it. */
  readonly listValue: string;
  /** One sentence for a supervisor, naming both values. */
  readonly sentence: string;
};
