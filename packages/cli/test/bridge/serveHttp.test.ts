import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { curriculum, restore, uniform } from '@bits-per-sample/curriculum';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveHttp } from '../../src/bridge/serveHttp.ts';
import { type StateFile, stateFile } from '../../src/bridge/stateFile.ts';
import { pool } from '../support/curriculumServer.ts';

const TOKEN = 'a-secret-of-some-length';
const tasks = ['a', 'b', 'c'].map((id) => ({ id }));
const stop = new AbortController();
let state: StateFile;
let url: string;
let done: Promise<boolean>;

interface Reply {
  readonly status: number;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly body: { ok?: true; result?: never; error?: { code: string; message: string } };
}

/** A request with exactly these headers. */
function send(
  method: string,
  path: string,
  { headers = {}, body }: { headers?: Record<string, string>; body?: string | undefined } = {},
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      `${url}${path}`,
      { method, headers: { authorization: `Bearer ${TOKEN}`, ...headers } },
      (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (part: string) => {
          text += part;
        });
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: JSON.parse(text) as Reply['body'],
          }),
        );
      },
    );
    request.on('error', reject).end(body);
  });
}

const json = { 'content-type': 'application/json' };
const ask = (key?: string): string =>
  JSON.stringify({ groups: 2, step: 0, policyVersion: 0, ...(key ? { key } : {}) });

beforeAll(async () => {
  state = stateFile({
    path: pool(1).state,
    origin: {},
    create: () => curriculum(uniform(), { tasks, seed: 1 }),
    restore,
  });
  url = await new Promise((resolve) => {
    done = serveHttp(state, {
      host: '127.0.0.1',
      port: 0,
      token: TOKEN,
      maxBytes: 4096,
      signal: stop.signal,
      onListening: resolve,
    });
  });
});

afterAll(async () => {
  stop.abort();
  expect(await done).toBe(false);
  state.close();
});

describe('answers', () => {
  it('ask, observe, change', async () => {
    const drawn = await send('POST', '/ask', { headers: json, body: ask() });
    expect(drawn).toMatchObject({ status: 200, body: { ok: true } });
    const [{ ticket }] = (drawn.body.result as unknown as { assignments: [{ ticket: string }] })
      .assignments;
    const body = JSON.stringify({ outcomes: [{ ticket, policyVersion: 0, rewards: [1, 0] }] });
    const verdict = { ticket, admit: true };
    const first = await send('POST', '/observe', { headers: json, body });
    expect(first.body).toEqual({ ok: true, result: { verdicts: [verdict] } });
    expect((await send('POST', '/observe', { headers: json, body })).body).toEqual(first.body);
    expect(
      await send('POST', '/change', { headers: json, body: '{"add":[{"id":"d"}]}' }),
    ).toMatchObject({ status: 200, body: { ok: true } });
    const { body: weights } = await send('GET', '/weights');
    expect(weights.result).toMatchObject({
      ids: ['a', 'b', 'c', 'd'],
      p: [0.25, 0.25, 0.25, 0.25],
    });
  });

  it('the same key, the same draws; another request under it is refused', async () => {
    const first = await send('POST', '/ask', { headers: json, body: ask('again') });
    const second = await send('POST', '/ask', { headers: json, body: ask('again') });
    expect(second.body).toEqual(first.body);
    const other = JSON.stringify({ groups: 3, step: 0, policyVersion: 0, key: 'again' });
    expect(await send('POST', '/ask', { headers: json, body: other })).toMatchObject({
      status: 409,
      body: { error: { code: 'key-reused' } },
    });
  });

  it('metrics, snapshot, health', async () => {
    expect((await send('GET', '/metrics')).body.result).toMatchObject({ settled: 1 });
    expect((await send('GET', '/snapshot')).body.result).toMatchObject({
      schema: 'curriculum-state/1',
    });
    expect((await send('GET', '/health', { headers: { authorization: '' } })).body).toEqual({
      ok: true,
      result: { ok: true },
    });
  });

  it('no answer allows another site to read it, or a cache to keep it', async () => {
    const { headers } = await send('GET', '/metrics');
    expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    expect(headers['cache-control']).toBe('no-store');
  });
});

describe('refusals', () => {
  it.each<[string, string, string, Record<string, string>, string | undefined, number, string]>([
    [
      'a wrong token',
      'GET',
      '/metrics',
      { authorization: 'Bearer no' },
      undefined,
      401,
      'unauthorised',
    ],
    ['no token', 'GET', '/metrics', { authorization: '' }, undefined, 401, 'unauthorised'],
    [
      'a page of another site',
      'POST',
      '/ask',
      { ...json, origin: 'https://evil.example' },
      ask(),
      403,
      'forbidden',
    ],
    [
      'a page of this machine',
      'POST',
      '/ask',
      { ...json, origin: 'http://localhost:3000' },
      ask(),
      403,
      'forbidden',
    ],
    ['a sandboxed page', 'POST', '/ask', { ...json, origin: 'null' }, ask(), 403, 'forbidden'],
    [
      'a browser without Origin',
      'GET',
      '/weights',
      { 'sec-fetch-site': 'cross-site' },
      undefined,
      403,
      'forbidden',
    ],
    ['a rebound name', 'GET', '/weights', { host: 'evil.example:80' }, undefined, 403, 'forbidden'],
    ['a form', 'POST', '/ask', { 'content-type': 'text/plain' }, ask(), 415, 'media-type'],
    ['no type', 'POST', '/ask', {}, ask(), 415, 'media-type'],
    ['GET /ask', 'GET', '/ask', {}, undefined, 405, 'method'],
    ['POST /weights', 'POST', '/weights', json, '{}', 405, 'method'],
    ['OPTIONS', 'OPTIONS', '/ask', {}, undefined, 405, 'method'],
    ['another path', 'GET', '/etc/passwd', {}, undefined, 404, 'unknown-op'],
    ['a name of Object', 'GET', '/constructor', {}, undefined, 404, 'unknown-op'],
    ['no JSON', 'POST', '/ask', json, '{"groups":', 400, 'malformed'],
    ['no object', 'POST', '/ask', json, '[]', 400, 'invalid'],
    ['a big body', 'POST', '/ask', json, ' '.repeat(5000), 413, 'too-large'],
  ])('%s', async (_, method, path, headers, body, status, code) => {
    const reply = await send(method, path, { headers, body });
    expect(reply.body.error?.code).toBe(code);
    expect(reply.status).toBe(status);
  });

  it('a big body without a length', async () => {
    const reply = await send('POST', '/ask', {
      headers: { ...json, 'transfer-encoding': 'chunked' },
      body: ' '.repeat(100_000),
    });
    expect(reply.status).toBe(413);
    expect(reply.headers.connection).toBe('close');
  });

  it('405 says what is allowed, 401 how', async () => {
    expect((await send('GET', '/ask')).headers.allow).toBe('POST');
    const { headers } = await send('GET', '/metrics', { headers: { authorization: '' } });
    expect(headers['www-authenticate']).toBe('Bearer');
  });

  it('what is no HTTP, and a client that leaves in the middle of a body', async () => {
    const { port } = new URL(url);
    const closed = (text: string, end: boolean): Promise<string> =>
      new Promise((resolve) => {
        let got = '';
        const socket = connect(Number(port), '127.0.0.1', () => {
          socket.write(text);
          if (end) setTimeout(() => socket.destroy(), 20);
        });
        socket.on('data', (part) => {
          got += part.toString();
        });
        socket.on('error', () => {}).on('close', () => resolve(got));
      });
    expect(await closed('hello\r\n\r\n', false)).toMatch(/^HTTP\/1\.1 400/);
    await closed(
      `POST /ask HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${TOKEN}\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"gro`,
      true,
    );
    expect((await send('GET', '/health')).status).toBe(200);
  });
});

describe('connections that say nothing', () => {
  it('make room for a client', async () => {
    const { port } = new URL(url);
    const silent = Array.from({ length: 400 }, () => connect(Number(port), '127.0.0.1'));
    for (const socket of silent) socket.on('error', () => {}).write('POST /ask HTTP/1.1\r\nHo');
    await new Promise((resolve) => setTimeout(resolve, 300));
    const { status } = await send('GET', '/health');
    expect(status).toBe(200);
    for (const socket of silent) socket.destroy();
  });
});
