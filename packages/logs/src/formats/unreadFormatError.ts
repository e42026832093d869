import { SchemaError } from '@bits-per-sample/core';
import type { ColumnMapping } from '../log/columnMapping.ts';
import { ColumnError } from '../rows/columnError.ts';

/** What is known of a log of an unread format. */
export interface UnreadFormatDetails {
  /** Names of its columns. */
  readonly columns?: readonly string[] | undefined;
  /** Columns by which it can be read all the same: they were tried on its first rows. */
  readonly suggestion?: ColumnMapping | undefined;
}

/**
 * A log whose format is known but has no reader yet. Never read as something else; where the
 * rows are plain enough, a column mapping reads them all the same.
 *
 * @example
 * ```ts
 * new UnreadFormatError('a.eval', 'Inspect').message; // => 'a.eval: format not read yet: Inspect'
 * ```
 */
export class UnreadFormatError extends SchemaError {
  /** Tells this error from other schema errors without `instanceof`. */
  readonly notReadYet = true;
  /** Name of the format. */
  readonly format: string;
  /** Names of the columns, as far as there are any. */
  readonly columns: readonly string[];
  /** Columns by which the log can be read, as far as any were found; they were tried. */
  readonly suggestion: ColumnMapping;
  /** The end of the message that puts the suggestion in words; '' for none. */
  readonly hint: string;

  /**
   * @param file name of the file.
   * @param format name of the format.
   * @param details its columns, and those that will do.
   */
  constructor(
    file: string,
    format: string,
    { columns = [], suggestion = {} }: UnreadFormatDetails = {},
  ) {
    super({ file }, 'a format that can be read', format);
    const told = new ColumnError(file, columns, '', { suggestion });
    const list = columns.length === 0 ? '' : `; ${String(told.received)}`;
    this.name = 'UnreadFormatError';
    this.message = `${file}: format not read yet: ${format}${list}`;
    this.format = format;
    this.columns = columns;
    this.suggestion = suggestion;
    this.hint = told.hint;
  }
}
