import type { Figure } from '@bits-per-sample/core';
import * as build from '@bits-per-sample/figures';

const names = [
  'checkpoint_2025-11-22T03:04:05_lr1e-6_kl0.001_group16_temperature1.0_run-000123',
  'نموذج قوي جدا للتعلم المعزز',
  '🚀🔥 emoji run 👩‍👩‍👧‍👦',
  '<script>alert("x")</script> & co',
  'an ordinary name with quite a lot of words in it, more than anybody needs',
];
const [long, rtl, emoji, script, wordy] = names as [string, string, string, string, string];
const four = names.slice(0, 4);
const range = <T>(count: number, f: (i: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => f(i));
const at = (value: number, reach = 0.05) => ({
  value,
  lower: value - reach,
  upper: value + reach,
  level: 0.95,
  method: 'score',
});
const rollouts = range(25, (i) => 4000 * i);
const curve = (contender: string, i: number) => ({
  contender,
  rollouts,
  mean: rollouts.map((x) => 0.1 + (0.4 + i / 20) * (1 - Math.exp(-x / 30_000))),
});

/** A figure of a name of its own. */
const named = (id: string, figure: Figure): Figure => ({ ...figure, id });

/** Names that no one drew for: as long as run ids are, from right to left, of emoji, of markup. */
const strange: readonly Figure[] = [
  build.claimFigure({
    id: 'claim',
    claim: names.join(' '),
    verdict: script,
    picture: {
      x: wordy,
      y: long,
      series: four.map((name, i) => ({
        name,
        x: range(20, (t) => t),
        y: range(20, (t) => t * (i + 1)),
      })),
    },
  }),
  build.learningCurvesFigure({ curves: four.map(curve), target: 0.45 }),
  named(
    'panels',
    build.learningCurvesFigure({
      curves: four.flatMap((scenario) => four.map((name, i) => ({ ...curve(name, i), scenario }))),
    }),
  ),
  build.regretFigure({
    rows: names.map((contender, i) => ({
      contender,
      cells: names.map((scenario, j) => ({
        scenario,
        regret: at(0.1 + ((i * 7 + j * 5) % 11) / 30),
      })),
    })),
  }),
  build.weightsFigure({
    ids: range(60, (i) => `${names[i % 5]}${i}`),
    p: range(60, () => 1 / 60),
    components: Object.fromEntries(
      four.map((name, k) => [name, range(60, (i) => Math.sin(i * (k + 1)) ** 2)]),
    ),
  }),
  build.ratingsFigure({
    curves: four.map((player, i) => ({
      player,
      step: range(30, (t) => 20 * t),
      rating: range(30, (t) => 1000 + 60 * i + 20 * t * (i + 1)),
    })),
  }),
  named(
    'players',
    build.ratingsFigure({
      players: names,
      ratings: names.map((_, i) => at(1400 + i * 30, 40)),
    }),
  ),
  named(
    'matrix',
    build.ratingsFigure({
      players: names,
      wins: range(25, (k) => (k % 6 === 0 ? 0 : (k * 7) % 9)),
    }),
  ),
  build.jaggednessFigure({
    categories: names.map((name, i) => ({ name, prompts: 20 + i, mean: at(0.2 + i / 9, 0.1) })),
    spread: at(0.2),
    verdict: script,
  }),
  build.bitsLedgerFigure({ stages: names.map((stage, i) => ({ stage, bits: at(0.9 - i / 7) })) }),
  build.bitsPerFlopFigure(
    range(12, (i) => ({
      name: `${names[i % 5]}${i}`,
      flops: 1e14 * 10 ** (((i * 7) % 12) / 6),
      bits: 0.1 + ((i * 5) % 12) / 24,
    })),
  ),
  build.oneAxisFigure({
    signals: [long, rtl, emoji, script, wordy].map((name, i) => ({
      name,
      kind: 'at most',
      tokens: 1200,
      flops: 74e12,
      bits: at(0.4 * (i + 1), 0.04),
    })),
  }),
  build.forecastFigure({
    seen: {
      rollouts: [1000, 2000, 3000],
      passRate: [0.1, 0.2, 0.3],
      lower: [0.05, 0.1, 0.2],
      upper: [0.2, 0.3, 0.4],
    },
    ahead: { rollouts: [4000, 8000], passRate: [0.4, 0.5], lower: [0.3, 0.3], upper: [0.6, 0.8] },
    targets: [0.45],
    quantity: long,
  }),
];

const many = range(200_000, (i) => (i * 7919) % 9);
const counted: Readonly<Record<string, readonly number[]>> = {
  'all right': range(400, () => 8),
  'all wrong': range(400, () => 0),
  'one group': [4],
  '200 000 groups': many,
};

/** Everything right, everything wrong, one group, very many. */
const extreme = Object.entries(counted).flatMap(([kind, successes]) => {
  const counts = { successes, attempts: successes.map(() => 8) };
  const passRates = successes.map((right) => right / 8);
  return [
    build.goldilocksFigure(counts),
    build.degeneracyFigure({ passRates }),
    build.bitsLinearFigure({ passRates }),
    build.bitsLogFigure({ passRates }),
    build.snrFigure({ passRates }),
    build.calibrationFigure({
      ...counts,
      predicted: successes.map((right, i) => (right + (i % 3)) / 12),
    }),
  ].map((figure) => named(`${figure.id} of ${kind}`.replaceAll(' ', '-'), figure));
});

/** Figures that a picture must survive. */
export const hostileFigures: readonly Figure[] = [
  ...strange,
  ...extreme,
  build.wastedRolloutsFigure({ step: [1], solved: [1e9], failed: [1e8], mixed: [3e9] }),
];
