import {
  type Column,
  dictionary,
  extent,
  isDictionary,
  moments,
  summarise,
} from '@bits-per-sample/core';
import { describe, expect, it } from 'vitest';
import { runKinds, runTable, type SimulatedRun, simulateRun } from '../../src/index.ts';

/** The rewards of a group's rollouts, one by one. */
function rewardsOf({ groups, formatWorth }: SimulatedRun, i: number): number[] {
  const [n, k, f, b] = [
    groups.attempts[i]!,
    groups.successes[i]!,
    groups.format[i]!,
    groups.both[i]!,
  ];
  const worth = formatWorth?.[groups.step[i]!] ?? 0;
  const of = (reward: number, count: number) => new Array<number>(count).fill(reward);
  if (formatWorth === null) return [...of(1, k), ...of(0, n - k)];
  return [...of(1 + worth, b), ...of(1, k - b), ...of(worth, f - b), ...of(0, n - k - f + b)];
}

const numbers = (column: Column | undefined): number[] =>
  column === undefined || isDictionary(column) ? [] : [...column];

describe.each(['flat', 'missing', 'scale-shift', 'format-hacked', 'losses'])('%s', (name) => {
  const run = simulateRun(runKinds.find((kind) => kind.name === name)!, 3);
  const table = runTable(run);

  it('holds the sums of its rollouts', async () => {
    const rows = [...run.groups.step.keys()]
      .slice(0, 500)
      .flatMap((i) => rewardsOf(run, i).map((reward) => ({ group: `g${i}`, reward })));
    const trials = {
      rowCount: rows.length,
      columns: {
        group: dictionary(rows.map(({ group }) => group)),
        reward: Float64Array.from(rows, ({ reward }) => reward),
      },
    };
    const sums = await summarise([trials], {
      by: ['group'],
      measures: { reward: [moments, extent] as never },
    });
    const names = table.columns.group as { values: readonly string[] };
    const at = (sums.columns.group as { values: readonly string[] }).values.map((group) =>
      names.values.indexOf(group),
    );
    for (const field of ['n', 'sum', 'm2', 'min', 'max']) {
      const all = numbers(table.columns[`reward_${field}`]);
      numbers(sums.columns[`reward_${field}`]).forEach((x, i) => {
        expect(all[at[i]!]).toBeCloseTo(x, 9);
      });
    }
  });

  it('has a row for each group, and columns of one length', () => {
    expect(table.rowCount).toBe(run.groups.step.length);
    for (const column of Object.values(table.columns))
      expect(isDictionary(column) ? column.codes : column).toHaveLength(table.rowCount);
  });
});

it('tells evaluations and categories where there are any', () => {
  const named = (name: string) =>
    runTable(simulateRun(runKinds.find((kind) => kind.name === name)!, 1));
  expect(named('evaluated').columns.kind).toBeDefined();
  expect(named('flat').columns.kind).toBeUndefined();
  expect(named('categories').columns.category).toBeDefined();
  expect(named('flat').columns.category).toBeUndefined();
});
