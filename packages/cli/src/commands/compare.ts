import { realpath } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';
import { escapeControls } from '@bits-per-sample/core';
import {
  type Comparison,
  compare,
  compareExamples,
  compareOptions,
  comparisonJson,
  comparisonThresholdNames,
  comparisonValue,
  type ExampleComparison,
  exampleComparisonJson,
  parseOptions,
  renderComparison,
  renderComparisonHtml,
  renderComparisonMarkdown,
  renderExamples,
  renderExamplesHtml,
  renderExamplesMarkdown,
} from '@bits-per-sample/report';
import type { Command, CommandOption } from '../command.ts';
import { sourceName, sourcesOf } from '../engine/sourcesOf.ts';
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
import { readRuns, reduceRuns } from './readRuns.ts';
import { failOnOption, formOptions, sharedOptions } from './sharedOptions.ts';
import { checkThresholds, readThresholds } from './thresholds.ts';
import { wantsColor } from './wantsColor.ts';

const options: readonly CommandOption[] = [
  ...libraryOptions(compareOptions),
  sharedOptions.html,
  { flag: 'details', hint: '', description: 'print every k and every category too' },
  ...formOptions('comparison'),
  failOnOption('differenceUpper<0', comparisonThresholdNames),
  ...engineOptions,
  sharedOptions.quiet,
  sharedOptions.noColor,
];

/** `compare BASE TRAINED`: before and after training, which prompts can be done, and how sure. */
export const compareCommand = (home: Home): Command =>
  defineCommand({
    name: 'compare',
    description: 'Before and after training: pass@k, which prompts can be done, by category',
    lines: ['compare BASE TRAINED [options]'],
    text: 'Reads two logs of the same prompts, before and after training: pass@k of both and whether the curves cross, how many prompts each model can do, gains by category, how ready both are for RL, bits of the rewards and of the gain, and how sure all that is. Of two logs of scored examples (nll) it tells the bits that these gave up. --fail-on takes latent, novel and lost as the expected numbers of prompts that can be done before, after only and before only; novelLower and lostLower are the least there may be.',
    options,
    examples: [
      'compare base.jsonl trained.jsonl --by category --html compare.html',
      'compare counts.csv --group id --successes c --attempts n --base-where model=base --trained-where model=rl',
      'compare base-nll.jsonl sft-nll.jsonl',
      'compare run.jsonl --base-until 100 --trained-since 400',
      "compare base.jsonl trained.jsonl --fail-on 'differenceUpper<0'",
    ],
    run: (rawArgs) =>
      printComparison(readOptions(rawArgs, options), pageFacts(home, ['compare', ...rawArgs])),
  });

async function printComparison(given: Given, facts: PageFacts): Promise<void> {
  if (given.flag('json') && given.flag('markdown'))
    throw new UsageError('--json and --markdown exclude each other');
  const thresholds = readThresholds(
    given.texts('fail-on'),
    comparisonThresholdNames,
    'differenceUpper<0',
  );
  const { training: log, ...texts } = given.library();
  const settings = parseOptions('compare', texts);
  const sides = sidesOf(given);
  const engineSources = sourcesOf(engineAsked(given));
  // beside queries, files are what these may read
  const paths = engineSources.length > 0 ? [given.files, []] : sides.map(({ path }) => [path]);
  const training = log === undefined ? [] : [[String(log)]];
  if (engineSources.length > 0 && training.length > 0)
    throw new UsageError('--training takes a file, and with --engine none is read');
  if (await isSameLog(sides))
    throw new UsageError(
      `BASE and TRAINED are the same file, ${sides[0].path}; where it holds both, --base-where and --trained-where, or --base-until and --trained-since, tell them apart`,
    );
  const html = given.text('html');
  if (html !== undefined) {
    const inputs = await listFiles([...paths, ...training].flat());
    await checkOutput(
      html,
      inputs.map(({ path }) => path),
    );
  }
  const names = { base: sides[0].name, trained: sides[1].name };
  const made = await reduceRuns(given, [...paths, ...training], (runs, onProgress) =>
    compare(runs[0]!, runs[1]!, {
      ...settings,
      ...(runs[2] !== undefined && { training: runs[2] }),
      names,
      onProgress,
    }),
  ).catch((error: unknown) => {
    if ((error as { reason?: unknown }).reason !== 'examples-log') throw error;
  });
  if (made === undefined) {
    if (sides.some(({ path }) => path === '-'))
      throw new UsageError('compare: scored examples are read from files, and not from -');
    if (thresholds.length > 0)
      throw new UsageError('compare: --fail-on takes no number of scored examples');
    const scored = await readRuns(given, paths, (runs, onProgress) =>
      compareExamples(runs[0]!, runs[1]!, { ...settings, names, onProgress }),
    );
    if (html !== undefined) await writeOutput(html, renderExamplesHtml(scored, facts));
    process.stdout.write(printedExamples(scored, given, html));
    return;
  }
  const failed = checkThresholds(
    thresholds,
    ({ name }) => comparisonValue(name, made),
    'these logs.',
  );
  if (html !== undefined)
    await writeOutput(html, await renderComparisonHtml(made, { ...facts, draw: drawFigure }));
  process.stdout.write(printed(made, given, html));
  for (const sentence of failed) process.stderr.write(`${sentence}\n`);
  if (failed.length > 0) process.exitCode = 1;
}

function printed(made: Comparison, given: Given, html: string | undefined): string {
  if (given.flag('json')) return comparisonJson(made);
  if (given.flag('markdown')) return renderComparisonMarkdown(made, { face: 'terminal' });
  const width = process.stdout.columns ?? 80;
  const more =
    html === undefined
      ? 'More: --html FILE for the pictures'
      : `Page with the pictures: ${escapeControls(html)}`;
  return `${renderComparison(made, { width, color: wantsColor(given), face: 'terminal', details: given.flag('details') })}${more}\n`;
}

function printedExamples(made: ExampleComparison, given: Given, html: string | undefined): string {
  if (given.flag('json')) return exampleComparisonJson(made);
  if (given.flag('markdown')) return renderExamplesMarkdown(made, { face: 'terminal' });
  const page = renderExamples(made, {
    width: process.stdout.columns ?? 80,
    color: wantsColor(given),
  });
  return html === undefined ? page : `${page}Page: ${escapeControls(html)}\n`;
}

interface Side {
  readonly path: string;
  readonly name: string;
  /** What only this side has of the log: its rows, its columns. */
  readonly own: readonly (string | readonly string[] | undefined)[];
}

/** Two logs, or one of which each side takes its own rows or columns. */
function sidesOf(given: Given): readonly [Side, Side] {
  const tables = sourcesOf(engineAsked(given)).map(sourceName);
  const files = tables.length > 0 ? tables : given.files;
  const side = (path: string, prefix: 'base' | 'trained'): Side => {
    const own = [
      given.texts(`${prefix}-where`),
      given.text(`${prefix}-reward`),
      given.text(`${prefix}-successes`),
      stepText('from', given.text(`${prefix}-since`)),
      stepText('to', given.text(`${prefix}-until`)),
    ];
    const told = own.flat().filter((word) => word !== undefined);
    return { path, name: [path === '-' ? 'stdin' : path, ...told].join(' '), own };
  };
  const [first = '', second = first] = files;
  const sides = [side(first, 'base'), side(second, 'trained')] as const;
  const apart = sides[0].name !== sides[1].name;
  if (!(files.length === 2 || (files.length === 1 && apart)))
    throw new UsageError(
      'compare: name two logs, BASE and TRAINED, or one with --base-where and --trained-where, or with --base-until and --trained-since',
    );
  if (first === '-' && second === '-')
    throw new UsageError('standard input (-) can be read once only');
  return sides;
}

const stepText = (end: string, step: string | undefined): string | undefined =>
  step === undefined ? undefined : `${end} step ${step}`;

/**
 * Whether both sides take the same rows and columns of one file by two names; by one name the
 * library sees it.
 */
async function isSameLog([base, trained]: readonly [Side, Side]): Promise<boolean> {
  if (base.path === trained.path || !isDeepStrictEqual(base.own, trained.own)) return false;
  const [one, other] = await Promise.all(
    [base.path, trained.path].map((path) => realpath(path).catch(() => path)),
  );
  return one === other;
}
