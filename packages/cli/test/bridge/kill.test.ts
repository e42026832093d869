import { expect, it } from 'vitest';
import { survivesKills } from '../support/killedServer.ts';

// 200 of them in the slow suite
it('4 kills at random moments lose and double nothing', { timeout: 180_000 }, async () => {
  const { requests, retried } = await survivesKills({ kills: 4, strategy: 'goldilocks', seed: 2 });
  expect(retried).toBe(4);
  expect(requests).toBeGreaterThan(4);
});
