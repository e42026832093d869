import { createRng } from '@bits-per-sample/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binaryEntropy, countEntropy, turnEntropies } from '../../src/index.ts';
import { close } from '../support/close.ts';

/** A world of turns whose rewards are a chain: each repeats the one before with probability `stay`. */
interface World {
  readonly p: number;
  readonly stay: number;
  readonly turns: number;
}

/** Σ H(r_t | past), exactly. */
function truth({ p, stay, turns }: World): number {
  const h = (x: number): number => binaryEntropy(x);
  const [afterOne, afterZero] = [stay + (1 - stay) * p, (1 - stay) * p];
  return h(p) + (turns - 1) * (p * h(afterOne) + (1 - p) * h(afterZero));
}

function meanOf(world: World, rollouts: number, seed: number): number {
  const rng = createRng(seed);
  const draw = (): number => rng.next();
  const prompts = 600;
  let sum = 0;
  for (let prompt = 0; prompt < prompts; prompt++) {
    const rewards = Array.from({ length: rollouts }, () => {
      let reward = Number(draw() < world.p);
      return Array.from({ length: world.turns }, (_, t) => {
        if (t > 0 && draw() >= world.stay) reward = Number(draw() < world.p);
        return reward;
      });
    });
    sum += turnEntropies(rewards).bits / prompts;
  }
  return sum;
}

const worlds: readonly World[] = [
  { p: 0.3, stay: 0.5, turns: 4 },
  { p: 0.5, stay: 0, turns: 4 },
  { p: 0.1, stay: 0.3, turns: 4 },
  { p: 0.3, stay: 0.8, turns: 4 },
];

describe('turnEntropies', () => {
  it.each(worlds)('is as low as stated at p = $p, stay = $stay, and no lower', (world) => {
    for (const [rollouts, low] of [
      [8, 0.2],
      [16, 0.1],
      [32, 0.04],
    ] as const)
      for (const seed of [1, 2, 3]) {
        const error = meanOf(world, rollouts, seed) / truth(world) - 1;
        // three standard errors of 600 prompts are below 3 % of these truths
        expect(error).toBeGreaterThan(-low - 0.03);
        expect(error).toBeLessThan(0.04);
      }
  });

  it('law: turns add up to the entropy of all rewards together, where all have as many', () => {
    const rewards = fc.integer({ min: 1, max: 5 }).chain((turns) =>
      fc.array(fc.array(fc.constantFrom(0, 0.5, 1), { minLength: turns, maxLength: turns }), {
        minLength: 2,
        maxLength: 20,
      }),
    );
    fc.assert(
      fc.property(rewards, (all) => {
        const counts = new Map<string, number>();
        for (const list of all) counts.set(list.join(), (counts.get(list.join()) ?? 0) + 1);
        const whole = countEntropy([...counts.values()], { method: 'jackknife' });
        close(turnEntropies(all).bits, whole, 1e-9);
      }),
    );
  });

  it('rewards at the last turn alone are there, and in no other turn', () => {
    const { bits, perTurn } = turnEntropies([
      [0, 0, 1],
      [0, 0, 0],
      [0, 0, 1],
      [0, 0, 0],
    ]);
    expect([...perTurn.subarray(0, 2)]).toEqual([0, 0]);
    expect(bits).toBe(perTurn[2]);
    expect(bits).toBe(countEntropy([2, 2], { method: 'jackknife' }));
  });

  it('an end tells no bits: of unequal numbers of turns only rewards are counted', () => {
    const { bits, perTurn, lone } = turnEntropies([[0], [0, 0], [0, 0, 0], [0, 0]]);
    expect([...perTurn]).toEqual([0, 0, 0]);
    expect([bits, lone]).toEqual([0, 1]);
  });

  it('leaves out rollouts with a turn of unknown reward, and counts those unlike all others', () => {
    const { rollouts, missing, unlike } = turnEntropies([[1, NaN], [1, 0], [1, 0], [0, 1], []]);
    expect([rollouts, missing, unlike]).toEqual([3, 2, 1]);
    expect(turnEntropies([[1, 0]]).bits).toBeNaN();
    expect(turnEntropies([]).bits).toBeNaN();
  });
});
