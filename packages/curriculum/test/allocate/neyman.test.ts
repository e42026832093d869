import { describe, expect, it } from 'vitest';
import { betaCounts, gumbelTopK, neyman } from '../../src/index.ts';
import { half, hold, ones, told } from '../support/rules.ts';

describe('allocation', () => {
  const estimate = betaCounts();
  const run = () => {
    const held = hold({
      estimate,
      allocate: neyman(estimate, { groupSize: 8, least: 2 }),
      sample: gumbelTopK(),
    });
    for (let step = 0; step < 30; step++)
      held.observe(
        held
          .ask({ groups: 12, step, policyVersion: 0 })
          .map(({ ticket, task }) => told(ticket, task < 't06' ? half : ones)),
      );
    return held;
  };
  it('neyman gives rollouts by the spread of rewards, and spends the budget', () => {
    for (const rolloutBudget of [undefined, 96, 97, 24, 25, 5]) {
      const request = { groups: 12, step: 30, policyVersion: 0 };
      const drawn = run().ask({ ...request, ...(rolloutBudget && { rolloutBudget }) });
      const total = drawn.reduce((sum, { rollouts }) => sum + rollouts, 0);
      expect(total).toBe(Math.max(24, rolloutBudget ?? 96));
      if (total < 90) continue;
      for (const { task, rollouts, components } of drawn) {
        const p = components.estimate!;
        const spread = (x: number) => Math.sqrt(x * (1 - x));
        const all = drawn.reduce((sum, one) => sum + spread(one.components.estimate!), 0);
        expect(Math.abs(rollouts - 2 - ((total - 24) * spread(p)) / all)).toBeLessThan(1);
        expect(rollouts > 8).toBe(task < 't06');
      }
    }
  });
  it('fixed deals a budget out evenly', () => {
    const drawn = hold().ask({ groups: 5, rolloutBudget: 13, step: 0, policyVersion: 0 });
    expect(drawn.map(({ rollouts }) => rollouts)).toEqual([3, 3, 3, 2, 2]);
  });
});
