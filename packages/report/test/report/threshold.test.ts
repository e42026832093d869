import { describe, expect, it } from 'vitest';
import { exceeds, parseThreshold } from '../../src/report/threshold.ts';

describe('conditions', () => {
  it('conditions', () => {
    expect(parseThreshold('wasted > 50%')).toMatchObject({
      name: 'wasted',
      operator: '>',
      limit: 0.5,
    });
    expect(parseThreshold('bits<=.2')).toMatchObject({ operator: '<=', limit: 0.2 });
    expect(parseThreshold('wasted')).toBeUndefined();
    expect(parseThreshold('wasted>0.5>0.4')).toBeUndefined();
    const at = (text: string, value: number): boolean => exceeds(parseThreshold(text)!, value);
    expect([at('x>1', 1), at('x>=1', 1), at('x<1', 1), at('x<=1', 1), at('x=1', 1)]).toEqual([
      false,
      true,
      false,
      true,
      true,
    ]);
  });
});
