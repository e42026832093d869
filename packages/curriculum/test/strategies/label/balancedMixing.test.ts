import { describe, expect, it } from 'vitest';
import { balancedMixing, curriculum } from '../../../src/index.ts';
import { sharesOf, tasksOf } from '../../support/trainer.ts';

describe('balancedMixing', () => {
  it('gives strata their shares, whatever their sizes', () => {
    const tasks = tasksOf(['x', 'y', 'y', 'y'].map((stratum) => ({ stratum })));
    const run = curriculum(balancedMixing({ shares: { x: 3 } }), { tasks, seed: 1 });
    const p = Object.values(sharesOf(run));
    [0.75, 1 / 12, 1 / 12, 1 / 12].forEach((share, i) => {
      expect(p[i]).toBeCloseTo(share, 12);
    });
  });

  it('refuses shares that are none', () => {
    expect(() => balancedMixing({ shares: { x: 0 } })).toThrow(
      expect.objectContaining({ code: 'DOMAIN' }),
    );
  });
});
