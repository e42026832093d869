import { expect } from 'vitest';
import { inPieces } from '../format/inPieces.ts';
import type { EngineBench, EngineLaw } from './engineBench.ts';
import type { EngineTable } from './engineCases.ts';
import { engineMappings, engineReadings, type MappingCase } from './engineMappings.ts';
import { cellOf, expectedSums, type GroupSums } from './expectedSums.ts';
import { awkward } from './hostileRows.ts';

/** The sums of an engine are those of the readers. */
export function summingLaws(bench: EngineBench): EngineLaw[] {
  const { data, sql, ask, relation, columns } = bench;
  const of = (one: MappingCase): EngineLaw => [
    `sums of ${data.rows.length} rows as JavaScript has them: ${one.name}`,
    async () => {
      const query = {
        relation: await relation(),
        columns: await columns(),
        mapping: one.mapping,
        readings: engineReadings,
        ...(one.limit !== undefined && { rule: { operator: '>=', limit: one.limit } }),
      };
      const { dialect } = await bench.engine();
      const { keys, ...spec } = specOf(one);
      const table = await ask(sql.summariseSql(sql.trialsSql(query, dialect), spec, dialect));
      compare(sumsOf(table, keys), await wanted(bench, one), bench.nullLists ?? true);
    },
  ];
  return [
    ...engineMappings.map(of),
    [
      'counts a histogram',
      async () => {
        const edges = [-1, 0, 0.1, 0.5, 1];
        const rewards = data.rows
          .map((row) => row[awkward])
          .filter((x) => x !== null && Number.isFinite(x)) as number[];
        const between = (low: number, high: number): number =>
          rewards.filter((x) => x >= low && (x < high || (high === 1 && x === 1))).length;
        const query = {
          relation: await relation(),
          columns: await columns(),
          mapping: { group: ['id'], reward: [awkward] },
        };
        const { dialect } = await bench.engine();
        const spec = { by: [], measures: { reward: { name: 'histogram', edges } } };
        const table = await ask(sql.summariseSql(sql.trialsSql(query, dialect), spec, dialect));
        expect(table.rowCount).toBe(1);
        const counts = ['below', 'bin_0', 'bin_1', 'bin_2', 'bin_3', 'above'].map((field) =>
          cellOf(table, `reward_${field}`, 0),
        );
        expect(counts).toEqual([
          rewards.filter((x) => x < -1).length,
          ...edges.slice(1).map((edge, i) => between(edges[i]!, edge)),
          rewards.filter((x) => x > 1).length,
        ]);
      },
    ],
  ];
}

/** What the readers give of each mapping, once for all engines of a file. */
const known = new Map<string, Promise<Map<string, GroupSums>>>();

function wanted({ readLog, data }: EngineBench, one: MappingCase): Promise<Map<string, GroupSums>> {
  const sums =
    known.get(one.name) ??
    (async () => {
      const log = await readLog(inPieces(data.lines()), { mapping: one.mapping });
      const tables: EngineTable[] = [];
      for await (const table of log.tables) tables.push(table as EngineTable);
      return expectedSums(tables, one);
    })();
  known.set(one.name, sums);
  return sums;
}

const [moments, extent, total] = ['moments', 'extent', 'total'].map((name) => ({ name }));

/** What is summed of a mapping, by which keys. */
function specOf({ mapping, limit }: MappingCase) {
  const keys = mapping.group.map((_, i) => `group_${i}`);
  return {
    keys,
    by: [...(mapping.step ? ['step'] : []), ...keys, ...(mapping.category ? ['category'] : [])],
    measures: {
      reward: [moments, extent],
      ...(limit !== undefined && { success: total }),
      ...(mapping.outputTokens && { output_tokens: total }),
      ...(mapping.logprob && { right_logprob: total }),
    },
  };
}

/** The sums of an engine by the names of their groups, which are joined as the readers join them. */
function sumsOf(table: EngineTable, keys: readonly string[]): Map<string, GroupSums> {
  const out = new Map<string, GroupSums>();
  const numbers = Object.keys(table.columns).filter((name) =>
    /_(n|sum|m2|min|max|missing)$/.test(name),
  );
  for (let i = 0; i < table.rowCount; i++) {
    const names = keys.map((name) => String(cellOf(table, name, i)));
    const group =
      names.length === 1 ? names[0]! : names.map((one) => one.replace(/[\\|]/g, '\\$&')).join('|');
    const key = JSON.stringify([cellOf(table, 'step', i), group, cellOf(table, 'category', i)]);
    expect(out.has(key), `${key} comes twice`).toBe(false);
    out.set(
      key,
      Object.fromEntries(numbers.map((name) => [name, cellOf(table, name, i) as number])),
    );
  }
  return out;
}

/** Counts, extremes and whole sums are the same; the rest up to rounding. */
function compare(
  got: Map<string, GroupSums>,
  wanted: Map<string, GroupSums>,
  nullLists: boolean,
): void {
  if (nullLists) expect(got.size).toBe(wanted.size);
  const faults: string[] = [];
  for (const [key, sums] of wanted) {
    const own = got.get(key);
    if (own === undefined) {
      if (nullLists || sums.reward_n !== 0) faults.push(`${key} is not there`);
      continue;
    }
    for (const [name, x] of Object.entries(sums)) {
      if (!nullLists && name.endsWith('_missing')) continue;
      const size = sums.reward_n! * Math.max(sums.reward_min! ** 2, sums.reward_max! ** 2);
      const slack = name.endsWith('_m2')
        ? 1e-12 * x + 4e-15 * size
        : name === 'reward_sum'
          ? 1e-12 * Math.abs(x)
          : 0;
      if (!(Math.abs(own[name]! - x) <= slack))
        faults.push(`${key} ${name}: ${own[name]}, not ${x}`);
    }
  }
  expect(faults.slice(0, 5), `${faults.length} differ`).toEqual([]);
}
