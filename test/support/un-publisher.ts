/** What a publisher answers, for a server of the test's own. */
export type PublisherAnswer = { readonly status: number; readonly etag: string; readonly body: string };

export const DEFAULT_PUBLISHER_ANSWER: PublisherAnswer = { status: 503, etag: '', body: '' };

/** A list in the UN's form of so many persons who do not exist. */
export function unListOf({ datedOn, count }: { datedOn: string; count: number }): string {
  const persons = Array.from(
    { length: count },
    (_, n) => `<INDIVIDUAL><FIRST_NAME>INVENTED</FIRST_NAME><SECOND_NAME>NUMBER ${n}</SECOND_NAME>
<UN_LIST_TYPE>DPRK</UN_LIST_TYPE><REFERENCE_NUMBER>KPi.${900 + n}</REFERENCE_NUMBER></INDIVIDUAL>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<CONSOLIDATED_LIST dateGenerated="${datedOn}T00:00:00Z"><INDIVIDUALS>${persons.join('\n')}</INDIVIDUALS>
<ENTITIES></ENTITIES></CONSOLIDATED_LIST>`;
}
