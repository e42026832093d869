import { expect, test } from 'vitest';
import {
  baselineUniform,
  benchTable,
  createScenario,
  irt,
  oracleGreedy,
  oracleVariance,
  runBench,
} from '../../src/index.ts';

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
