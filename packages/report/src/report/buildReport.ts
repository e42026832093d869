import { reportAhead } from '../report/reportAhead.ts';
import type { ReportSource } from '../trials/reportSource.ts';
import type { BuildOptions } from './buildOptions.ts';
import { keepSource } from './keepSource.ts';
import { metricsReport } from './metricsReport.ts';
import type { Report } from './reportShape.ts';
import { rolloutsReport } from './rolloutsReport.ts';
import { sftReport } from './sftReport.ts';
import { Warnings, warnAboutReading } from './warnings.ts';

/**
 * Makes the report from rows of sums: which groups are live, how many bits a rollout carries
 * at most, where rewards agree and what to change.
 *
 * Means are means over prompts, which weigh equally. Errors and missing rewards are
 * a class of their own, never failures. What the log does not determine is null, and a
 * warning names the reason.
 *
 * @param source sums per group, and what was read.
 * @param options success rule, kind of rollouts, level of the intervals.
 */
export function buildReport(source: ReportSource, options: BuildOptions = {}): Report {
  const warnings = new Warnings();
  warnAboutReading(source.input, source.notes ?? [], warnings);
  const report =
    source.input.kind === 'metrics'
      ? metricsReport(source, options, warnings)
      : source.input.kind === 'examples'
        ? sftReport(source, options, warnings)
        : rolloutsReport(source, options, warnings);
  const kept = { source, rule: options.rule, kind: options.kind };
  keepSource(report, kept);
  const ahead = reportAhead(report, kept);
  // the same object: groups and sums are kept beside it
  return ahead === null ? report : Object.assign(report, { ahead });
}
