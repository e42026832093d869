import { checkOptions } from '../options/checkOptions.ts';
import { type ReportOptions, reportTable } from '../options/reportOptions.ts';
import type { RunSource } from '../options/runSource.ts';
import { readRun } from '../reading/readRun.ts';
import { buildOptionsOf } from './buildOptionsOf.ts';
import { buildReport } from './buildReport.ts';
import type { Report } from './reportShape.ts';

/**
 * The report on a run of rollouts: which groups were live, how many bits a rollout carried at
 * most, where rewards agreed, and what to change.
 *
 * A group is all rollouts of one prompt at one step. Means are means over prompts, so that prompts
 * weigh equally however often they come back, and their intervals hold for any distribution of
 * pass rates: for prompts like these, or for `question: 'these'`. Errors and missing rewards are a
 * class of their own, never failures. What the log does not determine is null, and a warning names
 * the reason and, where there is one, the option that would mend it.
 *
 * It reads in one pass: memory grows with the groups, never with the rollouts. The result is plain
 * data with a JSON schema (`report.schema.json`); the table of its prompts and what the pictures of
 * single prompts need is kept beside it, so draw from the report itself and not from a copy.
 *
 * @param source rows as a line of JSON has them, in an array or any iterable; rewards per prompt,
 *   shape [prompts][attempts]; a `Blob`, `Response`, `ReadableStream`, `LogSource`, `Log` or
 *   `Table`; or several of those, which are one run.
 * @param options columns, success rule, level, progress, signal; none is needed for a log of a known format.
 * @returns the report.
 * @throws {DomainError} an option or a source that is not what it must be; verdicts that are wrong
 *   so often that they say nothing (`falsePass + falseFail` of 1 or more).
 * @throws {SchemaError} what is read is no log.
 * @throws {ReportError} only some of the four options of the noise scale.
 *
 * @example
 * ```ts
 * const r = await report([
 *   { group: 'a', reward: 1 },
 *   { group: 'a', reward: 0 },
 *   { group: 'b', reward: 1 },
 *   { group: 'b', reward: 1 },
 * ]);
 * r.groups.live; // => 1
 * r.findings[1].value; // => '50 % of groups live'
 * (await report([[1, 0], [1, 1]])).groups.solved; // => 1
 * ```
 */
export async function report(source: RunSource, options: ReportOptions = {}): Promise<Report> {
  checkOptions('report', options, reportTable);
  const judging = buildOptionsOf('report', options);
  return buildReport(await readRun('report', source, options), judging);
}
