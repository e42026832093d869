import { extname } from 'node:path';
import type { Figure } from '@bits-per-sample/core';
import {
  buildComparison,
  buildReport,
  codeFigures,
  comparisonFigures,
  type FigureName,
  figureGroups,
  figureNames,
  figureNeeds,
  type ReportFigureName,
  reportFigure,
  successRule,
} from '@bits-per-sample/report';
import { type ArgsDef, defineCommand } from 'citty';
import { drawFigure, toPng } from '../files/drawFigure.ts';
import { listFiles } from '../files/listFiles.ts';
import { createProgress } from '../files/progress.ts';
import { type ReadReportOptions, readSource } from '../files/readReport.ts';
import { checkOutput, writeOutput } from '../files/writeOutput.ts';
import { UsageError } from '../usageError.ts';
import { columnArgs, columnMapping, normColumns } from './columnOptions.ts';
import { readOptions } from './options.ts';

const args: ArgsDef = {
  name: { type: 'positional', required: false, description: 'which picture' },
  files: {
    type: 'positional',
    required: false,
    valueHint: ' ...',
    description: 'logs whose prompts are drawn',
  },
  out: { type: 'string', valueHint: 'FILE', description: 'write it here: .svg, .png or .json' },
  theme: { type: 'string', valueHint: 'light|dark', description: 'colours of the picture (light)' },
  success: {
    type: 'string',
    valueHint: 'RULE',
    description: "what counts as a success, e.g. '>=1'",
  },
  quiet: { type: 'boolean', alias: 'q', description: 'print no progress' },
  ...columnArgs,
};

/** `figure NAME`: one picture, as SVG, PNG or data. */
export function figureCommand(fonts: URL) {
  return defineCommand({
    meta: { name: 'figure', description: 'Draw one picture as SVG, PNG or JSON' },
    args,
    run: async ({ rawArgs }) => {
      const given = readOptions(rawArgs, args);
      const [name, ...files] = given.files;
      if (!isFigureName(name)) throw new UsageError(unknown(name));
      const theme = given.text('theme') ?? 'light';
      if (theme !== 'light' && theme !== 'dark')
        throw new UsageError(`--theme: expected light or dark, got ${theme}`);
      const out = given.text('out');
      const kind = out === undefined ? '.svg' : extname(out).toLowerCase();
      if (!['.svg', '.png', '.json'].includes(kind))
        throw new UsageError(`--out: expected a name ending in .svg, .png or .json, got ${out}`);
      const pair = isPair(name);
      if (pair && files.length !== 2)
        throw new UsageError(
          `figure ${name} compares two models: name two logs, BASE and TRAINED, with ${figureNeeds[name]}`,
        );
      if (files.length === 0 && !isFree(name))
        throw new UsageError(`figure ${name} shows the data of a log: name one`);
      const inputs = (await listFiles(files)).map(({ path }) => path);
      if (out !== undefined) await checkOutput(out, inputs);

      const success = given.text('success');
      const rule = success === undefined ? undefined : successRule(success);
      if (success !== undefined && rule === undefined)
        throw new UsageError(`--success: expected a rule such as '>=1', got ${success}`);
      const progress = createProgress(process.stderr, { quiet: given.flag('quiet') });
      const options = { mapping: columnMapping(given), norms: normColumns(given), rule, progress };
      const figure = pair
        ? await pairFigure(name, files, options)
        : await ofLog(name, files, options);
      const content =
        kind === '.json'
          ? `${JSON.stringify(figure, null, 2)}\n`
          : `${await drawFigure(figure, theme)}\n`;
      if (out === undefined) process.stdout.write(content);
      else await writeOutput(out, kind === '.png' ? await toPng(content, fonts) : content);
    },
  });
}

/** A picture of one log, or of none. */
async function ofLog(
  name: ReportFigureName,
  files: readonly string[],
  options: ReadReportOptions,
): Promise<Figure> {
  const source = files.length === 0 ? undefined : await readSource(files, options);
  const report = source && buildReport(source, options);
  const figure = await reportFigure(name, report, { ...options, source });
  if (figure !== null) return figure;
  const reason = report?.warnings.find(({ severity }) => severity === 'alarm')?.message;
  throw new UsageError(
    `figure ${name}: the log does not hold what it shows: ${figureNeeds[name]}.${reason === undefined ? '' : ` ${reason}`}`,
  );
}

/** A picture of two models on the same prompts. */
async function pairFigure(
  name: PairName,
  [base = '', trained = '']: readonly string[],
  options: ReadReportOptions,
): Promise<Figure> {
  const sources = [
    await readSource([base], options),
    await readSource([trained], options),
  ] as const;
  const comparison = buildComparison(...sources, {
    rule: options.rule,
    names: { base, trained },
  });
  const section = name === 'passAtK' ? 'curves' : 'ledger';
  const found = (await comparisonFigures(comparison)).find(([of]) => of === section);
  if (found === undefined)
    throw new UsageError(
      `figure ${name}: the logs do not hold what it shows: ${figureNeeds[name]}`,
    );
  return found[1];
}

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
const isFree = (name: FigureName): boolean => has(figureGroups.free, name);
