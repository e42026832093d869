import { countBins } from '@bits-per-sample/core';
import { expect, it } from 'vitest';
import { tooFewAttempts } from '../../src/curve/tooFewAttempts.ts';

it('counts the prompts that are too short, those with just enough not', () => {
  const bins = countBins('here', { successes: [1, 2, 2], attempts: [4, 8, 8] });
  expect(tooFewAttempts(bins, 4, 0.95)).toBeUndefined();
  expect(tooFewAttempts(bins, 8, 0.95)!.method).toBe(
    'undefined: 1 of 3 prompts have fewer attempts than k = 8',
  );
  expect(tooFewAttempts(bins, 9, 0.9)).toMatchObject({ level: 0.9, n: 3 });
});
