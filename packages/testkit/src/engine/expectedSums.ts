import type { EngineTable } from './engineCases.ts';
import type { MappingCase } from './engineMappings.ts';

/** Sums of one group, by the names of their columns. */
export type GroupSums = Readonly<Record<string, number>>;

/** The cell of a column: a number, a text, or null. */
export function cellOf(table: EngineTable, name: string, i: number): number | string | null {
  const column = table.columns[name];
  if (column === undefined) return null;
  if (!(column instanceof Float64Array)) return column.values[column.codes[i]!] ?? null;
  return Number.isNaN(column[i]!) ? null : column[i]!;
}

/**
 * The sums of each group, by the definition of each: two passes over the rollouts that the readers
 * of logs give.
 */
export function expectedSums(
  tables: readonly EngineTable[],
  { mapping, limit }: MappingCase,
): Map<string, GroupSums> {
  const groups = new Map<string, Record<string, (number | null)[]>>();
  for (const table of tables)
    for (let i = 0; i < table.rowCount; i++) {
      const cell = (name: string) => cellOf(table, name, i);
      const number = (name: string) => cell(name) as number | null;
      const key = JSON.stringify([cell('step'), cell('group'), cell('category')]);
      const reward = cell('status') === 'error' ? null : number('reward');
      const logprob = number('logprob');
      const isAnswer = reward === 1 && logprob !== null && logprob <= 0 && logprob > -9999;
      const row = {
        reward,
        ...(limit !== undefined && { success: reward === null ? null : Number(reward >= limit) }),
        ...(mapping.outputTokens && { output_tokens: number('output_tokens') }),
        ...(mapping.logprob && { right_logprob: isAnswer ? logprob : null }),
      };
      const known = groups.get(key) ?? {};
      groups.set(key, known);
      for (const [name, value] of Object.entries(row)) {
        known[name] ??= [];
        known[name].push(value);
      }
    }
  return new Map(
    [...groups].map(([key, measures]) => [
      key,
      Object.fromEntries(Object.entries(measures).flatMap(([name, cells]) => sums(name, cells))),
    ]),
  );
}

function sums(name: string, cells: readonly (number | null)[]): [string, number][] {
  const known = cells.filter((x) => x !== null);
  const sum = known.reduce((total, x) => total + x, 0);
  const mean = sum / known.length;
  const all: [string, number][] = [
    [`${name}_n`, known.length],
    [`${name}_sum`, sum],
    [`${name}_missing`, cells.length - known.length],
  ];
  if (name === 'reward')
    all.push(
      ['reward_m2', known.reduce((total, x) => total + (x - mean) ** 2, 0)],
      ['reward_min', known.reduce((least, x) => Math.min(least, x), known[0] ?? 0)],
      ['reward_max', known.reduce((most, x) => Math.max(most, x), known[0] ?? 0)],
    );
  return all;
}
