import { describe, expect, it } from 'vitest';
import { report } from '../../src/index.ts';
import { exceeds, parseThreshold, thresholdValue } from '../../src/report/threshold.ts';
import { runRows } from '../support/runWorld.ts';

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

  it('alarm is any alarm that holds at the last step', async () => {
    const rate = (step: number): number => (step < 20 ? 0.5 : 0);
    const [calm, sick] = await Promise.all(
      [() => 0.5, rate].map((of) => report(runRows({ steps: 40, groups: 32, rate: of }))),
    );
    const alarm = parseThreshold('alarm')!;
    expect(exceeds(alarm, thresholdValue(alarm, calm!)!)).toBe(false);
    expect(exceeds(alarm, thresholdValue(alarm, sick!)!)).toBe(true);
  });
});
