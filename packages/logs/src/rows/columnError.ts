import { SchemaError } from '@bits-per-sample/core';
import type { ColumnMapping } from '../log/columnMapping.ts';
import { mappingInWords } from './mappingInWords.ts';
import { nearestName } from './nearestName.ts';
import type { RowObject } from './rowFormat.ts';

const MAX_NAMES = 40;

/** What is known of a {@link ColumnError} beside what was expected. */
export interface ColumnErrorDetails {
  /** The column that is missing. */
  readonly column?: string | undefined;
  /** What was given instead. */
  readonly got?: string | undefined;
  /** Columns by which the log can be read: they were tried on its first rows. */
  readonly suggestion?: ColumnMapping | undefined;
  /** What the log lacks, in words. */
  readonly missing?: string | undefined;
  /** Further names that may have been meant, such as paths in nested lists. */
  readonly names?: readonly string[] | undefined;
}

/**
 * A log whose columns do not say what is what, or that has no column of the name that was given:
 * the message lists its columns and says how it can be read, and so do the fields, for a page or a
 * command line that prints them its own way.
 *
 * @example
 * ```ts
 * const error = new ColumnError('a.csv', ['task_id', 'score'], 'a known format', {
 *   suggestion: { group: ['task_id'], reward: ['score'] },
 * });
 * error.message; // => "a.csv: expected a known format, got columns: task_id, score; try group: 'task_id', reward: 'score'"
 * error.hint; // => "try group: 'task_id', reward: 'score'"
 * new ColumnError('a.csv', ['score'], 'a column', { column: 'scrore' }).nearest; // => 'score'
 * ```
 */
export class ColumnError extends SchemaError {
  /** Names of the columns in the first rows. */
  readonly columns: readonly string[];
  /** Columns by which the log can be read, as far as any were found; they were tried. */
  readonly suggestion: ColumnMapping;
  /** The part of the message that puts the suggestion in words; '' for none. */
  readonly hint: string;
  /** What the log lacks, in words; '' when nothing is known to be missing. */
  readonly missing: string;
  /** What was given instead. */
  readonly got: string | undefined;
  /** The column that was most likely meant. */
  readonly nearest: string | undefined;

  /**
   * @param file name of the file.
   * @param row names of the columns, or a row that has them.
   * @param expected what the reader needs.
   * @param details the missing column, what was given instead, what will do.
   */
  constructor(
    file: string,
    row: RowObject | readonly string[],
    expected: string,
    { column, got, suggestion = {}, missing = '', names = [] }: ColumnErrorDetails = {},
  ) {
    const columns: readonly string[] = Array.isArray(row) ? row : Object.keys(row);
    const nearest = column === undefined ? undefined : nearestName(column, [...columns, ...names]);
    const found = Object.keys(suggestion).length > 0;
    const hint = found ? `try ${mappingInWords(suggestion)}` : '';
    const parts = [
      ...(got === undefined ? [] : [got]),
      `columns: ${listed(columns)}`,
      ...(nearest === undefined ? [] : [`did you mean ${nearest}?`]),
      ...(hint === '' ? [] : [hint]),
      ...(missing === '' ? [] : [missing]),
    ];
    super(column === undefined ? { file } : { file, column }, expected, parts.join('; '));
    this.name = 'ColumnError';
    this.columns = columns;
    this.suggestion = suggestion;
    this.hint = hint;
    this.missing = missing;
    this.got = got;
    this.nearest = nearest;
  }
}

function listed(columns: readonly string[]): string {
  const shown = columns.slice(0, MAX_NAMES).map(short).join(', ');
  return columns.length > MAX_NAMES ? `${shown} and ${columns.length - MAX_NAMES} more` : shown;
}

const short = (name: string): string => (name.length > 60 ? `${name.slice(0, 57)}…` : name);
