import { expect, it } from 'vitest';
import { unknownFromRewards } from '../../src/index.ts';

it('what rewards cannot tell comes with what would', () => {
  for (const { quantity, why, needs } of unknownFromRewards)
    expect([quantity, why, needs].every((text) => text.length > 5)).toBe(true);
});
