import type { ServerResponse } from 'node:http';
import { describeFetched } from '@bits-per-sample/testkit';
import type { ClickHouseClient } from '@clickhouse/client';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { connectClickhouse } from '../src/index.ts';
import { failure } from './support/failure.ts';
import { chdb, openChdb } from './support/openChdb.ts';
import { serve } from './support/serve.ts';

const password = 'pass-w0rd';

describeFetched('over HTTP', chdb, () => {
  let client: ClickHouseClient;
  beforeAll(() => {
    client = openChdb();
  });
  afterAll(() => client?.close());
  const ends: (() => Promise<void>)[] = [];
  afterEach(async () => {
    vi.unstubAllEnvs();
    for (const end of ends.splice(0)) await end();
  });

  async function open(intercept?: Parameters<typeof serve>[1]['intercept'], username = 'reader') {
    const server = await serve(client, { password, ...(intercept ? { intercept } : {}) });
    vi.stubEnv('CLICKHOUSE_PASSWORD', password);
    const engine = connectClickhouse({ url: server.url, username, database: 'runs' });
    ends.push(() => engine.close(), server.stop);
    return { server, engine };
  }

  it('asks with the password of the environment, for answers that are whole', async () => {
    const { server, engine } = await open();
    const { columns } = await engine.query("SELECT 1.5 AS x, 'é' AS t");
    expect(columns).toEqual({
      x: Float64Array.of(1.5),
      t: { codes: Int32Array.of(0), values: ['é'] },
    });
    for (const { settings, user } of server.requests) {
      expect(user).toBe('reader');
      expect(settings).toMatchObject({ database: 'runs', wait_end_of_query: '1' });
    }
  });

  it('errors name the fault, and neither the server nor the password', async () => {
    const { server, engine } = await open();
    const wrong = await failure(engine.query('SELECT nope'));
    expect(wrong.condition).toBe('UNKNOWN_IDENTIFIER');
    vi.stubEnv('CLICKHOUSE_PASSWORD', 'other-w0rd');
    const other = connectClickhouse({ url: server.url });
    ends.push(() => other.close());
    const refused = await failure(other.query('SELECT 1 AS x'));
    expect(refused.condition).toBe('AUTHENTICATION_FAILED');
    await server.stop();
    const gone = await failure(engine.query('SELECT 1 AS x'));
    expect(gone.condition).toBe('NO_ANSWER');
    expect(gone.cause).toBeUndefined();
    for (const error of [wrong, refused, gone])
      expect(`${error.stack} ${JSON.stringify(error)} ${error.cause}`).not.toMatch(
        /w0rd|127\.0\.0\.1|localhost/,
      );
  });

  it('a password in the URL is refused, and not repeated', () => {
    const make = () => connectClickhouse({ url: `http://u:${password}@127.0.0.1:8123` });
    expect(make).toThrow(/CLICKHOUSE_PASSWORD/);
    expect(make).not.toThrow(/w0rd/);
    expect(() => connectClickhouse({ url: 'nowhere' })).toThrow(/url/);
    expect(() => connectClickhouse(null as never)).toThrow(/client/);
  });

  it('a signal closes the connection and kills the query by its id', async () => {
    let hung: string | undefined;
    const { server, engine } = await open((sql, response, { query_id }) => {
      if (!sql.startsWith('SELECT q.')) return false;
      hung = query_id;
      response.flushHeaders();
      return true;
    });
    const control = new AbortController();
    const asked = engine.query('SELECT 1.5 AS x', { signal: control.signal });
    await vi.waitFor(() => expect(hung).toBeDefined(), 10_000);
    control.abort();
    expect((await failure(asked)).condition).toBe('CANCELLED');
    await vi.waitFor(() => {
      const kill = server.requests.find(({ sql }) => sql.startsWith('KILL QUERY'));
      expect(kill?.settings.param_id).toBe(hung);
    }, 10_000);
  });

  it('progress comes from the processes of the server', async () => {
    const waiting: ServerResponse[] = [];
    let id: string | undefined;
    const { engine } = await open((sql, response, settings) => {
      if (sql.startsWith('SELECT q.')) {
        id = settings.query_id;
        waiting.push(response);
        return true;
      }
      if (!sql.includes('system.processes')) return false;
      expect(settings.param_id).toBe(id);
      response.end('{"done":"30","total":"120"}\n');
      return true;
    });
    const seen: unknown[] = [];
    const control = new AbortController();
    const asked = engine.query('SELECT 1.5 AS x', {
      signal: control.signal,
      onProgress: (progress) => seen.push(progress),
    });
    await vi.waitFor(() => expect(seen).toContainEqual({ done: 30, total: 120 }), 10_000);
    control.abort();
    await failure(asked);
  });

  it.each([
    ['cut short', (bytes: Buffer) => bytes.subarray(0, bytes.length - 30)],
    ['without its end', (bytes: Buffer) => bytes.subarray(0, bytes.length - 8)],
    ['with an error behind it', (bytes: Buffer) => Buffer.concat([bytes, Buffer.from('Code: 1.')])],
    ['empty', () => Buffer.alloc(0)],
    ['a page', () => Buffer.from('<html>Bad gateway</html>')],
  ])('an answer %s is an error', async (_, bend) => {
    const whole: Buffer[] = [];
    const exec = client.exec({ query: 'SELECT 1.5 AS x FORMAT ArrowStream' });
    for await (const part of (await exec).stream) whole.push(part);
    const { engine } = await open((sql, response) => {
      if (!sql.startsWith('SELECT q.')) return false;
      response.end(bend(Buffer.concat(whole)));
      return true;
    });
    const error = await failure(engine.query('SELECT 1.5 AS x'));
    expect(error).toMatchObject({ condition: 'TORN_ANSWER', retryable: true });
  });
});
