import { SchemaError } from '@bits-per-sample/core';
import type { ColumnMapping } from '../log/columnMapping.ts';

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
  /** Columns that may do, as far as any were found. */
  readonly suggestion: ColumnMapping;

  /**
   * @param file name of the file.
   * @param format name of the format.
   * @param suggestion columns that may do.
   */
  constructor(file: string, format: string, suggestion: ColumnMapping = {}) {
    super({ file }, 'a format that can be read', format);
    this.name = 'UnreadFormatError';
    this.message = `${file}: format not read yet: ${format}`;
    this.format = format;
    this.suggestion = suggestion;
  }
}
