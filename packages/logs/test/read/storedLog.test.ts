import { SchemaError } from '@bits-per-sample/core';
import { describe, expect, it } from 'vitest';
import { fromBytes, fromText, type LogSource, readLog } from '../../src/index.ts';
import { column, countsOf, expectKnown, groupsOf, read, sample } from '../support/read.ts';
import { sqliteFile } from '../support/sqliteFile.ts';

type Cell = string | number | null | Uint8Array;

const TRACKIO = `create table metrics (id integer primary key autoincrement, run_id text not null,
  timestamp text not null, run_name text not null, step integer not null, metrics text not null,
  log_id text, space_id text)`;
const MLFLOW = `
  create table runs (run_uuid varchar(32) not null, name varchar(250), lifecycle_stage varchar(20),
    constraint run_pk primary key (run_uuid));
  create table metrics (key varchar(250) not null, value float not null, timestamp bigint not null,
    run_uuid varchar(32) not null, step bigint default '0' not null, is_nan boolean default '0' not null,
    constraint metric_pk primary key (key, timestamp, step, run_uuid, value, is_nan))`;

const database = (sql: string, rows: Record<string, readonly (readonly Cell[])[]>): LogSource =>
  fromBytes(sqliteFile(sql, rows), 'a.db');
const codes = (log: { summary(): { notes: readonly { code: string }[] } }) =>
  log.summary().notes.map(({ code }) => code);

/** Rows of trackio: [id of the run, name of the run, step, metrics]. */
const trackio = (...rows: [string, string, number, object][]): LogSource =>
  database(TRACKIO, {
    metrics: rows.map(([id, name, step, metrics], i) => [
      i + 1,
      id,
      '2026',
      name,
      step,
      JSON.stringify(metrics),
      null,
      null,
    ]),
  });

const table = (rows: readonly object[]) => ({
  completions: { _type: 'trackio.table', _value: rows },
});

/** Completions of TRL: four prompts, four rollouts each, hits 4, 0, 2, 1. */
const completions = (step: number) =>
  [4, 0, 2, 1].flatMap((hits, i) =>
    [0, 1, 2, 3].map((k) => ({
      step,
      prompt: `p${i}`,
      completion: `${i} ${k}`,
      correct: k < hits ? 1 : 0,
      advantage: (k < hits ? 1 : 0) - hits / 4,
    })),
  );

describe('a project of trackio', () => {
  it('that trackio wrote for a run of TRL: its rollouts', async () => {
    const { log, tables } = await read(sample('trackio/real_0.43.0/toy.db'));
    expect([log.format, log.kind, log.summary().rows]).toEqual(['trl-completions', 'rollouts', 64]);
    expect(groupsOf(tables).size).toBe(16);
    expect(codes(log)).toEqual(
      expect.arrayContaining(['write-ahead-log', 'rollouts-of-store', 'reward-columns']),
    );
  });

  it('without tables: its metrics, as in JSON lines', async () => {
    const rows = [1, 2, 3].map((i) => ({
      'train/reward': i / 8,
      'train/grad_norm': i === 2 ? 'NaN' : i,
      text: 'x',
    }));
    const stored = await read(
      trackio(
        ...rows.map((row, i) => ['a1', 'run', 10 * i, row] as [string, string, number, object]),
      ),
    );
    const lines = rows.map((metrics, i) =>
      JSON.stringify({ id: i, run_name: 'run', step: 10 * i, metrics: JSON.stringify(metrics) }),
    );
    const text = await read(fromText(lines.join('\n'), 'a.jsonl'));
    expect(stored.log.format).toBe('trackio');
    expect(stored.log.kind).toBe('metrics');
    expect(stored.tables).toEqual(text.tables);
    expect(column(stored.tables, 'train/reward')).toEqual([0.125, 0.25, 0.375]);
    expect(stored.log.summary().nonFinite).toBe(1);
  });

  it('of several runs: told apart by name, and by id where names are the same', async () => {
    const source = () =>
      trackio(
        ['aaaaaaaaaa', 'twin', 1, { loss: 1 }],
        ['bbbbbbbbbb', 'twin', 1, { loss: 2 }],
        ['cccccccccc', 'other', 1, { loss: 3 }],
        ['cccccccccc', 'other', 2, { loss: 4 }],
      );
    const { tables } = await read(source());
    expect(column(tables, 'run')).toEqual(['twin (aaaaaaaa)', 'twin (bbbbbbbb)', 'other', 'other']);
    const one = await read(source(), { mapping: { where: { run: 'other' } } });
    expect(column(one.tables, 'loss')).toEqual([3, 4]);
    expect(one.tables[0]!.columns.run).toBeUndefined();
  });

  it('of several runs with rollouts: each in the column run', async () => {
    const { tables } = await read(
      trackio(
        ['a', 'one', 2, table(completions(1))],
        ['b', 'two', 2, table(completions(1))],
        ['b', 'two', 3, { loss: 1 }],
      ),
    );
    expect(column(tables, 'run')).toEqual([
      ...Array<string>(16).fill('one'),
      ...Array<string>(16).fill('two'),
    ]);
    const one = await read(
      trackio(['a', 'one', 2, table(completions(1))], ['b', 'two', 2, table(completions(1))]),
      { mapping: { where: { run: 'two' } } },
    );
    expectKnown(countsOf(one.tables));
  });

  it('whose tables are of something else: its metrics', async () => {
    const { log, tables } = await read(
      trackio(['a', 'one', 1, { ...table([{ image: 'cat.png', caption: 'c' }]), loss: 2 }]),
    );
    expect(log.kind).toBe('metrics');
    expect(column(tables, 'loss')).toEqual([2]);
  });

  it('with a row that is damaged: that row is counted', async () => {
    const { log, tables } = await read(
      database(TRACKIO, {
        metrics: [
          [1, 'a', '', 'r', 1, '{"loss": 1}', null, null],
          [2, 'a', '', 'r', 2, '{"loss": ', null, null],
          [3, 'a', '', 'r', 3, new TextEncoder().encode('{"loss": 3}'), null, null],
        ],
      }),
    );
    expect(column(tables, 'loss')).toEqual([1, 3]);
    expect(log.summary()).toMatchObject({ skipped: 1 });
    expect(codes(log)).toEqual(['broken-row']);
  });
});

describe('a store of MLflow', () => {
  it('that MLflow wrote', async () => {
    const { log, tables } = await read(sample('mlflow/real_3.17.2/mlflow.db'));
    expect([log.format, log.kind]).toEqual(['mlflow', 'metrics']);
    expect(column(tables, 'step')).toEqual([0, 1, 2, 3, 4]);
    expect(column(tables, 'actor/grad_norm')).toEqual([1, 1 / 2, 1 / 3, 1 / 4, 1 / 5]);
    const scores = column(tables, 'critic/score/mean') as number[];
    for (const [i, score] of [0, 0.2, 0.4, 0.6, 0.8].entries())
      expect(scores[i]).toBeCloseTo(score, 12);
  });

  it('with runs that are deleted, unnamed, or of one name; NaN, infinity and steps below 0', async () => {
    const { log, tables } = await read(
      database(MLFLOW, {
        runs: [
          ['u1', 'one', 'active'],
          ['u2', null, 'active'],
          ['u3', 'gone', 'deleted'],
        ],
        metrics: [
          ['loss', 2, 5, 'u1', -1, 0],
          ['loss', 0, 6, 'u1', 0, 1],
          ['kl', Number.MAX_VALUE, 6, 'u1', 0, 0],
          ['loss', 7, 6, 'u2', 0, 0],
          ['loss', 8, 6, 'u3', 0, 0],
        ],
      }),
    );
    expect(column(tables, 'run')).toEqual(['one', 'one', 'u2']);
    expect(column(tables, 'step')).toEqual([-1, 0, 0]);
    expect(column(tables, 'loss')).toEqual([2, NaN, 7]);
    expect(log.summary().nonFinite).toBe(2);
    expect(codes(log)).toEqual(expect.arrayContaining(['deleted-runs', 'several-runs']));
  });
});

describe('a database of someone else', () => {
  const episode = (i: number, k: number, hit: number) => ({
    training_step: 3,
    epoch: 0,
    episode_id: `${i}:${k}`,
    task: { question: `q${i}` },
    task_hash: `h${i}`,
    is_correct: hit === 1,
    termination_reason: 'env_done',
    trajectories: [{ name: 'solver', reward: hit, steps: [] }],
  });
  const episodes = [4, 0, 2, 1].flatMap((hits, i) =>
    [0, 1, 2, 3].map((k) => episode(i, k, k < hits ? 1 : 0)),
  );

  it.each<[string, string, (e: (typeof episodes)[number]) => Cell[]]>([
    [
      'columns of their own, lists as JSON',
      'create table episodes(training_step int, epoch int, episode_id text, task text, task_hash text, is_correct int, termination_reason text, trajectories text)',
      (e) => [
        e.training_step,
        e.epoch,
        e.episode_id,
        JSON.stringify(e.task),
        e.task_hash,
        Number(e.is_correct),
        e.termination_reason,
        JSON.stringify(e.trajectories),
      ],
    ],
    [
      'records as JSON',
      'create table episodes(id integer primary key, created_at text, data text)',
      (e) => [null, 'now', JSON.stringify(e)],
    ],
    [
      'records as bytes',
      'create table episodes(id text primary key, data blob) without rowid',
      (e) => [e.episode_id, new TextEncoder().encode(JSON.stringify(e))],
    ],
  ])('episodes of rLLM: %s', async (_, sql, row) => {
    const { log, tables } = await read(
      database(`create table meta(k, v); ${sql}`, {
        meta: [['a', 1]],
        episodes: episodes.map(row),
      }),
    );
    expect(log.format).toBe('rllm-episodes');
    expectKnown(countsOf(tables));
  });

  it('read by the columns that the caller names, of whichever table has them', async () => {
    const rows = [4, 0, 2, 1].flatMap((hits, i) =>
      [0, 1, 2, 3].map((k) => [`t${i}`, k < hits ? 1 : 0]),
    );
    const source = () =>
      database('create table notes(a, b); create table tries(task, ok)', {
        notes: [[1, 2]],
        tries: rows,
      });
    const { tables } = await read(source(), { mapping: { group: ['task'], reward: ['ok'] } });
    expectKnown(countsOf(tables));
    await expect(readLog(source())).rejects.toThrow(/notes \(a, b\); tries \(task, ok\)/);
    await expect(
      readLog(source(), { mapping: { group: ['nope'], reward: ['ok'] } }),
    ).rejects.toThrow(/tries \(task, ok\)/);
  });

  it('without rows, without tables, and no database at all', async () => {
    expect(codes((await read(database(TRACKIO, {}))).log)).toEqual(['empty']);
    await expect(readLog(database('create table t(a)', {}))).rejects.toThrow(/t \(a\)/);
    await expect(readLog(fromText('SQLite format 3\0', 'a.db'))).rejects.toThrow(SchemaError);
  });

  it('by ranges as in one piece, and packed', async () => {
    const bytes = sqliteFile(TRACKIO, {
      metrics: [[1, 'a', '', 'r', 1, '{"loss": 1}', null, null]],
    });
    const sliced: LogSource = {
      ...fromBytes(bytes, 'a.db'),
      stream: fromBytes(bytes, 'a.db').stream,
      size: bytes.length,
      slice: async (start, end) => bytes.slice(start, end).buffer as ArrayBuffer,
    };
    const { gzipSync } = await import('node:zlib');
    for (const source of [sliced, fromBytes(gzipSync(bytes), 'a.db.gz')])
      expect(column((await read(source)).tables, 'loss')).toEqual([1]);
  });

  it('with any byte changed never does more than end in a SchemaError', async () => {
    const bytes = sqliteFile(TRACKIO, {
      metrics: Array.from({ length: 40 }, (_, i) => [
        i + 1,
        'a',
        '',
        'r',
        i,
        `{"loss": ${i}}`,
        null,
        null,
      ]),
    });
    for (let at = 0; at < bytes.length; at += 23) {
      const damaged = bytes.slice();
      damaged[at]! ^= 1 << (at % 8);
      await read(fromBytes(damaged, 'a.db')).catch((error) =>
        expect(error).toBeInstanceOf(SchemaError),
      );
    }
  });
});
