import { ReportError } from '../options/reportError.ts';
import { keptSource } from '../report/keepSource.ts';
import type { Report } from '../report/reportShape.ts';
import { currentEvidence } from './currentEvidence.ts';
import { type LoggedRun, loggedRun } from './loggedRun.ts';
import type { SampleLimits } from './promptSample.ts';

/**
 * The run that a report was made of, as a curriculum sees it.
 *
 * @param options `whole`: all of it, and not what says what prompts are worth now; `sample`: of how
 *   many prompts, where they are many.
 * @throws {ReportError} a copy of a report, a report on evaluations, or a log without prompts.
 */
export function runOf(
  report: Report,
  { whole = false, sample }: { readonly whole?: boolean; readonly sample?: SampleLimits } = {},
): LoggedRun {
  const kept = keptSource(report);
  if (kept === undefined)
    throw new ReportError(
      'copied-report',
      'the sums of single prompts are kept beside a report and not in it: use the report itself, not a copy',
    );
  if (kept.kind === 'eval')
    throw new ReportError('evaluation-only', 'a curriculum learns from training rollouts only', {
      field: 'kind',
      value: 'train',
    });
  const source = currentEvidence(kept.source, whole ? null : windowStart(report));
  return loggedRun(source, { rule: kept.rule, what: 'A choice of the next prompts', sample });
}

/** First step of the current window; null where it is the whole run. */
export const windowStart = ({ now }: Pick<Report, 'now'>): number | null =>
  now === null || now.wholeRun ? null : now.from;
