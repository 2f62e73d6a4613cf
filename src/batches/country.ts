import countries from 'i18n-iso-countries';
import { z } from 'zod';

/** What people write where a country code is asked for, and what they must write instead. */
const MISTAKES: Readonly<Record<string, string>> = {
  KOREA:
    '"Korea" may mean either state. Write KP for the Democratic People\'s Republic of Korea or KR for the Republic of Korea.',
  DPRK: "Write KP for the Democratic People's Republic of Korea.",
  'NORTH KOREA': "Write KP for the Democratic People's Republic of Korea.",
  'SOUTH KOREA': 'Write KR for the Republic of Korea.',
  PRK: 'Countries have two letters here. Write KP.',
  KOR: 'Countries have two letters here. Write KR.',
};

/** ISO 3166-1 alpha-2, in either case; answered in capitals. A bare "Korea" is refused, for it names two states. */
export const country = z
  .string()
  .max(60)
  .transform((value, context) => {
    const code = value.trim().toUpperCase();
    if (code.length === 2 && countries.isValid(code)) return code;
    const message = MISTAKES[code] ?? 'Write the country as its two-letter ISO 3166-1 code, for example KH.';
    context.addIssue({ code: 'custom', message, params: { code: 'invalid_country' } });
    return z.NEVER;
  });
