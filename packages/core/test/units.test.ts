import { describe, expect, it } from 'vitest';
import { bitsFromNats } from '../src/index.ts';

describe('bitsFromNats', () => {
  it('converts nats at one door', () => {
    expect(bitsFromNats(Math.LN2)).toBe(1);
    expect(bitsFromNats(NaN)).toBeNaN();
  });
});
