/**
 * The address filter. Institutions choose the address that we call, so the address is an attack: a name that
 * resolves to the inside of our own network, or one that resolves to something else at the second look. So the check
 * is made where the connection is opened, on the address that is really connected to.
 */
import { lookup } from 'node:dns';
import { isIP } from 'node:net';
import type { LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';
import { Agent, buildConnector } from 'undici';
import type { Dispatcher } from 'undici';

/** `private_address_refused` or `plain_http_refused`, the codes of the errors that the filter answers. */
export type RefusalCode = 'private_address_refused' | 'plain_http_refused';

/** Long enough for a far end across the world, short enough to notice one that drops packets. */
const CONNECT_TIMEOUT_MS = 10_000;

/** One institution that answers slowly may take so many sockets, and no more. */
const CONNECTIONS_PER_ENDPOINT = 8;

/**
 * Opens what requests to institutions go through. Only public addresses are reached, and only over TLS, unless
 * `allowPrivateAddresses` says otherwise, which is meant for development and the demo.
 */
export function openDispatcher({ allowPrivateAddresses }: { readonly allowPrivateAddresses: boolean }): Dispatcher {
  const connectionOptions = { timeout: CONNECT_TIMEOUT_MS, allowH2: false };
  const options = { connections: CONNECTIONS_PER_ENDPOINT, allowH2: false };
  if (allowPrivateAddresses) return new Agent({ ...options, connect: connectionOptions });

  const connect = buildConnector({ ...connectionOptions, lookup: lookupPublic });
  return new Agent({
    ...options,
    connect: (target, callback) => {
      if (target.protocol !== 'https:') return callback(refusal('plain_http_refused'), null);
      // An address that is written out is never looked up, so the lookup alone would let it through.
      if (isIP(target.hostname) !== 0 && !isPublicAddress(target.hostname)) {
        return callback(refusal('private_address_refused'), null);
      }
      return connect(target, callback);
    },
  });
}

/** What IPv6 has given to the public internet so far (RFC 4291, 2.4); outside it `::7f00:1` would pass for an address. */
const IPV6_PUBLIC = ipaddr.IPv6.parseCIDR('2000::/3');

/**
 * Whether an IP address lies in the public internet. IPv4 addresses that are dressed as IPv6 are judged as what
 * they are; private, loopback, link-local, carrier-grade, multicast, tunnel and reserved ranges are not public.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const judged = ipaddr.process(address);
  return judged.range() === 'unicast' && (!(judged instanceof ipaddr.IPv6) || judged.match(IPV6_PUBLIC));
}

/** Looks a name up, and refuses it whole when any of its addresses is not public: the far end could choose among them. */
const lookupPublic: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, '');
    if (!addresses.every(({ address }) => isPublicAddress(address))) {
      return callback(refusal('private_address_refused'), '');
    }
    const [first] = addresses;
    return options.all ? callback(null, addresses) : callback(null, first!.address, first!.family);
  });
};

function refusal(code: RefusalCode): Error {
  return Object.assign(new Error(code), { code });
}
