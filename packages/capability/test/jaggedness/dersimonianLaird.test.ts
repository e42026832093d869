import fc from 'fast-check';
import { expect, it } from 'vitest';
import { dersimonianLaird } from '../../src/index.ts';
import { close } from '../support/arbitraries.ts';

it('law: shifting effects changes no spread; scaling scales it', () => {
  const effects = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), {
    minLength: 2,
    maxLength: 8,
  });
  fc.assert(
    fc.property(effects, (y) => {
      const v = y.map((_, i) => 0.01 * (1 + i));
      const plain = dersimonianLaird(y, v);
      const moved = dersimonianLaird(
        y.map((x) => 2 * x + 3),
        v.map((x) => 4 * x),
      );
      close(moved.tauSquared.value, 4 * plain.tauSquared.value);
      expect(Math.abs(moved.tauSquared.upper - 4 * plain.tauSquared.upper)).toBeLessThan(
        1e-7 * (1 + plain.tauSquared.upper),
      );
      close(moved.iSquared, plain.iSquared);
    }),
  );
});
