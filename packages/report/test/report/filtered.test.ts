import { expect, it } from 'vitest';
import { mayBeFiltered } from '../../src/report/filtered.ts';
import { Warnings } from '../../src/report/warnings.ts';

it('tells what the trainer itself counted, where it did', () => {
  const successes = Float64Array.from({ length: 24 }, (_, i) => 1 + (i % 3));
  const counts = { successes, attempts: successes.map(() => 4) };
  const counted = { role: 'deadShare', key: 'frac_reward_zero_std', n: 12, mean: 0.25 } as never;
  const said = (own: typeof counted | undefined): string => {
    const warnings = new Warnings();
    expect(mayBeFiltered(counts, { groupsPerPrompt: 1, counted: own }, warnings)).toBe(true);
    return warnings.list[0]!.message;
  };
  expect(said(counted)).toContain(
    'The trainer itself counted 25 % of its groups as equal (frac_reward_zero_std, mean over 12 logged steps).',
  );
  expect(said(undefined)).toContain('or read the counters of the trainer.');
});

it('does not miss groups of one verdict where none is nearly of one', () => {
  const filtered = (size: number, of: (i: number) => number): boolean => {
    const successes = Float64Array.from({ length: 80 }, (_, i) => of(i));
    const counts = { successes, attempts: successes.map(() => size) };
    return mayBeFiltered(counts, { groupsPerPrompt: 1, counted: undefined }, new Warnings());
  };
  // pass rates from a tenth to nine tenths in groups of 64
  expect(filtered(64, (i) => 6 + (i % 52))).toBe(false);
  // as many with one exception as with two, and none without
  expect(filtered(64, (i) => 1 + (i % 63))).toBe(true);
  expect(filtered(4, (i) => 1 + (i % 3))).toBe(true);
});
