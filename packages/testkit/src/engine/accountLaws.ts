import { expect } from 'vitest';
import type { EngineBench, EngineLaw } from './engineBench.ts';
import { cellOf } from './expectedSums.ts';
import { awkward } from './hostileRows.ts';

/** What is counted beside the sums. */
export function accountLaws({
  data,
  sql,
  ask,
  relation,
  columns,
  engine,
}: EngineBench): EngineLaw[] {
  const mapping = {
    group: ['name'],
    step: 'step',
    reward: [awkward],
    status: 'status',
    where: { flag: 'true' },
  };
  const query = async (more: object = {}) => ({
    relation: await relation(),
    columns: await columns(),
    mapping: { ...mapping, ...more },
  });
  return [
    [
      'counts what is missing, left out and bent',
      async () => {
        const { dialect } = await engine();
        const table = await ask(sql.accountSql(await query(), dialect));
        const kept = data.rows.filter(({ flag }) => flag === true);
        const given = kept.filter(({ name }) => name !== null);
        const odd = given.filter((row) => !Number.isFinite(row[awkward] ?? 0));
        const wanted = {
          rows: given.length,
          left_out: data.rows.length - kept.length,
          without_group: kept.length - given.length,
          errors: given.filter(({ status }) => status === 'error').length,
          status_missing: given.filter(({ status }) => status === null).length,
          step_missing: 0,
          reward_missing: given.filter((row) => !Number.isFinite(row[awkward] ?? Number.NaN))
            .length,
          reward_non_finite: odd.length,
        };
        expect(table.rowCount).toBe(1);
        for (const [name, count] of Object.entries(wanted))
          expect(cellOf(table, name, 0), name).toBe(count);
      },
    ],
    [
      'lists the words of a column that are no numbers, and distinct rewards',
      async () => {
        const { dialect } = await engine();
        const asked = await query({ group: ['id'], reward: ['word'], where: {} });
        const table = await ask(sql.distinctSql(asked, 'word', dialect)!);
        const times = new Map<string, number>();
        for (const { word } of data.rows)
          if (word !== null && Number.isNaN(Number.parseFloat(word)))
            times.set(word, (times.get(word) ?? 0) + 1);
        const found = Array.from({ length: table.rowCount }, (_, i) => [
          cellOf(table, 'text', i),
          cellOf(table, 'times', i),
        ]);
        expect(new Map(found as [string, number][])).toEqual(times);
        const values = await ask(sql.rewardValuesSql(asked, dialect));
        const rewards = Array.from({ length: values.rowCount }, (_, i) =>
          cellOf(values, 'reward', i),
        );
        expect(rewards.sort()).toEqual([0, 0.001, 0.5, 1]);
      },
    ],
  ];
}
