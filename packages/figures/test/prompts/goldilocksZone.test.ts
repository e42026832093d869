import { describe, expect, it } from 'vitest';
import { goldilocksZone } from '../../src/index.ts';

describe('goldilocksZone', () => {
  it('is where H(p) is half a bit', () => {
    const h = (p: number) => -p * Math.log2(p) - (1 - p) * Math.log2(1 - p);
    expect(h(goldilocksZone.from)).toBeCloseTo(0.5, 14);
    expect(h(goldilocksZone.to)).toBeCloseTo(0.5, 14);
  });
});
