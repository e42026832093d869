import { createRng } from '@bits-per-sample/core';
import { describe, expect, it } from 'vitest';
import {
  band,
  betaCounts,
  composeStrategy,
  constant,
  fixed,
  gumbelTopK,
  maxShare,
  mixed,
  nearTarget,
  passVariance,
  rankPower,
  type Sampler,
  softmax,
  stratumGuard,
  systematic,
  thompsonTopK,
  windowMean,
  withReplacement,
} from '../../src/index.ts';

const tasks = Array.from({ length: 14 }, (_, i) => ({
  id: `t${String(i).padStart(2, '0')}`,
  stratum: i < 3 ? 'few' : 'many',
  features: { weight: 1 + i },
}));

/** Some number of each task; its sum over the pool is what draws are to estimate. */
const value = (task: string) => 10 + 3 * Number(task.slice(1)) ** 1.5;

const truth = tasks.reduce((sum, { id }) => sum + value(id), 0);

type Parts = Partial<Parameters<typeof composeStrategy>[0]>;

/** z of the mean of Horvitz–Thompson sums over many asks of the same state. */
function z(groups: number, parts: Parts & { readonly sample: Sampler }, replicates = 4000): number {
  const strategy = composeStrategy({
    kind: 'sums',
    config: {},
    estimate: betaCounts(),
    score: passVariance(),
    allocate: fixed({ groupSize: 8 }),
    ...parts,
  });
  const state = strategy.init(tasks);
  tasks.forEach(({ id }, i) => {
    const rewards = Array.from({ length: 8 }, (_, k) => (k < (i * 5) % 9 ? 1 : 0));
    const draw = { task: id, rollouts: 8, probability: 1, components: {} };
    strategy.observe(state, [{ draw, outcome: { ticket: '', policyVersion: 0, rewards }, lag: 0 }]);
  });
  const rng = createRng(11);
  let sum = 0;
  let squares = 0;
  for (let r = 0; r < replicates; r++) {
    const drawn = strategy.ask(state, { groups, step: 0, policyVersion: 0 }, rng);
    let estimate = 0;
    for (const { task, probability } of drawn) estimate += value(task) / probability;
    if (parts.sample.replacement) estimate /= groups;
    sum += estimate;
    squares += estimate * estimate;
  }
  const mean = sum / replicates;
  const error = Math.sqrt(Math.max(0, squares / replicates - mean * mean) / replicates);
  return Math.abs(mean - truth) < 1e-9 * truth ? 0 : (mean - truth) / error;
}

describe('sums weighted by 1 / propensity are unbiased (|z| < 4)', () => {
  const guard = [stratumGuard(0.45)];
  const cases: [string, number, Parts & { readonly sample: Sampler }][] = [
    ['with replacement', 5, { sample: withReplacement() }],
    ['mixed with uniform', 5, { sample: mixed({ epsilon: 0.3 }) }],
    ['softmax', 5, { sample: softmax({ temperature: 0.1 }) }],
    ['rank', 5, { sample: rankPower({ temperature: 0.5 }) }],
    ['no more than a tenth', 5, { sample: maxShare(withReplacement(), 0.1) }],
    ['no more than a tenth, top-5', 5, { sample: maxShare(gumbelTopK(), 0.1) }],
    ['guarded, with replacement', 5, { sample: withReplacement(), modify: guard }],
    ['Gumbel top-5', 5, { sample: gumbelTopK() }],
    ['Gumbel top-1', 1, { sample: gumbelTopK(), score: constant() }],
    ['Gumbel top-13 of 14', 13, { sample: gumbelTopK() }],
    ['guarded Gumbel top-4', 4, { sample: gumbelTopK(), modify: guard }],
    ['systematic, some certain', 9, { sample: systematic(), filter: [band({ floor: 0.01 })] }],
    ['systematic', 4, { sample: systematic(), estimate: windowMean(), score: constant() }],
    ['Thompson top-4', 4, { sample: thompsonTopK() }],
    [
      'Thompson top-4 to a target',
      4,
      { sample: thompsonTopK(), score: nearTarget({ target: 0.3 }) },
    ],
    ['Thompson behind a filter', 6, { sample: thompsonTopK(), filter: [band({ floor: 0.3 })] }],
    [
      'Thompson, most filtered out',
      10,
      { sample: thompsonTopK(), filter: [band({ lower: 0.45, upper: 0.55, floor: 0.2 })] },
    ],
    ['Thompson with sharpened beliefs', 4, { sample: thompsonTopK({ alpha: 0.5 }) }],
    ['Thompson among candidates', 4, { sample: thompsonTopK({ candidates: 2 }) }],
    ['guarded Thompson', 6, { sample: thompsonTopK(), modify: guard }],
    ['all of them', 14, { sample: thompsonTopK() }],
  ];
  it.each(cases)('%s', (_, groups, parts) => {
    expect(Math.abs(z(groups, parts))).toBeLessThan(4);
  });
});
