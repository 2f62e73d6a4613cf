import type { Institution } from '../batches/institution.ts';
import type { Designation } from '../designations/designation.ts';
import { EU_MEMBERS } from './eu-members.ts';
import { GROUNDS } from './grounds.ts';
import type { Finding, Ground } from './grounds.ts';
import { LEGAL_BASES } from './legal-bases.ts';
import type { LegalBasis, LegalBasisCode } from './legal-bases.ts';

/**
 * The law that a recommendation cites, each rule once: that of the lists it rests on first, then that of the
 * ground. There is always at least one.
 */
export function legalBasesFor(
  ground: Ground,
  institution: Institution,
  findings: readonly Finding[],
): readonly LegalBasis[] {
  const ofLists = findings.flatMap(({ designation }) => basesOfList(designation, institution));
  const ofGround = GROUNDS[ground].bases.map((code): LegalBasis => LEGAL_BASES[code]);
  const byRule = new Map([...ofLists, ...ofGround].map((it) => [`${it.instrument} ${it.paragraph}`, it]));
  return [...byRule.values()];
}

function basesOfList(designation: Designation, institution: Institution): readonly LegalBasis[] {
  switch (designation.authority) {
    case 'un':
      return basesOf(['un-1718-8d', 'un-2094-8', ...freezeLawOf(institution.country)]);
    case 'ofac':
    case 'csl':
      return [...basesOf(blockingRulesOf(designation)), ...declarationOf(designation, institution)];
    case 'eu':
    case 'uk':
    case 'au':
    case 'ch':
    case 'ca':
    case 'jp':
      return [...basesOf(LAW_OF_LIST[designation.authority]), ...declarationOf(designation, institution)];
    case 'national':
      return decisionOf(designation);
    case 'ofac-consolidated':
    case 'file':
      return declarationOf(designation, institution);
  }
}

function basesOf(codes: readonly LegalBasisCode[]): readonly LegalBasis[] {
  return codes.map((code) => LEGAL_BASES[code]);
}

/** The domestic law by which a UN designation is carried out, which an institution's own lawyers will ask for first. */
const FREEZE_LAW: Readonly<Record<string, readonly LegalBasisCode[]>> = {
  KH: ['kh-pf-law', 'kh-freezing-decisions'],
  GB: ['gb-2019-411-13'],
  US: ['us-510-201'],
  SG: ['sg-235-2023-13'],
  CA: ['ca-2006-287-19'],
  AU: ['au-unsc-dprk'],
  CH: ['ch-946-231-127-6-9'],
  JP: ['jp-fefta'],
};

/** The law that a state's own list is made under; its DPRK-linked part, UN listings and autonomous ones together. */
const LAW_OF_LIST: Readonly<Record<'eu' | 'uk' | 'au' | 'ch' | 'ca' | 'jp', readonly LegalBasisCode[]>> = {
  eu: ['eu-2017-1509-34'],
  uk: ['gb-2019-411-13'],
  au: ['au-autonomous-14-15', 'au-unsc-dprk'],
  ch: ['ch-946-231-127-6-9'],
  ca: ['ca-sema-4'],
  jp: ['jp-fefta'],
};

function freezeLawOf(country: string): readonly LegalBasisCode[] {
  return EU_MEMBERS.includes(country) ? ['eu-2017-1509-34'] : (FREEZE_LAW[country] ?? []);
}

/** OFAC blocks under the programme that an entry is tagged with: NPWMD has regulations of its own. */
function blockingRulesOf({ programmes }: Designation): readonly LegalBasisCode[] {
  const isDprk = programmes.some((it) => it.startsWith('DPRK'));
  const isProliferator = programmes.includes('NPWMD');
  return [
    ...(isDprk || !isProliferator ? (['us-510-201'] as const) : []),
    ...(isProliferator ? (['us-544-201'] as const) : []),
    'us-501-603',
  ];
}

/** What is on our own record is cited as seen. */
function declarationOf({ authority }: Designation, institution: Institution): readonly LegalBasis[] {
  if (!institution.declaredBinding.includes(authority)) return [];
  return [
    {
      instrument: 'Declaration on record',
      paragraph: `list of the authority "${authority}"`,
      text: 'The institution, or its supervisor, has declared that the designations of this authority bind it.',
      jurisdiction: institution.country,
      mark: 'V',
    },
  ];
}

function decisionOf({ determination }: Designation): readonly LegalBasis[] {
  if (determination === undefined) return [];
  return [
    {
      instrument: 'National determination',
      paragraph: determination.decision,
      text: `Found linked to the DPRK on ${determination.decidedOn}, in force since ${determination.effectiveOn}.`,
      jurisdiction: 'KH',
      mark: 'V',
    },
  ];
}
