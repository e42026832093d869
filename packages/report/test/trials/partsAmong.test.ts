import { fromText } from '@bits-per-sample/logs';
import { expect, it } from 'vitest';
import { report } from '../../src/index.ts';
import { changedRun } from '../support/changedRun.ts';

const rows = changedRun().map((row, i) => ({
  ...row,
  rewards: { accuracy: row.reward, format: i % 2 },
}));
const names = async (run: Parameters<typeof report>[0]): Promise<string[]> =>
  (await report(run)).parts.map(({ name }) => name);

it('the parts of a reward are those that were logged, in however many files', async () => {
  const lines = rows.map((row) => JSON.stringify(row));
  const half = lines.length / 2;
  expect(
    await names([
      fromText(lines.slice(0, half + 3).join('\n'), 'a.jsonl'),
      fromText(lines.slice(half + 3).join('\n'), 'b.jsonl'),
    ]),
  ).toEqual(['accuracy', 'format']);
});

it('also where a category differs within groups, so that their sums are merged', async () => {
  expect(await names(rows.map((row, i) => ({ ...row, category: `c${i % 2}` })))).toEqual([
    'accuracy',
    'format',
  ]);
});
