import fc from 'fast-check';
import { it } from 'vitest';
import { majorityAtK } from '../../src/index.ts';
import { close } from '../support/arbitraries.ts';

it('law: the chances of all answers to be the majority sum to 1', () => {
  const answers = fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(answers, fc.nat(), (sizes, seed) => {
      const n = sizes.reduce((a, x) => a + x, 0);
      if (n === 0) return;
      const k = 1 + (seed % n);
      const total = sizes.reduce(
        (sum, _, correct) => sum + majorityAtK({ counts: sizes, correct }, k),
        0,
      );
      close(total, 1);
      close(majorityAtK({ counts: sizes, correct: 0 }, 1), sizes[0]! / n);
    }),
  );
});
