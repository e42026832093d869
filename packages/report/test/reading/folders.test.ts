import { gzipSync } from 'node:zlib';
import { fromBytes } from '@bits-per-sample/logs';
import { describe, expect, it } from 'vitest';
import { compare, type OptionalSource, type Report, report } from '../../src/index.ts';
import { benchmark, jsonl, noteOf, solved } from '../support/benchmarkRuns.ts';
import { inFolder } from '../support/trlRun.ts';

const csv = (rows: readonly Record<string, unknown>[]): string =>
  [Object.keys(rows[0]!).join(','), ...rows.map((row) => Object.values(row).join(','))].join('\n');

const columns = { group: 'task_id', reward: 'success' } as const;
const names: readonly string[][] = [
  [
    'test_results_20250101_120000.json',
    'test_results_20250102_120000.json',
    'x_20250103.json',
    'x_20250104.json',
  ],
  ['seed_1.json', 'seed_2.json', 'seed_3.json', 'seed_4.json'],
  ['run-a/results.json', 'run-b/results.json', 'run-c/results.json', 'run-d/results.json'],
  ['1.json', '2.json', '3.json', '4.json'],
];

describe('files that hold the same ids are repetitions', () => {
  it.each(names)('%s …', async (...files) => {
    const runs = benchmark(4, (task) => `task_${String(task).padStart(3, '0')}`);
    const told = await report(
      runs.map((rows, i) => inFolder(JSON.stringify(rows), `evals/${files[i]}`)),
      columns,
    );
    expect(told.groups).toMatchObject({ total: 12, live: 4, solved: 4, failed: 4, singleton: 0 });
    expect([told.rollouts, told.steps.length]).toEqual([48, 0]);
    expect(noteOf(told, 'files-are-repeats')?.message).toContain('`files: steps`');
  });

  it('numbered tasks too, in any container, and a run that broke off is no reason against it', async () => {
    const runs = benchmark(3, (task) => task);
    const files = [
      inFolder(csv(runs[0]!), 'a.csv'),
      inFolder(jsonl(runs[1]!), 'b.jsonl'),
      inFolder(JSON.stringify(runs[2]!.slice(0, 9)), 'c.json'),
    ];
    const told = await report(files, columns);
    expect([told.groups.total, told.rollouts, told.steps.length]).toEqual([12, 33, 0]);
  });

  it('asked for as steps they are steps, in the order of the files', async () => {
    const runs = benchmark(4, (task) => `t${task}`);
    const files = runs.map((rows, i) => inFolder(jsonl(rows), `run ${i}.jsonl`));
    const told = await report(files, { ...columns, files: 'steps' });
    expect(told.groups).toMatchObject({ total: 48, singleton: 48 });
    expect(told.steps.map(({ name }) => name)).toEqual(['1', '2', '3', '4']);
  });

  it('counts pool as rollouts do', async () => {
    const files = [0, 1].map((run) =>
      inFolder(
        jsonl([0, 1, 2].map((i) => ({ id: `q${i}`, c: i + run, n: 4 }))),
        `${run ? 'b' : 'a'}.jsonl`,
      ),
    );
    const told = await report(files);
    expect(told.groups.total).toBe(3);
    expect(told.rollouts).toBe(24);
  });

  it('compare takes folders the same way', async () => {
    const side = (shift: number) =>
      benchmark(4, (task) => task).map((rows, i) =>
        inFolder(
          jsonl(rows.map((row) => ({ ...row, success: solved(Number(row.task_id), i + shift) }))),
          `${'ab'[shift]}/${i}.jsonl`,
        ),
      );
    const made = await compare(side(0), side(1), columns);
    expect(made.prompts).toBe(12);
    expect([made.base.attempts, made.trained.attempts]).toEqual([
      [4, 4],
      [4, 4],
    ]);
  });
});

describe('files that name steps are steps', () => {
  const rows = (shift: number) =>
    ['a', 'b', 'c'].flatMap((id, i) =>
      [0, 1, 2, 3].map((k) => ({ id, score: Number(k < i + shift) })),
    );
  const mapping = { group: 'id', reward: 'score' } as const;

  it.each([
    ['step_10.jsonl', 'step_20.jsonl', ['10', '20']],
    ['global_step_5/eval.jsonl', 'global_step_10/eval.jsonl', ['5', '10']],
    ['iter3.jsonl', 'iter4.jsonl', ['3', '4']],
    ['epoch_1.jsonl', 'epoch_2.jsonl', ['1', '2']],
    ['checkpoint-500/out.jsonl', 'checkpoint-1000/out.jsonl', ['500', '1000']],
  ])('%s and %s', async (one, other, steps) => {
    const told = await report(
      [inFolder(jsonl(rows(0)), one), inFolder(jsonl(rows(1)), other)],
      mapping,
    );
    expect(told.steps.map(({ name }) => name)).toEqual(steps);
    expect(told.groups.total).toBe(6);
  });

  it('names that only look like steps: the caller may say that files are repetitions', async () => {
    const files = [1, 2].map((i) => inFolder(jsonl(rows(i)), `iter_${i}/results.jsonl`));
    const told = await report(files, { ...mapping, files: 'repeats' });
    expect([told.groups.total, told.rollouts, told.steps.length]).toEqual([3, 24, 0]);
  });

  it('steps in the rows, whatever the names', async () => {
    const of = (step: number) => jsonl(rows(step).map((row) => ({ ...row, step })));
    const told = await report([inFolder(of(0), 'seed_7.jsonl'), inFolder(of(1), 'seed_8.jsonl')], {
      ...mapping,
      step: 'step',
    });
    expect(told.steps.map(({ name }) => name)).toEqual(['0', '1']);
  });

  it('bare numbers are steps when groups come again, and that is asked about', async () => {
    const told = await report(
      [inFolder(jsonl(rows(0)), '7.jsonl'), inFolder(jsonl(rows(1)), '12.jsonl')],
      mapping,
    );
    expect(told.steps.map(({ name }) => name)).toEqual(['7', '12']);
    expect(noteOf(told, 'files-are-steps')).toMatchObject({ severity: 'alarm' });
    expect(noteOf(told, 'files-are-steps')?.message).toContain('`files: repeats`');
    const pooled = await report(
      [inFolder(jsonl(rows(0)), '7.jsonl'), inFolder(jsonl(rows(1)), '12.jsonl')],
      { ...mapping, files: 'repeats' },
    );
    expect([pooled.groups.total, pooled.steps.length]).toEqual([3, 0]);
  });

  it('groups that each file numbers anew are not mixed, and that is asked about', async () => {
    const numbered = (shift: number) =>
      jsonl(
        [0, 1, 2].flatMap((group) =>
          [0, 1, 2, 3].map((k) => ({ group, reward: Number(k < group + shift) })),
        ),
      );
    const files = [inFolder(numbered(0), 'x.jsonl'), inFolder(numbered(1), 'y.jsonl')];
    const told = await report(files);
    expect(told.groups.total).toBe(6);
    expect(noteOf(told, 'files-are-steps')?.message).toContain('`files: repeats`');
    expect((await report(files, { files: 'repeats' })).groups.total).toBe(3);
  });

  it('groups of one number with other prompts are other groups', async () => {
    const of = (name: string) =>
      jsonl(
        [5, 9].flatMap((group) =>
          [0, 1].map((reward) => ({ group, prompt: `${name} ${group}`, reward })),
        ),
      );
    const told = await report([inFolder(of('x'), 'x.jsonl'), inFolder(of('y'), 'y.jsonl')]);
    expect(told.groups.total).toBe(4);
    expect(noteOf(told, 'files-are-steps')?.severity).toBe('note');
  });
});

describe('parts of one log', () => {
  const rows = Array.from({ length: 60 }, (_, i) => ({
    id: `q${Math.floor(i / 4)}`,
    score: Number(i % 4 < (i / 4) % 5),
  }));
  const mapping = { group: 'id', reward: 'score' } as const;
  const numbers = ({ input: _, warnings: __, ...rest }: Report) => JSON.stringify(rest);

  it('law: cut anywhere, renamed or packed, they give the same report', async () => {
    const whole = numbers(await report([inFolder(jsonl(rows), 'all.jsonl')], mapping));
    for (const cuts of [
      [20, 40],
      [1, 59],
      [7, 33],
      [30, 31],
    ]) {
      const parts = [rows.slice(0, cuts[0]), rows.slice(cuts[0], cuts[1]), rows.slice(cuts[1])];
      const files = parts.map((part, i) => inFolder(jsonl(part), `part-${'abc'[i]}.jsonl`));
      expect(numbers(await report(files, mapping))).toBe(whole);
      const packed = parts.map(
        (part, i): OptionalSource => ({
          ...fromBytes(gzipSync(jsonl(part)), `${'xyz'[i]}.jsonl.gz`),
          optional: true,
        }),
      );
      expect(numbers(await report(packed, mapping))).toBe(whole);
    }
  });

  it('one file per problem: each file is a group', async () => {
    const files = Array.from({ length: 6 }, (_, i) =>
      inFolder(
        JSON.stringify({
          name: `P_${i}`,
          results: [0, 1, 2].map((k) => ({ score: Number(k < i % 4) })),
        }),
        `P_${i}.results.json`,
      ),
    );
    const told = await report(files, { group: 'name', reward: 'results.score' });
    expect(told.groups).toMatchObject({ total: 6, live: 3, solved: 1, failed: 2 });
    expect(told.steps).toEqual([]);
  });
});

it('one evaluation once a file: the hint does not ask for the files that are there', async () => {
  const sources = [0, 1, 2].map((run) => inFolder(jsonl(hitsOf(run)), `r/run_${run}.jsonl`));
  await expect(report(sources)).rejects.toThrow(/try `group: 'task', reward: 'outcome'` \(and 2/);
});
const hitsOf = (run: number) =>
  Array.from({ length: 9 }, (_, task) => ({
    task: `t${task}`,
    outcome: (task + run) % 3 === 0 ? 'yes' : 'no',
  }));

it('an outcome under each id, a file per run', async () => {
  const sources = [0, 1, 2].map((run) =>
    inFolder(
      JSON.stringify(Object.fromEntries(hitsOf(run).map((x) => [x.task, x.outcome === 'yes']))),
      `r/run_${run}.json`,
    ),
  );
  const told = await report(sources, { reward: '*' });
  expect(told.groups).toMatchObject({ total: 9, live: 9 });
  expect(told.rollouts).toBe(27);
});
