import type { ColumnMapping } from '../log/columnMapping.ts';
import { ColumnError } from '../rows/columnError.ts';
import { columnPaths } from './columnPaths.ts';
import { suggestMapping } from './suggestMapping.ts';
import type { TriedLog } from './tryMapping.ts';

/**
 * An error about columns, with columns that do: they were tried on the head of the log. Any other
 * error as it is.
 *
 * @param error what a reader threw.
 * @param log the head of the log.
 * @param given what the caller named.
 */
export async function explained(
  error: unknown,
  log: TriedLog,
  given: ColumnMapping,
): Promise<unknown> {
  const columns = Object.keys(log.head.columns);
  if (!(error instanceof ColumnError)) return error;
  const { file, column, expected, got } = error;
  const names = columnPaths(log.head.rows).map(({ path }) => path);
  const told = new ColumnError(file, columns, expected, { column, got, names });
  if (told.nearest !== undefined) return told;
  const { mapping, missing } = await suggestMapping(log, without(given, column));
  return new ColumnError(file, columns, expected, { column, got, suggestion: mapping, missing });
}

/** A mapping without a column that is not there. */
const without = (mapping: ColumnMapping, column: string | undefined): ColumnMapping =>
  Object.fromEntries(
    Object.entries(mapping).filter(
      ([field, value]) =>
        column === undefined ||
        ![typeof value === 'object' && field === 'where' ? Object.keys(value) : value]
          .flat()
          .includes(column),
    ),
  );
