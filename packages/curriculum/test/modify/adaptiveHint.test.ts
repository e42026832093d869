import { describe, expect, it } from 'vitest';
import { adaptiveHint, hintNow } from '../../src/modify/adaptiveHint.ts';
import { around } from '../support/responsiveness.ts';

describe('adaptiveHint', () => {
  const tasks = [{ id: 'a', maxHint: 0.25 }, { id: 'b' }];

  it('climbs after failures up to the maximum, descends after successes, and can go back up', () => {
    const { tell, pool } = around(adaptiveHint(), tasks);
    const path: number[] = [];
    for (const right of [0, 0, 0, 0, 2, 5, 8, 8, 8, 0]) {
      tell('a', { n: 8, right, hint: hintNow(pool, 0) });
      path.push(Math.round(100 * hintNow(pool, 0)) / 100);
    }
    expect(path).toEqual([0.1, 0.2, 0.25, 0.25, 0.25, 0.15, 0.05, 0, 0, 0.1]);
  });

  it('touches no task without a solution, and no answer to another hint', () => {
    const { tell, pool } = around(adaptiveHint(), tasks);
    tell('b', { n: 8, right: 0 });
    tell('a', { n: 8, right: 0, hint: 0.2 });
    expect([hintNow(pool, 0), hintNow(pool, 1)]).toEqual([0, 0]);
  });

  it('moves the belief with the hint: evidence shrinks, the pass rate shifts by its worth', () => {
    const { tell, pool } = around(adaptiveHint({ step: 0.25, worth: 4, carry: 0.5 }), tasks);
    tell('a', { n: 8, right: 0, hint: 0 });
    const { 'beta.successes': right, 'beta.failures': wrong } = pool.columns;
    // 0 of 8 smoothed to 0.16 of 8.32, odds 0.0196…, times e, of half the evidence
    const odds = (0.16 / 8.16) * Math.E;
    expect(right![0]! + wrong![0]!).toBeCloseTo(4, 12);
    expect(right![0]! / 4).toBeCloseTo(odds / (1 + odds), 12);
  });

  it('says what it expected', () => {
    expect(() => adaptiveHint({ step: 0 })).toThrow('expected step in (0, 1]');
    expect(() => adaptiveHint({ worth: 0 })).toThrow('expected worth > 0');
    expect(() => adaptiveHint({ carry: 2 })).toThrow('expected carry in [0, 1]');
  });
});
