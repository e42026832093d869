import { extname } from 'node:path';
import { escapeControls, type Figure } from '@bits-per-sample/core';
import {
  codeFigures,
  compare,
  comparisonFigures,
  type FigureName,
  figureGroups,
  figureNames,
  figureNeeds,
  parseOptions,
  plan,
  planFigures,
  planOptions,
  type ReportFigureName,
  report,
  reportFigure,
  reportOptions,
  sentence,
} from '@bits-per-sample/report';
import type { Command, CommandOption } from '../command.ts';
import { drawFigure, toPng } from '../files/drawFigure.ts';
import { listFiles } from '../files/listFiles.ts';
import { checkOutput, writeOutput } from '../files/writeOutput.ts';
import type { Home } from '../home.ts';
import { UsageError } from '../usageError.ts';
import { defineCommand } from './defineCommand.ts';
import { libraryOptions } from './libraryOptions.ts';
import { type Given, readOptions } from './options.ts';
import { readRuns } from './readRuns.ts';
import { alarmOf } from './report.ts';
import { sharedOptions } from './sharedOptions.ts';

/** Options of a plan that its pictures show. */
const PLAN = ['target', 'model', 'evaluation', 'rolloutsPerStep', 'draws'] as const;

const options: readonly CommandOption[] = [
  { flag: 'out', hint: 'FILE', description: 'write it here: .svg, .png or .json' },
  { flag: 'theme', hint: 'light|dark', description: 'colours of the picture (light)' },
  ...libraryOptions(reportOptions),
  ...libraryOptions(planOptions.filter(({ name }) => PLAN.includes(name as (typeof PLAN)[number]))),
  sharedOptions.quiet,
];

/** `figure NAME`: one picture, as SVG, PNG or data. */
export const figureCommand = (home: Home): Command =>
  defineCommand({
    name: 'figure',
    description: 'Draw one picture as SVG, PNG or JSON',
    lines: ['figure NAME [FILE ...] [options]'],
    text: 'Prints the SVG, or writes the file that --out names.',
    words: figureNames,
    lists: [
      {
        title: 'From nothing; with a log its prompts are shown where they fit',
        items: figureGroups.free,
      },
      { title: 'From a log', items: figureGroups.log },
      { title: 'From two logs, BASE and TRAINED', items: figureGroups.pair },
      { title: 'From the plan of a log', items: figureGroups.plan },
      {
        title: 'In code only, because no log holds what they show',
        items: Object.keys(codeFigures),
      },
    ],
    options,
    columnsNote: 'Columns of the log are named as for report.',
    examples: [
      'figure bitsLog --out bits.svg',
      'figure goldilocks rollouts.jsonl --out zone.png --theme dark',
      'figure passAtK base.jsonl trained.jsonl --out curves.svg',
    ],
    run: (rawArgs) => printFigure(readOptions(rawArgs, options), home),
  });

async function printFigure(given: Given, home: Home): Promise<void> {
  const [name, ...files] = given.files;
  if (!isFigureName(name)) throw new UsageError(unknown(name));
  const theme = given.text('theme') ?? 'light';
  if (theme !== 'light' && theme !== 'dark')
    throw new UsageError(`--theme: expected light or dark, got ${theme}`);
  const out = given.text('out');
  const kind = out === undefined ? '.svg' : extname(out).toLowerCase();
  if (!['.svg', '.png', '.json'].includes(kind))
    throw new UsageError(`--out: expected a name ending in .svg, .png or .json, got ${out}`);
  if (isPair(name) && files.length !== 2)
    throw new UsageError(
      `figure ${name} compares two models: name two logs, BASE and TRAINED, with ${needs(name)}`,
    );
  if (files.length === 0 && !isFree(name))
    throw new UsageError(`figure ${name} shows the data of a log: name one`);
  const inputs = (await listFiles(files)).map(({ path }) => path);
  if (out !== undefined) await checkOutput(out, inputs);
  const figure = isPair(name)
    ? await pairFigure(name, files, given)
    : isPlan(name)
      ? await planFigure(name, files, given)
      : await ofLog(name, files, given);
  const content =
    kind === '.json'
      ? `${JSON.stringify(figure, null, 2)}\n`
      : `${await drawFigure(figure, theme)}\n`;
  if (out === undefined) process.stdout.write(content);
  else
    await writeOutput(
      out,
      kind === '.png' ? await toPng(content, new URL('dist/fonts/', home.url)) : content,
    );
}

/** A picture of one log, or of none. */
async function ofLog(
  name: ReportFigureName,
  files: readonly string[],
  given: Given,
): Promise<Figure> {
  const settings = parseOptions('report', given.library());
  const made =
    files.length === 0
      ? undefined
      : await readRuns(given, [files], ([sources = []], onProgress) =>
          report(sources, { ...settings, onProgress }),
        );
  const figure = await reportFigure(made, name);
  if (figure !== null) return figure;
  throw new UsageError(
    `figure ${name}: the log does not hold what it shows: ${needs(name)}.${made === undefined ? '' : alarmOf(made)}`,
  );
}

/** A picture of two models on the same prompts. */
async function pairFigure(
  name: PairName,
  [base = '', trained = '']: readonly string[],
  given: Given,
): Promise<Figure> {
  const settings = parseOptions('compare', given.library());
  const comparison = await readRuns(given, [[base], [trained]], (runs, onProgress) =>
    compare(runs[0]!, runs[1]!, { ...settings, names: { base, trained }, onProgress }),
  );
  const found = (await comparisonFigures(comparison)).find((one) => one.name === name);
  if (found === undefined)
    throw new UsageError(`figure ${name}: the logs do not hold what it shows: ${needs(name)}`);
  return found.figure;
}

/** A picture of what is ahead of a run. */
async function planFigure(name: PlanName, files: readonly string[], given: Given): Promise<Figure> {
  const settings = parseOptions('plan', given.library());
  const made = await readRuns(given, [files], ([sources = []], onProgress) =>
    plan(sources, { ...settings, onProgress }),
  );
  const found = (await planFigures(made)).find((one) => one.name === name);
  if (found !== undefined) return found.figure;
  const why = made.refusals.find(({ question }) => question === 'forecast');
  throw new UsageError(
    `figure ${name}: the log does not hold what it shows: ${needs(name)}.${why === undefined ? '' : ` ${escapeControls(sentence(why.reason, 'terminal'))}`}`,
  );
}

const needs = (name: FigureName): string => sentence(figureNeeds[name] ?? '', 'terminal');

function unknown(name: string | undefined): string {
  const need =
    name !== undefined && Object.hasOwn(codeFigures, name) ? codeFigures[name] : undefined;
  return need === undefined
    ? `figure: expected one of ${figureNames.join(', ')}, got ${name ?? 'nothing'}`
    : `figure ${name} needs ${need}, which no log holds; in code, ${name}Figure() of @bits-per-sample/figures draws it`;
}

type PairName = (typeof figureGroups.pair)[number];

const has = <T extends string>(names: readonly T[], name: string | undefined): name is T =>
  names.some((known) => known === name);
const isFigureName = (name: string | undefined): name is FigureName => has(figureNames, name);
const isPair = (name: FigureName): name is PairName => has(figureGroups.pair, name);
type PlanName = (typeof figureGroups.plan)[number];
const isPlan = (name: FigureName): name is PlanName => has(figureGroups.plan, name);
const isFree = (name: FigureName): boolean => has(figureGroups.free, name);
