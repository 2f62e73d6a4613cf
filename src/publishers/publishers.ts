import type { Authority } from '../designations/designation.ts';
import type { ListContents } from '../designations/list-contents.ts';
import { parseAustralianList } from '../designations/au-csv.ts';
import { parseCanadianList } from '../designations/ca-xml.ts';
import { parseSwissList } from '../designations/ch-xml.ts';
import { parseScreeningList } from '../designations/csl-csv.ts';
import { parseEuList } from '../designations/eu-xml.ts';
import { parseJapaneseList } from '../designations/jp-csv.ts';
import { parseOfacAdvanced } from '../designations/ofac-advanced.ts';
import { parseUkListXml } from '../designations/uk-list-xml.ts';
import { parseUnList } from '../designations/un.ts';
import { InputError } from '../errors.ts';

/** Who publishes a list, where, in which form, and how old our knowledge of it may become. */
export type Publisher = {
  readonly authority: Authority;
  /**
   * The official address, and the name under which a mirror or a directory of the operator's holds the same file. Without
   * an address the list is published in another form, or under another name each time, and a mirror is needed.
   */
  readonly file: { readonly address?: string; readonly name: string };
  readonly read: (bytes: Uint8Array) => ListContents;
  /** After so many hours without a successful look the list is stale. */
  readonly staleAfterHours: number;
};

/** "Without delay" means hours: the lists that bind are looked at every few hours, and one missed day shows. */
const DAY = 24;
const WEEK = 7 * DAY;

export const PUBLISHERS: readonly Publisher[] = [
  {
    authority: 'un',
    file: { address: 'https://scsanctions.un.org/resources/xml/en/consolidated.xml', name: 'consolidated.xml' },
    read: (bytes) => parseUnList([bytes]),
    staleAfterHours: DAY,
  },
  {
    authority: 'ofac',
    file: {
      address: 'https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/SDN_ADVANCED.XML',
      name: 'SDN_ADVANCED.XML',
    },
    read: (bytes) => parseOfacAdvanced([bytes]),
    staleAfterHours: DAY,
  },
  {
    authority: 'ofac-consolidated',
    file: {
      address: 'https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/CONS_ADVANCED.XML',
      name: 'CONS_ADVANCED.XML',
    },
    read: (bytes) => parseOfacAdvanced([bytes], { list: 'consolidated' }),
    staleAfterHours: DAY,
  },
  {
    authority: 'eu',
    file: {
      // The token is the public one that the Commission gives in its own link.
      address:
        'https://webgate.ec.europa.eu/fsd/fsf/public/files/xmlFullSanctionsList_1_1/content?token=dG9rZW4tMjAxNw',
      name: 'xmlFullSanctionsList_1_1.xml',
    },
    read: (bytes) => parseEuList([bytes]),
    staleAfterHours: 2 * DAY,
  },
  {
    authority: 'uk',
    file: { address: 'https://sanctionslist.fcdo.gov.uk/docs/UK-Sanctions-List.xml', name: 'UK-Sanctions-List.xml' },
    read: (bytes) => parseUkListXml([bytes]),
    staleAfterHours: 2 * DAY,
  },
  {
    authority: 'ch',
    file: {
      address:
        'https://www.sesam.search.admin.ch/sesam-search-web/pages/downloadXmlGesamtliste.xhtml?lang=en&action=downloadXmlGesamtlisteAction',
      name: 'consolidated-list.xml',
    },
    read: (bytes) => parseSwissList([bytes]),
    staleAfterHours: WEEK,
  },
  {
    authority: 'ca',
    file: {
      address:
        'https://www.international.gc.ca/world-monde/assets/office_docs/international_relations-relations_internationales/sanctions/sema-lmes.xml',
      name: 'sema-lmes.xml',
    },
    read: (bytes) => parseCanadianList([bytes]),
    staleAfterHours: WEEK,
  },
  {
    authority: 'jp',
    file: { name: 'shisantouketsu.csv' },
    read: parseJapaneseList,
    staleAfterHours: WEEK,
  },
  {
    authority: 'au',
    file: { name: 'regulation8_consolidated.csv' },
    read: (bytes) => parseAustralianList(new TextDecoder().decode(bytes)),
    staleAfterHours: WEEK,
  },
  {
    authority: 'csl',
    file: {
      address: 'https://data.trade.gov/downloadable_consolidated_screening_list/v1/consolidated.csv',
      name: 'consolidated.csv',
    },
    read: (bytes) => parseScreeningList(new TextDecoder().decode(bytes)),
    staleAfterHours: 2 * DAY,
  },
];

/** The authorities whose lists can be fetched. */
export const PUBLISHED: readonly Authority[] = PUBLISHERS.map((it) => it.authority);

/** The authorities of these names, as an operator switches them on. */
export function publishedAuthorities(names: readonly string[]): Authority[] {
  return names.map((name) => {
    const found = PUBLISHED.find((it) => it === name);
    if (found !== undefined) return found;
    throw new InputError(
      'list_not_published',
      `There is no list "${name}" to fetch. Choose of ${PUBLISHED.join(', ')}.`,
    );
  });
}

export function findPublisher(authority: Authority): Publisher | undefined {
  return PUBLISHERS.find((it) => it.authority === authority);
}

/**
 * Whether a list has not been looked at for longer than its limit; `checkedAt` is undefined when it never was. A list
 * that nobody publishes for us, as the national register, is as fresh as its last decision.
 */
export function isStaleAt(authority: Authority, checkedAt: Date | undefined, now: Date): boolean {
  const limit = findPublisher(authority)?.staleAfterHours;
  if (limit === undefined) return false;
  return checkedAt === undefined || now.getTime() - checkedAt.getTime() > limit * 3_600_000;
}
