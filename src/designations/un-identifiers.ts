import { countryCode } from './country-names.ts';
import type { ListedIdentifier } from './designation.ts';
import { registersInText } from './document-text.ts';
import { identifierType, withoutRepeats } from './identifiers.ts';
import { childrenNamed, textAt } from './list-xml.ts';
import type { XmlElement } from './list-xml.ts';

/** The documents of a UN entry, and the BICs and IMO numbers that stand in the text of its comments. */
export function readUnIdentifiers(entry: XmlElement): ListedIdentifier[] {
  const documents = childrenNamed(entry, 'INDIVIDUAL_DOCUMENT').flatMap(readDocument);
  return withoutRepeats([...documents, ...registersInText(textAt(entry, 'COMMENTS1'))]);
}

function readDocument(element: XmlElement): ListedIdentifier[] {
  const number = textAt(element, 'NUMBER').replace(EXPIRY, '').trim();
  if (!/\d/.test(number)) return [];
  // TYPE_OF_DOCUMENT2 is free text of the older files, such as `national passport`, and stands alone there.
  const label = textAt(element, 'TYPE_OF_DOCUMENT') || textAt(element, 'TYPE_OF_DOCUMENT2');
  const country = countryCode(textAt(element, 'ISSUING_COUNTRY') || textAt(element, 'COUNTRY_OF_ISSUE'));
  return [{ type: identifierType(label), number, ...(country === undefined ? {} : { country }) }];
}

/** `381110042 (Expired 25 Jan. 2016)` */
const EXPIRY = /\s*[(,]?\s*\b(?:expire[sd]?|expiry|issued|valid)\b.*$/i;
