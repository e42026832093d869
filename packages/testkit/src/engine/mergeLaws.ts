import { expect } from 'vitest';
import type { EngineBench, EngineLaw } from './engineBench.ts';
import type { EngineTable } from './engineCases.ts';
import { cellOf } from './expectedSums.ts';
import { awkward } from './hostileRows.ts';

const measures = { reward: [{ name: 'moments' }, { name: 'extent' }] };

/** Sums of sums are sums of all. */
export function mergeLaws({ sql, ask, relation, columns, engine }: EngineBench): EngineLaw[] {
  return [
    [
      'merges sums of steps into sums of groups, and counts groups that look the same',
      async () => {
        const { dialect } = await engine();
        const mapping = { group: ['name'], step: 'step', reward: [awkward] };
        const query = { relation: await relation(), columns: await columns(), mapping };
        const trials = sql.trialsSql(query, dialect);
        const parts = sql.summariseSql(trials, { by: ['step', 'group_0'], measures }, dialect);
        const merged = rowsBy(
          await ask(sql.mergeSql(parts, { by: ['group_0'], measures }, dialect)),
        );
        const whole = rowsBy(
          await ask(sql.summariseSql(trials, { by: ['group_0'], measures }, dialect)),
        );
        expect([...merged.keys()].sort()).toEqual([...whole.keys()].sort());
        for (const [key, row] of whole)
          for (const [name, x] of Object.entries(row)) {
            const size = row.reward_n! * Math.max(row.reward_min! ** 2, row.reward_max! ** 2);
            const slack =
              name === 'reward_m2'
                ? 1e-12 * x + 4e-15 * size
                : name === 'reward_sum'
                  ? 1e-12 * Math.abs(x)
                  : 0;
            expect(Math.abs(merged.get(key)![name]! - x), `${key} ${name}`).toBeLessThanOrEqual(
              slack,
            );
          }
        const cells = await ask(sql.cellsSql(parts, { by: ['step'], measures }, dialect));
        const groups = Array.from(
          { length: cells.rowCount },
          (_, i) => cellOf(cells, 'groups_n', i) as number,
        );
        expect(groups.reduce((a, b) => a + b, 0)).toBe((await ask(parts)).rowCount);
      },
    ],
  ];
}

/** Sums by the name of their group. */
function rowsBy(table: EngineTable): Map<string, Record<string, number>> {
  const names = Object.keys(table.columns).filter((name) => name !== 'group_0');
  return new Map(
    Array.from({ length: table.rowCount }, (_, i) => [
      String(cellOf(table, 'group_0', i)),
      Object.fromEntries(names.map((name) => [name, cellOf(table, name, i) as number])),
    ]),
  );
}
