import { createRng, type Figure, sampleBeta } from '@bits-per-sample/core';
import * as figures from '../src/index.ts';

const rng = createRng(7);
const range = <T>(count: number, f: (i: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => f(i));
const at = (value: number, reach = 0.05) => ({
  value,
  lower: value - reach,
  upper: value + reach,
  level: 0.95,
  n: 50,
  unit: 'probability',
  method: 'score',
});
const rollouts = range(25, (i) => 4000 * i);
const curve = (contender: string, top: number, speed: number) => {
  const mean = rollouts.map((x) => 0.1 + top * (1 - Math.exp(-x / speed)));
  const [lower, upper] = [mean.map((m) => m - 0.03), mean.map((m) => m + 0.03)];
  return { contender, rollouts, mean, lower, upper };
};
const curves = [
  curve('uniform', 0.55, 60_000),
  curve('learnability', 0.7, 30_000),
  curve('Thompson', 0.68, 35_000),
];
const worlds = ['stationary', 'drifting', 'noisy verifier', 'few skills'];
const ks = [1, 2, 4, 8, 16, 32, 64, 128];
const skills = ['algebra', 'geometry', 'logic', 'number theory', 'sorting', 'strings'];
const tasks = range(400, () => sampleBeta({ a: 0.6, b: 0.9 }, rng));
const attempts = tasks.map(() => 8);
const draw = (p: number) => range(8, () => Number(rng.next() < p)).reduce((a, b) => a + b);
const score = range(60, (i) => ((i * 37) % 61) / 61);
const gate = range(60, (i) => (i % 4 === 0 ? 0.2 : 1));
const raw = score.map((s, i) => 0.05 + s * gate[i]!);
const total = raw.reduce((a, b) => a + b);
const players = ['v1', 'v2', 'v3', 'v4', 'random'];
const wins = range(25, (k) => {
  const [i, j] = [Math.floor(k / 5), k % 5];
  const ahead =
    i === 4 ? -3 : j === 4 ? 3 : (i - j) * 0.8 - (Math.abs(i - j) > 2 ? 4 * Math.sign(i - j) : 0);
  return i === j ? 0 : Math.round(40 / (1 + Math.exp(-ahead)));
});
const ahead = (places: readonly number[], reach: number) => {
  const passRate = places.map((n) => 1 / (1 + Math.exp(2.2 - 0.6 * Math.log1p(n / 1000))));
  const wider = places.map((_, i) => reach * (1 + i / 10));
  return {
    rollouts: places,
    passRate,
    lower: passRate.map((p, i) => p - wider[i]!),
    upper: passRate.map((p, i) => p + wider[i]!),
  };
};
const step = range(30, (i) => 20 * i);

/** One figure of each of the younger builders, of ordinary data: for adapters to draw. */
export const samples: readonly Figure[] = [
  figures.claimFigure({
    id: 'sample',
    claim: 'Learning from rewards begins p times as fast as learning from labels.',
    verdict: 'Holds: the policy gradient is p times the gradient of the label.',
    picture: {
      x: 'time',
      y: 'pass rate',
      series: [10, 40].map((speed, i) => ({
        name: ['labels', 'rewards'][i]!,
        x: range(30, (t) => 5 * t),
        y: range(30, (t) => 1 / (1 + Math.exp(4 - (5 * t) / speed))),
      })),
    },
  }),
  figures.learningCurvesFigure({ curves, target: 0.6 }),
  {
    ...figures.learningCurvesFigure({
      curves: worlds.flatMap((scenario) => curves.map((c) => ({ ...c, scenario }))),
      target: 0.6,
    }),
    id: 'learning-curves-panels',
  },
  figures.learningCurvesFlopsFigure({
    curves: curves.map(({ rollouts: x, ...rest }, i) => ({
      ...rest,
      flops: x.map((v) => 1e14 * (v + 500) * (1 + i)),
    })),
  }),
  figures.regretFigure({
    rows: ['uniform', 'learnability', 'target', 'Thompson'].map((contender, i) => ({
      contender,
      cells: worlds.map((scenario, j) => ({
        scenario,
        regret: at(0.03 + ((i * 7 + j * 5) % 11) / 30, 0.015),
      })),
    })),
  }),
  figures.weightsFigure({
    ids: range(60, (i) => `task ${i}`),
    p: raw.map((x) => x / total),
    components: { score, gate, staleness: range(60, (i) => Math.sin(i)) },
  }),
  figures.curriculumHeatFigure(
    range(24, (t) => ({
      rollouts: 5000 * t,
      passRates: tasks.map((p, i) => (i < 40 ? 0 : 1 / (1 + Math.exp(-0.15 * t) * (1 / p - 1)))),
    })),
  ),
  figures.ratingsFigure({
    curves: players.slice(0, 3).map((player, i) => ({
      player,
      step,
      rating: step.map((s) => 1000 + 60 * i + s * 0.6 * (i + 1)),
      lower: step.map((s) => 960 + 60 * i + s * 0.6 * (i + 1)),
      upper: step.map((s) => 1040 + 60 * i + s * 0.6 * (i + 1)),
    })),
  }),
  {
    ...figures.ratingsFigure({
      players,
      ratings: players.map((_, i) => at(1400 + ((i * 3) % 5) * 60, 45)),
    }),
    id: 'ratings-players',
  },
  { ...figures.ratingsFigure({ players, wins }), id: 'ratings-matrix' },
  figures.passAtKFigure({
    ks,
    verdict: 'certified crossing',
    base: ks.map((k) => at(1 - 0.8 / Math.sqrt(k))),
    trained: ks.map((k) => at(0.5 + 0.04 * Math.log2(k), 0.03)),
    crossings: [{ k: { ...at(8), lower: 4, upper: 16 }, overtakes: 'base', certified: true }],
  }),
  figures.jaggednessFigure({
    categories: skills.map((name, i) => ({
      name,
      prompts: 20 + i,
      mean: at(0.2 + ((i * 5) % 6) / 9, 0.1),
    })),
    spread: at(0.2),
    verdict: 'jagged',
  }),
  figures.bitsLedgerFigure({
    stages: [
      { stage: 'entropy of the reward', bits: at(0.83) },
      { stage: 'after groups all alike', bits: 0.52 },
      { stage: 'after verifier noise', bits: 0.41 },
      { stage: 'learned', bits: at(0.12, 0.04) },
    ],
  }),
  figures.calibrationFigure({
    attempts,
    successes: tasks.map(draw),
    predicted: tasks.map((p) => 1 / (1 + (1 / p - 1) ** 1.3)),
  }),
  figures.bitsPerFlopFigure([
    ...range(12, (i) => ({
      name: `G = ${2 + i}`,
      flops: 1e14 * 10 ** (((i * 7) % 12) / 6),
      bits: 0.1 + ((i * 5) % 12) / 24,
    })),
    { name: 'no signal', flops: 1e15, bits: 0 },
  ]),
  figures.verifierNoiseFigure(),
  figures.forecastFigure({
    seen: ahead(
      range(22, (i) => 130 * 1.25 ** i),
      0.02,
    ),
    ahead: ahead(
      range(25, (i) => 15_360 * 4 ** (i / 24)),
      0.03,
    ),
    targets: [0.6],
    quantity: 'training reward',
  }),
  figures.costToTargetFigure({
    ...{ target: [0.42, 0.44, 0.46, 0.48, 0.5], cost: [2e3, 6e3, 12e3, 20e3, 31e3] },
    ...{ lower: [1e3, 3e3, 7e3, 11e3, 17e3], upper: [4e3, 12e3, 25e3, 41e3, NaN] },
    ...{ furthest: 46_080, unlikely: 0.52 },
  }),
  figures.oneAxisFigure({
    signals: [
      {
        ...{ name: 'RL rollout', kind: 'at most', tokens: 1200, flops: 74e12, dollars: 8.9e-4 },
        bits: { value: 0.41, lower: 0.37, upper: 0.45, level: 0.95, method: 'weighted counts' },
      },
      {
        ...{ name: 'SFT example', kind: 'absorbed', tokens: 1200, flops: 57.6e12 },
        bits: { value: 43, lower: 39.7, upper: 46.3, level: 0.95, method: 'Student' },
      },
      {
        ...{ name: 'Distilled rollout, 32B', kind: 'at least', tokens: 1200, flops: 151e12 },
        bits: { value: 19, lower: 12, upper: 26, level: 0.95, method: 'Student' },
      },
      { name: 'Source that stopped', kind: 'absorbed', bits: { value: -0.1 }, tokens: 90 },
    ],
  }),
  figures.entropyBudgetFigure({ step, entropy: step.map((s) => 0.03 + 0.7 * Math.exp(-s / 120)) }),
  figures.runOverTimeFigure({
    headline: 'live groups',
    format: 'percent',
    step,
    value: step.map((_, i) => (i < 18 ? 0.7 : 0.12) + ((i * 7) % 5) / 40),
    lower: step.map((_, i) => (i < 18 ? 0.62 : 0.04) + ((i * 7) % 5) / 40),
    upper: step.map((_, i) => (i < 18 ? 0.78 : 0.2) + ((i * 7) % 5) / 40),
    window: { from: 360, to: 580 },
    onsets: [
      { label: 'Alarm', step: 360, low: 340, high: 380 },
      { label: 'Ask', low: 200, high: 300, severity: 'ask' },
    ],
  }),
  figures.rewardDensityFigure({
    passRate: 0.2,
    episodes: { tokens: range(80, (i) => 200 * 1.06 ** i), bits: range(80, (i) => (i % 9) / 12) },
  }),
];
