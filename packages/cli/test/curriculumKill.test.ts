import { expect, it } from 'vitest';
import { survivesKills } from './killedServer.ts';

// 200 of them in the slow suite
it('6 kills at random moments lose and double nothing', { timeout: 180_000 }, async () => {
  const { requests, retried } = await survivesKills({ kills: 6, strategy: 'goldilocks', seed: 5 });
  expect(retried).toBe(6);
  expect(requests).toBeGreaterThan(12);
});
