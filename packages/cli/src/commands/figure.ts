import { extname } from 'node:path';
import { type ArgsDef, defineCommand } from 'citty';
import { drawFigure, toPng } from '../io/drawFigure.ts';
import { createProgress } from '../io/progress.ts';
import { readReport } from '../io/readReport.ts';
import { type FigureName, figureNames, needData, reportFigure } from '../io/reportFigures.ts';
import { checkOutput, writeOutput } from '../io/writeOutput.ts';
import { successRule } from '../trials/successRule.ts';
import { UsageError } from '../usageError.ts';
import { columnArgs, columnMapping, normColumns } from './columnOptions.ts';
import { readOptions } from './options.ts';

const args: ArgsDef = {
  name: { type: 'positional', required: false, description: figureNames.join(', ') },
  files: {
    type: 'positional',
    required: false,
    valueHint: ' ...',
    description: 'logs whose prompts are drawn',
  },
  out: { type: 'string', valueHint: 'FILE', description: '.svg, .png or .json' },
  theme: { type: 'string', valueHint: 'light|dark', description: 'colours (light)' },
  success: {
    type: 'string',
    valueHint: 'RULE',
    description: "what counts as a success, e.g. '>=1'",
  },
  quiet: { type: 'boolean', alias: 'q', description: 'no progress' },
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
      if (!isFigureName(name))
        throw new UsageError(
          `figure: expected one of ${figureNames.join(', ')}, got ${name ?? 'nothing'}`,
        );
      const theme = given.text('theme') ?? 'light';
      if (theme !== 'light' && theme !== 'dark')
        throw new UsageError(`--theme: expected light or dark, got ${theme}`);
      const out = given.text('out');
      const kind = out === undefined ? '.svg' : extname(out).toLowerCase();
      if (!['.svg', '.png', '.json'].includes(kind))
        throw new UsageError(`--out: expected a name ending in .svg, .png or .json, got ${out}`);
      if (files.length === 0 && needData.has(name))
        throw new UsageError(`figure ${name} shows the data of a log: name one`);
      if (out !== undefined) await checkOutput(out, files);

      const success = given.text('success');
      const rule = success === undefined ? undefined : successRule(success);
      if (success !== undefined && rule === undefined)
        throw new UsageError(`--success: expected a rule such as '>=1', got ${success}`);
      const progress = createProgress(process.stderr, { quiet: given.flag('quiet') });
      const report =
        files.length === 0
          ? undefined
          : await readReport(files, {
              mapping: columnMapping(given),
              norms: normColumns(given),
              rule,
              progress,
            });
      const figure = await reportFigure(name, report);
      if (figure === null) {
        const reason = report?.warnings.find(({ severity }) => severity === 'alarm')?.message;
        throw new UsageError(
          `figure ${name}: the log does not hold what it shows${name === 'wastedRollouts' ? ' (two or more steps)' : ''}.${reason === undefined ? '' : ` ${reason}`}`,
        );
      }
      const content =
        kind === '.json'
          ? `${JSON.stringify(figure, null, 2)}\n`
          : `${await drawFigure(figure, theme)}\n`;
      if (out === undefined) process.stdout.write(content);
      else await writeOutput(out, kind === '.png' ? await toPng(content, fonts) : content);
    },
  });
}

const isFigureName = (name: string | undefined): name is FigureName =>
  figureNames.some((known) => known === name);
