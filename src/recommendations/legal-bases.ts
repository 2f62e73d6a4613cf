/** One rule of law that a recommendation leans on, short enough to be read beside it. */
export type LegalBasis = {
  readonly instrument: string;
  readonly paragraph: string;
  readonly text: string;
  /** ISO 3166-1 alpha-2, or `UN`, `EU`, `FATF`. */
  readonly jurisdiction: string;
  readonly url?: string;
  /** V: number and content seen. C: content seen, number not beside it. K: professional knowledge, check before quoting. */
  readonly mark: 'V' | 'C' | 'K';
};

/** The rules that recommendations cite, with the evidence marks of docs/decision-table.md. Wordings are abridged, not quoted. */
export const LEGAL_BASES = {
  'un-1718-8d': {
    instrument: 'UN Security Council resolution 1718 (2006)',
    paragraph: '8(d)',
    text: 'Freeze immediately the funds, other financial assets and economic resources owned or controlled, directly or indirectly, by designated persons or by those acting for them, and make none available to them.',
    jurisdiction: 'UN',
    url: 'https://docs.un.org/en/S/RES/1718(2006)',
    mark: 'V',
  },
  'un-2094-8': {
    instrument: 'UN Security Council resolution 2094 (2013)',
    paragraph: '8',
    text: 'The freeze reaches those acting on behalf or at the direction of designated persons, and entities they own or control, including through illicit means.',
    jurisdiction: 'UN',
    url: 'https://docs.un.org/en/S/RES/2094(2013)',
    mark: 'C',
  },
  'un-2321-16': {
    instrument: 'UN Security Council resolution 2321 (2016)',
    paragraph: '16',
    text: 'DPRK missions, consular posts and accredited officers are limited to one bank account each in the territory; that one they may keep.',
    jurisdiction: 'UN',
    url: 'https://docs.un.org/en/S/RES/2321(2016)',
    mark: 'C',
  },
  'un-2375-18': {
    instrument: 'UN Security Council resolution 2375 (2017)',
    paragraph: '18',
    text: 'Prohibit the opening, maintenance and operation of joint ventures and cooperative entities, new and existing, with DPRK entities or individuals, and close the existing ones.',
    jurisdiction: 'UN',
    url: 'https://docs.un.org/en/S/RES/2375(2017)',
    mark: 'V',
  },
  'un-2397-8': {
    instrument: 'UN Security Council resolution 2397 (2017)',
    paragraph: '8',
    text: 'DPRK nationals earning income are repatriated, except own nationals and those whose repatriation the law prohibits, refugee and human rights law included.',
    jurisdiction: 'UN',
    url: 'https://docs.un.org/en/S/RES/2397(2017)',
    mark: 'V',
  },
  'fatf-1': {
    instrument: 'FATF Recommendation 1 and its interpretive note',
    paragraph: 'R.1',
    text: 'Assess the risk of a breach, non-implementation or evasion of proliferation financing sanctions, and take measures in proportion to it.',
    jurisdiction: 'FATF',
    mark: 'V',
  },
  'fatf-7-2': {
    instrument: 'FATF Recommendation 7 (Methodology)',
    paragraph: 'c.7.2',
    text: 'Freeze without delay and without prior notice, make no funds available, and report what was frozen and every attempted transaction.',
    jurisdiction: 'FATF',
    mark: 'K',
  },
  'fatf-7-4': {
    instrument: 'FATF Recommendation 7 (Methodology)',
    paragraph: 'c.7.4',
    text: 'Funds of persons with the same or similar names who are not the designated ones are released once that is verified.',
    jurisdiction: 'FATF',
    mark: 'K',
  },
  'fatf-10': {
    instrument: 'FATF Recommendation 10',
    paragraph: 'R.10',
    text: 'Identify the customer and verify who he is by reliable, independent documents.',
    jurisdiction: 'FATF',
    mark: 'K',
  },
  'kh-pf-law': {
    instrument:
      'Law on Combating the Financing of Proliferation of Weapons of Mass Destruction (Royal Kram NS/RKM/0620/019)',
    paragraph: 'freezing orders',
    text: 'Property owned or controlled wholly or partly, directly or indirectly, by designated persons, or held for them, may not be sold, supplied, leased, transferred, converted, disposed of or used.',
    jurisdiction: 'KH',
    mark: 'V',
  },
  'kh-freezing-decisions': {
    instrument: 'Phnom Penh Municipal Court, freezing decisions of 2 November 2020',
    paragraph: 'Nos. 11 and 12',
    text: 'Standing orders that freeze the property of those designated in relation to the DPRK and Iran, until they are annulled.',
    jurisdiction: 'KH',
    mark: 'V',
  },
  'gb-2019-411-13': {
    instrument: 'Democratic People’s Republic of Korea (Sanctions) (EU Exit) Regulations 2019 (SI 2019/411)',
    paragraph: 'regulation 13',
    text: 'Nobody may deal with the funds of a designated person; moving, transferring and paying out is dealing, jointly held funds included.',
    jurisdiction: 'GB',
    url: 'https://www.legislation.gov.uk/uksi/2019/411',
    mark: 'V',
  },
  'us-510-201': {
    instrument: 'North Korea Sanctions Regulations (31 CFR part 510)',
    paragraph: '510.201',
    text: 'Property of the Government of North Korea, the Workers’ Party of Korea and persons designated under the programme is blocked.',
    jurisdiction: 'US',
    url: 'https://www.ecfr.gov/current/title-31/section-510.201',
    mark: 'V',
  },
  'us-544-201': {
    instrument: 'Weapons of Mass Destruction Proliferators Sanctions Regulations (31 CFR part 544)',
    paragraph: '544.201',
    text: 'Property of designated proliferators of weapons of mass destruction and their supporters is blocked.',
    jurisdiction: 'US',
    url: 'https://www.ecfr.gov/current/title-31/section-544.201',
    mark: 'K',
  },
  'us-501-603': {
    instrument: 'Reporting, Procedures and Penalties Regulations (31 CFR part 501)',
    paragraph: '501.603',
    text: 'Report blocked property to OFAC within 10 business days, and once a year.',
    jurisdiction: 'US',
    url: 'https://www.ecfr.gov/current/title-31/section-501.603',
    mark: 'V',
  },
  'sg-235-2023-13': {
    instrument: 'Financial Services and Markets (DPRK) Regulations 2023 (S 235/2023)',
    paragraph: 'regulation 13',
    text: 'Freeze the funds of designated persons.',
    jurisdiction: 'SG',
    mark: 'V',
  },
  'eu-2017-1509-34': {
    instrument: 'Council Regulation (EU) 2017/1509',
    paragraph: 'Article 34',
    text: 'Funds and economic resources of listed persons, entities and bodies are frozen and none are made available to them.',
    jurisdiction: 'EU',
    url: 'https://eur-lex.europa.eu/eli/reg/2017/1509/oj',
    mark: 'K',
  },
  'ca-2006-287-19': {
    instrument: 'Regulations Implementing the United Nations Resolutions on the DPRK (SOR/2006-287)',
    paragraph: 'section 19',
    text: 'Institutions determine on a continuing basis whether they hold property of designated persons.',
    jurisdiction: 'CA',
    mark: 'V',
  },
  'ca-sema-4': {
    instrument: 'Special Economic Measures Act (S.C. 1992, c. 17)',
    paragraph: 'section 4',
    text: 'The Governor in Council restricts or prohibits dealings with a foreign state and its nationals, and has their property in Canada frozen.',
    jurisdiction: 'CA',
    mark: 'C',
  },
  'au-unsc-dprk': {
    instrument: 'Charter of the United Nations (Sanctions — Democratic People’s Republic of Korea) Regulations 2008',
    paragraph: 'designated persons and entities',
    text: 'No asset is made available to a designated person or entity, and none that it owns or controls is used or dealt with.',
    jurisdiction: 'AU',
    mark: 'K',
  },
  'au-autonomous-14-15': {
    instrument: 'Autonomous Sanctions Regulations 2011',
    paragraph: 'regulations 14 and 15',
    text: 'No asset is made available to a designated person or entity, and no controlled asset is used or dealt with.',
    jurisdiction: 'AU',
    mark: 'K',
  },
  'ch-946-231-127-6-9': {
    instrument:
      'Ordinance of 18 May 2016 on Measures concerning the Democratic People’s Republic of Korea (SR 946.231.127.6)',
    paragraph: 'Article 9',
    text: 'Assets and economic resources owned or controlled by those in its annexes, or by those who act for them, are frozen.',
    jurisdiction: 'CH',
    mark: 'V',
  },
  'jp-fefta': {
    instrument: 'Foreign Exchange and Foreign Trade Act (Act No. 228 of 1949)',
    paragraph: 'Articles 16 and 21',
    text: 'Payments to designated persons, and deposits, trusts and loans with them, need a permission.',
    jurisdiction: 'JP',
    mark: 'C',
  },
} as const satisfies Readonly<Record<string, LegalBasis>>;

export type LegalBasisCode = keyof typeof LEGAL_BASES;
