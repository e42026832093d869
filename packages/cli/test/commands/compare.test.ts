import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { bits, sample } from '../support/run.ts';

const folder = mkdtempSync(join(tmpdir(), 'compare-'));
afterAll(() => rmSync(folder, { recursive: true }));
const write = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

const models = sample('two-models.csv.gz');

describe('compare', () => {
  const columns = [
    '--group',
    'prompt_id',
    '--successes',
    'c',
    '--attempts',
    'n',
    '--by',
    'category',
  ];
  const sides = ['--base-where', 'model=gold_base', '--trained-where', 'model=gold_rloo'];

  it('takes one log with rows of both models, writes a page, and fails on a condition', async () => {
    const page = join(folder, 'page.html');
    const { code, stdout, stderr } = await bits([
      'compare',
      models,
      ...columns,
      ...sides,
      '--html',
      page,
      '--fail-on',
      'crossing>=1',
      '--fail-on',
      'difference<0',
    ]);
    expect(stdout).toContain('Which side is ahead depends on the tries');
    expect(stderr).toBe('failed: crossing>=1 (crossing is 1)\n');
    expect(code).toBe(1);
    expect(readFileSync(page, 'utf8')).toContain('<svg');
  });

  it('fails on expected prompts, not on counted ones', async () => {
    // 12 of 60 prompts were right once of 16 before and never after; no pass rate of 3/16 is lost
    const log = (name: string, right: (i: number) => number) =>
      write(
        name,
        Array.from({ length: 60 }, (_, i) =>
          JSON.stringify({ id: `p${i}`, c: right(i), n: 16 }),
        ).join('\n'),
      );
    const before = log('before.jsonl', (i) => (i < 12 ? 1 : i < 36 ? 0 : 12));
    const after = log('after.jsonl', (i) => (i < 36 ? 0 : 15));
    const run = (condition: string) =>
      bits(['compare', before, after, '--quiet', '--json', '--fail-on', condition]);
    const { code, stdout } = await run('lost>5');
    const { classes } = JSON.parse(stdout);
    expect(classes.counted.baseOnly).toBe(12);
    expect(classes.expected.baseOnly).toBeLessThan(5);
    expect(code).toBe(0);
    expect((await run('lostLower>=1')).code).toBe(0);
    const failed = await run('latent>20');
    expect(failed.code).toBe(1);
    expect(failed.stderr).toMatch(/^failed: latent>20 \(latent is 2\d/);
  });

  it('compares two windows of one run, and says which', async () => {
    const run = write(
      'run.jsonl',
      [1, 2, 3, 4]
        .flatMap((step) =>
          ['a', 'b'].flatMap((prompt_id) =>
            [0, 1, 2, 3].map((j) =>
              JSON.stringify({ step, group: prompt_id, prompt_id, reward: Number(j < step) }),
            ),
          ),
        )
        .join('\n'),
    );
    const windows = ['--base-until', '1', '--trained-since', '3', '--quiet'];
    const { code, stdout } = await bits(['compare', run, ...windows]);
    expect(code).toBe(0);
    expect(stdout.replace(/\s+/g, ' ')).toMatch(
      /^before: \S*run\.jsonl to step 1 after: \S*run\.jsonl from step 3 2 prompts in both/,
    );
    // 1 of 4, then 3 and 4 of 4
    expect(stdout).toContain('+62.5');
    expect(stdout).not.toContain('By category');
    const again = await bits(['compare', run, run, '--base-until', '2', '--trained-until', '2']);
    expect(again.code).toBe(2);
    expect(again.stderr).toContain('--base-until and --trained-since, tell them apart');
  });

  it('cannot tell expected prompts of fewer than 30', async () => {
    const log = (name: string) =>
      write(
        name,
        Array.from({ length: 29 }, (_, i) => JSON.stringify({ id: `p${i}`, c: i % 8, n: 8 })).join(
          '\n',
        ),
      );
    const logs = [log('few-before.jsonl'), log('few-after.jsonl')];
    const { code, stderr } = await bits(['compare', ...logs, '--fail-on', 'lost>5']);
    expect(code).toBe(2);
    expect(stderr).toContain('lost cannot be told from these logs');
  });

  it('takes one log with a column for each model', async () => {
    const rows = Array.from({ length: 30 }, (_, i) => `${i},${i % 5 ? 0 : 1},${i % 3 ? 1 : 0}`);
    const path = write('columns.csv', ['idx,small,large', ...rows].join('\n'));
    const { code, stdout } = await bits([
      'compare',
      path,
      '--group',
      'idx',
      '--json',
      '--base-reward',
      'small',
      '--trained-reward',
      'large',
    ]);
    const { base, trained, mcnemar } = JSON.parse(stdout);
    expect(code).toBe(0);
    expect([base.passRate.value, trained.passRate.value]).toEqual([6 / 30, 20 / 30]);
    expect(mcnemar.both + mcnemar.baseOnly).toBe(6);
  });

  it.each([
    [['compare', models], 'name two logs'],
    [['compare', models, models, '--k', '2,1'], '--k: expected rising whole numbers'],
    [['compare', models, models, '--question', 'all'], '--question: expected sample or these'],
    [['compare', models, models, '--fail-on', 'fun>1'], 'unknown name fun'],
    [['compare', models, models, '--epsilon', '2'], '--epsilon: expected a number between 0 and 1'],
    [['compare', models, '--base-where', 'model'], '--base-where: expected COLUMN=VALUE'],
    [['compare', models, models, '--json', '--markdown'], 'exclude each other'],
  ])('%j is a mistake', async (args, message) => {
    const { code, stdout, stderr } = await bits(args);
    expect(stderr).toContain(message);
    expect(stdout).toBe('');
    expect(code).toBe(2);
  });
});
