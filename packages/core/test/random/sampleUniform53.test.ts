import { describe, expect, it } from 'vitest';
import { createRng, type Rng, sampleUniform53 } from '../../src/index.ts';

const fixed = (...numbers: number[]): Rng => {
  let i = 0;
  return { ...createRng(1), next: () => numbers[i++]! };
};

describe('sampleUniform53', () => {
  it('puts 27 bits of one draw above 26 of the next', () => {
    const most = 1 - 2 ** -32;
    expect(sampleUniform53(fixed(0, 0))).toBe(0);
    expect(sampleUniform53(fixed(most, most))).toBe(1 - 2 ** -53);
    expect(sampleUniform53(fixed(0.5, 0))).toBe(0.5);
    expect(sampleUniform53(fixed(0, 2 ** -26))).toBe(2 ** -53);
  });

  it('fills its last bits', () => {
    const rng = createRng(3);
    const last = new Float64Array(8);
    for (let i = 0; i < 4000; i++) last[(sampleUniform53(rng) * 2 ** 53) % 8]!++;
    // each of eight ends expected 500 times, within 5 standard deviations
    for (const times of last)
      expect(Math.abs(times - 500)).toBeLessThan(5 * Math.sqrt(500 * 0.875));
  });
});
