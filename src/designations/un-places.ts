import { countryCode } from './country-names.ts';
import type { ListedAddress } from './designation.ts';
import { childrenNamed, textAt } from './list-xml.ts';
import type { XmlElement } from './list-xml.ts';

/** The addresses of a UN entry; where the list knows no more than the country, its name is the text. */
export function readUnAddresses(entry: XmlElement): ListedAddress[] {
  return [...childrenNamed(entry, 'INDIVIDUAL_ADDRESS'), ...childrenNamed(entry, 'ENTITY_ADDRESS')].flatMap(
    (element) => {
      const text = joinParts(element, ['STREET', 'CITY', 'STATE_PROVINCE', 'ZIP_CODE']);
      const countryName = textAt(element, 'COUNTRY');
      if (text === '' && countryName === '') return [];
      const country = countryCode(countryName);
      // A country that is no single country ("Sudan/South Sudan") would be lost if the text did not keep it.
      const whole = country !== undefined && text !== '' ? text : joinParts(element, [...ADDRESS_PARTS]);
      return [{ text: whole, ...(country === undefined ? {} : { country }) }];
    },
  );
}

const ADDRESS_PARTS = ['STREET', 'CITY', 'STATE_PROVINCE', 'ZIP_CODE', 'COUNTRY'] as const;

/** Places of birth from the smallest to the country, `Kaesong, Democratic People's Republic of Korea`. */
export function readUnBirthPlaces(entry: XmlElement): string[] {
  const places = childrenNamed(entry, 'INDIVIDUAL_PLACE_OF_BIRTH').map((it) => joinParts(it, [...ADDRESS_PARTS]));
  return [...new Set(places.filter((it) => it !== ''))];
}

function joinParts(element: XmlElement, parts: readonly string[]): string {
  return parts
    .map((part) => textAt(element, part))
    .filter((it) => it !== '')
    .join(', ');
}
