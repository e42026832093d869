import { createHash, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { answerRequest } from './answerRequest.ts';
import { BridgeError, type BridgeErrorCode } from './bridgeError.ts';
import { isLoopback } from './isLoopback.ts';
import { parseJson } from './parseJson.ts';
import { refusal } from './refusal.ts';
import type { StateFile } from './stateFile.ts';

/** How the HTTP server runs. */
export interface ServeHttpOptions {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** What `Authorization: Bearer` must carry; undefined only on loopback. */
  readonly token: string | undefined;
  /** Bytes of a body at most. */
  readonly maxBytes: number;
  /** Ends the service after the request in hand. */
  readonly signal: AbortSignal;
  /** Called once it listens. */
  onListening(url: string): void;
}

const METHODS: Readonly<Record<string, 'GET' | 'POST'>> = {
  ask: 'POST',
  observe: 'POST',
  change: 'POST',
  weights: 'GET',
  metrics: 'GET',
  snapshot: 'GET',
  health: 'GET',
};

const STATUS: Readonly<Record<BridgeErrorCode, number>> = {
  malformed: 400,
  invalid: 400,
  domain: 422,
  'too-large': 413,
  'unknown-op': 404,
  'key-reused': 409,
  forbidden: 403,
  unauthorised: 401,
  method: 405,
  'media-type': 415,
  storage: 503,
  internal: 500,
};

/** Connections that are open without a request. */
const MOST_WAITING = 256;

/** Milliseconds that a request in hand has after a signal. */
const GRACE = 5000;

/**
 * Answers requests over HTTP: `POST /ask`, `/observe`, `/change`; `GET /weights`, `/metrics`,
 * `/snapshot`, `/health`. No browser is a client: requests with an `Origin`, or for a host name
 * that is not this machine's loopback, are refused, and no CORS header is ever sent.
 *
 * @param state the curriculum.
 * @param options address, token, bounds.
 * @returns when the signal comes; true when it must stop for a fatal error.
 */
export async function serveHttp(state: StateFile, options: ServeHttpOptions): Promise<boolean> {
  const { host, port, signal } = options;
  // brings the whole of `fetch` along, which no other command should wait for
  const { createServer } = await import('node:http');
  let fatal = false;
  const server = createServer(
    {
      requestTimeout: 60_000,
      headersTimeout: 5000,
      connectionsCheckingInterval: 1000,
      keepAliveTimeout: 60_000,
    },
    (request, response) => {
      waiting.delete(request.socket);
      response.once('close', () => {
        if (!request.socket.destroyed) waiting.add(request.socket);
      });
      void reply(state, request, response, options).then((stop) => {
        if (!stop) return;
        fatal = true;
        server.close();
      });
    },
  );
  // connections without a request in hand, the longest silent first: they make room for others
  const waiting = new Set<Socket>();
  server.on('connection', (socket) => {
    waiting.add(socket);
    socket.once('close', () => waiting.delete(socket));
    const [oldest] = waiting;
    if (waiting.size > MOST_WAITING) oldest?.destroy();
  });
  server.maxConnections = 4 * MOST_WAITING;
  server.maxHeadersCount = 64;
  server.listen(port, host);
  await once(server, 'listening');
  const closed = once(server, 'close');
  const stop = (): void => {
    server.close();
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), GRACE).unref();
  };
  signal.addEventListener('abort', stop);
  if (signal.aborted) stop();
  const { port: actual } = server.address() as AddressInfo;
  options.onListening(`http://${host.includes(':') ? `[${host}]` : host}:${actual}`);
  await closed;
  signal.removeEventListener('abort', stop);
  return fatal;
}

/** Answers one request; true when the server must stop. */
async function reply(
  state: StateFile,
  request: IncomingMessage,
  response: ServerResponse,
  options: ServeHttpOptions,
): Promise<boolean> {
  let answered: ReturnType<typeof refusal>;
  try {
    const op = admit(request, options);
    const bytes = METHODS[op] === 'POST' ? await readBody(request, options.maxBytes) : undefined;
    answered = answerRequest(state, () => ({
      op,
      body: bytes === undefined ? {} : parseJson(bytes),
    }));
  } catch (error) {
    if (request.destroyed && !request.complete) return false;
    answered = refusal(error);
  }
  const { answer, fatal } = answered;
  const code = 'error' in answer ? (answer.error.code as BridgeErrorCode) : undefined;
  const text = JSON.stringify(answer);
  response.writeHead(code === undefined ? 200 : STATUS[code], {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...(code === 'unauthorised' ? { 'www-authenticate': 'Bearer' } : {}),
    ...(code === 'method' ? { allow: METHODS[pathOf(request)] ?? 'GET' } : {}),
    // what was not read of a body would be taken for the next request
    ...(request.complete && !fatal && !options.signal.aborted ? {} : { connection: 'close' }),
  });
  response.end(text);
  return fatal;
}

const pathOf = ({ url = '' }: IncomingMessage): string =>
  url.startsWith('/') ? url.slice(1).replace(/\?.*$/s, '') : '';

/** The operation a request may have, or why it may not. */
function admit(request: IncomingMessage, { host, token }: ServeHttpOptions): string {
  const { headers, method } = request;
  if (headers.origin !== undefined || isCrossSite(headers['sec-fetch-site']))
    throw new BridgeError('forbidden', 'a browser is no client of this server');
  if (isLoopback(host) && !isLoopback(hostName(headers.host)))
    throw new BridgeError('forbidden', 'the Host header names another machine');
  const op = pathOf(request);
  if (token !== undefined && op !== 'health' && !sameToken(headers.authorization, token))
    throw new BridgeError('unauthorised', 'expected Authorization: Bearer with the token');
  if (!Object.hasOwn(METHODS, op))
    throw new BridgeError(
      'unknown-op',
      `expected one of ${Object.keys(METHODS)
        .map((name) => `/${name}`)
        .join(', ')}`,
    );
  if (method !== METHODS[op]) throw new BridgeError('method', `/${op} expects ${METHODS[op]}`);
  const type = headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  if (method === 'POST' && type !== 'application/json')
    throw new BridgeError('media-type', 'expected Content-Type: application/json');
  return op;
}

const isCrossSite = (site: string | string[] | undefined): boolean =>
  site !== undefined && site !== 'none';

const hostName = (host = ''): string => host.replace(/:\d+$/, '').replace(/^\[(.*)\]$/, '$1');

/** Compares in constant time, whatever the lengths. */
function sameToken(header: string | undefined, token: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  const given = /^Bearer +(.*)$/i.exec(header ?? '')?.[1] ?? '';
  return timingSafeEqual(digest(given), digest(token));
}

async function readBody(request: IncomingMessage, most: number): Promise<Buffer> {
  const tooLarge = new BridgeError('too-large', `expected a body of at most ${most} bytes`);
  if (Number(request.headers['content-length'] ?? 0) > most) throw tooLarge;
  const parts: Buffer[] = [];
  let size = 0;
  // left undestroyed, so that the refusal still reaches the client
  for await (const part of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > most) throw tooLarge;
    parts.push(part);
  }
  return Buffer.concat(parts);
}
