import { SchemaError } from '@bits-per-sample/core';
import type { ColumnMapping } from '../log/columnMapping.ts';
import type { RowObject } from './rowFormat.ts';
import { suggestedMapping } from './suggestedMapping.ts';

const MAX_NAMES = 40;

/**
 * A log whose columns do not say what is what, or that has no column of the name that was given:
 * the message lists its columns and suggests a mapping, and so do the fields, for a page or a
 * command line that prints them its own way.
 *
 * @example
 * ```ts
 * const error = new ColumnError('a.csv', { task_id: 't', score: 1 }, 'a known format');
 * error.message; // => 'a.csv: expected a known format, got columns: task_id, score; try group=task_id reward=score'
 * error.suggestion; // => { group: ['task_id'], reward: ['score'] }
 * error.hint; // => 'try group=task_id reward=score'
 * ```
 */
export class ColumnError extends SchemaError {
  /** Names of the columns, of the first row. */
  readonly columns: readonly string[];
  /** Columns that may do, as far as any were found. */
  readonly suggestion: ColumnMapping;
  /** The end of the message that puts the suggestion in words. */
  readonly hint: string;

  /**
   * @param file name of the file.
   * @param row the first row.
   * @param expected what the reader needs.
   * @param options `column`: the column that is missing; `got`: what was given instead.
   */
  constructor(
    file: string,
    row: RowObject,
    expected: string,
    { column, got }: { readonly column?: string; readonly got?: string } = {},
  ) {
    const columns = Object.keys(row);
    const suggestion = suggestedMapping(row);
    const hint = `try ${inWords(suggestion)}`;
    const before = got === undefined ? '' : `${got}; `;
    super(
      column === undefined ? { file } : { file, column },
      expected,
      `${before}columns: ${listed(columns)}; ${hint}`,
    );
    this.name = 'ColumnError';
    this.columns = columns;
    this.suggestion = suggestion;
    this.hint = hint;
  }
}

function listed(columns: readonly string[]): string {
  const shown = columns.slice(0, MAX_NAMES).map(short).join(', ');
  return columns.length > MAX_NAMES ? `${shown} and ${columns.length - MAX_NAMES} more` : shown;
}

const short = (name: string): string => (name.length > 60 ? `${name.slice(0, 57)}…` : name);

function inWords({ group, reward, successes, attempts, step }: ColumnMapping): string {
  const named = `group=${group ?? '<column>'}`;
  if (successes !== undefined) return `${named} successes=${successes} attempts=${attempts}`;
  const steps = step === undefined ? '' : ` step=${step}`;
  return `${named} reward=${reward ?? '<column>'}${steps}`;
}
