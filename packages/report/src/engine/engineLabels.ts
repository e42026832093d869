import { dictionary, type Table } from '@bits-per-sample/core';
import type { ColumnPlan } from '@bits-per-sample/logs';
import {
  type Engine,
  type QueryOptions,
  type TrialsQuery,
  trialKeys,
  trialsSql,
} from '@bits-per-sample/sql';
import { textCells } from '../trials/textCells.ts';
import { trialTable } from './trialTable.ts';

/** Labels that a column may have, and prompts that are followed. */
const [MOST_LABELS, MOST_PROMPTS] = [50, 2 ** 20];

/** A run whose prompts may have labels. */
interface Labelled {
  readonly engine: Engine;
  readonly query: TrialsQuery;
  readonly plan: Pick<ColumnPlan, 'labels' | 'labelOf'>;
}

/**
 * What columns say of each prompt in all of its rows, such as the data set that it is from: one
 * row per prompt, as the account of a log has it. Undefined where no column keeps one.
 */
export async function engineLabels(
  { engine, query, plan }: Labelled,
  options: QueryOptions,
): Promise<Table | undefined> {
  const labels = new Map<string, ReadonlyMap<string, string | undefined>>();
  for (const path of plan.labels) {
    const kept = await labelsIn(path, { engine, query, plan }, options);
    if (kept !== undefined) labels.set(path, kept);
  }
  if (labels.size === 0) return undefined;
  const prompts = [...new Set([...labels.values()].flatMap((kept) => [...kept.keys()]))];
  const columns = [...labels].map(
    ([path, kept]) =>
      [`label:${path}`, dictionary(prompts.map((prompt) => kept.get(prompt)))] as const,
  );
  return {
    rowCount: prompts.length,
    columns: { prompt: dictionary(prompts), ...Object.fromEntries(columns) },
  };
}

/** The label of each prompt; undefined where one has two, or there are one or too many of them. */
async function labelsIn(
  path: string,
  { engine, query, plan }: Labelled,
  options: QueryOptions,
): Promise<ReadonlyMap<string, string | undefined> | undefined> {
  const { dialect } = engine;
  const keys = trialKeys(query.mapping);
  const at = (name: string): string => `t.${dialect.ident(name)}`;
  const names = [...new Set([...keys.group, ...keys.prompt])].map(at);
  const label = `${at(`label:${path}`)} AS ${dialect.ident('category')}`;
  const sql = `SELECT DISTINCT ${[...names, label].join(', ')}\nFROM (${trialsSql(query, dialect)}) AS t\nLIMIT ${MOST_PROMPTS + 1}`;
  const found = await engine.query(sql, options);
  if (found.rowCount > MOST_PROMPTS) return undefined;
  const { columns, rowCount } = trialTable(found, { keys, step: undefined, kind: undefined });
  const [promptAt, groupAt, cellAt] = [columns.prompt, columns.group, columns.category].map(
    textCells,
  );
  const kept = new Map<string, string | undefined>();
  for (let i = 0; i < rowCount; i++) {
    const name = promptAt!(i) ?? groupAt!(i) ?? '';
    const label = plan.labelOf(cellAt!(i));
    if (label === null || (kept.has(name) && kept.get(name) !== label)) return undefined;
    kept.set(name, label);
  }
  const distinct = new Set([...kept.values()].filter((label) => label !== undefined)).size;
  return distinct > 1 && distinct <= MOST_LABELS ? kept : undefined;
}
