import { describe, expect, it } from 'vitest';
import { bitsLedger, meanPassAtK, minimumKl } from '../../src/index.ts';
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

describe('the verdict of a ledger', () => {
  const attempts = new Array<number>(40).fill(16);
  const side = (c: number) => ({ attempts, successes: attempts.map((_, i) => c + (i % 2)) });
  const [base, trained] = [side(1), side(6)];
  const gained = bitsLedger({ base, trained }).entries[2]!.bits;

  it('wants the whole interval above 1', () => {
    const ledger = bitsLedger({ base, trained, received: gained.value / 1.2 });
    expect(ledger.gainPerBit.value).toBeCloseTo(1.2, 12);
    expect(ledger.gainPerBit.lower).toBeLessThan(1);
    expect(ledger.verdict).toBe('within these rewards');
    expect(bitsLedger({ base, trained, received: gained.lower / 1.01 }).verdict).toBe(
      'beyond these rewards',
    );
  });

  it('adds the doubt of both rates in square, and has no end where nothing may have come in', () => {
    const [before, after] = [meanPassAtK(base, 1), meanPassAtK(trained, 1)];
    const kl = (p1: number, p0: number) => minimumKl({ before: p0, after: p1 });
    const up = Math.hypot(
      kl(after.upper, before.value) - gained.value,
      kl(after.value, before.lower) - gained.value,
    );
    expect(gained.upper - gained.value).toBeCloseTo(up, 12);
    const received = { value: 1, lower: -0.1, upper: 2, level: 0.95, n: 8, unit: '', method: '' };
    const { gainPerBit } = bitsLedger({ base, trained, received });
    expect(gainPerBit.upper).toBe(Infinity);
    expect(gainPerBit.lower).toBeCloseTo(gained.lower / 2, 12);
  });
});
