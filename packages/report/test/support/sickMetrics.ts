import type { Rng } from '@bits-per-sample/core';
import { learning, type MetricKind, sizes } from './healthyMetrics.ts';
import { type MetricRow, metricRun, ramp } from './metricRuns.ts';

/** Where a sick run turns sick. */
export const SICK = 0.6;
const since = (t: number) => (t < SICK ? 0 : 1);
const growing = (t: number) => ramp(t, SICK, SICK + 0.15);
const size = (rng: Rng) => ({
  ...sizes(rng),
  steps: [120, 250, 500][Math.floor(rng.next() * 3)]!,
  prompts: 32,
});

/** Runs that turn sick, and in which findings it may be told. */
export const sickKinds: Readonly<
  Record<string, { readonly told: readonly string[]; readonly draw: MetricKind }>
> = {
  'collapse, at once': {
    told: ['less-live'],
    draw: (rng) =>
      metricRun(
        {
          ...size(rng),
          ability: learning(-0.5, 0.5),
          spread: (t) => 1.2 + 25 * since(t),
          entropy: (t) => 1 - 0.9 * since(t),
        },
        rng,
      ),
  },
  'collapse, little by little': {
    told: ['less-live'],
    draw: (rng) =>
      metricRun(
        {
          ...size(rng),
          ability: learning(-0.5, 0.5),
          spread: (t) => 1.2 + 25 * growing(t),
          entropy: (t) => 1 - 0.9 * growing(t),
        },
        rng,
      ),
  },
  'the verifier pays nothing': {
    told: ['reward-gone', 'reward-fall', 'part-falls', 'less-live'],
    draw: (rng) =>
      metricRun(
        { ...size(rng), ability: learning(-0.5, 1), verifier: (t, p) => p * (1 - since(t)) },
        rng,
      ),
  },
  'the verifier pays all': {
    told: ['leap'],
    draw: (rng) =>
      metricRun(
        { ...size(rng), ability: learning(-0.8, 0.3), verifier: (t, p) => Math.max(p, since(t)) },
        rng,
      ),
  },
  'a learning rate too high': {
    told: ['reward-fall', 'reward-gone', 'part-falls', 'kl-jumped', 'norm-jumped', 'clip-jumped'],
    draw: (rng) =>
      metricRun(
        {
          ...size(rng),
          ability: (t) => learning(-0.5, 1)(t) - 3 * since(t),
          kl: (t) => 0.001 + 0.1 * t + 2 * since(t),
          norm: (t) => 0.3 + 3 * since(t),
          clip: (t) => 0.003 + 0.2 * since(t),
        },
        rng,
      ),
  },
  'the gradient alone': {
    told: ['norm-jumped'],
    draw: (rng) =>
      metricRun(
        { ...size(rng), ability: learning(-0.5, 0.2, 0.2), norm: (t) => 0.3 + 3 * since(t) },
        rng,
      ),
  },
  rot: {
    told: ['reward-fall', 'reward-gone', 'part-falls', 'less-live'],
    draw: (rng) =>
      metricRun(
        { ...size(rng), ability: (t) => learning(-0.5, 1, 0.4)(t) - 5 * ramp(t, SICK, 1) },
        rng,
      ),
  },
  'answers that grow': {
    told: ['length', 'cut-rises'],
    draw: (rng) =>
      metricRun(
        {
          ...size(rng),
          ability: learning(-0.5, 0.8, 0.2),
          length: (t) => 400 * (1 + 4 * growing(t)),
          limit: () => 1e9,
        },
        rng,
      ),
  },
  'answers cut off': {
    told: ['cut-rises'],
    draw: (rng) =>
      metricRun(
        {
          ...size(rng),
          ability: learning(-0.5, 0.8, 0.2),
          length: (t) => 400 * (1 + 1.5 * growing(t)),
          limit: () => 1500,
        },
        rng,
      ),
  },
  'paid for the format': {
    told: ['part-falls'],
    draw: (rng) =>
      metricRun(
        {
          ...size(rng),
          ability: (t) => learning(-0.5, 1)(t) - 3 * growing(t),
          format: (t) => 0.75 + 0.24 * growing(t),
        },
        rng,
      ),
  },
  'not finite': {
    told: ['not-finite'],
    draw: (rng) => {
      const rows = metricRun({ ...size(rng), ability: learning(-0.5, 1) }, rng);
      const from = Math.floor(SICK * rows.length);
      return rows.map((row, i) =>
        i < from ? row : { ...row, loss: Number.NaN, grad_norm: Number.NaN },
      );
    },
  },
};

const supervised = (steps: number, rng: Rng, rise: (t: number) => number): MetricRow[] =>
  metricRun({ steps, prompts: 1, groupSize: 1, ability: () => 0 }, rng).map(({ step, loss }, i) => {
    const t = i / steps;
    return {
      step: step!,
      loss: (1.8 + 2 * Math.exp(-8 * t)) * (1 + 4 * loss!) * (1 + rise(t)),
      num_tokens: 1000 * (i + 1),
    };
  });

/** Supervised losses in which nothing is wrong, and ones that blew up. */
export const lossKinds: Readonly<
  Record<string, { readonly sick: boolean; readonly draw: MetricKind }>
> = {
  falling: { sick: false, draw: (rng) => supervised(400, rng, () => 0) },
  'restarts of the learning rate': {
    sick: false,
    draw: (rng) => supervised(400, rng, (t) => 0.04 * (1 - ((4 * t) % 1))),
  },
  'learned by heart': {
    sick: false,
    draw: (rng) =>
      supervised(400, rng, () => 0).map((row, i) => ({
        ...row,
        loss: row.loss! * Math.exp(-i / 40),
      })),
  },
  'epochs over the same data': {
    sick: false,
    draw: (rng) => supervised(300, rng, (t) => -0.15 * Math.floor(3 * t)),
  },
  'blown up': { sick: true, draw: (rng) => supervised(400, rng, (t) => 0.5 * growing(t)) },
};
