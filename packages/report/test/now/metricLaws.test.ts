import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logged } from '../../src/now/logged.ts';
import { loggedColumns } from '../../src/now/loggedColumns.ts';
import { metricCauses } from '../../src/now/metricCauses.ts';
import { metricTrends } from '../../src/now/metricTrends.ts';
import { metricWindow } from '../../src/now/metricWindow.ts';

const KEYS = [
  'reward',
  'frac_reward_zero_std',
  'solved_all/all',
  'rewards/accuracy/mean',
  'rewards/format/mean',
  'completions/mean_length',
  'completions/clipped_ratio',
  'entropy',
  'kl',
  'actor/ppo_kl',
  'grad_norm',
  'clip_ratio/region_mean',
  'loss',
];
/** Numbers of every size, levels that hold for a while, and none. */
const value = fc.oneof(
  fc.constantFrom(0, 1, -1, 0.5, NaN, 1e-300, 1e150, -1e150),
  fc.double({ min: -2, max: 2, noNaN: true }),
);
const column = fc
  .array(fc.tuple(value, fc.integer({ min: 1, max: 15 })), { minLength: 1, maxLength: 8 })
  .map((levels) => levels.flatMap(([level, n]) => Array.from({ length: n }, () => level)));
const table = fc
  .record(Object.fromEntries(KEYS.map((key) => [key, fc.option(column, { nil: undefined })])))
  .map((columns) => {
    const known = Object.entries(columns).filter(
      (one): one is [string, number[]] => one[1] !== undefined,
    );
    const rowCount = Math.max(0, ...known.map(([, values]) => values.length));
    return {
      rowCount,
      columns: Object.fromEntries([
        ['step', Float64Array.from({ length: rowCount }, (_, i) => 10 * i)],
        ...known.map(
          ([key, values]) =>
            [key, Float64Array.from({ length: rowCount }, (_, i) => values[i] ?? NaN)] as const,
        ),
      ]),
    };
  });

const readOf = (one: Parameters<typeof loggedColumns>[0][number]) => {
  const missing = Object.fromEntries(KEYS.map((key) => [key, 5]));
  const columns = loggedColumns([one], missing);
  const trends = metricTrends(columns);
  const window = metricWindow(columns, trends);
  const said = logged(columns, window.from);
  return {
    columns,
    window,
    found: [...trends, ...metricCauses(columns, said, { trends, from: window.from })],
  };
};

describe('whatever a log of metrics holds', () => {
  it('its findings are sentences about steps of the log', () => {
    fc.assert(
      fc.property(table, (one) => {
        const { columns, window, found } = readOf(one);
        const steps = new Set(columns.steps);
        for (const { fact, meaning, change, seen, onset, severity, state } of found) {
          for (const text of [fact, meaning, change]) {
            expect(text).not.toMatch(
              /\bNaN\b(?!, infinite or null)|undefined|(?<!infinite or )null|Infinity|\[object|×| {2}/,
            );
            if (text !== fact && text !== '') expect(text).toMatch(/^[^a-z].*[.]$/s);
          }
          expect(fact).not.toMatch(/\.$|^$/);
          if (state === 'over') expect([severity, change]).toEqual(['note', '']);
          if (onset !== null)
            expect(onset.low <= onset.step && onset.step <= onset.high).toBe(true);
          if (seen !== null && columns.steps.length > 0) expect(seen % 10).toBe(0);
        }
        if (window.from !== null)
          expect(steps.has(window.from) && steps.has(window.to!)).toBe(true);
        expect(window.steps).toBeLessThanOrEqual(columns.steps.length);
      }),
      { numRuns: process.env.SLOW === '1' ? 5000 : 150, seed: 1 },
    );
  });

  it('a later row of the same step stands, and the order of rows is no matter', () => {
    fc.assert(
      fc.property(table, (one) => {
        const reversed = {
          rowCount: one.rowCount,
          columns: Object.fromEntries(
            Object.entries(one.columns).map(([key, values]) => [key, values.slice().reverse()]),
          ),
        };
        expect(readOf(reversed)).toEqual({ ...readOf(one), columns: expect.anything() });
      }),
      { numRuns: process.env.SLOW === '1' ? 1000 : 40, seed: 2 },
    );
  });
});
