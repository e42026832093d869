import { expect, test } from 'vitest';
import { benchCurves } from '../../src/index.ts';
import { madeTrial, madeTrials } from '../support/madeTrial.ts';

test('curves show mean and range over seeds', () => {
  const curve = benchCurves(madeTrials, { budget: 100 }).find(
    (c) => c.contender === 'uniform' && c.scenario === 'x',
  )!;
  expect(curve.rollouts).toEqual([0, 100]);
  expect(curve.mean[1]).toBeCloseTo(0.55, 12);
  expect([curve.lower[1], curve.upper[1], curve.n]).toEqual([0.5, 0.6, 2]);
});

test('a seed without a score does not count; where none has one there is none', () => {
  const some = [
    madeTrial('a', 'x', 1, 0.5),
    { ...madeTrial('a', 'x', 2, 0.7), curve: [null, 0.7] },
    { ...madeTrial('b', 'x', 1, 0.7), curve: [null, null] },
  ];
  const [a, b] = benchCurves(some, { budget: 100 });
  expect([a!.mean[0], a!.upper[0], a!.n]).toEqual([0, 0, 2]);
  expect(a!.mean[1]).toBeCloseTo(0.6, 12);
  expect(b!.mean).toEqual([Number.NaN, Number.NaN]);
});
