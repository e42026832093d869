import { describe, expect, test } from 'vitest';
import { benchTable } from '../../src/index.ts';
import { madeTrials } from '../support/madeTrial.ts';

describe('the table, by hand', () => {
  const rows = benchTable(madeTrials);
  const row = (name: string) => rows.find((r) => r.contender === name)!;

  test('regret is paired by seed, the worst cell is the headline', () => {
    expect(row('mine').cells.map((c) => c.regret.value.toFixed(9))).toEqual([
      '0.100000000',
      '0.500000000',
    ]);
    expect(row('mine').worst).toBeCloseTo(0.5, 12);
    expect(row('mine').worstCell).toBe('y/irt');
    expect(row('mine').regret).toBeCloseTo(0.3, 12);
    expect(row('uniform').worst).toBeCloseTo(0.3, 12);
    expect(rows.map((r) => r.contender)).toEqual(['oracleGreedy', 'uniform', 'mine']);
  });

  test('speed-ups are geometric means; what is never reached counts as twice the budget', () => {
    // x: 80/40 and 200/50; y: 40/200
    const x = Math.sqrt(2 * 4);
    expect(row('mine').cells[0]!.speedUp).toBeCloseTo(x, 12);
    expect(row('mine').speedUp).toBeCloseTo(Math.sqrt(x * 0.2), 12);
    expect(row('uniform').speedUp).toBeCloseTo(1, 12);
  });

  test('the median of rollouts to the target is the lower one; half must reach it', () => {
    expect(row('mine').cells[0]!.toTarget).toBe(40);
    expect(row('uniform').cells[0]!.toTarget).toBe(80);
    expect(row('mine').cells[1]!.toTarget).toBeNull();
    expect(row('uniform').cells[0]!.reached).toBe(0.5);
  });
});
