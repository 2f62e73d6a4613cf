import { isIP } from 'node:net';
import { z } from 'zod';
import { isPublicAddress } from './endpoint.ts';

/** Longer addresses are refused by proxies on the way. */
const URL_LENGTH_MAX = 2_000;

/**
 * Checks a webhook address when it is registered, where the institution can still mend it. Whether its host lies in the
 * public internet is decided when the connection is made, for a name may change its address in between.
 */
export function webhookEndpointUrl({ allowPrivateAddresses }: { readonly allowPrivateAddresses: boolean }) {
  return z
    .string()
    .trim()
    .max(URL_LENGTH_MAX)
    .refine((value) => URL.canParse(value) && /^https?:$/.test(new URL(value).protocol), {
      error: 'Write the whole address, for example https://bank.example/webhooks/cordon.',
      abort: true,
    })
    .refine((value) => allowPrivateAddresses || new URL(value).protocol === 'https:', {
      error: 'The address must begin with https: the messages are confidential.',
    })
    .refine((value) => new URL(value).username === '' && new URL(value).password === '', {
      error: 'Leave the user name and password out: every message is signed, so verify the signature instead.',
    })
    .refine((value) => new URL(value).hash === '', { error: 'Leave out the part after #, it is never sent.' })
    .refine((value) => allowPrivateAddresses || !isPrivateLiteral(new URL(value).hostname), {
      error: 'The address lies in a private network and cannot be reached from here.',
    });
}

/** A URL writes an IPv6 address in brackets, and 2130706433 or 0x7f.1 as 127.0.0.1. */
function isPrivateLiteral(hostname: string): boolean {
  const address = hostname.replace(/^\[|\]$/g, '');
  return isIP(address) !== 0 && !isPublicAddress(address);
}
