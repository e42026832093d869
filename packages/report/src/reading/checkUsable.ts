import { formatCount, formatPercent } from '@bits-per-sample/core';
import type { LogSummary } from '@bits-per-sample/logs';
import { ReportError } from '../options/reportError.ts';

/** Share of the rows that may be lost before no number is given. */
const MOST = 0.1;

/** Notes about rows that hold no rollouts, such as other metrics: of those logs none is lost. */
const OTHERS: ReadonlySet<string> = new Set(['no-counts', 'no-rate', 'no-logprobs']);

/** Notes about rows that do not depend on the outcome: the end of a file that is being written. */
const TORN: ReadonlySet<string> = new Set(['torn-last-line', 'torn-record']);

/**
 * Refuses logs of which so many rows cannot be used that the others tell little: what drops out is
 * seldom like what stays.
 *
 * @param summaries the accounts of all logs of a run.
 * @throws {ReportError} `'rows-unusable'`, with the counts; `'success-word-unmet'`, with the words.
 */
export function checkUsable(summaries: readonly LogSummary[]): void {
  const unmet = summaries.flatMap(
    ({ notes }) => notes.find(({ code }) => code === 'success-word-unmet') ?? [],
  );
  if (unmet.length > 0 && unmet.length === summaries.length)
    throw new ReportError('success-word-unmet', `\`success\`: ${unmet[0]!.message}`, {
      field: 'success',
    });
  let lost = 0;
  let rows = 0;
  for (const summary of summaries) {
    const { format, notes } = summary;
    // a metric of lm-eval may be none of right and wrong
    if (format.startsWith('lm-eval')) continue;
    if (notes.some(({ code }) => OTHERS.has(code.split(' ')[0]!))) continue;
    const torn = summary.notes.filter(({ code }) => TORN.has(code)).length;
    lost += Math.max(0, summary.skipped - torn) + (summary.unreadable ?? 0);
    rows += summary.rows + summary.skipped;
  }
  if (!(lost > MOST * rows)) return;
  const why = [...new Set(summaries.flatMap(({ notes }) => notes.filter(isOfRows)))]
    .map(({ message }) => message)
    .slice(0, 4)
    .join('; ');
  throw new ReportError(
    'rows-unusable',
    `${formatCount(lost)} of ${formatCount(rows)} rows (${formatPercent(lost / rows)}) cannot be used${why === '' ? '' : ` (${why})`}: rows that drop out are seldom like those that stay, so no number is given.`,
  );
}

/** Notes that say why rows are left out. */
const isOfRows = ({ code }: { readonly code: string }): boolean =>
  /^(no-|not-|broken|ragged|unreadable|uncounted|line-too|damaged)/.test(code);
