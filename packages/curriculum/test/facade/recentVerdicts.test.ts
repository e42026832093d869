import { expect, it } from 'vitest';
import { RecentVerdicts } from '../../src/facade/recentVerdicts.ts';

it('repeats the last 4 096 verdicts and lists them oldest first', () => {
  const verdicts = new RecentVerdicts();
  const answers = Array.from({ length: 10_000 }, (_, seq) => ({ admit: seq % 2 === 0 }));
  answers.forEach((answer, seq) => {
    verdicts.add(seq, answer);
  });
  expect(verdicts.get(10_000 - 4096 - 1)).toBeUndefined();
  expect(verdicts.get(10_000 - 4096)).toBe(answers[10_000 - 4096]);
  expect(verdicts.get(9_999)).toBe(answers[9_999]);
  expect(verdicts.get(NaN)).toBeUndefined();
  const last = answers.map((answer, seq) => [seq, answer] as const).slice(-4096);
  expect([...verdicts]).toEqual(last);
  expect([...new RecentVerdicts(verdicts)]).toEqual(last);
});
