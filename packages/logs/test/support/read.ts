import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Column, isDictionary, type Table } from '@bits-per-sample/core';
import { expect } from 'vitest';
import { fromBytes, type Log, type LogSource, type ReadOptions, readLog } from '../../src/index.ts';

/** A file of test/samples as a source. */
export const sample = (path: string): LogSource =>
  fromBytes(readFileSync(fileURLToPath(new URL(`../samples/${path}`, import.meta.url))), path);

const data = new URL('../../../../../shared/data/', import.meta.url);

/** Whether the public logs lie beside the repository. */
export const hasData: boolean = existsSync(data);

/** A file of the public logs as a source. */
export const publicLog = (path: string): LogSource =>
  fromBytes(readFileSync(fileURLToPath(new URL(path, data))), path);

/** What was computed about a public log by other code. */
// biome-ignore lint/suspicious/noExplicitAny: each file has its own shape
export const stats = (folder: string): any =>
  JSON.parse(readFileSync(fileURLToPath(new URL(`${folder}/STATS.json`, data)), 'utf8'));

export interface Read {
  readonly log: Log;
  readonly tables: Table[];
  readonly rows: number;
}

export async function read(source: LogSource, options?: ReadOptions): Promise<Read> {
  const log = await readLog(source, options);
  const tables: Table[] = [];
  for await (const table of log.tables) tables.push(table);
  return { log, tables, rows: tables.reduce((n, table) => n + table.rowCount, 0) };
}

export const cell = (column: Column | undefined, row: number): string | number | undefined => {
  if (column === undefined) return undefined;
  if (!isDictionary(column)) return column[row];
  const code = column.codes[row] ?? -1;
  return code < 0 ? undefined : column.values[code];
};

export const column = (tables: readonly Table[], name: string): (string | number | undefined)[] =>
  tables.flatMap((table) =>
    Array.from({ length: table.rowCount }, (_, row) => cell(table.columns[name], row)),
  );

/** Rewards by (step, group), missing ones left out. */
export function groupsOf(tables: readonly Table[]): Map<string, number[]> {
  const groups = new Map<string, number[]>();
  const steps = column(tables, 'step');
  const names = column(tables, 'group');
  for (const [row, reward] of column(tables, 'reward').entries()) {
    const key = `${steps[row]} ${names[row]}`;
    const rewards = groups.get(key) ?? [];
    if (!Number.isNaN(reward)) rewards.push(reward as number);
    groups.set(key, rewards);
  }
  return groups;
}

/** Successes and attempts of each group, from rollouts or from sums. */
export function countsOf(
  tables: readonly Table[],
  success: (reward: number) => boolean = (reward) => reward >= 1,
): { c: number; n: number }[] {
  if (tables[0]?.columns.reward_n) {
    const sums = column(tables, 'reward_sum');
    return column(tables, 'reward_n').map((n, row) => ({ c: sums[row] as number, n: n as number }));
  }
  return [...groupsOf(tables).values()].map((rewards) => ({
    c: rewards.filter(success).length,
    n: rewards.length,
  }));
}

const h = (p: number): number =>
  p <= 0 || p >= 1 ? 0 : -p * Math.log2(p) - (1 - p) * Math.log2(1 - p);

/** The figures that STATS.json holds about groups. */
export function figuresOf(counts: readonly { c: number; n: number }[]) {
  const mean = (f: (x: { c: number; n: number }) => number) =>
    counts.reduce((sum, x) => sum + f(x), 0) / counts.length;
  return {
    prompts: counts.length,
    samples: counts.reduce((sum, { n }) => sum + n, 0),
    passRate: mean(({ c, n }) => c / n),
    allFail: mean(({ c }) => (c === 0 ? 1 : 0)),
    allPass: mean(({ c, n }) => (c === n ? 1 : 0)),
    pluginBits: mean(({ c, n }) => h(c / n)),
  };
}

/** The toy world behind all samples: 4 prompts, 4 rollouts each, hits 4, 0, 2, 1. */
export function expectKnown(counts: readonly { c: number; n: number }[]): void {
  const { pluginBits, ...figures } = figuresOf(counts);
  expect(figures).toEqual({
    prompts: 4,
    samples: 16,
    passRate: 0.4375,
    allFail: 0.25,
    allPass: 0.25,
  });
  expect(pluginBits).toBeCloseTo((0 + 0 + 1 + 0.8112781244591328) / 4, 12);
}
