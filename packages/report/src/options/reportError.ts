import type { Remedy } from './sentence.ts';

/**
 * A log, or what was asked of it, does not allow what was called: words, and beside them what
 * a program needs.
 *
 * - `code`: always `'REPORT'`.
 * - `reason`: stable name of the mistake, e.g. `'no-common-prompt'`.
 * - `remedy`: the option that would mend it, where there is one.
 *
 * The message names options as this library does, in backticks; `sentence(error.message, face)`
 * prints them as another face does.
 */
export class ReportError extends Error {
  override readonly name = 'ReportError';
  readonly code = 'REPORT';

  /** Stable name of the mistake. */
  readonly reason: string;
  /** The option that would mend it; null where there is none. */
  readonly remedy: Remedy | null;

  constructor(reason: string, message: string, remedy: Remedy | null = null) {
    super(message);
    this.reason = reason;
    this.remedy = remedy;
  }
}
