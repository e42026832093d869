import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ColumnMapping } from '@bits-per-sample/logs';
import { describe, expect, it } from 'vitest';
import { readReport, sampleRun } from '../support/files.ts';

const shared = fileURLToPath(new URL('../../../../../shared/', import.meta.url));
const there = existsSync(join(shared, 'data'));
if (!there) console.warn('skipped: the folder of public logs (shared/data) is not there');

const logs: readonly (readonly [path: string, mapping: ColumnMapping])[] = [
  ['data/tau-bench-gpt4o-airline/trials.jsonl', { group: ['task_id'], reward: ['reward'] }],
  [
    'data/qwen25math-rm-maj8/math_cot_100_scores.jsonl',
    { group: ['idx'], reward: ['score'], category: 'level' },
  ],
  [
    'data/cruxeval-input/sample_scored_codellama-7b_temp0.2_input.json',
    { group: ['raw_scored_generations'], reward: ['raw_scored_generations'] },
  ],
  [
    'data/tinker-rlvr-metrics/logs_v2_rollouts.jsonl',
    { step: 'iter', group: ['group'], reward: ['reward'] },
  ],
];

const filesIn = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesIn(path) : [path];
  });

/** Alarms of causes, in a log of rollouts. */
const alarmsIn = async (path: string, mapping: ColumnMapping = {}) =>
  (await readReport([path], { mapping })).now?.causes
    .filter(({ severity }) => severity === 'alarm')
    .map(({ code }) => code);

describe.skipIf(!there)('no cause is an alarm in public logs', () => {
  it.each(logs)('%s', async (path, mapping) => {
    expect(await alarmsIn(join(shared, path), mapping)).toEqual([]);
  });

  it('nor in what trainers and harnesses really wrote, but for answers that were cut', async () => {
    const real = join(shared, 'formats');
    if (!existsSync(real)) return;
    const said: string[] = [];
    for (const path of filesIn(real)) {
      if (!/\.(?:jsonl|json|parquet|db)$/.test(path)) continue;
      const report = await readReport([path]).catch(() => undefined);
      if (report === undefined || report.input.kind === 'metrics') continue;
      for (const { code, severity } of report.now?.causes ?? [])
        if (severity === 'alarm' && code !== 'answers-cut-off') said.push(`${path}: ${code}`);
    }
    expect(said).toEqual([]);
  }, 60_000);
});

it('nor in the sample run', async () => {
  expect(await alarmsIn(sampleRun)).toEqual([]);
});
