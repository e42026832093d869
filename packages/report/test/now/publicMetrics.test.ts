import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { fromText } from '@bits-per-sample/logs';
import { describe, expect, it } from 'vitest';
import { type Report, report } from '../../src/index.ts';
import { readReport, sample } from '../support/files.ts';

/** Public logs, which are kept beside the project. */
const data = new URL('../../../../../shared/data/', import.meta.url);
const there = existsSync(data);
if (!there) console.warn('skipped: the folder of public logs (shared/data) is not there');

const loud = ({ now, warnings }: Report): string[] => [
  ...[...now!.trends, ...now!.causes]
    .filter(({ severity }) => severity === 'alarm')
    .map(({ fact }) => fact),
  ...warnings.filter(({ severity }) => severity === 'alarm').map(({ message }) => message),
];
const asked = ({ now }: Report): string[] =>
  now!.trends.filter(({ severity }) => severity === 'ask').map(({ code }) => code);

describe.skipIf(!there)('public logs of metrics, in which nothing went wrong', () => {
  it.each([
    'tinker-rlvr-metrics/logs_metrics.jsonl',
    'tinker-rlvr-metrics/logs_v2_metrics.jsonl',
    'trl-trainer-states/unsloth-grpo-gsm8k-250.json',
    'trl-trainer-states/gemma3-grpo-gsm8k-250.json',
    'trl-trainer-states/gemma3-sft-nlcli-255.json',
    'nanogpt-llmc-log/llmc_main.log',
    'procgen-share/progress-maze-train_hard-500-run0_ORIGINAL.csv',
  ])('%s: no alarm, and no question about a change', async (name) => {
    const told = await readReport([fileURLToPath(new URL(name, data))], {});
    expect(loud(told)).toEqual([]);
    expect(asked(told)).toEqual([]);
  });
});

/**
 * Learning curves of a small transformer trained by RL (GRPO, RLOO) and on answers, one row a step,
 * measured; in all of them it learned, or had too few right answers to learn from.
 */
const curves = gunzipSync(readFileSync(sample('rl-curves.csv.gz'))).toString();
const [head, ...lines] = curves.trim().split('\n');
const runs = [...new Set(lines.map((line) => line.split(',')[0]!))];

describe('learning curves of real runs', () => {
  it.each(runs)('%s: no alarm, and no question about a change', async (run) => {
    const own = lines.filter((line) => line.startsWith(`${run},`));
    const told = await report(fromText([head, ...own].join('\n'), `${run}.csv`));
    expect(told.logged.steps).toBe(own.length);
    expect(loud(told)).toEqual([]);
    expect(asked(told)).toEqual([]);
  });

  it('nor after any tenth of them', async () => {
    for (const run of runs) {
      const own = lines.filter((line) => line.startsWith(`${run},`));
      for (let part = 1; part < 10; part++) {
        const until = own.slice(0, Math.round((part * own.length) / 10));
        const told = await report(fromText([head, ...until].join('\n'), `${run}.csv`));
        expect([...loud(told), ...asked(told)]).toEqual([]);
      }
    }
  });
});
