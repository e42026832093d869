import { createRng } from '@bits-per-sample/core';
import { expect, it } from 'vitest';
import { mannKendall } from '../../src/index.ts';
import { madeRun } from '../support/madeRun.ts';

/** The same by its definition, from the beginning at every step. */
function byDefinition(values: readonly number[], margin: number): number | null {
  for (let t = 0; t < values.length; t++) {
    const last = values.slice(Math.floor((2 * (t + 1)) / 3), t + 1);
    const n = last.length;
    if (n < 8) continue;
    let s = 0;
    for (let i = 0; i < n; i++) for (let j = i + 1; j < n; j++) s += Math.sign(last[j]! - last[i]!);
    let ties = 0;
    for (const x of new Set(last)) {
      const m = last.filter((y) => y === x).length;
      ties += m * (m - 1) * (2 * m + 5);
    }
    const z = (s + 1) / Math.sqrt((n * (n - 1) * (2 * n + 5) - ties) / 18);
    const middle = Math.floor(n / 2);
    const mean = (part: readonly number[]) => part.reduce((a, b) => a + b, 0) / part.length;
    if (s < 0 && z < -2.5758293 && mean(last.slice(0, middle)) - mean(last.slice(middle)) >= margin)
      return t;
  }
  return null;
}

it('is the test of its definition, ties included', () => {
  const rng = createRng(4);
  let fired = 0;
  for (let i = 0; i < 200; i++) {
    const slope = 0.004 * rng.next();
    const grain = i % 2 === 0 ? 10 : 1000;
    const values = Array.from({ length: 20 + Math.floor(100 * rng.next()) }, (_, t) => {
      const x = 0.7 - slope * t + 0.2 * rng.next();
      return Math.round(grain * Math.max(0, Math.min(1, x))) / grain;
    });
    const margin = i % 3 === 0 ? 0.05 : 0;
    const seen = byDefinition(values, margin);
    const said = mannKendall({ margin }).watch(madeRun(values));
    expect(said.map((alarm) => alarm.seen)).toEqual(seen === null ? [] : [seen]);
    fired += said.length;
  }
  expect(fired).toBeGreaterThan(50);
  expect(fired).toBeLessThan(190);
});

it('counts steps, with or without groups', () => {
  const falling = Array.from({ length: 60 }, (_, t) => (t % 2 === 0 ? 0.9 - 0.01 * t : Number.NaN));
  const [alarm] = mannKendall().watch(madeRun(falling));
  // of 30 values the last eight are a third first at the 22nd, which stands at step 42
  expect(alarm).toMatchObject({ code: 'fall', metric: 'pass', severity: 'alarm', seen: 42 });
});
