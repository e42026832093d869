import { SchemaError } from '@bits-per-sample/core';

/**
 * A file that a tool keeps beside its logs, such as the settings of a run or the answers before
 * they were judged: it holds no reward, and where the rewards are it says. In a folder such files
 * are left out, each kind named once.
 *
 * @example
 * ```ts
 * const error = new SideFileError('metadata.json', 'verifiers metadata', 'results.jsonl beside it');
 * error.message; // => 'metadata.json: verifiers metadata, without rewards; they stand in results.jsonl beside it'
 * ```
 */
export class SideFileError extends SchemaError {
  /** Tells this error from other schema errors without `instanceof`. */
  readonly sideFile = true;
  /** What the file is, such as `verifiers metadata`. */
  readonly kind: string;
  /** Where the rewards stand; '' when there need be none. */
  readonly instead: string;

  /**
   * @param file name of the file.
   * @param kind what the file is.
   * @param instead where the rewards stand; '' when there need be none.
   */
  constructor(file: string, kind: string, instead = '') {
    super({ file }, 'a log', kind);
    this.name = 'SideFileError';
    const told = instead === '' ? 'no log' : `without rewards; they stand in ${instead}`;
    this.message = `${file}: ${kind}, ${told}`;
    this.kind = kind;
    this.instead = instead;
  }
}
