import { describe, expect, it } from 'vitest';
import {
  betaCounts,
  composeStrategy,
  type Estimator,
  fixed,
  lastMean,
  type Modifier,
  movingAverage,
  passVariance,
  pooledLogit,
  progressGate,
  windowMean,
  withReplacement,
} from '../../src/index.ts';
import { read } from '../support/estimators.ts';

const golden = read('estimators');

/** Tells the golden log to an estimator, and looks after each group. */
function follow<T>(
  { estimate = betaCounts(), modify = [] }: { estimate?: Estimator; modify?: Modifier[] },
  look: (pool: ReturnType<typeof strategyOf>['pool'], row: number) => T,
): T[][] {
  const { strategy, state } = strategyOf(estimate, modify);
  return golden.log.map((group: Record<'task' | 'version' | 'lag' | 'n' | 'right', number>) => {
    const rewards = Array.from({ length: group.n }, (_, i) => (i < group.right ? 1 : 0));
    const draw = { task: `t${group.task}`, rollouts: group.n, probability: 1, components: {} };
    const outcome = { ticket: '', policyVersion: group.version - group.lag, rewards };
    strategy.observe(state, [{ draw, outcome, lag: group.lag }]);
    return [0, 1, 2].map((row) => look(state.pool, row));
  });
}

function strategyOf(estimate: Estimator, modify: Modifier[]) {
  const strategy = composeStrategy({
    kind: 'golden',
    config: {},
    estimate,
    score: passVariance(),
    modify,
    sample: withReplacement(),
    allocate: fixed(),
  });
  const state = strategy.init(
    golden.difficulty.map((difficulty: number, i: number) => ({
      id: `t${i}`,
      difficulty,
      ...(golden.length[i] !== null && { features: { length: golden.length[i] } }),
    })),
  );
  return { strategy, state, pool: state.pool };
}

const close = (got: number, wanted: number | null) =>
  wanted === null
    ? expect(got).toBeNaN()
    : expect(Math.abs(got - wanted)).toBeLessThanOrEqual(golden.tolerance * (1 + Math.abs(wanted)));

describe('estimators agree with NumPy over a log of 40 groups', () => {
  const shaped: [string, Estimator][] = [
    ['betaCounts', betaCounts({ decay: 0.8, drift: 0.97, prior: { a: 0.5, b: 2 } })],
    ['pooledLogit', pooledLogit({ strength: 3, decay: 0.8, drift: 0.97, memory: 50 })],
  ];
  it.each(shaped)('%s', (name, estimate) => {
    const seen = follow({ estimate }, (pool, row) => estimate.shapes!(pool, row));
    seen.forEach((rows, k) => {
      rows.forEach(({ a, b }, row) => {
        close(a, golden[name][k][0][row]);
        close(b, golden[name][k][1][row]);
      });
    });
  });

  const means: [string, Estimator][] = [
    ['movingAverage', movingAverage({ rate: 0.3 })],
    ['lastMean', lastMean()],
    ['windowMean', windowMean({ groups: 3 })],
  ];
  it.each(means)('%s', (name, estimate) => {
    const seen = follow({ estimate }, (pool, row) => estimate.mean(pool, row));
    seen.forEach((rows, k) => {
      rows.forEach((mean, row) => {
        close(mean, golden[name][k][row]);
      });
    });
  });

  it('progressGate', () => {
    const gate = progressGate({ patience: 3, floor: 0.25 });
    const seen = follow({ modify: [gate] }, (pool, row) => gate.modify(1, pool, row, NaN));
    seen.forEach((rows, k) => {
      expect(rows).toEqual(golden.progressGate[k].map((shut: boolean) => (shut ? 0.25 : 1)));
    });
  });
});
