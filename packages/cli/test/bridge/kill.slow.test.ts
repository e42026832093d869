import { expect, it } from 'vitest';
import { survivesKills } from '../support/killedServer.ts';

it.each(['goldilocks', 'uniform'])(
  '%s: 200 kills at random moments lose and double nothing',
  async (strategy) => {
    const seen = await survivesKills({ kills: 200, strategy, seed: 2026 });
    console.info(`${strategy}: ${JSON.stringify(seen)}`);
    expect(seen.retried).toBe(200);
    expect(seen.recovered).toBeGreaterThan(0);
  },
);
