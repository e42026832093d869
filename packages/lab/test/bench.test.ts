import { targetDifficulty, uniform } from '@bits-per-sample/curriculum';
import { describe, expect, test } from 'vitest';
import {
  baselineUniform,
  benchCurves,
  benchMarkdown,
  benchTable,
  contend,
  createScenario,
  irt,
  oracleGreedy,
  oracleVariance,
  pairedDifference,
  runBench,
  type Trial,
} from '../src/index.ts';

/** A trial of which only the given numbers matter. */
const trial = (
  contender: string,
  scenario: string,
  seed: number,
  auc: number,
  toTarget: number | null = null,
): Trial => ({
  contender,
  scenario,
  student: 'irt',
  seed,
  rollouts: 100,
  steps: 10,
  cost: 100,
  toTarget,
  stepsToTarget: null,
  costToTarget: null,
  auc,
  final: auc,
  tail: 0,
  degenerate: 0,
  refused: 0,
  waste: 0,
  neverDrawn: 0,
  brier: null,
  rateError: null,
  shortfall: 0,
  snapshot: 0,
  curve: [0, auc],
});
const made = [
  trial('oracleGreedy', 'x', 1, 0.9, 20),
  trial('oracleGreedy', 'x', 2, 0.8, 20),
  trial('oracleGreedy', 'y', 1, 0.7, 20),
  trial('uniform', 'x', 1, 0.5, 80),
  trial('uniform', 'x', 2, 0.6, null),
  trial('uniform', 'y', 1, 0.6, 40),
  trial('mine', 'x', 1, 0.8, 40),
  trial('mine', 'x', 2, 0.7, 50),
  trial('mine', 'y', 1, 0.2, null),
];

describe('the table, by hand', () => {
  const rows = benchTable(made);
  const row = (name: string) => rows.find((r) => r.contender === name)!;

  test('regret is paired by seed, the worst cell is the headline', () => {
    expect(row('mine').cells.map((c) => c.regret.value.toFixed(9))).toEqual([
      '0.100000000',
      '0.500000000',
    ]);
    expect(row('mine').worst).toBeCloseTo(0.5, 12);
    expect(row('mine').worstCell).toBe('y/irt');
    expect(row('mine').regret).toBeCloseTo(0.3, 12);
    expect(row('uniform').worst).toBeCloseTo(0.3, 12);
    expect(rows.map((r) => r.contender)).toEqual(['oracleGreedy', 'uniform', 'mine']);
  });

  test('speed-ups are geometric means; what is never reached counts as twice the budget', () => {
    // x: 80/40 and 200/50; y: 40/200
    const x = Math.sqrt(2 * 4);
    expect(row('mine').cells[0]!.speedUp).toBeCloseTo(x, 12);
    expect(row('mine').speedUp).toBeCloseTo(Math.sqrt(x * 0.2), 12);
    expect(row('uniform').speedUp).toBeCloseTo(1, 12);
  });

  test('the median of rollouts to the target is the lower one; half must reach it', () => {
    expect(row('mine').cells[0]!.toTarget).toBe(40);
    expect(row('uniform').cells[0]!.toTarget).toBe(80);
    expect(row('mine').cells[1]!.toTarget).toBeNull();
    expect(row('uniform').cells[0]!.reached).toBe(0.5);
  });

  test('Markdown has a line per contender', () => {
    expect(benchMarkdown(rows).trim().split('\n')).toHaveLength(5);
    expect(benchMarkdown(rows, { show: 'toTarget' }).split('\n').slice(2)).toEqual([
      '| oracleGreedy | 20 | 20 |',
      '| uniform | 80 | 40 |',
      '| mine | 40 | never |',
      '',
    ]);
  });

  test('curves show mean and range over seeds', () => {
    const curve = benchCurves(made, { budget: 100 }).find(
      (c) => c.contender === 'uniform' && c.scenario === 'x',
    )!;
    expect(curve.rollouts).toEqual([0, 100]);
    expect(curve.mean[1]).toBeCloseTo(0.55, 12);
    expect([curve.lower[1], curve.upper[1], curve.n]).toEqual([0.5, 0.6, 2]);
  });
});

test('the interval of a paired difference is that of the mean, at large n', () => {
  const n = 400;
  const trials = Array.from({ length: n }, (_, seed) => [
    trial('a', 'x', seed, 0.5 + 0.1 * Math.sin(seed * 12.9898)),
    trial('b', 'x', seed, 0.4),
  ]).flat();
  const { value, lower, upper } = pairedDifference(trials, { contender: 'a', against: 'b' });
  const values = trials.filter((t) => t.contender === 'a').map((t) => t.auc! - 0.4);
  const mean = values.reduce((a, b) => a + b, 0) / n;
  const error = Math.sqrt(values.reduce((a, b) => a + (b - mean) ** 2, 0) / n / n);
  expect(value).toBeCloseTo(mean, 12);
  expect(Math.abs(mean - lower - 1.96 * error)).toBeLessThan(0.15 * error);
  expect(Math.abs(upper - mean - 1.96 * error)).toBeLessThan(0.15 * error);
});

test('a bench goes on where it stopped, and tells of each new trial', () => {
  const options = {
    contenders: [oracleGreedy(), baselineUniform()],
    scenarios: [createScenario('a', { tasks: 30 }), createScenario('b', { tasks: 30, noisy: 0.3 })],
    students: [irt()],
    seeds: [1, 2],
    budget: 2000,
    groups: 4,
  };
  const all = runBench(options);
  const told: string[] = [];
  const rest = runBench({
    ...options,
    done: all.slice(0, 3),
    onTrial: (t, count, total) => told.push(`${t.contender} ${count}/${total}`),
  });
  expect(rest).toEqual(all);
  expect(told).toHaveLength(5);
  expect(told.at(-1)).toBe('baseline 8/8');
});

test('who needs labels is left out where there are none', () => {
  const trials = runBench({
    contenders: [contend('labels', () => targetDifficulty()), contend('none', () => uniform())],
    scenarios: [
      createScenario('with', { tasks: 20 }),
      createScenario('without', { tasks: 20, labelNoise: Infinity }),
    ],
    students: [irt()],
    seeds: [1],
    budget: 500,
    groups: 4,
  });
  expect(trials.map((t) => `${t.contender} ${t.scenario}`)).toEqual([
    'labels with',
    'none with',
    'none without',
  ]);
});

test('oracles: greedy beats uniform everywhere, variance is deceived by a noisy TV', () => {
  const trials = runBench({
    contenders: [oracleGreedy(), oracleVariance(), baselineUniform()],
    scenarios: [createScenario('clean'), createScenario('tv', { noisy: 0.2 })],
    students: [irt()],
    seeds: [1, 2, 3],
    budget: 100_000,
  });
  const [greedy, variance] = ['oracleGreedy', 'oracleVariance'].map(
    (name) => benchTable(trials, { baseline: 'baseline' }).find((r) => r.contender === name)!,
  );
  expect(greedy!.cells.every((cell) => cell.gain.lower > 0.1)).toBe(true);
  expect(variance!.cells[0]!.regret.value).toBeLessThan(0.02);
  expect(variance!.cells[1]!.regret.value).toBeGreaterThan(0.1);
  expect(variance!.cells[1]!.mean.waste).toBeGreaterThan(0.4);
});
