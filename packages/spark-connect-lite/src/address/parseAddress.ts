import { SparkConnectError } from '../error/sparkConnectError.ts';
import { isLocal } from './isLocal.ts';

/** Where a server is, and who asks. */
export interface SparkAddress {
  /** Name or address of the server. */
  readonly host: string;
  /** Its port. */
  readonly port: number;
  /** Whether the connection is encrypted. */
  readonly tls: boolean;
  /** Whose session it is. */
  readonly userId: string;
  /** Of a session that is to be shared; else each connection has its own. */
  readonly sessionId: string | undefined;
  /** What the server is told of the client. */
  readonly userAgent: string;
  /** Sent with every call; the token is one of them. */
  readonly headers: Readonly<Record<string, string>>;
}

/** What the address leaves open. */
export interface AddressOptions {
  /** A bearer token, for an address that has none. */
  readonly token?: string | undefined;
  /** Sent with every call. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

const EXPECTED = 'expected sc://host:port/;key=value;…';
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Reads the address of a Spark Connect server: `sc://host:port/;use_ssl=true;token=…;user_id=…;x-…=…`.
 *
 * Spark's own form. The port is 15002 unless given. `use_ssl`, `token`, `user_id`, `user_agent` and
 * `session_id` (a UUID) have their meaning, every other key is a header. What would carry a token to
 * another machine is encrypted, whatever `use_ssl` says.
 *
 * @param text the address.
 * @param options a token and headers beside it.
 * @returns its parts.
 * @throws {SparkConnectError} no such address; the message does not repeat it.
 *
 * @example
 * ```ts
 * parseAddress('sc://localhost').port; // => 15002
 * parseAddress('sc://spark.example:443/;token=secret').tls; // => true
 * parseAddress('sc://spark.example/;x-cluster=a').headers; // => { 'x-cluster': 'a' }
 * ```
 */
export function parseAddress(text: string, options: AddressOptions = {}): SparkAddress {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== 'sc:' || url.hostname === '' || url.username || url.search || url.hash)
    throw new SparkConnectError(EXPECTED, { condition: 'ADDRESS' });
  const {
    token = options.token,
    use_ssl = 'false',
    user_id = '',
    user_agent = '',
    session_id,
    ...named
  } = readParameters(url.pathname);
  if (!['true', 'false'].includes(use_ssl.toLowerCase()))
    throw new SparkConnectError('use_ssl is true or false', { condition: 'ADDRESS' });
  if (session_id !== undefined && !UUID.test(session_id))
    throw new SparkConnectError('session_id is a UUID', { condition: 'ADDRESS' });
  const bearer = token ? { authorization: `Bearer ${token.trim()}` } : {};
  const headers = readHeaders({ ...bearer, ...named, ...options.headers });
  const secret = headers.authorization !== undefined && !isLocal(url.hostname);
  return {
    host: url.hostname,
    port: Number(url.port || 15002),
    tls: use_ssl.toLowerCase() === 'true' || secret,
    userId: user_id,
    sessionId: session_id,
    userAgent: `spark-connect-lite ${user_agent}`.trim(),
    headers,
  };
}

/** The keys and values behind the slash. */
function readParameters(path: string): Record<string, string> {
  const pairs = path.replace(/^\//, '').split(';').filter(Boolean);
  return Object.fromEntries(
    pairs.map((pair) => {
      const at = pair.indexOf('=');
      if (at < 1) throw new SparkConnectError(EXPECTED, { condition: 'ADDRESS' });
      try {
        return [pair.slice(0, at), decodeURIComponent(pair.slice(at + 1))];
      } catch {
        throw new SparkConnectError(EXPECTED, { condition: 'ADDRESS' });
      }
    }),
  );
}

/** Headers in lower case, as HTTP/2 wants them; keys for the pyspark client are left out. */
function readHeaders(named: Readonly<Record<string, string>>): Record<string, string> {
  const entries = Object.entries(named)
    .map(([key, value]) => [key.toLowerCase(), value] as const)
    .filter(([key]) => !key.startsWith('grpc'));
  const bad = entries.some(([key, value]) => !/^[a-z0-9_.-]+$/.test(key) || !isAscii(value));
  if (bad)
    throw new SparkConnectError('a header holds letters that it cannot', { condition: 'ADDRESS' });
  return Object.fromEntries(entries);
}

/** Whether a text can be the value of a header. */
const isAscii = (value: string): boolean => /^[ -~]*$/.test(value);
