import { SchemaError } from '@bits-per-sample/core';
import type { EngineColumn } from '../engine/engineColumn.ts';

const MOST_NAMED = 30;

/** That a column is not there, and which ones are. */
export function missingColumn(path: string, columns: readonly EngineColumn[]): SchemaError {
  const named = columns.slice(0, MOST_NAMED).map(({ name }) => name);
  const more = columns.length > MOST_NAMED ? ', …' : '';
  return new SchemaError(
    { file: 'the relation', column: path },
    'a column of that name',
    `the columns ${named.join(', ')}${more}`,
  );
}
