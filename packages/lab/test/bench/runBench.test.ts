import { expect, test } from 'vitest';
import { baselineUniform, createScenario, irt, oracleGreedy, runBench } from '../../src/index.ts';

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
