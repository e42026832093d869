import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { connect, type SparkConnect, type SparkConnectError } from '../../src/index.ts';
import { startFake } from '../support/fakeServer.ts';

const opened: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close();
});

/** The error of a call, and how long it took. */
async function timed(call: (spark: SparkConnect) => Promise<unknown>, spark: SparkConnect) {
  const before = performance.now();
  const error: SparkConnectError = await call(spark).then(
    () => expect.fail('no error'),
    (thrown) => thrown,
  );
  return { error, ms: performance.now() - before };
}

const calls: [string, (spark: SparkConnect) => Promise<unknown>][] = [
  ['a query', (spark) => spark.query('SELECT 1')],
  ['a schema', (spark) => spark.schema('SELECT 1')],
  ['a view', (spark) => spark.createView('v', { format: 'json', paths: ['x'] })],
];

describe('a server that is not there', () => {
  it.each(calls)('ends %s within the limit', async (_, call) => {
    const server: Server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { port: number };
    await new Promise((resolve) => server.close(resolve));
    const spark = connect(`sc://127.0.0.1:${port}`, { connectTimeoutMs: 500 });
    opened.push(spark.close);
    const { error, ms } = await timed(call, spark);
    expect(error.condition).toBe('UNREACHABLE');
    expect(error.message).toBe('the server cannot be reached (ECONNREFUSED)');
    expect(ms).toBeLessThan(5_000);
  });

  it('is unknown by name', async () => {
    const spark = connect('sc://no-such-host.invalid', { connectTimeoutMs: 500 });
    opened.push(spark.close);
    const { error } = await timed((of) => of.version(), spark);
    expect(error.condition).toBe('UNREACHABLE');
    expect(error.message).not.toContain('no-such-host');
  });
});

describe('a server that takes connections and is silent', () => {
  it.each(calls)('ends %s within the limit', async (_, call) => {
    const sockets: Socket[] = [];
    const server = createServer((socket) => {
      sockets.push(socket);
      socket.on('error', () => {});
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    opened.push(() => {
      for (const socket of sockets) socket.destroy();
      server.close();
    });
    const { port } = server.address() as { port: number };
    const spark = connect(`sc://127.0.0.1:${port}`, { connectTimeoutMs: 500 });
    opened.push(spark.close);
    const { error, ms } = await timed(call, spark);
    expect(error.condition).toBe('UNREACHABLE');
    expect(error.retryable).toBe(true);
    expect(ms).toBeLessThan(5_000);
  });
});

describe('a server that speaks HTTP/2 and never answers', () => {
  it.each(calls)('ends %s within the limit', async (_, call) => {
    const never = new Promise<never>(() => {});
    const server = await startFake({
      // biome-ignore lint/correctness/useYield: it never answers
      async *execute() {
        await never;
      },
      unary: () => never,
    });
    const spark = connect(server.url, { timeoutMs: 800 });
    opened.push(server.close, spark.close);
    const { error, ms } = await timed(call, spark);
    expect([error.condition, error.message]).toEqual([
      'TIMEOUT',
      'no answer within the time limit',
    ]);
    expect(ms).toBeGreaterThan(700);
    expect(ms).toBeLessThan(5_000);
  });

  it('but lives, is waited for', async () => {
    const server = await startFake({
      async *execute() {
        yield { responseId: 'r1' };
        await new Promise(() => {});
      },
      async *reattach() {
        await new Promise((resolve) => setTimeout(resolve, 300));
        yield { responseId: 'r2', resultComplete: {} };
      },
    });
    const spark = connect(server.url, { timeoutMs: 800 });
    opened.push(server.close, spark.close);
    expect((await spark.query('SELECT 1')).numRows).toBe(0);
    expect(server.calls).toContain('ReattachExecute');
  });
});
