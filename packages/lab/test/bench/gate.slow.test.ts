import {
  composeStrategy,
  fixed,
  goldilocks,
  nonDegenerate,
  passVariance,
  pooledLogit,
  type Strategy,
  thompsonTopK,
  uniform,
} from '@bits-per-sample/curriculum';
import { expect, test } from 'vitest';
import { gateFailures } from '../support/gateFailures.ts';

const { strength, decay, drift } = goldilocks().config as Record<string, number>;

/** Thompson sampling on the default's beliefs with p in the place of p(1 − p). */
const ranksByPassRate = (): Strategy =>
  composeStrategy({
    kind: 'ranksByPassRate',
    config: {},
    estimate: pooledLogit({ strength: strength!, decay: decay!, drift: drift! }),
    score: {
      ...passVariance(),
      score: (_pool, _row, mean) => mean,
      worth: (p) => p,
      band: (least) => [least, 1],
    },
    sample: thompsonTopK(),
    allocate: fixed({ groupSize: 8 }),
    gate: [nonDegenerate()],
  });

const mutants: [string, () => Strategy][] = [
  ['p instead of p(1 − p)', ranksByPassRate],
  ['a gate that lets all pass', () => goldilocks({ floor: 1 })],
  ['evidence that never ages', () => goldilocks({ drift: 1 })],
  ['no curriculum at all', () => uniform()],
];

test.each(mutants)('the small benchmark notices: %s', (_, mutant) => {
  expect(gateFailures(mutant)).not.toEqual([]);
});
