import { createRng } from '@bits-per-sample/core';
import { describe, expect, it } from 'vitest';
import { report } from '../../src/index.ts';
import { confidentWorld } from '../support/confidentWorld.ts';

/** The mean of H(θ) over θ uniform on [0, 1]: ½ log₂ e. */
const TRUTH = 0.5 / Math.LN2;
const WORLDS = 300;

describe('the surprise at rewards, in many worlds', () => {
  it.each([
    { prompts: 40, size: 4, temperature: 1 },
    { prompts: 100, size: 8, temperature: 0.5 },
    { prompts: 400, size: 2, temperature: 2 },
  ])('lies above the truth on average, and its interval holds it: %o', async (world) => {
    const rng = createRng(2024);
    let [above, held] = [0, 0];
    for (let i = 0; i < WORLDS; i++) {
      const { surprise } = (await report(confidentWorld(world, rng))).bits;
      above += surprise!.value - TRUTH;
      held += Number(surprise!.lower <= TRUTH && TRUTH <= surprise!.upper);
    }
    expect(above / WORLDS).toBeGreaterThan(0);
    expect(above / WORLDS).toBeLessThan(3 / world.prompts);
    expect(held / WORLDS).toBeGreaterThan(0.88);
  });
});
