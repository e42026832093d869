import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  connect,
  type SparkConnect,
  SparkConnectError,
  type SparkField,
  type SparkProgress,
} from '../../src/index.ts';
import { openProxy } from './proxy.ts';

/** What differs between servers, beyond the answers to queries. */
export interface ServerTraits {
  readonly version: RegExp | undefined;
  /** Whether errors carry a SQLSTATE. */
  readonly sqlState: boolean;
  /** Whether a cast that fails is an error with a condition. */
  readonly conditions: boolean;
  /** Whether batches carry the number of their first row, so that none is missed unnoticed. */
  readonly numbered: boolean;
  /** Whether progress is told. */
  readonly progress: boolean;
}

/** A query that takes some seconds and gives one row per key, in order. */
export const slowQuery = (rows: number) => `
  SELECT id % 1000 AS k, CAST(sum(CAST(conv(substr(md5(CAST(id AS STRING)), 1, 6), 16, 10) AS BIGINT)) AS DOUBLE) AS s
  FROM range(${rows}) GROUP BY id % 1000 ORDER BY 1`;

/** A query that would take for ever. Spark does not let go of a shuffle that it is about to begin. */
const endless =
  'SELECT id FROM range(100000000000) WHERE length(repeat(md5(CAST(id AS STRING)), 9)) = 0';

const failure = (promise: Promise<unknown>): Promise<SparkConnectError> =>
  promise.then(
    () => expect.fail('no error'),
    (error) => error,
  );

/** What the client promises, tried against a real server. */
export function describeServer(url: string, traits: ServerTraits): void {
  let spark: SparkConnect;
  beforeAll(() => {
    spark = connect(url);
  });
  afterAll(() => spark.close());

  it('tells its version', async () => {
    if (traits.version) expect(await spark.version()).toMatch(traits.version);
    else expect(await failure(spark.version())).toBeInstanceOf(SparkConnectError);
  });

  it('says names and types without running the query', async () => {
    const columns: [string, unknown][] = [
      ['CAST(1 AS TINYINT)', 'tinyint'],
      ['CAST(1 AS SMALLINT)', 'smallint'],
      ['1', 'int'],
      ['CAST(1 AS BIGINT)', 'bigint'],
      ['CAST(1 AS FLOAT)', 'float'],
      ['CAST(1 AS DOUBLE)', 'double'],
      ['CAST(1 AS DECIMAL(10,2))', 'decimal(10,2)'],
      ['true', 'boolean'],
      ["'x'", 'string'],
      ["X'00ff'", 'binary'],
      ["DATE '2020-01-02'", 'date'],
      ['array(CAST(1 AS DOUBLE))', { array: 'double' }],
      ["map('a', CAST(1 AS DOUBLE))", { map: ['string', 'double'] }],
    ];
    const list = columns.map(([sql], i) => `${sql} AS c${i}`).join(', ');
    const fields = await spark.schema(`SELECT ${list}, named_struct('x', 1, 'y z', 'a') AS st`);
    expect(fields.slice(0, -1).map(({ name, type }) => [name, type])).toEqual(
      columns.map(([, type], i) => [`c${i}`, type]),
    );
    const { struct } = fields.at(-1)!.type as { struct: readonly SparkField[] };
    expect(struct.map(({ name, type }) => [name, type])).toEqual([
      ['x', 'int'],
      ['y z', 'string'],
    ]);
  });

  it('gives values of every type, NULL among them', async () => {
    const table = await spark.query(
      `SELECT CAST(1.5 AS DOUBLE) AS d, 'it\\'s ü 😀 long enough for a view' AS s, true AS b,
         9007199254740993 AS big, CAST(2.5 AS DECIMAL(10,2)) AS dec, array(CAST(1 AS DOUBLE), NULL) AS l,
         named_struct('x', 1) AS st, CAST(7 AS TINYINT) AS t, DATE '2020-01-02' AS day, CAST(NULL AS STRING) AS n
       UNION ALL
       SELECT CAST('NaN' AS DOUBLE), '', NULL, NULL, NULL, array(), NULL, NULL, NULL, 'x'
       ORDER BY n NULLS FIRST`,
      { extraction: { useBigInt: true } },
    );
    expect(table.toArray().map((row) => ({ ...row, l: [...row.l] }))).toEqual([
      {
        d: 1.5,
        s: "it's ü 😀 long enough for a view",
        b: true,
        big: 9007199254740993n,
        dec: 2.5,
        l: [1, null],
        st: { x: 1 },
        t: 7,
        day: Date.UTC(2020, 0, 2),
        n: null,
      },
      {
        ...{ d: Number.NaN, s: '', b: null, big: null, dec: null },
        ...{ l: [], st: null, t: null, day: null, n: 'x' },
      },
    ]);
  });

  it('an empty answer has its columns', async () => {
    const table = await spark.query("SELECT CAST(1 AS DOUBLE) AS a, 'x' AS b WHERE 1 = 0");
    expect([table.numRows, table.names]).toEqual([0, ['a', 'b']]);
  });

  it('two million rows, each once', async () => {
    const seen = new Uint8Array(2_000_000);
    let wrong = 0;
    const rows = spark.batches(
      'SELECT id, CAST(id AS STRING) AS s, CAST(id AS DOUBLE) / 2 AS d FROM range(2000000)',
    );
    for await (const batch of rows) {
      const [ids, texts, halves] = ['id', 's', 'd'].map((name) => batch.getChild(name).toArray());
      for (let i = 0; i < batch.numRows; i++) {
        const id = Number(ids![i]);
        seen[id]!++;
        if (texts![i] !== String(id) || halves![i] !== id / 2) wrong++;
      }
    }
    expect([seen.every((count) => count === 1), wrong]).toEqual([true, 0]);
  });

  it('what is refused is said in one line, with what the server calls it', async () => {
    const error = await failure(spark.query('SELECT * FROM no_such_table'));
    expect(error).toBeInstanceOf(SparkConnectError);
    expect(error.message).toMatch(/no_such_table/);
    expect(error.message).not.toMatch(/\n/);
    expect(error.condition).toBe('TABLE_OR_VIEW_NOT_FOUND');
    if (traits.sqlState) expect(error.sqlState).toBe('42P01');
    const syntax = await failure(spark.schema('SELEC 1'));
    expect(syntax).toBeInstanceOf(SparkConnectError);
    if (traits.sqlState)
      expect([syntax.condition, syntax.sqlState]).toEqual(['PARSE_SYNTAX_ERROR', '42601']);
  });

  it('a value that does not cast is an error, not a NULL', async () => {
    const run = spark.query("SELECT CAST(s AS DOUBLE) AS d FROM VALUES ('abc') AS t(s)");
    if (!traits.conditions) return void (await run.catch(() => {}));
    expect((await failure(run)).condition).toBe('CAST_INVALID_INPUT');
  });

  it('a query that is cancelled ends at once, and the server is free', async () => {
    const cancel = new AbortController();
    const reason = new Error('enough');
    let aborted = Number.NaN;
    const abort = () => {
      aborted = performance.now();
      cancel.abort(reason);
    };
    if (!traits.progress) setTimeout(abort, 1_000);
    const onProgress = ({ tasks }: SparkProgress) => tasks > 0 && !cancel.signal.aborted && abort();
    expect(await failure(spark.query(endless, { signal: cancel.signal, onProgress }))).toBe(reason);
    expect(performance.now() - aborted).toBeLessThan(2_000);
    expect((await spark.query('SELECT 1 AS a')).toArray()).toEqual([{ a: 1 }]);
    await expect(spark.query('SELECT 1', { signal: cancel.signal })).rejects.toBe(reason);
  });

  it('interrupt ends what runs', async () => {
    const running = failure(spark.query(endless));
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    await spark.interrupt();
    expect((await running).condition).toBe('OPERATION_CANCELED');
  });

  it('progress is told', async () => {
    const told: number[] = [];
    await spark.query(slowQuery(2_000_000), { onProgress: ({ done }) => told.push(done) });
    if (traits.progress) expect(told.length).toBeGreaterThan(0);
  });

  describe('over a line that is cut', () => {
    it('twice while the query runs: the same answer', async () => {
      const whole = (await spark.query(slowQuery(4_000_000))).toArray();
      const proxy = await openProxy(url);
      const cut = connect(proxy.url);
      const timers = [300, 900].map((ms) => setTimeout(proxy.cut, ms));
      const again = (await cut.query(slowQuery(4_000_000))).toArray();
      timers.forEach(clearTimeout);
      await cut.close();
      expect(proxy.connections()).toBeGreaterThan(1);
      await proxy.close();
      expect(again).toEqual(whole);
    });

    it('among the rows of the answer: each once', async () => {
      const proxy = await openProxy(url);
      const cut = connect(proxy.url);
      let cuts = 0;
      const timer = setInterval(() => cuts++ < 2 && proxy.cut(), 300);
      const table = await cut.query('SELECT id FROM range(2000000)');
      clearInterval(timer);
      await cut.close();
      await proxy.close();
      const seen = new Uint8Array(2_000_000);
      for (const id of table.getChild('id').toArray()) seen[Number(id)]!++;
      expect([table.numRows, seen.every((count) => count === 1)]).toEqual([2_000_000, true]);
    });

    it('among rows that were handed on already: each once, or an error', async () => {
      const proxy = await openProxy(url);
      const cut = connect(proxy.url);
      const seen = new Uint8Array(1_000_000);
      let rows = 0;
      const read = async () => {
        let cuts = 0;
        for await (const batch of cut.batches('SELECT id FROM range(1000000)')) {
          for (const id of batch.getChild('id').toArray()) seen[Number(id)]!++;
          rows += batch.numRows;
          if (cuts < 2 && rows > (cuts + 1) * 200_000) {
            cuts++;
            proxy.cut();
          }
        }
      };
      const error = await read().then(
        () => undefined,
        (thrown) => thrown,
      );
      await cut.close();
      await proxy.close();
      expect(seen.every((count) => count <= 1)).toBe(true);
      if (traits.numbered || error === undefined)
        expect([rows, error]).toEqual([1_000_000, undefined]);
      else expect(error).toMatchObject({ condition: 'ROWS_LOST', retryable: true });
    });

    it('without a word, as by a pulled cable: the same answer over a new connection', async () => {
      const whole = (await spark.query(slowQuery(2_000_000))).toArray();
      const proxy = await openProxy(url);
      const cut = connect(proxy.url, { timeoutMs: 4_000 });
      await cut.query('SELECT 1');
      const running = cut.query(slowQuery(2_000_000));
      setTimeout(() => {
        proxy.freeze();
        proxy.thaw();
      }, 100);
      expect((await running).toArray()).toEqual(whole);
      await cut.close();
      await proxy.close();
    });
  });
}
