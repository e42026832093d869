import { readFileSync } from 'node:fs';
import { createRng, type Rng, sampleNormal } from '@bits-per-sample/core';

/** Steps of a run that collapsed: groups by right answers of 8, 0 to 8, and the mean length of an answer. */
const { collapse }: { collapse: readonly (readonly number[])[] } = JSON.parse(
  readFileSync(new URL('screenLogs.json', import.meta.url), 'utf8'),
);

type Row = Readonly<Record<string, unknown>>;

const lines = (rows: readonly Row[]): string =>
  `${rows.map((row) => JSON.stringify(row)).join('\n')}\n`;

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

/** Rewards of 0 and 1, drawn with a pass rate. */
const draws = (rate: number, size: number, rng: Rng): number[] =>
  Array.from({ length: size }, () => Number(rng.next() < rate));

/** The rows of a group of 8 rollouts. */
const group = (
  step: number,
  prompt: string,
  rewards: readonly number[],
  more: (i: number) => Row,
) => rewards.map((reward, i) => ({ step, prompt_id: prompt, reward, ...more(i) }));

/** From step 40 on every prompt gets one verdict; answers grow from step 20 on. */
function collapsed(): string {
  return lines(
    collapse.flatMap((row, step) => {
      const tokens = row[9]!;
      const groups = row.slice(0, 9).flatMap((many, right) => new Array<number>(many).fill(right));
      return groups.flatMap((right, g) =>
        group(
          step,
          `p${64 * step + g}`,
          Array.from({ length: 8 }, (_, i) => Number(i < right)),
          () => ({ output_tokens: tokens }),
        ),
      );
    }),
  );
}

/** The pass rate rises from 53 to 98 %, mostly between steps 15 and 39. */
function saturated(): string {
  const rng = createRng(320);
  const rows: Row[] = [];
  for (let step = 0; step < 80; step++)
    for (let g = 0; g < 32; g++) {
      const skill = 5 * (sigmoid((step - 14) / 7) - sigmoid(-2)) - 0.12;
      const rate = sigmoid(skill + 0.7 * sampleNormal(rng));
      rows.push(...group(step, `p${32 * step + g}`, draws(rate, 8, rng), () => ({})));
    }
  return lines(rows);
}

/** The answer is never paid; the format more and more. */
function formatOnly(): string {
  const rng = createRng(163);
  const rows: Row[] = [];
  for (let step = 0; step < 60; step++)
    for (let g = 0; g < 16; g++) {
      const skill = -1.55 + 2.8 * (1 - Math.exp(-step / 15));
      const rate = sigmoid(skill + 0.55 * sampleNormal(rng));
      const format = draws(rate, 8, rng);
      rows.push(
        ...group(step, `p${16 * step + g}`, format, (i) => ({
          rewards: { accuracy_reward: 0, format_reward: format[i] },
        })),
      );
    }
  return lines(rows);
}

/** Rewards between 0 and 1, which nothing calls right. */
function graded(): string {
  const rng = createRng(5);
  const rows: Row[] = [];
  for (let step = 0; step < 20; step++)
    for (let g = 0; g < 16; g++) {
      const mean = 0.3 + 0.02 * step + 0.15 * sampleNormal(rng);
      const rewards = Array.from({ length: 8 }, () =>
        Number(Math.min(1, Math.max(0, mean + 0.15 * sampleNormal(rng))).toFixed(3)),
      );
      rows.push(...group(step, `p${16 * step + g}`, rewards, () => ({ output_tokens: 200 })));
    }
  return lines(rows);
}

/** What a trainer logs once a step. */
function metrics(): string {
  const rng = createRng(6);
  return lines(
    Array.from({ length: 120 }, (_, step) => {
      const noise = 0.02 * sampleNormal(rng);
      const dead = step < 70 ? 0.3 + noise : 0.85 + noise / 2;
      return {
        step,
        reward: Number((0.45 + 0.001 * step + noise).toFixed(4)),
        frac_reward_zero_std: Number(dead.toFixed(4)),
        'completions/mean_length': Math.round(300 + 2 * step + 200 * noise),
        kl: Number((0.0005 * step * Math.exp(5 * noise)).toFixed(5)),
        entropy: Number((0.9 * Math.exp(-step / 80)).toFixed(4)),
        grad_norm: Number(Math.exp(8 * noise).toFixed(4)),
      };
    }),
  );
}

/** A benchmark of 60 tasks, tried four times each by one model. */
function evaluation(): string {
  const rng = createRng(7);
  return lines(
    Array.from({ length: 60 }, (_, task) => {
      const rate = sigmoid(0.4 + 2 * sampleNormal(rng));
      return draws(rate, 4, rng).map((score, run) => ({
        group: `task-${task}`,
        rollout: run,
        kind: 'eval',
        reward: score,
      }));
    }).flat(),
  );
}

/**
 * The logs of the screens, by name, as JSON lines: drawn from seeds but for the collapsed run, whose
 * counts of each step are kept beside this file.
 */
export const screenLogs: Readonly<Record<string, () => string>> = {
  'collapse.jsonl': collapsed,
  'sat.jsonl': saturated,
  'fmt.jsonl': formatOnly,
  'graded.jsonl': graded,
  'metrics.jsonl': metrics,
  'eval.jsonl': evaluation,
  'one-step.jsonl': () =>
    lines(
      collapsed()
        .split('\n')
        .slice(0, 512)
        .map((line) => JSON.parse(line)),
    ),
};
