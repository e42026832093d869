import type { ColumnMapping, ColumnPlan } from '@bits-per-sample/logs';
import type { EngineColumn, EngineSource } from '@bits-per-sample/sql';
import type { EngineRun } from '../options/engineRun.ts';
import type { ProbedRelation } from './probeRows.ts';

/** The relation of a source as it is found. */
export async function engineRelation({ engine, source }: EngineRun): Promise<ProbedRelation> {
  const relation = await engine.relation(source);
  return { engine, relation, columns: await engine.columns(relation) };
}

/**
 * The same, of which only the columns of a mapping are read: text formats say nothing of types, so that
 * names are read as they are written.
 */
export async function readRelation(
  { source }: EngineRun,
  found: ProbedRelation,
  { mapping, parts, labels }: Pick<ColumnPlan, 'mapping' | 'parts' | 'labels'>,
): Promise<ProbedRelation> {
  if (!isJson(source)) return found;
  const used = new Set(
    [...pathsOf(mapping), ...Object.values(parts), ...labels].flatMap(
      (path) => columnOf(path, found.columns)?.name ?? [],
    ),
  );
  const names = new Set([...namesIn(mapping), ...labels]);
  const declared = found.columns
    .filter(({ name }) => used.has(name))
    .map((column): EngineColumn => (names.has(column.name) ? asWritten(column) : column));
  const { engine } = found;
  const relation = await engine.relation(source, declared);
  return { engine, relation, columns: await engine.columns(relation) };
}

export const isJson = (source: EngineSource): boolean =>
  'files' in source && source.format === 'json';

/** Whole numbers and flags that are names are texts. */
const asWritten = ({ name, type }: EngineColumn): EngineColumn => ({
  name,
  type: type === 'integer' || type === 'boolean' ? 'text' : type,
});

/** The column that a path begins with: the longest name of one. */
const columnOf = (path: string, columns: readonly EngineColumn[]): EngineColumn | undefined =>
  columns
    .filter(({ name }) => path === name || path.startsWith(`${name}.`))
    .sort((a, b) => b.name.length - a.name.length)[0];

/** Paths of a mapping that name something. */
const namesIn = (mapping: ColumnMapping): string[] => {
  const { group = [], promptId = [], run, category, kind, status, rollout } = mapping;
  const single = [run, category, kind, status, rollout].filter((path) => path !== undefined);
  return [...group, ...promptId, ...single, ...Object.keys(mapping.where ?? {})];
};

/** All paths of a mapping. */
function pathsOf({
  where,
  rewardParts,
  successWord: _,
  perToken: __,
  ...columns
}: ColumnMapping): string[] {
  const named = Object.values(columns)
    .flat()
    .filter((path) => typeof path === 'string');
  return [...named, ...Object.keys(where ?? {}), ...Object.keys(rewardParts ?? {})];
}
