import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { DomainError } from '@bits-per-sample/core';
import { DuckDBInstance } from '@duckdb/node-api';
import { describe, expect, it } from 'vitest';
import { connectDuckdb } from '../src/index.ts';
import { fault } from './support/fault.ts';
import { rowsOf } from './support/rowsOf.ts';
import { withEngine } from './support/withEngine.ts';
import { withFolder } from './support/withFolder.ts';

const HEAVY = 'SELECT sum(a.range * b.range % 7) AS x FROM range(100000000) a, range(1000) b';
/** Three million keys: more than the limit below. */
const WIDE = `SELECT count(*) AS n, sum(n) AS rows FROM
  (SELECT hash(range) AS k, count(*) AS n FROM range(3000000) GROUP BY 1)`;
const TIGHT = 6e7;

describe('an abort', () => {
  it('ends a query within 50 ms, and the next runs', () =>
    withEngine({}, async (engine) => {
      const abort = new AbortController();
      const running = fault(engine.query(HEAVY, { signal: abort.signal }));
      await new Promise((later) => setTimeout(later, 300));
      const from = performance.now();
      abort.abort(new Error('enough'));
      const error = await running;
      await engine.query('SELECT 1');
      expect(performance.now() - from).toBeLessThan(process.env.CI ? 1000 : 250);
      expect([error.condition, error.cause]).toEqual(['CANCELLED', abort.signal.reason]);
    }));

  it('ends a query that waits for another, and one that did not start', () =>
    withEngine({}, async (engine) => {
      const [first, second] = [new AbortController(), new AbortController()];
      const running = fault(engine.query(HEAVY, { signal: first.signal }));
      const waiting = fault(engine.query('SELECT 1', { signal: second.signal }));
      second.abort();
      expect((await waiting).condition).toBe('CANCELLED');
      first.abort();
      expect((await running).condition).toBe('CANCELLED');
      expect(
        (await fault(engine.query('SELECT 1', { signal: AbortSignal.abort() }))).condition,
      ).toBe('CANCELLED');
    }));

  it('may come at any time of a query, and never cuts an answer short', () =>
    withEngine({}, async (engine) => {
      const sql = 'SELECT range AS x FROM range(300000)';
      for (let delay = 0; delay < 40; delay++) {
        const abort = new AbortController();
        const timer = setTimeout(() => abort.abort(), delay);
        const rows = await engine.query(sql, { signal: abort.signal }).then(
          (table) => table.rowCount,
          (error) => error.condition,
        );
        clearTimeout(timer);
        expect([300_000, 'CANCELLED']).toContain(rows);
      }
    }));
});

describe('progress', () => {
  it('grows to what there is', () =>
    withFolder((folder) => {
      const path = join(folder, 'a.jsonl');
      writeFileSync(path, '{"r":1,"t":"a text that takes some time to read"}\n'.repeat(1_000_000));
      return withEngine({ files: [path], threads: 1 }, async (engine) => {
        const relation = await engine.relation({ files: [path], format: 'json' });
        const seen: number[] = [];
        const slow = 'md5(md5(md5(md5(md5(md5(s.t))))))';
        await engine.query(`SELECT ${slow} AS x, sum(s.r) FROM ${relation} AS s GROUP BY 1`, {
          onProgress: ({ done, total }) => {
            expect(done).toBeLessThanOrEqual(total);
            if (total > 0) seen.push(done / total);
          },
        });
        expect(seen.length).toBeGreaterThan(0);
        expect(seen).toEqual([...seen].sort((a, b) => a - b));
      });
    }));

  it('ends the query with what its reader throws', () =>
    withEngine({}, async (engine) => {
      const broken = new Error('broken');
      const onProgress = () => {
        throw broken;
      };
      await expect(engine.query(HEAVY, { onProgress })).rejects.toBe(broken);
      expect(rowsOf(await engine.query('SELECT 1'))).toEqual([[1]]);
    }));
});

describe('limits', () => {
  it('spills into a folder of its own after the lock, and removes it', () =>
    withFolder((spill) =>
      withEngine({ spill, memoryLimit: TIGHT }, async (engine) => {
        let most = 0;
        const look = setInterval(() => {
          const names = readdirSync(spill, { recursive: true });
          most = Math.max(most, names.filter((name) => String(name).includes('duckdb')).length);
        }, 10);
        const rows = rowsOf(await engine.query(WIDE));
        clearInterval(look);
        expect(rows[0]![1]).toBe(3_000_000);
        expect(most).toBeGreaterThan(0);
        await engine.close();
        expect(readdirSync(spill)).toEqual([]);
      }),
    ));

  it('says when memory does not suffice, and goes on', () =>
    withEngine({ memoryLimit: 1e8 }, async (engine) => {
      const error = await fault(engine.query('SELECT list(range) AS l FROM range(100000000)'));
      expect(error.condition).toBe('OUT_OF_MEMORY');
      expect(rowsOf(await engine.query('SELECT 1'))).toEqual([[1]]);
    }));

  it('takes a part of a byte off', () =>
    withEngine({ memoryLimit: 0.3 * 2 ** 30 }, async (engine) => {
      expect(rowsOf(await engine.query('SELECT 1'))).toEqual([[1]]);
    }));

  it('refuses limits that are none', async () => {
    for (const options of [
      { threads: 0 },
      { threads: 1.5 },
      { memoryLimit: 0 },
      { memoryLimit: NaN },
    ])
      await expect(connectDuckdb(options)).rejects.toThrow(DomainError);
    const error = await fault(connectDuckdb({ spill: '/nowhere/at/all' }));
    expect(error.condition).toBe('IO');
  });

  it('leaves no folder where it cannot open', () =>
    withFolder(async (spill) => {
      await fault(connectDuckdb({ spill, files: [join(spill, 'none')] }));
      expect(readdirSync(spill)).toEqual([]);
    }));
});

describe('files that change', () => {
  const lines = (n: number): string => '{"r":1}\n'.repeat(n);
  const changes: [string, (path: string) => void][] = [
    [
      'replaced',
      (path) => {
        writeFileSync(`${path}.new`, lines(10));
        renameSync(`${path}.new`, path);
      },
    ],
    ['written to', (path) => appendFileSync(path, lines(1))],
    ['cut', (path) => writeFileSync(path, lines(1))],
    ['moved away', (path) => renameSync(path, `${path}.old`)],
  ];

  it.each(changes)('are told: %s while it is read', (_, change) =>
    withFolder((folder) => {
      const path = join(folder, 'a.jsonl');
      writeFileSync(path, lines(1_000_000));
      return withEngine({ files: [path] }, async (engine) => {
        const relation = await engine.relation({ files: [path], format: 'json' });
        const sql = `SELECT sum(s.r) AS r FROM ${relation} AS s`;
        expect(rowsOf(await engine.query(sql))).toEqual([[1_000_000]]);
        const running = fault(engine.query(sql));
        change(path);
        const error = await running;
        expect([error.condition, error.retryable]).toEqual(['CHANGED', true]);
        expect((await fault(engine.query(sql))).condition).toBe('CHANGED');
      });
    }),
  );
});

describe('a database', () => {
  it('that another process writes to, that is none, that is not there', () =>
    withFolder(async (folder) => {
      const path = join(folder, 'a.db');
      const other = await DuckDBInstance.create(path);
      const connection = await other.connect();
      await connection.run('CREATE TABLE t AS SELECT 1 AS r');
      const { execFileSync } = await import('node:child_process');
      const script = `import { connectDuckdb } from '@bits-per-sample/engine-duckdb';
        await connectDuckdb({ database: process.argv[1] }).catch((error) => console.log(error.condition));`;
      const said = execFileSync(
        process.execPath,
        ['--conditions=@bits-per-sample/source', '--input-type=module', '-e', script, path],
        { encoding: 'utf8', cwd: import.meta.dirname },
      );
      expect(said.trim()).toBe('LOCKED');
      connection.closeSync();
      other.closeSync();
      writeFileSync(
        join(folder, 'b.db'),
        'no database at all, but long enough to be one'.repeat(500),
      );
      mkdirSync(join(folder, 'c.db'));
      for (const [name, condition] of [
        ['b.db', 'MALFORMED'],
        ['c.db', 'REFUSED'],
        ['d.db', 'NOT_FOUND'],
      ] as const)
        expect((await fault(connectDuckdb({ database: join(folder, name) }))).condition).toBe(
          condition,
        );
      expect(existsSync(join(folder, 'd.db'))).toBe(false);
    }));
});

describe('close', () => {
  it('may come twice, ends what runs, and all later queries', async () => {
    const engine = await connectDuckdb({ threads: 2 });
    const running = fault(engine.query(HEAVY));
    await new Promise((later) => setTimeout(later, 100));
    await Promise.all([engine.close(), engine.close()]);
    expect((await running).condition).toBe('CLOSED');
    expect((await fault(engine.query('SELECT 1'))).condition).toBe('CLOSED');
    expect((await fault(engine.columns('x'))).condition).toBe('CLOSED');
    await engine.close();
  });

  it('is done by the end of the process', () =>
    withFolder(async (spill) => {
      const { execFileSync } = await import('node:child_process');
      const script = `import { connectDuckdb } from '@bits-per-sample/engine-duckdb';
        const engine = await connectDuckdb({ spill: process.argv[1], memoryLimit: ${TIGHT} });
        void engine.query(\`${WIDE}\`).catch(() => {});
        setTimeout(() => process.exit(0), 700);`;
      execFileSync(
        process.execPath,
        ['--conditions=@bits-per-sample/source', '--input-type=module', '-e', script, spill],
        { cwd: import.meta.dirname },
      );
      expect(readdirSync(spill)).toEqual([]);
    }));
});
