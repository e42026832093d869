import {
  buildReport,
  drawReport,
  exceeds,
  loggedRun,
  nextWeights,
  parseThreshold,
  type Report,
  renderHtml,
  renderMarkdown,
  renderTerminal,
  successRule,
  type Threshold,
  thresholdNames,
  thresholdValue,
  toJson,
} from '@bits-per-sample/report';
import { type ArgsDef, defineCommand } from 'citty';
import { drawFigure } from '../files/drawFigure.ts';
import { listFiles } from '../files/listFiles.ts';
import { createProgress } from '../files/progress.ts';
import { type ReadReportOptions, readSource } from '../files/readReport.ts';
import { checkOutput, writeOutput } from '../files/writeOutput.ts';
import { UsageError } from '../usageError.ts';
import { columnArgs, columnMapping, normColumns } from './columnOptions.ts';
import { type Given, readOptions } from './options.ts';

/** Options of a report that name no column. */
export const outputArgs: ArgsDef = {
  html: { type: 'string', valueHint: 'FILE', description: 'write one HTML page with the pictures' },
  weights: {
    type: 'string',
    valueHint: 'FILE',
    description: 'write a weight and a reason per prompt for the next epoch, as JSON',
  },
  details: { type: 'boolean', description: 'print the tables behind the numbers too' },
  json: { type: 'boolean', description: 'print the report as JSON' },
  markdown: { type: 'boolean', description: 'print the report as Markdown' },
  'fail-on': {
    type: 'string',
    valueHint: 'CONDITION',
    description: `exit with 1 when it holds, e.g. 'wasted>0.5' (repeatable); names: ${thresholdNames.join(', ')}`,
  },
  success: {
    type: 'string',
    valueHint: 'RULE',
    description: "what counts as a success, e.g. '>=1'",
  },
  kind: { type: 'string', valueHint: 'train|eval', description: 'which rollouts (train, if any)' },
  level: { type: 'string', valueHint: 'P', description: 'level of the intervals (0.95)' },
  quiet: { type: 'boolean', alias: 'q', description: 'print no progress' },
  'no-color': { type: 'boolean', description: 'print no colours (also NO_COLOR)' },
};

const args: ArgsDef = {
  files: {
    type: 'positional',
    required: false,
    valueHint: ' ...',
    description: 'logs, folders of logs, or - for standard input: together one run',
  },
  ...outputArgs,
  ...columnArgs,
};

/** `report FILE…`: how many bits each rollout taught, what was wasted, what to change. */
export const reportCommand = defineCommand({
  meta: {
    name: 'report',
    description: 'How many bits each rollout taught, what was wasted and what to change',
  },
  args,
  run: async ({ rawArgs }) => {
    const given = readOptions(rawArgs, args);
    if (given.files.length === 0)
      throw new UsageError('report: name a log, a folder, or - for standard input');
    await printReport(given.files, given);
  },
});

/** Reads, prints, writes and checks: what `report` and `demo` share. */
export async function printReport(
  paths: readonly string[],
  given: Given,
  name?: string,
): Promise<void> {
  if (given.flag('json') && given.flag('markdown'))
    throw new UsageError('--json and --markdown exclude each other');
  const thresholds = readThresholds(given.texts('fail-on'));
  const options = readingOptions(given);
  const html = given.text('html');
  const weights = given.text('weights');
  const inputs = (await listFiles(paths)).map(({ path }) => path);
  for (const output of [html, weights]) if (output !== undefined) await checkOutput(output, inputs);
  if (html !== undefined && html === weights)
    throw new UsageError('--html and --weights name the same file');
  const source = await readSource(paths, { ...options, name });
  const report = buildReport(source, options);
  // conditions first: one that cannot be checked is an error, whatever else there is to say
  const failed = checkThresholds(thresholds, report);
  const next = weights === undefined ? undefined : nextWeights(loggedRun(source, options));
  if (html !== undefined)
    await writeOutput(
      html,
      renderHtml(report, {
        pictures: await drawReport(report, drawFigure, { ...options, source }),
      }),
    );
  if (weights !== undefined) await writeOutput(weights, `${JSON.stringify(next, null, 2)}\n`);
  if (given.flag('json')) process.stdout.write(toJson(report));
  else if (given.flag('markdown')) process.stdout.write(renderMarkdown(report));
  else process.stdout.write(page(report, given));
  for (const sentence of failed) process.stderr.write(`${sentence}\n`);
  if (failed.length > 0) process.exitCode = 1;
}

function readingOptions(given: Given): ReadReportOptions {
  const success = given.text('success');
  const rule = success === undefined ? undefined : successRule(success);
  if (success !== undefined && rule === undefined)
    throw new UsageError(`--success: expected a rule such as '>=1' or '>0' or 2, got ${success}`);
  const kind = given.text('kind');
  if (kind !== undefined && kind !== 'train' && kind !== 'eval')
    throw new UsageError(`--kind: expected train or eval, got ${kind}`);
  const level = Number(given.text('level') ?? 0.95);
  if (!(level > 0 && level < 1))
    throw new UsageError(`--level: expected a number between 0 and 1, got ${given.text('level')}`);
  return {
    mapping: columnMapping(given),
    norms: normColumns(given),
    rule,
    kind,
    level,
    progress: createProgress(process.stderr, { quiet: given.flag('quiet') }),
  };
}

function readThresholds(texts: readonly string[]): Threshold[] {
  return texts.map((text) => {
    const threshold = parseThreshold(text);
    if (threshold === undefined)
      throw new UsageError(`--fail-on: expected NAME>NUMBER such as 'wasted>0.5', got ${text}`);
    if (!thresholdNames.includes(threshold.name))
      throw new UsageError(
        `--fail-on: unknown name ${threshold.name}; known are ${thresholdNames.join(', ')}`,
      );
    return threshold;
  });
}

/** A sentence for every condition that holds. */
function checkThresholds(thresholds: readonly Threshold[], report: Report): string[] {
  return thresholds.flatMap((threshold) => {
    const value = thresholdValue(threshold, report);
    if (value === null || value === undefined) {
      const reason = report.warnings.find(({ severity }) => severity === 'alarm')?.message;
      throw new UsageError(
        `--fail-on ${threshold.text}: ${threshold.name} cannot be told from this log.${reason === undefined ? '' : ` ${reason}`}`,
      );
    }
    return exceeds(threshold, value)
      ? [`failed: ${threshold.text} (${threshold.name} is ${Number(value.toPrecision(4))})`]
      : [];
  });
}

/** Whether the page is coloured: as asked, else on a terminal. */
export function wantsColor(given: Given): boolean {
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env;
  if (given.flag('no-color') || (NO_COLOR !== undefined && NO_COLOR !== '')) return false;
  if (FORCE_COLOR !== undefined && FORCE_COLOR !== '') return FORCE_COLOR !== '0';
  return process.stdout.isTTY === true && TERM !== 'dumb';
}

/** The terminal page, and where there is more to see. */
function page(report: Report, given: Given): string {
  const width = process.stdout.columns ?? 80;
  const details = given.flag('details');
  const html = given.text('html');
  const more = [
    ...(html === undefined ? ['--html FILE for the pictures'] : []),
    ...(details || report.findings.length === 0 ? [] : ['--details for the tables']),
  ];
  return [
    renderTerminal(report, { width, color: wantsColor(given), details }),
    ...(html === undefined ? [] : [`Page with the pictures: ${html}\n`]),
    ...(more.length === 0 ? [] : [`More: ${more.join(', ')}\n`]),
  ].join('\n');
}
