import { expect, it } from 'vitest';
import { alarmMarkdown } from '../../src/index.ts';
import { madeRow } from '../support/madeRow.ts';

it('is two tables, the first detector before the others', () => {
  const rows = [
    madeRow({ alarms: { fall: 1 }, asks: { leap: 2 } }),
    madeRow({ detector: 'other', alarms: { fall: 20 } }),
    madeRow({
      kind: 'rot',
      sick: true,
      tuned: false,
      runs: 6,
      caught: 5,
      alarmed: 4,
      delay: 7.5,
      dated: 5,
      held: 4,
      praised: 1,
    }),
    madeRow({ kind: 'rot', sick: true, tuned: false, runs: 6, detector: 'other' }),
  ];
  expect(alarmMarkdown(rows)).toBe(
    `| healthy runs | runs | alarms | questions | other   |
| ------------ | ---- | ------ | --------- | ------- |
| flat*        | 100  | 1 fall | 2 leap    | 20 fall |

| sick runs | caught | by an alarm | steps late | onset held | too early | praised | other |
| --------- | ------ | ----------- | ---------- | ---------- | --------- | ------- | ----- |
| rot       | 5 of 6 | 4           | 7.5        | 4 of 5     | 0         | 1       | 0     |
`,
  );
});
