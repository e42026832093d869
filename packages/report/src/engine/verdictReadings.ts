import { isDictionary, type Table } from '@bits-per-sample/core';
import type { ColumnMapping, ColumnPlan, TextVerdicts } from '@bits-per-sample/logs';
import {
  type ColumnReading,
  distinctSql,
  type Engine,
  type QueryOptions,
  type Reading,
  type TrialsQuery,
} from '@bits-per-sample/sql';
import { needsOrder } from './needsOrder.ts';

/** Different words that a column may have. */
const MOST_WORDS = 10_000;

/** What the words of columns stand for, and what is told of them. */
export interface VerdictReadings {
  readonly readings: ReadonlyMap<string, ColumnReading>;
  readonly verdicts: readonly TextVerdicts[];
}

/** Whose words are asked for. */
interface Asked {
  readonly engine: Engine;
  readonly query: TrialsQuery;
  readonly plan: ColumnPlan;
  readonly name: string;
}

/**
 * What the words of verdicts and of ends stand for: the engine counts them, and the readers of logs
 * say by all of them together what they are.
 */
export async function verdictReadings(
  asked: Asked,
  options: QueryOptions,
): Promise<VerdictReadings> {
  const { plan } = asked;
  const readings = new Map<string, ColumnReading>();
  const verdicts: TextVerdicts[] = [];
  for (const path of verdictPaths(plan.mapping)) {
    const texts = await wordsOf(asked, path, options);
    if (texts === undefined) continue;
    const verdict = plan.verdicts(path, texts);
    verdicts.push(verdict);
    const words = texts.map(([text]): [string, Reading] => [
      text,
      verdict.numbers.get(text) ?? verdict.ends.get(text) ?? null,
    ]);
    readings.set(path, { words: new Map(words) });
  }
  const { status } = plan.mapping;
  if (status === undefined) return { readings, verdicts };
  const texts = (await wordsOf(asked, status, options)) ?? [];
  const words = texts.map(([text]): [string, Reading] => [text, plan.endOf(text, status) ?? null]);
  readings.set(status, { words: new Map(words), missing: plan.endOf(null, status) ?? null });
  return { readings, verdicts };
}

/** Columns whose words are verdicts. */
function verdictPaths({
  reward,
  rewardParts,
  success,
  successes,
  perToken,
}: ColumnMapping): string[] {
  const [path = '', ...others] = reward ?? [];
  const inside = rewardParts !== undefined && reward !== undefined && others.length === 0;
  const names = Object.keys(rewardParts ?? {});
  const parts = inside ? names.map((name) => `${path}.${name}`) : names;
  const rewards = perToken === undefined && !inside ? (reward ?? []) : [];
  return [...rewards, ...parts, success, successes].filter((one) => one !== undefined);
}

/** The words of a column and how often each came; undefined where it holds numbers. */
async function wordsOf(
  { engine, query, name }: Asked,
  path: string,
  options: QueryOptions,
): Promise<(readonly [text: string, times: number])[] | undefined> {
  const sql = distinctSql(query, path, engine.dialect, { most: MOST_WORDS });
  if (sql === undefined) return undefined;
  const { columns, rowCount }: Table = await engine.query(sql, options);
  if (rowCount > MOST_WORDS)
    throw needsOrder(name, `${path} holds more than ${MOST_WORDS} different words`);
  const { text, times } = columns;
  if (text === undefined || times === undefined || isDictionary(times)) return [];
  const cellAt = (i: number): string =>
    isDictionary(text) ? text.values[text.codes[i]!]! : String(text[i]);
  return Array.from({ length: rowCount }, (_, i) => [cellAt(i), times[i]!] as const);
}
