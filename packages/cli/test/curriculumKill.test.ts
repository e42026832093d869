import { expect, it } from 'vitest';
import { survivesKills } from './killedServer.ts';

it('8 kills at random moments lose and double nothing', async () => {
  const { requests, retried } = await survivesKills({ kills: 8, strategy: 'goldilocks', seed: 5 });
  expect(retried).toBe(8);
  expect(requests).toBeGreaterThan(16);
});
