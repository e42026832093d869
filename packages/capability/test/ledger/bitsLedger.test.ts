import { describe, expect, it } from 'vitest';
import { bitsLedger, meanPassAtK, minimumKl } from '../../src/index.ts';
import { close } from '../support/arbitraries.ts';

const attempts = new Array<number>(40).fill(16);
const side = (c: number) => ({ attempts, successes: attempts.map((_, i) => c + (i % 2)) });
const [base, trained] = [side(1), side(6)];
const kl = (p1: number, p0: number) => minimumKl({ before: p0, after: p1 });

describe('a ledger of bits', () => {
  it('has all bits of a run on one side and of its prompts on the other', () => {
    const received = {
      value: 3000,
      lower: 2500,
      upper: 3500,
      level: 0.9,
      n: 20,
      unit: '',
      method: '',
    };
    const { entries, movedPerNeeded } = bitsLedger({ base, trained, received, moved: 0.5 });
    expect(entries.map(({ id }) => id)).toEqual(['received', 'gained', 'moved', 'label']);
    const [income, gained, moved, label] = entries.map(({ bits }) => bits);
    expect(income).toMatchObject({
      value: 3000,
      lower: 2500,
      upper: 3500,
      level: 0.9,
      unit: 'bits',
    });
    close(gained!.value, 40 * kl(6.5 / 16, 1.5 / 16));
    close(moved!.value, 40 * 0.5);
    close(label!.value, -40 * Math.log2(1.5 / 16));
    close(movedPerNeeded.value, 0.5 / kl(6.5 / 16, 1.5 / 16));
  });

  it('grows with the prompts, not with what the rewards told', () => {
    const twice = (of: typeof base) => ({
      attempts: [...of.attempts, ...of.attempts],
      successes: [...of.successes, ...of.successes],
    });
    const gained = (received: number, [a, b]: readonly [typeof base, typeof base]) =>
      bitsLedger({ base: a, trained: b, received }).entries[1]!.bits.value;
    close(gained(1, [twice(base), twice(trained)]), 2 * gained(1, [base, trained]));
    expect(gained(9, [base, trained])).toBe(gained(1, [base, trained]));
  });

  it('has an end to what a base that never passed gained', () => {
    const zero = { attempts, successes: attempts.map(() => 0) };
    const { bits } = bitsLedger({ base: zero, trained }).entries[1]!;
    expect(bits.value).toBe(Infinity);
    expect(bits.lower).toBeGreaterThan(40 * 0.2);
    expect(bits.lower).toBeLessThan(40 * 4);
  });

  it('adds the doubt of both rates in square, and has no end where nothing may have moved', () => {
    const [before, after] = [meanPassAtK(base, 1), meanPassAtK(trained, 1)];
    const { entries } = bitsLedger({ base, trained });
    const gained = entries[1]!.bits;
    const up = Math.hypot(
      kl(after.upper, before.value) - gained.value / 40,
      kl(after.value, before.lower) - gained.value / 40,
    );
    expect((gained.upper - gained.value) / 40).toBeCloseTo(up, 12);
    const { movedPerNeeded } = bitsLedger({ base, trained: base, moved: 1 });
    expect(movedPerNeeded.value).toBe(Infinity);
  });
});
