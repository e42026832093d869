import { expect, it } from 'vitest';
import { classifyPrompts, probabilityAtLeast } from '../../src/index.ts';

const attempts = [400, 400, 400];

it('is novel only where both verdicts are beyond doubt', () => {
  const base = { attempts, successes: [0, 3, 12] };
  const trained = { attempts, successes: [380, 380, 380] };
  const { verdicts, baseCan, trainedCan, epsilon, delta } = classifyPrompts(base, trained, {
    epsilon: 0.01,
  });
  // 3 of 400 leave it open whether the base reaches 1 %
  expect(verdicts).toEqual(['novel', 'undetermined', 'latent']);
  expect([epsilon, delta]).toEqual([0.01, 0.01]);
  expect(baseCan[1]).toBe(probabilityAtLeast({ a: 4, b: 398 }, 0.01));
  expect(trainedCan[0]).toBe(probabilityAtLeast({ a: 381, b: 21 }, 0.01));
});

it('asks of the trained model what it asks of the base, unless told otherwise', () => {
  const base = { attempts, successes: [0, 0, 0] };
  const trained = { attempts, successes: [4, 40, 380] };
  expect(classifyPrompts(base, trained, { epsilon: 0.01 }).verdicts).toEqual([
    'undetermined',
    'novel',
    'novel',
  ]);
  expect(classifyPrompts(base, trained, { epsilon: 0.01, delta: 0.5 }).verdicts).toEqual([
    'undetermined',
    'undetermined',
    'novel',
  ]);
  expect(classifyPrompts(base, trained).epsilon).toBe(1 / 400);
});
