import { targetDifficulty, uniform } from '@bits-per-sample/curriculum';
import { expect, test } from 'vitest';
import { contend, createScenario, irt, runBench } from '../../src/index.ts';

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
