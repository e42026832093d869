import { expect, it } from 'vitest';
import { bitsLedger, minimumKl } from '../../src/index.ts';
import { close } from '../support/arbitraries.ts';

it('the ledger balances, and a base that never passed has an end to what it gained', () => {
  const attempts = new Float64Array(20).fill(16);
  const side = (c: number) => ({ attempts, successes: attempts.map(() => c) });
  const received = { value: 3, lower: 2.5, upper: 3.5, level: 0.95, n: 20, unit: '', method: '' };
  const { entries, verdict } = bitsLedger({ base: side(2), trained: side(9), received });
  const [income, rest, gained] = entries.map(({ bits }) => bits);
  close(income!.value - rest!.value, gained!.value);
  close(gained!.value, minimumKl({ before: 1 / 8, after: 9 / 16 }));
  expect(verdict).toBe('within these rewards');
  const never = bitsLedger({ base: side(0), trained: side(9), received });
  const [, beyond, most] = never.entries;
  expect([beyond!.id, most!.bits.value]).toEqual(['unexplained', Infinity]);
  expect(most!.bits.lower).toBeGreaterThan(0.2);
  expect(most!.bits.lower).toBeLessThan(4);
  expect(Number.isNaN(beyond!.bits.lower)).toBe(false);
});
