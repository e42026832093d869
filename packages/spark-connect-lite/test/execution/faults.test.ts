// long: the faults of one server share its fake
import { status } from '@grpc/grpc-js';
import { afterEach, describe, expect, it } from 'vitest';
import { type ConnectOptions, connect, type SparkConnectError } from '../../src/index.ts';
import { arrowAnswer, completeAnswer } from '../support/arrowAnswer.ts';
import { type FakeServer, type FakeService, fault, startFake } from '../support/fakeServer.ts';

const opened: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close();
});

/** A fake server and a client of it, both ended after the test. */
async function open(service: FakeService, options: ConnectOptions = {}) {
  const server: FakeServer = await startFake(service);
  const spark = connect(server.url, options);
  opened.push(server.close, spark.close);
  return { server, spark };
}

const failure = (promise: Promise<unknown>): Promise<SparkConnectError> =>
  promise.then(
    () => expect.fail('no error'),
    (error) => error,
  );
const numbersOf = async (promise: ReturnType<ReturnType<typeof connect>['query']>) => [
  ...(await promise).getChild('x'),
];
const plansOf = ({ calls }: FakeServer) =>
  calls.filter((name) => name === 'ExecutePlan' || name === 'ReattachExecute');
const notFound = fault(status.INTERNAL, '[INVALID_HANDLE.OPERATION_NOT_FOUND] no such operation');

describe('a query goes on', () => {
  it('behind the last answer, when the server ends a stream before the end', async () => {
    const asked: unknown[] = [];
    const { spark, server } = await open({
      execute: () => [arrowAnswer(1, [1, 2], 0)],
      reattach(request) {
        asked.push(request.lastResponseId);
        return asked.length === 1 ? [arrowAnswer(2, [3], 2)] : [completeAnswer(3)];
      },
    });
    expect(await numbersOf(spark.query('q'))).toEqual([1, 2, 3]);
    expect(asked).toEqual(['r1', 'r2']);
    expect(plansOf(server)).toEqual(['ExecutePlan', 'ReattachExecute', 'ReattachExecute']);
  });

  it.each([
    ['the line is lost', fault(status.UNAVAILABLE, 'away')],
    ['another client has taken over', fault(status.INTERNAL, '[INVALID_CURSOR.DISCONNECTED] x')],
    ['a proxy has had enough', fault(status.DEADLINE_EXCEEDED, 'too long')],
  ])('when %s', async (_, error) => {
    const { spark } = await open({
      *execute() {
        yield arrowAnswer(1, [1], 0);
        throw error;
      },
      reattach: () => [arrowAnswer(2, [2], 1), completeAnswer(3)],
    });
    expect(await numbersOf(spark.query('q'))).toEqual([1, 2]);
  });

  it('from the beginning, when the server has never heard of it', async () => {
    let runs = 0;
    const { spark, server } = await open({
      execute() {
        if (++runs === 1) throw fault(status.UNAVAILABLE, 'away');
        return [arrowAnswer(1, [7], 0), completeAnswer(2)];
      },
      reattach() {
        throw notFound;
      },
    });
    expect(await numbersOf(spark.query('q'))).toEqual([7]);
    expect(plansOf(server)).toEqual(['ExecutePlan', 'ReattachExecute', 'ExecutePlan']);
  });

  it('from the beginning, when it was lost among rows that nobody has seen', async () => {
    let runs = 0;
    const { spark } = await open({
      *execute() {
        yield arrowAnswer(1, [1], 0);
        if (++runs === 1) throw fault(status.UNAVAILABLE, 'away');
        yield arrowAnswer(2, [2], 1);
        yield completeAnswer(3);
      },
      reattach() {
        throw notFound;
      },
    });
    expect(await numbersOf(spark.query('q'))).toEqual([1, 2]);
    expect(runs).toBe(2);
  });

  it('from the beginning, when Sail has said all into a line that was cut', async () => {
    const ids = new Set<string>();
    const { spark } = await open({
      *execute({ operationId }) {
        ids.add(operationId);
        yield { responseId: 'r0' };
        if (ids.size === 1) throw fault(status.UNAVAILABLE, 'away');
        yield arrowAnswer(1, [7]);
        yield completeAnswer(2);
      },
      reattach() {
        throw fault(status.INTERNAL, 'internal error: task context not found for operation');
      },
    });
    expect(await numbersOf(spark.query('q'))).toEqual([7]);
    expect(ids.size).toBe(2);
  });

  it('no further than the end of an old server, which numbers no answers', async () => {
    const { arrowBatch } = arrowAnswer(1, [1]) as { arrowBatch: object };
    const { spark, server } = await open({ execute: () => [{ arrowBatch }] });
    expect(await numbersOf(spark.query('q'))).toEqual([1]);
    expect(plansOf(server)).toEqual(['ExecutePlan']);
  });

  it('no more often than allowed', async () => {
    const { spark, server } = await open({}, { maxRetries: 2 });
    const error = await failure(spark.query('q'));
    expect([error.condition, error.retryable]).toEqual(['UNREACHABLE', true]);
    expect(plansOf(server)).toHaveLength(3);
  });
});

describe('rows are there once, or there is an error', () => {
  it('when some are handed on already, and the rest is lost', async () => {
    const { spark } = await open({
      *execute() {
        yield arrowAnswer(1, [1], 0);
        throw fault(status.UNAVAILABLE, 'away');
      },
      reattach() {
        throw notFound;
      },
    });
    const batches = spark.batches('q');
    expect((await batches.next()).value!.numRows).toBe(1);
    const error = await failure(batches.next());
    expect([error.condition, error.retryable]).toEqual(['ROWS_LOST', true]);
  });

  it('when the number of a first row does not fit', async () => {
    const { spark } = await open({
      execute: () => [arrowAnswer(1, [1], 0), arrowAnswer(2, [2], 5), completeAnswer(3)],
    });
    expect((await failure(spark.query('q'))).condition).toBe('ROWS_LOST');
  });

  it('when a server that numbers no rows may have dropped some', async () => {
    const many = (count: number): FakeService => ({
      *execute() {
        yield arrowAnswer(1, [1]);
        throw fault(status.UNAVAILABLE, 'away');
      },
      *reattach() {
        for (let i = 0; i < count; i++) yield arrowAnswer(2 + i, [2]);
        yield completeAnswer(count + 2);
      },
    });
    const few = await open(many(100));
    expect(await numbersOf(few.spark.query('q'))).toHaveLength(101);
    const { spark } = await open(many(128));
    expect((await failure(spark.query('q'))).condition).toBe('ROWS_LOST');
  });

  it('when a batch has fewer than it says, or is none', async () => {
    const answer = arrowAnswer(1, [1, 2], 0) as { arrowBatch: { data: Uint8Array } };
    const short = { ...answer, arrowBatch: { ...answer.arrowBatch, rowCount: 3 } };
    const { spark } = await open({ execute: () => [short, completeAnswer(2)] });
    expect((await failure(spark.query('q'))).condition).toBe('ROWS_LOST');
    const torn = answer.arrowBatch.data.subarray(0, answer.arrowBatch.data.length - 40);
    const cut = { ...answer, arrowBatch: { ...answer.arrowBatch, data: torn } };
    const other = await open({ execute: () => [cut, completeAnswer(2)] });
    expect((await failure(other.spark.query('q'))).condition).toMatch(/ANSWER|ROWS_LOST/);
  });

  it('of a batch in chunks', async () => {
    const { arrowBatch } = arrowAnswer(1, [1, 2], 0) as { arrowBatch: { data: Uint8Array } };
    const { data } = arrowBatch;
    const chunks = [data.subarray(0, 100), data.subarray(100)].map((part, i) => ({
      responseId: `r${i}`,
      arrowBatch: { ...arrowBatch, data: part, numChunksInBatch: 2 },
    }));
    const { spark } = await open({ execute: () => [...chunks, completeAnswer(2)] });
    expect(await numbersOf(spark.query('q'))).toEqual([1, 2]);
  });
});

describe('the server is told', () => {
  it('which answers it can forget, and that all is done', async () => {
    const released: object[] = [];
    const { spark } = await open({
      execute: () => [arrowAnswer(1, [1], 0), completeAnswer(2)],
      unary(method, { releaseUntil, releaseAll }) {
        if (method === 'ReleaseExecute') released.push(releaseUntil ?? releaseAll);
        return {};
      },
    });
    await spark.query('q');
    await spark.close();
    expect(released).toEqual([{ responseId: 'r1' }, {}]);
  });

  it('when nobody wants the rest', async () => {
    let tries = 0; // at the first the server has not begun with it
    const { spark, server } = await open({
      async *execute() {
        yield arrowAnswer(1, [1], 0);
        await new Promise(() => {});
      },
      unary: (method) =>
        method === 'Interrupt' && ++tries > 1 ? { interruptedIds: ['the one'] } : {},
    });
    for await (const _ of spark.batches('q')) break;
    await spark.close();
    // in this order: a query that is forgotten can no longer be ended
    expect(server.calls.slice(-4)).toEqual([
      ...['Interrupt', 'Interrupt', 'ReleaseExecute', 'ReleaseSession'],
    ]);
  });

  it('when the caller gives up, who need not wait for it', async () => {
    const { spark, server } = await open({
      async *execute() {
        yield { responseId: 'r1', executionProgress: { stages: [] } };
        await new Promise(() => {});
      },
      unary: (method) => (method === 'Interrupt' ? new Promise<object>(() => {}) : {}),
    });
    const cancel = new AbortController();
    const running = failure(
      spark.query('q', { signal: cancel.signal, onProgress: () => cancel.abort('why') }),
    );
    expect(await running).toBe('why');
    expect(server.calls).toContain('ExecutePlan');
  });
});

it('a session that a restarted server does not know is begun anew', async () => {
  const sessions: [string, string | undefined][] = [];
  const { spark } = await open({
    execute({ sessionId, clientObservedServerSideSessionId }) {
      sessions.push([sessionId, clientObservedServerSideSessionId]);
      if (sessions.length === 2)
        throw fault(status.INTERNAL, '[INVALID_HANDLE.SESSION_CHANGED] The session has changed');
      const serverSideSessionId = `server ${sessions.length}`;
      return [{ ...arrowAnswer(1, [1], 0), serverSideSessionId }, completeAnswer(2)];
    },
  });
  await spark.query('q');
  const error = await failure(spark.query('q'));
  expect([error.condition, error.retryable]).toEqual(['INVALID_HANDLE.SESSION_CHANGED', true]);
  expect(await numbersOf(spark.query('q'))).toEqual([1]);
  const [first, second, third] = sessions;
  expect(second).toEqual([first![0], 'server 1']);
  expect(third![0]).not.toBe(first![0]);
  expect(third![1]).toBe(undefined);
});

it('progress is the sum over stages', async () => {
  const told: object[] = [];
  const stages = [
    { numTasks: 4, numCompletedTasks: 4, inputBytesRead: 10 },
    { numTasks: 2, numCompletedTasks: 1 },
  ];
  const { spark } = await open({
    execute: () => [{ responseId: 'r1', executionProgress: { stages } }, completeAnswer(2)],
  });
  await spark.query('q', { onProgress: (progress) => told.push(progress) });
  expect(told).toEqual([{ tasks: 6, done: 5, bytes: 10 }]);
});

describe('an error says', () => {
  const failing = async (thrown: Error, unary?: FakeService['unary']) => {
    const { spark, server } = await open({
      execute() {
        throw thrown;
      },
      ...(unary && { unary }),
    });
    return { error: await failure(spark.query('q')), server };
  };

  it('what the short story has', async () => {
    const info = { errorClass: 'DIVIDE_BY_ZERO', sqlState: '22012' };
    const { error } = await failing(fault(status.INTERNAL, 'by zero\nat Line.java', info));
    expect([error.message, error.condition, error.sqlState, error.status, error.retryable]).toEqual(
      ['by zero', 'DIVIDE_BY_ZERO', '22012', 'INTERNAL', false],
    );
  });

  it('what the long story has', async () => {
    const { error } = await failing(
      fault(status.INTERNAL, 'short', { errorId: 'e1' }),
      (method, request) =>
        method === 'FetchErrorDetails' && request.errorId === 'e1'
          ? {
              rootErrorIdx: 1,
              errors: [
                {},
                {
                  message: 'long',
                  sparkThrowable: { errorClass: 'TABLE_OR_VIEW_NOT_FOUND', sqlState: '42P01' },
                },
              ],
            }
          : {},
    );
    expect([error.message, error.condition, error.sqlState]).toEqual([
      'long',
      'TABLE_OR_VIEW_NOT_FOUND',
      '42P01',
    ]);
  });

  it('why a server is unavailable, if it says so', async () => {
    const execute = () => {
      throw fault(status.UNAVAILABLE, 'the cluster is starting');
    };
    const { spark } = await open({ execute, reattach: execute }, { maxRetries: 1 });
    const error = await failure(spark.query('q'));
    expect([error.message, error.retryable]).toEqual(['the cluster is starting', true]);
  });

  it('what stands in the text alone', async () => {
    const { error } = await failing(fault(status.INTERNAL, '[PARSE_SYNTAX_ERROR] Syntax error'));
    expect(error.condition).toBe('PARSE_SYNTAX_ERROR');
  });

  it('neither address nor token, should the server repeat them', async () => {
    const server = await startFake({
      execute(_, metadata) {
        throw fault(status.PERMISSION_DENIED, `${server.url} ${metadata.get('authorization')}`);
      },
    });
    const spark = connect(server.url, { token: 'very-secret' });
    opened.push(server.close, spark.close);
    const error = await failure(spark.query('q'));
    expect(error.status).toBe('PERMISSION_DENIED');
    expect(error.message).not.toMatch(/very-secret|127\.0\.0\.1:/);
  });
});
