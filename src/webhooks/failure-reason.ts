/** Why an attempt failed, in sentences that tell an operator, ours or the institution's, what to do about it. */
import { STATUS_CODES } from 'node:http';
import type { RefusalCode } from './endpoint.ts';

/** What a status other than success asks for. */
const STATUS_ADVICE: Readonly<Record<number, string>> = {
  400: 'The receiver did not accept the form of the message: it should read the raw body as JSON.',
  401: 'The receiver should ask for no credentials, and verify the signature with the secret in force.',
  403: 'The receiver, or a firewall before it, should let the message through and verify its signature.',
  404: 'Check the path of the registered address.',
  405: 'The registered address must accept POST.',
  408: 'The receiver should accept the message at once and do its work afterwards.',
  413: 'The receiver should accept bodies of up to 1 MB.',
  415: 'The receiver should accept application/json.',
  429: 'The receiver asks for fewer messages; they come again later.',
};
const REDIRECT_ADVICE = 'Redirects are not followed: register the new address.';
const CLIENT_ERROR_ADVICE = 'Check what the receiver has against the message in its own log.';
const SERVER_ERROR_ADVICE = 'The receiver has a fault of its own, or is not running behind its proxy: see its log.';
const OTHER_STATUS_ADVICE = 'A receiver answers 2xx when it has taken a message.';

/** What the codes of Node, OpenSSL and undici, and our own refusals, mean for an operator. */
const ERROR_SENTENCES: Readonly<Record<string, (host: string, timeoutMs: number) => string>> = {
  ...({
    private_address_refused: (host) =>
      `${host} lies in a private network, and nothing was sent: register a public address.`,
    plain_http_refused: (host) => `The address of ${host} is not https, and nothing was sent: register one that is.`,
  } satisfies Record<RefusalCode, (host: string) => string>),
  ECONNREFUSED: (host) => `${host} refused the connection: start the receiver, or open its port.`,
  ECONNRESET: (host) => `${host} broke the connection off: see the log of the receiver or of the proxy before it.`,
  EPIPE: (host) => `${host} broke the connection off: see the log of the receiver or of the proxy before it.`,
  UND_ERR_SOCKET: (host) => `${host} closed the connection without an answer: see the log of the receiver.`,
  ENOTFOUND: (host) => `The name ${host} has no address: check the registered address and the DNS entry.`,
  EAI_AGAIN: (host) => `The name ${host} could not be looked up just now: check the name servers if it goes on.`,
  EHOSTUNREACH: (host) => `There is no way to ${host}: check the network and the firewalls between.`,
  ENETUNREACH: (host) => `There is no way to ${host}: check the network and the firewalls between.`,
  ETIMEDOUT: (host) => `${host} did not accept a connection in time: check the firewalls between.`,
  UND_ERR_CONNECT_TIMEOUT: (host) => `${host} did not accept a connection in time: check the firewalls between.`,
  TimeoutError: (host, timeoutMs) =>
    `${host} did not answer within ${timeoutMs} ms: the receiver should accept the message at once and do its work afterwards.`,
  HTTPParserError: (host) => `${host} answered with something that is not HTTP: check the port.`,
  UND_ERR_HEADERS_OVERFLOW: (host) => `The answer of ${host} has more headers than are read: shorten them.`,
  ERR_SSL_WRONG_VERSION_NUMBER: (host) => `${host} does not speak TLS at this port: check the port, or set TLS up.`,
  ERR_SSL_PACKET_LENGTH_TOO_LONG: (host) => `${host} does not speak TLS at this port: check the port, or set TLS up.`,
  CERT_HAS_EXPIRED: (host) => `The certificate of ${host} has expired: renew it.`,
  ERR_TLS_CERT_ALTNAME_INVALID: (host) => `The certificate of ${host} is for another name: get one for this name.`,
  DEPTH_ZERO_SELF_SIGNED_CERT: (host) =>
    `The certificate of ${host} is signed by itself: get one from a public authority.`,
  SELF_SIGNED_CERT_IN_CHAIN: (host) =>
    `The certificate of ${host} comes from a private authority: get one from a public authority.`,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: (host) =>
    `${host} does not send its whole certificate chain: add the intermediate certificates.`,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: (host) =>
    `${host} does not send its whole certificate chain: add the intermediate certificates.`,
};

/** The sentence for an answer that is neither 2xx nor 410. */
export function reasonOfStatus(status: number): string {
  const name = STATUS_CODES[status];
  return `The endpoint answered ${status}${name === undefined ? '' : ` ${name}`}. ${adviceOnStatus(status)}`;
}

function adviceOnStatus(status: number): string {
  const advice = STATUS_ADVICE[status];
  if (advice !== undefined) return advice;
  if (status >= 500) return SERVER_ERROR_ADVICE;
  if (status >= 400) return CLIENT_ERROR_ADVICE;
  return status >= 300 ? REDIRECT_ADVICE : OTHER_STATUS_ADVICE;
}

/**
 * The sentence for a request that had no answer, or undefined when the error is none of the far end's doing. The
 * error's own message is not repeated, for it may quote what was sent or where.
 */
export function reasonOfError(
  error: unknown,
  { url, timeoutMs }: { url: string; timeoutMs: number },
): string | undefined {
  const { host } = new URL(url);
  const code = codeOf(error);
  if (code === undefined || OUR_OWN_FAULTS.has(code)) return undefined;
  return ERROR_SENTENCES[code]?.(host, timeoutMs) ?? `The request to ${host} failed with ${code}: look that code up.`;
}

/** A request that was put together wrongly, or a dispatcher that was closed while it was in use. */
const OUR_OWN_FAULTS: ReadonlySet<string> = new Set([
  'UND_ERR_INVALID_ARG',
  'UND_ERR_INVALID_RETURN_VALUE',
  'UND_ERR_CLOSED',
  'UND_ERR_DESTROYED',
]);

/** These are told by their name: one has a number for a code, the other has none, or one of the parser's many. */
const NAMED_ERRORS: ReadonlySet<string> = new Set(['TimeoutError', 'HTTPParserError']);

function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if (NAMED_ERRORS.has(error.name)) return error.name;
  return 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
