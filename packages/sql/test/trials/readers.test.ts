import { fromBytes, planColumns, readLog } from '@bits-per-sample/logs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  accountSql,
  type ColumnReading,
  distinctSql,
  duckdb,
  holdSql,
  type RewardRule,
  type TrialsQuery,
  trialColumns,
  trialKeys,
  trialsSql,
} from '../../src/index.ts';
import { inDuckdb } from '../support/inDuckdb.ts';
import {
  linesOf,
  randomColumns,
  randomMappings,
  randomRows,
  relationOf,
} from '../support/randomTables.ts';
import { scored, type Trial, trialsIn } from '../support/readerTrials.ts';

const rules = fc.constantFrom<RewardRule | undefined>(
  undefined,
  { operator: '>=', limit: 0.5 },
  { operator: '==', limit: 1 },
  { operator: '<', limit: 0.1 },
);

/** What the texts of a column stand for, as the readers decide. */
async function readingOf(
  query: TrialsQuery,
  path: string,
  plan: Awaited<ReturnType<typeof planColumns>>,
): Promise<[string, ColumnReading] | undefined> {
  const sql = distinctSql(query, path, duckdb);
  if (sql === undefined) return undefined;
  const found = await inDuckdb(sql);
  const texts = found.map(({ text, times }) => [String(text), Number(times)] as const);
  if (path === query.mapping.status)
    return [
      path,
      { words: new Map(texts.map(([text]) => [text, plan.endOf(text, path) ?? null])) },
    ];
  const { numbers, ends } = plan.verdicts(path, texts);
  return [
    path,
    { words: new Map(texts.map(([text]) => [text, ends.get(text) ?? numbers.get(text) ?? null])) },
  ];
}

/** Trials with the names of the readers: one group, one prompt. */
function renamed(row: Record<string, unknown>, query: TrialsQuery): Trial {
  const keys = trialKeys(query.mapping);
  const parts = new Set([...keys.group, ...keys.prompt]);
  const joined = (names: readonly string[]): string | null => {
    const texts = names.map((name) => row[name]);
    if (texts.includes(null)) return null;
    return texts.length === 1
      ? String(texts[0])
      : texts.map((text) => String(text).replace(/[\\|]/g, '\\$&')).join('|');
  };
  const rest = Object.entries(row).filter(([name]) => !parts.has(name));
  return {
    ...(Object.fromEntries(rest) as Trial),
    group: joined(keys.group),
    ...(keys.prompt.length > 0 && { prompt: joined(keys.prompt) }),
  };
}

/** Trials as texts in one order, without what is missing and what is told by order alone. */
const asTexts = (trials: readonly Trial[]): string[] =>
  trials
    .map((trial) =>
      JSON.stringify(
        Object.entries(trial)
          .filter(([name, value]) => value !== null && name !== 'segment' && name !== 'again')
          .map(([name, value]) => [
            name,
            typeof value === 'number' ? Number(value.toPrecision(12)) : value,
          ])
          .sort(([a], [b]) => (a! < b! ? -1 : 1)),
      ),
    )
    .sort();

describe('trialsSql', () => {
  it('gives what the readers of logs give, whatever the columns and the mapping', async () => {
    let compared = 0;
    await fc.assert(
      fc.asyncProperty(
        randomRows,
        randomMappings,
        rules,
        fc.constantFrom(undefined, 'fail' as const),
        async (rows, mapping, rule, missing) => {
          // where lists are few among the rows, the readers take them for odd values
          fc.pre(mapping.reward?.[0] !== 'list' || rows.every(({ list }) => list !== null));
          let tables: Trial[];
          let plan: Awaited<ReturnType<typeof planColumns>>;
          try {
            plan = await planColumns(rows, { mapping });
            if (plan.reason !== undefined) return;
            const bytes = new TextEncoder().encode(linesOf(rows));
            const log = await readLog(fromBytes(bytes, 'rows.jsonl'), { mapping });
            tables = [];
            for await (const table of log.tables) tables.push(...trialsIn(table));
          } catch (error) {
            if ((error as { code?: unknown }).code === 'SCHEMA') return;
            throw error;
          }
          compared++;
          const bare = {
            relation: relationOf(rows),
            columns: randomColumns,
            mapping: plan.mapping,
            rule,
            missing,
          };
          const { reward = [], rewardParts = {}, success, status } = plan.mapping;
          const worded = [...reward, ...Object.keys(rewardParts), success, status].filter(
            (path) => path !== undefined && randomColumns.some(({ name }) => name === path),
          ) as string[];
          const readings = await Promise.all(worded.map((path) => readingOf(bare, path, plan)));
          const query = { ...bare, readings: new Map(readings.filter((one) => one !== undefined)) };
          const found = await inDuckdb(trialsSql(query, duckdb));
          for (const row of found) expect(Object.keys(row)).toEqual(trialColumns(query, duckdb));
          const held = holdSql(query, duckdb);
          if (held !== undefined) {
            const of = { ...query, held: `(${held})` };
            expect(await inDuckdb(trialsSql(of, duckdb))).toEqual(found);
            expect(await inDuckdb(accountSql(of, duckdb))).toEqual(
              await inDuckdb(accountSql(query, duckdb)),
            );
          }
          const ends = [...query.readings.values()].flatMap(({ words }) => [...words.values()]);
          const scoring = {
            mapping: plan.mapping,
            rule,
            missing,
            ends: ends.includes('ok') || ends.includes('truncated'),
          };
          const wanted = tables.map((trial) => scored(trial, scoring));
          expect(asTexts(found.map((row) => renamed(row, query)))).toEqual(asTexts(wanted));
        },
      ),
      { numRuns: Number(process.env.FC_RUNS ?? 150) },
    );
    expect(compared).toBeGreaterThan(20);
  }, 600_000);
});
