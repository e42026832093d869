import { escapeControls } from '@bits-per-sample/core';
import {
  nextWeights,
  parseOptions,
  type Report,
  renderHtml,
  renderMarkdown,
  renderTerminal,
  report,
  reportOptions,
  sentence,
  thresholdNames,
  thresholdValue,
  toJson,
} from '@bits-per-sample/report';
import type { Command, CommandOption } from '../command.ts';
import { sourcesOf } from '../engine/sourcesOf.ts';
import { drawFigure } from '../files/drawFigure.ts';
import { listFiles } from '../files/listFiles.ts';
import { checkOutput, writeOutput } from '../files/writeOutput.ts';
import type { Home } from '../home.ts';
import { UsageError } from '../usageError.ts';
import { defineCommand } from './defineCommand.ts';
import { engineAsked, engineOptions } from './engineOptions.ts';
import { libraryOptions } from './libraryOptions.ts';
import { type Given, readOptions } from './options.ts';
import { type PageFacts, pageFacts } from './pageFacts.ts';
import { reduceRuns } from './readRuns.ts';
import { failOnOption, formOptions, sharedOptions } from './sharedOptions.ts';
import { checkThresholds, readThresholds } from './thresholds.ts';
import { wantsColor } from './wantsColor.ts';
import { weightsContent } from './weightsContent.ts';

const ownOptions: readonly CommandOption[] = [
  sharedOptions.html,
  {
    flag: 'weights',
    hint: 'FILE',
    description: 'write a weight and a reason per prompt for the next epoch, as .json or .parquet',
  },
  { flag: 'details', hint: '', description: 'print the tables behind the numbers too' },
  ...formOptions('report'),
  failOnOption('wasted>0.5', thresholdNames),
];

const ownLast: readonly CommandOption[] = [
  ...engineOptions,
  sharedOptions.quiet,
  sharedOptions.noColor,
];

const library = libraryOptions(reportOptions);

/** Options of a report that name no column. */
export const outputOptions: readonly CommandOption[] = [
  ...ownOptions,
  ...library.filter(({ column }) => column !== true),
  ...ownLast,
];

const options: readonly CommandOption[] = [...ownOptions, ...library, ...ownLast];

/** `report FILE…`: what a run does now and since when, how open its rewards are, what to change. */
export const reportCommand = (home: Home): Command =>
  defineCommand({
    name: 'report',
    description: 'What a run does now, since when, how open its rewards are, what to change',
    lines: ['report FILE|FOLDER|- ... [options]'],
    text: 'Reads the rollouts of a training run and prints what changed since when and why, and five numbers of now beside the whole run, with what to change. JSONL, JSON, CSV, TSV and Parquet are read, also as .gz or .zst; the logs of TRL, verl and other trainers are recognised, of others --group and --reward name the columns. Several files or a folder are one run. Nothing leaves the machine.',
    options,
    examples: [
      'report rollouts.jsonl',
      'report outputs/completions/ --html report.html',
      'report --engine spark --url sc://host:15002 --table main.rl.rollouts --group prompt_id',
      "report trials.csv --group task_id --reward score --success '>=1'",
      "zcat big.jsonl.gz | bits-per-sample report - --json --fail-on 'wasted>0.5'",
    ],
    async run(rawArgs) {
      const given = readOptions(rawArgs, options);
      if (given.files.length === 0 && sourcesOf(engineAsked(given)).length === 0)
        throw new UsageError(
          'report: name a log, a folder, or - for standard input; or --engine and --table',
        );
      await printReport(given.files, given, { facts: pageFacts(home, ['report', ...rawArgs]) });
    },
  });

/** Reads, prints, writes and checks: what `report` and `demo` share. */
export async function printReport(
  paths: readonly string[],
  given: Given,
  { name, facts }: { readonly name?: string; readonly facts: PageFacts },
): Promise<void> {
  if (given.flag('json') && given.flag('markdown'))
    throw new UsageError('--json and --markdown exclude each other');
  const thresholds = readThresholds(given.texts('fail-on'), thresholdNames, 'wasted>0.5');
  const settings = parseOptions('report', given.library());
  const [html, weights] = [given.text('html'), given.text('weights')];
  const inputs = (await listFiles(paths)).map(({ path }) => path);
  for (const output of [html, weights]) if (output !== undefined) await checkOutput(output, inputs);
  if (html !== undefined && html === weights)
    throw new UsageError('--html and --weights name the same file');
  const made = await reduceRuns(given, [paths], ([sources = []], onProgress) =>
    report(sources, { ...settings, name, onProgress }),
  );
  // conditions first: one that cannot be checked is an error, whatever else there is to say
  const failed = checkThresholds(
    thresholds,
    (threshold) => thresholdValue(threshold, made),
    `this log.${alarmOf(made)}`,
  );
  const next = weights === undefined ? undefined : nextWeights(made);
  if (html !== undefined)
    await writeOutput(html, await renderHtml(made, { ...facts, draw: drawFigure }));
  if (weights !== undefined && next !== undefined)
    await writeOutput(weights, await weightsContent(weights, next));
  if (given.flag('json')) process.stdout.write(toJson(made));
  else if (given.flag('markdown')) process.stdout.write(renderMarkdown(made, { face: 'terminal' }));
  else process.stdout.write(terminalPage(made, given));
  if (made.input.rows === 0) {
    const why = made.warnings.find(({ code }) => code === 'where-values')?.message;
    process.stderr.write(
      `bits-per-sample: no row was read${why === undefined ? '' : escapeControls(`: ${why}`)}\n`,
    );
    process.exitCode = 2;
    return;
  }
  for (const text of failed) process.stderr.write(`${text}\n`);
  if (failed.length > 0) process.exitCode = 1;
}

/** The first alarm of a report, after a blank; '' when there is none. */
export function alarmOf({ warnings }: Report): string {
  const alarm = warnings.find(({ severity }) => severity === 'alarm');
  return alarm === undefined ? '' : ` ${escapeControls(sentence(alarm.message, 'terminal'))}`;
}

/** The terminal page, and where there is more to see. */
function terminalPage(made: Report, given: Given): string {
  const width = process.stdout.columns ?? 80;
  const details = given.flag('details');
  const html = given.text('html');
  const more = [
    ...(html === undefined ? ['--html FILE for the pictures'] : []),
    ...(details || made.findings.length === 0 ? [] : ['--details for the tables']),
  ];
  return [
    renderTerminal(made, { width, color: wantsColor(given), details }),
    ...(html === undefined ? [] : [`Page with the pictures: ${escapeControls(html)}\n`]),
    ...(more.length === 0 ? [] : [`More: ${more.join(', ')}\n`]),
  ].join('');
}
