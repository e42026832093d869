import {
  difficultyPools,
  goldilocks,
  onlineBand,
  prioritizedReplay,
  targetDifficulty,
  thompsonTarget,
  uniform,
} from '@bits-per-sample/curriculum';
import { expect, test } from 'vitest';
import {
  benchTable,
  contend,
  irt,
  oracleGreedy,
  oracleVariance,
  runBench,
  type StudentKind,
  scenarios,
  softmaxStudent,
} from '../../src/index.ts';

const contenders = [
  oracleGreedy(),
  oracleVariance(),
  contend('uniform', () => uniform()),
  contend('goldilocks', () => goldilocks()),
  contend('onlineBand', () => onlineBand()),
  contend('difficultyPools', () => difficultyPools()),
  contend('prioritizedReplay', () => prioritizedReplay()),
  contend('thompsonTarget', () => thompsonTarget()),
  contend('targetDifficulty', () => targetDifficulty()),
];

/** Mean regret of each contender, in their order. */
function regrets(student: StudentKind, scenario: string): number[] {
  const rows = benchTable(
    runBench({
      contenders,
      scenarios: scenarios.filter(({ name }) => name === scenario),
      students: [student],
      seeds: [1, 2, 3],
    }),
  );
  return contenders.map(({ name }) => rows.find((row) => row.contender === name)!.regret);
}

/** Kendall's τ: agreement of two rankings without ties. */
function kendall(x: readonly number[], y: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < x.length; i++)
    for (let j = 0; j < i; j++) sum += Math.sign((x[i]! - x[j]!) * (y[i]! - y[j]!));
  return sum / ((x.length * (x.length - 1)) / 2);
}

test.each(['clean', 'noisyTV'])('irt ranks contenders as softmax does, in %s', (scenario) => {
  expect(kendall(regrets(irt(), scenario), regrets(softmaxStudent(), scenario))).toBeGreaterThan(
    0.85,
  );
});

test('a clean pool does not predict a noisy one', () => {
  expect(kendall(regrets(irt(), 'clean'), regrets(irt(), 'noisyTV'))).toBeLessThan(0.7);
});
