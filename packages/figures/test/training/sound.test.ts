import { createRng, sampleBeta } from '@bits-per-sample/core';
import {
  curriculumHeatFigure,
  ratingsFigure,
  regretFigure,
  weightsFigure,
} from '../../src/index.ts';
import golden from '../golden/ranks.json' with { type: 'json' };
import { at, even, ids, step, table } from '../support/curricula.ts';
import { describeSound } from '../support/soundFigures.ts';

const rng = createRng(1);
const pool = (tasks: number, shift: number) =>
  Array.from({ length: tasks }, () => sampleBeta({ a: 0.5 + shift, b: 1 }, rng));
const snapshots = (times: number, tasks = 200) =>
  Array.from({ length: times }, (_, t) => ({
    rollouts: 1000 * t,
    passRates: [0, 1, ...pool(tasks, t / times)],
  }));
const big = 1e5;

describeSound({
  regret: regretFigure({ rows: table(['uniform', 'learnability', 'target', 'thompson']) }),
  'regret of one': regretFigure({
    rows: table(['uniform']).map((r) => ({ ...r, cells: r.cells.slice(1) })),
  }),
  'regret below zero, without intervals': regretFigure({
    rows: [{ contender: 'a', cells: [{ scenario: 's', regret: { value: -0.1 } }] }],
  }),
  weights: weightsFigure({ ids: ids(60), ...golden }),
  'weights of one task': weightsFigure({ ids: ['a'], p: [1], components: {} }),
  'weights with gaps': weightsFigure({
    ids: ['a', 'b', 'c'],
    p: [0.5, 0.3, 0.2],
    components: { score: [0.1, NaN, -0.3], none: [NaN, NaN, NaN] },
  }),
  'weights of 100 000 tasks': weightsFigure({
    ids: ids(big),
    p: even(big),
    components: { score: Float64Array.from({ length: big }, (_, i) => i % 7) },
  }),
  'weights of many components': weightsFigure({
    ids: ids(9),
    p: even(9),
    components: Object.fromEntries(
      'abcdefghi'.split('').map((name, i) => [name, ids(9).map((_, k) => (k * (i + 1)) % 9)]),
    ),
  }),
  curriculumHeat: curriculumHeatFigure(snapshots(20)),
  'curriculumHeat of one time': curriculumHeatFigure(snapshots(1)),
  'curriculumHeat of nothing but 0 and 1': curriculumHeatFigure([
    { rollouts: 5, passRates: [0, 1, 0] },
  ]),
  'curriculumHeat of 300 times': curriculumHeatFigure(snapshots(300, 50)),
  'ratings over time': ratingsFigure({
    curves: ['v1', 'v2'].map((player, i) => ({
      player,
      step,
      rating: [1000, 1100 + 50 * i, 1200 + 90 * i],
      lower: [950, 1050, 1150],
      upper: [1050, 1200, 1350],
    })),
  }),
  'ratings of frozen players': ratingsFigure({
    players: ['v1', 'v2', 'v3', 'unbeaten'],
    ratings: [at(1500, 40), at(1600, 40), at(1400, 40), { value: Infinity }],
  }),
  'ratings in a matrix': ratingsFigure({
    players: ['r', 'p', 's'],
    wins: [0, 1, 9, 9, 0, 1, 1, 9, 0],
  }),
  'ratings in a large matrix': ratingsFigure({
    players: ids(40),
    wins: Float64Array.from({ length: 1600 }, (_, i) => (i * 7) % 5),
  }),
  'ratings of strangers': ratingsFigure({
    players: ['a', 'b', 'c'],
    wins: [0, 2, 0, 1, 0, 0, 0, 0, 0],
  }),
});
