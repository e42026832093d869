import { type Rng, sampleNormal } from '@bits-per-sample/core';
import { type MetricPlan, type MetricRow, metricRun, ramp } from './metricRuns.ts';

/** A kind of run: the rows that a trainer logs, drawn anew at each call. */
export type MetricKind = (rng: Rng) => MetricRow[];

/** Size of a run, by chance. */
export const sizes = (rng: Rng): Pick<MetricPlan, 'steps' | 'prompts' | 'groupSize'> => {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(rng.next() * list.length)]!;
  return {
    steps: pick([30, 60, 120, 250, 500]),
    prompts: pick([8, 16, 32, 64]),
    groupSize: pick([4, 8, 16]),
  };
};

/** An ability that is learned, fast at first. */
export const learning =
  (from: number, to: number, by = 0.7) =>
  (t: number) =>
    from + (to - from) * (1 - Math.exp((-3 * t) / by));

const rescaled = (rows: readonly MetricRow[], scale: (reward: number) => number): MetricRow[] =>
  rows.map((row) => ({ ...row, reward: scale(row['rewards/accuracy/mean']!) }));

/** Means of stretches of rows, as a trainer logs them every so many steps. */
const every = (rows: readonly MetricRow[], n: number): MetricRow[] =>
  Array.from({ length: Math.floor(rows.length / n) }, (_, i) => {
    const part = rows.slice(i * n, (i + 1) * n);
    const mean = (key: string) => part.reduce((sum, row) => sum + row[key]!, 0) / n;
    const row = Object.fromEntries(Object.keys(part[0]!).map((key) => [key, mean(key)]));
    return { ...row, step: part.at(-1)!.step! };
  });

const only = (rows: readonly MetricRow[], ...keys: string[]): MetricRow[] =>
  rows.map((row) => Object.fromEntries(['step', ...keys].map((key) => [key, row[key] ?? null])));

/** Runs in which nothing is wrong, of kinds that no threshold was chosen on. */
export const healthyKinds: Readonly<Record<string, MetricKind>> = {
  warmup: (rng) =>
    metricRun(
      {
        ...sizes(rng),
        ability: (t) => -1 + 2.5 * ramp(t, 0.15, 1),
        norm: (t) => 0.1 + 0.3 * ramp(t, 0, 0.15),
      },
      rng,
    ),
  'late start': (rng) =>
    metricRun(
      {
        ...sizes(rng),
        ability: (t) => -7 + 8 * ramp(t, 0.3, 0.8),
        norm: (t) => 0.002 + 0.4 * ramp(t, 0.3, 0.5),
        kl: (t) => 0.0005 + 0.3 * ramp(t, 0.3, 0.7),
      },
      rng,
    ),
  'lr decay': (rng) =>
    metricRun(
      { ...sizes(rng), ability: learning(-0.5, 1.5, 0.4), norm: (t) => 0.5 * (1.05 - t) },
      rng,
    ),
  saturating: (rng) => metricRun({ ...sizes(rng), ability: (t) => -0.5 + 6 * t }, rng),
  'no learning': (rng) => metricRun({ ...sizes(rng), ability: () => -1.5 }, rng),
  'cyclic difficulty': (rng) =>
    metricRun(
      {
        ...sizes(rng),
        ability: (t) => learning(-0.5, 1)(t) + 0.25 * Math.sin(2 * Math.PI * 6 * t),
      },
      rng,
    ),
  'batches that wander': (rng) =>
    metricRun({ ...sizes(rng), ability: learning(-0.5, 1), wander: 0.3 }, rng),
  'staged length limits': (rng) =>
    metricRun(
      {
        ...sizes(rng),
        ability: learning(-0.5, 1.2),
        length: (t) => 500 * (1 + 2 * t),
        limit: (t) => (t < 0.3 ? 1500 : t < 0.6 ? 2500 : 5000),
      },
      rng,
    ),
  'evaluations between': (rng) =>
    metricRun({ ...sizes(rng), ability: learning(-0.5, 1) }, rng).flatMap((row, i) =>
      i % 10 === 9
        ? [
            row,
            { step: row.step!, 'eval_rewards/accuracy/mean': 0.1, eval_reward: 0.1, eval_loss: 2 },
          ]
        : [row],
    ),
  'every 10 steps': (rng) =>
    every(metricRun({ ...sizes(rng), steps: 600, ability: learning(-0.5, 1) }, rng), 10),
  'interval 1, then 10': (rng) => {
    const rows = metricRun({ ...sizes(rng), steps: 500, ability: learning(-0.5, 1) }, rng);
    return [...rows.slice(0, 100), ...every(rows.slice(100), 10)];
  },
  epochs: (rng) =>
    metricRun(
      { ...sizes(rng), ability: (t) => -0.5 + 0.6 * Math.floor(4 * t) + 0.3 * ((4 * t) % 1) },
      rng,
    ),
  resumed: (rng) => {
    const plan = { ...sizes(rng), ability: learning(-0.5, 1) };
    const [rows, again] = [metricRun(plan, rng), metricRun(plan, rng)];
    const at = Math.floor(rows.length / 2);
    return [...rows.slice(0, at), ...again.slice(Math.floor(at * 0.8))];
  },
  'groups of 8, then 16': (rng) =>
    metricRun(
      { ...sizes(rng), groupSize: (t) => (t < 0.5 ? 8 : 16), ability: learning(-0.5, 1) },
      rng,
    ),
  'rewards of -1 or 1': (rng) =>
    rescaled(metricRun({ ...sizes(rng), ability: learning(-0.5, 1) }, rng), (x) => 2 * x - 1),
  'rewards up to 100': (rng) =>
    rescaled(metricRun({ ...sizes(rng), ability: learning(-0.5, 1) }, rng), (x) => 100 * x),
  'rewards of -40 to 5': (rng) =>
    rescaled(metricRun({ ...sizes(rng), ability: learning(-0.5, 1) }, rng), (x) => 45 * x - 40),
  'flat rewards below 0': (rng) =>
    rescaled(metricRun({ ...sizes(rng), ability: () => 0.2 }, rng), (x) => x - 3),
  '4 groups of 4, long': (rng) =>
    metricRun({ steps: 1500, prompts: 4, groupSize: 4, ability: learning(-0.5, 1) }, rng),
  'one group a step': (rng) =>
    metricRun({ steps: 400, prompts: 1, groupSize: 8, ability: () => 0.3 }, rng),
  'one group a step, rarely dead': (rng) =>
    metricRun({ steps: 1000, prompts: 1, groupSize: 16, ability: () => 0, spread: () => 0.9 }, rng),
  'few answers cut': (rng) =>
    metricRun(
      {
        steps: 1500,
        prompts: 1,
        groupSize: 4,
        ability: () => 0.3,
        limit: () => 1300,
        length: () => 400,
      },
      rng,
    ),
  'format learned at once': (rng) =>
    metricRun(
      { ...sizes(rng), ability: learning(-1, 1), format: (t) => 0.05 + 0.9 * ramp(t, 0.02, 0.08) },
      rng,
    ),
  'a KL that is not positive': (rng) =>
    metricRun({ ...sizes(rng), ability: learning(-0.5, 1) }, rng).map((row, i) => ({
      ...row,
      kl: row.kl! * (i % 3 === 0 ? -1 : 1),
    })),
  'dead groups filtered out': (rng) =>
    metricRun({ ...sizes(rng), ability: learning(-0.5, 1) }, rng).map((row) => ({
      ...row,
      frac_reward_zero_std: 0,
    })),
  'a larger batch': (rng) => {
    const [few, many] = [16, 64].map((prompts) =>
      metricRun(
        {
          ...sizes(rng),
          steps: 150,
          prompts,
          ability: learning(-0.5, 1),
          norm: () => (prompts === 16 ? 0.4 : 0.2),
        },
        rng,
      ),
    );
    return [...few!.slice(0, 75), ...many!.slice(75)];
  },
  'a learning rate that restarts': (rng) =>
    metricRun(
      {
        ...sizes(rng),
        ability: learning(-0.5, 1),
        norm: (t) => 0.2 + 0.2 * Math.cos(Math.PI * ((4 * t) % 1)) ** 2,
        clip: (t) => 0.002 + 0.02 * (1 - ((4 * t) % 1)),
      },
      rng,
    ),
  'a gradient norm with heavy tails': (rng) =>
    metricRun({ ...sizes(rng), ability: learning(-0.5, 1) }, rng).map((row) => ({
      ...row,
      grad_norm: 0.2 * Math.exp(1.2 * sampleNormal(rng)),
    })),
  'prompts repeated in one order': (rng) =>
    metricRun(
      { ...sizes(rng), ability: (t) => -0.3 + t + 0.35 * Math.sin(2 * Math.PI * 3 * t) },
      rng,
    ),
  'a part that is rarely paid': (rng) =>
    metricRun({ ...sizes(rng), ability: learning(-0.5, 1) }, rng).map((row) => ({
      ...row,
      'rewards/bonus/mean': rng.next() < 0.05 ? 0.25 : 0,
    })),
  'reward alone': (rng) =>
    only(metricRun({ ...sizes(rng), ability: learning(-0.5, 1) }, rng), 'reward', 'loss'),
};
