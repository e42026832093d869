import { createRng } from '@bits-per-sample/core';
import { describe, expect, it } from 'vitest';
import { responsiveness } from '../../src/index.ts';
import golden from '../golden/responsiveness.json' with { type: 'json' };
import { around } from '../support/responsiveness.ts';

const three = ['t0', 't1', 't2'].map((id) => ({ id }));

describe('responsiveness', () => {
  it('agrees with weighted least squares in NumPy over a log of 240 groups', () => {
    const { tell, factor } = around(responsiveness(golden.options), three);
    golden.log.forEach(({ task, ...group }, k) => {
      tell(`t${task}`, group);
      for (const row of [0, 1, 2])
        expect(Math.abs(factor(row) - golden.factors[k]![row]!)).toBeLessThan(golden.tolerance);
    });
    // the log is worth the name: the task at rest is found out, the one that rises is not
    expect(golden.factors.at(-1)![1]).toBeLessThan(0.3);
    expect(golden.factors.at(-1)![0]).toBe(1);
  });

  it('measures by the slowest pace that counts where the whole pool is at rest', () => {
    const { tell, factor } = around(responsiveness(), three);
    const rng = createRng(4);
    for (let k = 0; k < 900; k++) {
      let right = 0;
      for (let i = 0; i < 8; i++) right += Number(rng.next() < 0.5);
      tell(['t0', 't0', 't0', 't0', 't1'][k % 5]!, { n: 8, right });
    }
    // the more a task was trained in vain, the less it keeps; t2 was never tried
    expect(factor(0)).toBeLessThan(factor(1));
    expect(factor(1)).toBeLessThanOrEqual(1);
    expect(factor(2)).toBe(1);
  });

  it('leaves out groups with a hint, and groups of equal rewards add no exposure', () => {
    const { tell, factor, pool } = around(responsiveness(), three);
    for (let k = 0; k < 20; k++) {
      tell('t0', { n: 8, right: 4, hint: 0.5 });
      tell('t1', { n: 8, right: 0 });
    }
    expect(pool.columns['responsiveness.weight']![0]).toBe(0);
    expect(pool.columns['responsiveness.exposure']![1]).toBe(0);
    expect([factor(0), factor(1)]).toEqual([1, 1]);
  });

  it('says what it expected', () => {
    expect(() => responsiveness({ spread: 0 })).toThrow('expected spread > 0, got 0');
    expect(() => responsiveness({ optimism: -1 })).toThrow('expected optimism ≥ 0');
    expect(() => responsiveness({ floor: 2 })).toThrow('expected floor in (0, 1]');
    expect(() => responsiveness({ slowest: 0 })).toThrow('expected slowest > 0');
    expect(() => responsiveness({ memory: 1 })).toThrow('expected memory ≥ 2');
  });
});
