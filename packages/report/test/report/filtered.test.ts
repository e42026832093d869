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
