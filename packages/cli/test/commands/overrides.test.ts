import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { bits, sample } from '../support/run.ts';
import { printed, runHere } from '../support/runHere.ts';

const folder = mkdtempSync(join(tmpdir(), 'overrides-'));
afterAll(() => rmSync(folder, { recursive: true }));

const write = (name: string, rows: readonly object[]): string => {
  const path = join(folder, name);
  writeFileSync(path, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  return path;
};

/** Rows that are recognised, with two labels and a length under names of their own. */
const rows = (share: number): object[] =>
  Array.from({ length: 160 }, (_, i) => ({
    step: 1 + Math.floor(i / 80),
    group: `q${Math.floor(i / 8) % 10}`,
    prompt_id: `q${Math.floor(i / 8) % 10}`,
    reward: Number((i * 7919) % 101 < 101 * share),
    category: i % 80 < 40 ? 'sums' : 'sorting',
    topic: i % 80 < 16 ? 'short' : 'long',
    epoch: 3,
    len: 7,
  }));
const base = write('base.jsonl', rows(0.3));
const trained = write('trained.jsonl', rows(0.6));
const json = async (...args: string[]) => JSON.parse(await printed(...args, '--json', '-q'));

describe('one column named, on a log whose format is known', () => {
  it('compare --by category', async () => {
    const { code, stdout, stderr } = await bits([
      'compare',
      base,
      trained,
      '--by',
      'category',
      '--json',
    ]);
    expect([code, stderr]).toEqual([0, '']);
    const names = JSON.parse(stdout).categories.map(({ name }: { name: string }) => name);
    expect(names.sort()).toEqual(['sorting', 'sums']);
  });

  it('compare --by another column', async () => {
    const { categories } = await json('compare', base, trained, '--by', 'topic');
    expect(categories.map(({ name }: { name: string }) => name).sort()).toEqual(['long', 'short']);
  });

  it('report --category, --step, --output-tokens', async () => {
    const known = await json('report', base);
    const topics = await json('report', base, '--category', 'topic');
    expect(topics.categories.map(({ name }: { name: string }) => name).sort()).toEqual([
      'long',
      'short',
    ]);
    expect(topics.bits).toEqual(known.bits);
    const epochs = await json('report', base, '--step', 'epoch');
    expect(epochs.rollouts).toBe(160);
    expect(epochs.steps.map(({ name }: { name: string }) => name)).toEqual(['3']);
    const tokens = await json('report', base, '--output-tokens', 'len');
    expect(tokens.tokens.total).toBe(160 * 7);
    for (const { input } of [topics, epochs, tokens]) expect(input.format).toBe(known.input.format);
  });

  it('a column that no row has is refused, and those that are there are named', async () => {
    const { code, stdout, stderr } = await bits(['report', base, '--category', 'nope']);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/nope/);
    expect(stderr).toMatch(/topic/);
  });

  it('so it is of a format that is only known by name', async () => {
    const log = write('named.jsonl', [
      { request_idx: 0, messages: 'x', logprobs: [], score: 1 },
      { request_idx: 0, messages: 'x', logprobs: [], score: 0 },
    ]);
    const { error } = await runHere(['report', log, '--group', 'nope', '--reward', 'score']);
    expect((error as Error).message).toMatch(/nope/);
  });
});

describe('what is suggested can be pasted', () => {
  it.each([
    [
      'rewards',
      [0, 1, 1, 0].map((score, i) => ({ task_id: `t${i >> 1}`, iter: 4, score, note: 'x y' })),
      2,
    ],
    ['counts', [0, 1, 2].map((c) => ({ idx: `t${c}`, style: 'plain', c, n: 4 })), 3],
  ])('of %s', async (name, log, total) => {
    const path = write(`${name}-of.jsonl`, log);
    const { error } = await runHere(['report', path]);
    if (error === undefined) return;
    const [, suggestion = ''] = /try (--.*)$/m.exec((error as Error).message) ?? [];
    expect(suggestion).toMatch(/^--group /);
    const words = suggestion.split(' ');
    expect(await json('report', path, ...words)).toMatchObject({
      groups: { total },
    });
  });

  it('quoted for a shell', async () => {
    const path = write('quoted.jsonl', [
      { 'task id': 'a', 'my score': 1, other: 1 },
      { 'task id': 'a', 'my score': 0, other: 1 },
    ]);
    const { error } = await runHere(['report', path]);
    const message = (error as Error).message;
    const [, suggestion] = /try (--.*)$/m.exec(message) ?? [];
    if (suggestion === undefined) return;
    const words = spawnSync('sh', ['-c', `printf '%s\\n' ${suggestion}`], { encoding: 'utf8' });
    expect(await json('report', path, ...words.stdout.trimEnd().split('\n'))).toMatchObject({
      rollouts: 2,
    });
  });
});

it('a file named twice is read once, and that is told', async () => {
  const once = await json('report', sample('neutral.jsonl'));
  const twice = await json('report', sample('neutral.jsonl'), sample('neutral.jsonl'));
  expect(twice.rollouts).toBe(once.rollouts);
  expect(twice.bits).toEqual(once.bits);
  expect(twice.warnings.map(({ code }: { code: string }) => code)).toContain('same-source');
});
