import { type Dictionary, DomainError, type Table } from '@bits-per-sample/core';
import { connectDuckdb } from '@bits-per-sample/engine-duckdb';
import type { Engine } from '@bits-per-sample/sql';
import { describe, expect, it } from 'vitest';
import { compare, fromEngine, ReportError, type ReportOptions, report } from '../../src/index.ts';
import { hardSource } from '../support/hardSource.ts';
import { everyColumn } from './everyColumn.ts';
import { byDuckdb, byReaders, comparable, withLines } from './support.ts';

const rows = everyColumn();
const words = ['PASS', 'fail', 'Timeout', 'PASS', ' pass', 'error', 'n/a'];

const textsOf = ({ columns }: Table, name: string): string[] => {
  const { codes, values } = columns[name] as Dictionary;
  return [...codes].map((code) => values[code]!);
};
const numbersOf = ({ columns }: Table, name: string): Float64Array => columns[name] as Float64Array;

const same = async (path: string, options: ReportOptions = {}): Promise<void> =>
  expect(comparable(await byDuckdb(path, options))).toEqual(
    comparable(await byReaders(path, options)),
  );

const sameLines = (lines: readonly object[], options: ReportOptions = {}): Promise<void> =>
  withLines(lines, (path) => same(path, options));

describe('fromEngine', () => {
  it.each<[string, ReportOptions]>([
    ['no option', {}],
    ['evaluations', { kind: 'eval' }],
    ['a rule', { success: '>0.5', successColumn: 'success' }],
    ['missing rewards as failures', { missing: 'fail' }],
    ['some steps', { since: 4, until: 9 }],
    ['these prompts', { question: 'these' }],
    ['some rows', { where: { category: 'algebra' } }],
    ['several columns that name groups', { group: ['category', 'prompt_id'] }],
    ['another column of the reward', { reward: 'success' }],
    ['parts of the reward', { rewardParts: { success: 1, reward: 0.5 } }],
  ])('gives the report of the readers: %s', async (_name, options) => {
    await sameLines(rows, options);
  });

  it('finds a limit of lengths where nothing says how answers ended', async () => {
    await sameLines(rows.map((row) => ({ ...row, status: undefined })));
  });

  it('reads words of verdicts as the readers do', async () => {
    const judged = Array.from({ length: 70 }, (_, i) => ({
      task: `t${i % 9}`,
      verdict: words[i % 7],
      finish_reason: ['stop', 'length', null][i % 3],
    }));
    await sameLines(judged, { group: 'task', reward: 'verdict', status: 'finish_reason' });
    await sameLines(judged, { group: 'task', reward: 'verdict', success: 'PASS' });
  });

  it('follows parts that stand beside the reward', async () => {
    const parted = rows.map((row, i) => ({
      ...row,
      rewards: { accuracy: i % 2, format: (i % 10) / 10 },
    }));
    await sameLines(parted);
  });

  it('reads lists of rewards of a prompt', async () => {
    const lists = Array.from({ length: 40 }, (_, i) => ({
      id: `q${i}`,
      rewards: Array.from({ length: 4 }, (_, k) => Number((i * 7 + k * 3) % 5 > 2)),
    }));
    await sameLines(lists, { group: 'id', reward: 'rewards' });
  });

  it.each<[string, (i: number) => object, ReportOptions]>([
    ['counts', (i) => ({ c: (i * 7) % 9, n: 8 }), { successes: 'c', attempts: 'n' }],
    ['shares', (i) => ({ acc: ((i * 7) % 9) / 8, n: 8 }), { successes: 'acc', attempts: 'n' }],
    [
      'failures in percent',
      (i) => ({ pct_failed: (100 * ((i * 7) % 9)) / 8 }),
      { successes: 'pct_failed', attempts: '8' },
    ],
    [
      'counts of which some are none',
      (i) => ({ c: i % 37 === 0 ? 9 : (i * 7) % 9, n: i % 43 === 0 ? null : 8 }),
      { successes: 'c', attempts: 'n', promptId: 'task' },
    ],
  ])('reads rows that count a group each: %s', async (_name, cellsOf, options) => {
    const counts = Array.from({ length: 300 }, (_, i) => ({
      task: `t${i % 100}`,
      step: Math.floor(i / 100),
      kind: `k${i % 3}`,
      ...cellsOf(i),
    }));
    await sameLines(counts, { group: 'task', step: 'step', category: 'kind', ...options });
  });

  it('says what the readers say of rows without a group, and of texts that are numbers', async () => {
    const odd = rows.map((row, i) => ({ ...row, group: i % 50 === 7 ? null : `g${i >> 3}` }));
    await sameLines(odd, { group: 'group', reward: 'reward' });
    await sameLines(
      rows.map((_, i) => ({ task: `t${i % 90}`, score: String(i % 2) })),
      {
        group: 'task',
        reward: 'score',
      },
    );
  });

  it('compares a run of an engine with one of the readers', async () => {
    await withLines(rows, async (path) => {
      const engine = await connectDuckdb({ files: [path] });
      const run = fromEngine(engine, { files: [path], format: 'json' });
      const lines = rows.slice(0, 360);
      const both = await compare(lines, run);
      await engine.close();
      const plain = await compare(lines, rows);
      expect(both.trained.passRate.value).toBeCloseTo(plain.trained.passRate.value, 12);
    });
  });

  it.each<[string, readonly object[]]>([
    ['steps that were rolled out again', [...rows, ...rows.slice(400)]],
    [
      'rollouts that are named twice',
      [...rows, rows[5]!].map((row, i) => ({ ...row, rollout: `r${i % 720}` })),
    ],
    [
      'turns of rollouts',
      rows.map((row, i) => ({ ...row, rollout_id: `r${Math.floor(i / 3)}`, turn: i % 3 })),
    ],
  ])('refuses what only the order of rows tells: %s', async (_name, lines) => {
    await withLines(lines, async (path) => {
      const error = await byDuckdb(path).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(ReportError);
      expect((error as ReportError).reason).toBe('needs-order');
    });
  });

  it('says of a query that its rows have no order, and counts a rollout once', async () => {
    await withLines(
      [...rows, ...rows.slice(0, 60)].map((row, i) => ({ ...row, rollout: `r${i % 720}` })),
      async (path) => {
        const engine = await connectDuckdb({ files: [path] });
        const relation = await engine.relation({ files: [path], format: 'json' });
        const told = await report(fromEngine(engine, { sql: `SELECT * FROM ${relation}` }));
        await engine.close();
        expect(told.input.duplicates).toBe(60);
        expect(told.input.rows).toBe(720);
        expect(told.warnings.map(({ code }) => code)).toContain('no-order');
      },
    );
  });

  it('sums whole prompts where there are more groups than are wanted, and says so', async () => {
    await withLines(rows, async (path) => {
      const engine = await connectDuckdb({ files: [path] });
      const source = { files: [path], format: 'json' } as const;
      const all = await report(fromEngine(engine, source));
      const some = await report(fromEngine(engine, source, { mostGroups: 60 }));
      await engine.close();
      expect(some.input.rows).toBe(720);
      expect(some.groups.total).toBeLessThan(all.groups.total! / 2 + 20);
      expect(some.warnings[0]?.code).toBe('prompts-drawn');
      const attempts = (of: typeof all) =>
        new Map(
          textsOf(of.prompts!, 'prompt').map((name, i) => [
            name,
            numbersOf(of.prompts!, 'attempts')[i],
          ]),
        );
      const whole = attempts(all);
      for (const [name, n] of attempts(some)) expect(n).toBe(whole.get(name));
      expect(some.bits.perRollout!.lower).toBeLessThan(all.bits.perRollout!.value);
      expect(some.bits.perRollout!.upper).toBeGreaterThan(all.bits.perRollout!.value);
    });
  });

  it('refuses a number of groups that is none', () => {
    const engine = { name: 'none' } as Engine;
    expect(() => fromEngine(engine, { sql: 'SELECT 1' }, { mostGroups: 0 })).toThrow(DomainError);
  });

  it('stops when it is asked to', async () => {
    await withLines(rows, async (path) => {
      const signal = AbortSignal.abort(new Error('enough'));
      await expect(byDuckdb(path, { signal })).rejects.toThrow('enough');
    });
  });

  it('reads an empty table', async () => {
    const engine = await connectDuckdb();
    const sql = "SELECT 1 AS reward, 'a' AS g WHERE false";
    const empty = await report(fromEngine(engine, { sql }), { group: 'g' });
    await engine.close();
    expect(empty.groups.total).toBe(0);
  });
});

it('finds the source that prompts are from in a column that nobody named', async () => {
  await withLines(hardSource, async (path) => {
    const { now } = await byDuckdb(path);
    expect(now?.causes.map(({ code }) => code)).toContain('source');
    await same(path);
  });
});
