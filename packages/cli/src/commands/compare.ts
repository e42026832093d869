import { realpath } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';
import type { Estimate } from '@bits-per-sample/core';
import type { ColumnMapping } from '@bits-per-sample/logs';
import {
  buildComparison,
  buildReport,
  type Comparison,
  comparisonJson,
  comparisonThresholdNames,
  comparisonValue,
  drawComparison,
  exceeds,
  parseThreshold,
  receivedBits,
  renderComparison,
  renderComparisonHtml,
  renderComparisonMarkdown,
  type SuccessRule,
  successRule,
  type Threshold,
} from '@bits-per-sample/report';
import { type ArgsDef, defineCommand } from 'citty';
import { drawFigure } from '../files/drawFigure.ts';
import { listFiles } from '../files/listFiles.ts';
import { createProgress } from '../files/progress.ts';
import { readSource } from '../files/readReport.ts';
import { checkOutput, writeOutput } from '../files/writeOutput.ts';
import { UsageError } from '../usageError.ts';
import { columnArgs, columnMapping, conditions } from './columnOptions.ts';
import { type Given, readOptions, wholeNumber } from './options.ts';
import { outputArgs, wantsColor } from './report.ts';

const { html, json, markdown, success, level, quiet } = outputArgs;

/** A column that only one of the two models has. */
const own = (description: string, option: string) =>
  ({
    type: 'string',
    valueHint: 'COLUMN',
    description: `${description}, where --${option} differs`,
  }) as const;

const args: ArgsDef = {
  files: {
    type: 'positional',
    required: false,
    valueHint: 'BASE TRAINED',
    description: 'two logs; one log twice with --base-where and --trained-where',
  },
  by: { type: 'string', valueHint: 'COLUMN', description: 'category to compare by' },
  k: {
    type: 'string',
    valueHint: '1,2,4',
    description: 'tries allowed (default: 1, 2, 4, … up to the fewest made)',
  },
  'min-attempts': {
    type: 'string',
    valueHint: 'N',
    description: 'leave out prompts with fewer attempts in either log',
  },
  question: {
    type: 'string',
    valueHint: 'sample|these',
    description: 'prompts like these (sample, the default), or these prompts run again',
  },
  epsilon: {
    type: 'string',
    valueHint: 'P',
    description: 'pass rate from which a model counts as able (1 / attempts)',
  },
  training: {
    type: 'string',
    valueHint: 'LOG',
    description: 'rollouts of the run, to tell what its rewards brought',
  },
  'base-where': {
    type: 'string',
    valueHint: 'COLUMN=X',
    description: 'rows of the base model (repeatable)',
  },
  'trained-where': {
    type: 'string',
    valueHint: 'COLUMN=X',
    description: 'rows of the trained model (repeatable)',
  },
  'base-reward': own('reward of the base model', 'reward'),
  'trained-reward': own('reward of the trained model', 'reward'),
  'base-successes': own('successes of the base model', 'successes'),
  'trained-successes': own('successes of the trained model', 'successes'),
  html: html!,
  json: { ...json!, description: 'print the comparison as JSON' },
  markdown: { ...markdown!, description: 'print the comparison as Markdown' },
  'fail-on': {
    ...outputArgs['fail-on']!,
    description: `exit with 1 when it holds, e.g. 'differenceUpper<0' (repeatable); names: ${comparisonThresholdNames.join(', ')}`,
  },
  success: success!,
  level: level!,
  quiet: quiet!,
  'no-color': outputArgs['no-color']!,
  ...columnArgs,
};

/** `compare BASE TRAINED`: elicited or new, jagged or even, and how sure. */
export const compareCommand = defineCommand({
  meta: {
    name: 'compare',
    description: 'A trained model against its base: pass@k, elicited or new, by category',
  },
  args,
  run: async ({ rawArgs }) => {
    const given = readOptions(rawArgs, args);
    await printComparison(given);
  },
});

async function printComparison(given: Given): Promise<void> {
  if (given.flag('json') && given.flag('markdown'))
    throw new UsageError('--json and --markdown exclude each other');
  const thresholds = readThresholds(given.texts('fail-on'));
  const [base, trained] = sidesOf(given);
  const rule = readRule(given.text('success'));
  const progress = createProgress(process.stderr, { quiet: given.flag('quiet') });
  const training = given.text('training');
  const output = given.text('html');
  const settings = {
    rule,
    level: inside(given, 'level', 0.95),
    question: readQuestion(given.text('question')),
    ks: readKs(given.text('k')),
    minAttempts: wholeNumber(given, 'min-attempts', 1),
    epsilon: given.text('epsilon') === undefined ? undefined : inside(given, 'epsilon', 0.01),
  };
  if (await isSameLog(base, trained))
    throw new UsageError(
      `BASE and TRAINED are the same file, ${base.path}; where it holds both, --base-where and --trained-where tell them apart`,
    );
  if (output !== undefined) {
    const inputs = [base.path, trained.path, ...(training === undefined ? [] : [training])];
    await checkOutput(
      output,
      (await listFiles(inputs)).map(({ path }) => path),
    );
  }
  const read = (path: string, mapping: ColumnMapping) =>
    readSource([path], { mapping, rule, progress });
  const sources = [
    await read(base.path, base.mapping),
    await read(trained.path, trained.mapping),
  ] as const;
  let received: Estimate | undefined;
  if (training !== undefined) {
    const source = await read(training, mappingOf(given));
    received = receivedBits(source, buildReport(source, { rule, level: settings.level }));
  }
  const names = { base: base.name, trained: trained.name };
  const comparison = buildComparison(...sources, { ...settings, received, names });
  const failed = checkThresholds(thresholds, comparison);
  if (output !== undefined)
    await writeOutput(
      output,
      renderComparisonHtml(comparison, await drawComparison(comparison, drawFigure)),
    );
  process.stdout.write(page(comparison, given, output));
  for (const sentence of failed) process.stderr.write(`${sentence}\n`);
  if (failed.length > 0) process.exitCode = 1;
}

function page(comparison: Comparison, given: Given, html: string | undefined): string {
  if (given.flag('json')) return comparisonJson(comparison);
  if (given.flag('markdown')) return renderComparisonMarkdown(comparison);
  const width = process.stdout.columns ?? 80;
  const more =
    html === undefined ? 'More: --html FILE for the pictures' : `Page with the pictures: ${html}`;
  return `${renderComparison(comparison, { width, color: wantsColor(given) })}\n${more}\n`;
}

interface Side {
  readonly path: string;
  readonly name: string;
  readonly mapping: ColumnMapping;
}

/** Two logs, or one of which each side takes its own rows or columns. */
function sidesOf(given: Given): readonly [Side, Side] {
  const { files } = given;
  const general = mappingOf(given);
  const side = (path: string, prefix: 'base' | 'trained'): Side => {
    const where = given.texts(`${prefix}-where`);
    const reward = given.text(`${prefix}-reward`);
    const successes = given.text(`${prefix}-successes`);
    return {
      path,
      name: [path === '-' ? 'stdin' : path, ...where, reward ?? [], successes ?? []]
        .flat()
        .join(' '),
      mapping: {
        ...general,
        ...(where.length > 0 && {
          where: { ...general.where, ...conditions(where, `--${prefix}-where`) },
        }),
        ...(reward !== undefined && { reward: [reward] }),
        ...(successes !== undefined && { successes }),
      },
    };
  };
  const [first = '', second = first] = files;
  const sides = [side(first, 'base'), side(second, 'trained')] as const;
  const apart = sides[0].name !== sides[1].name;
  if (!(files.length === 2 || (files.length === 1 && apart)))
    throw new UsageError(
      'compare: name two logs, BASE and TRAINED, or one with --base-where and --trained-where',
    );
  if (first === '-' && second === '-')
    throw new UsageError('standard input (-) can be read once only');
  return sides;
}

/** Whether both sides take the same rows and columns of one file. */
async function isSameLog(base: Side, trained: Side): Promise<boolean> {
  if (!isDeepStrictEqual(base.mapping, trained.mapping)) return false;
  const [one, other] = await Promise.all(
    [base.path, trained.path].map((path) => realpath(path).catch(() => path)),
  );
  return one === other;
}

function mappingOf(given: Given): ColumnMapping {
  const mapping = columnMapping(given);
  const by = given.text('by');
  if (by === undefined) return mapping;
  if (mapping.category !== undefined && mapping.category !== by)
    throw new UsageError('--by and --category name different columns');
  return { ...mapping, category: by };
}

function readRule(text: string | undefined): SuccessRule | undefined {
  if (text === undefined) return undefined;
  const rule = successRule(text);
  if (rule === undefined)
    throw new UsageError(`--success: expected a rule such as '>=1' or '>0' or 2, got ${text}`);
  return rule;
}

function readQuestion(text = 'sample'): Comparison['question'] {
  if (text !== 'sample' && text !== 'these')
    throw new UsageError(`--question: expected sample or these, got ${text}`);
  return text;
}

function readKs(text: string | undefined): number[] | undefined {
  if (text === undefined) return undefined;
  const ks = text.split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part)));
  const rising = ks.every((k, i) => Number.isSafeInteger(k) && k >= 1 && k > (ks[i - 1] ?? 0));
  if (!rising)
    throw new UsageError(`--k: expected rising whole numbers such as 1,2,4, got ${text}`);
  return ks;
}

/** An option between 0 and 1. */
function inside(given: Given, name: string, fallback: number): number {
  const text = given.text(name);
  const value = text === undefined ? fallback : text.trim() === '' ? Number.NaN : Number(text);
  if (!(value > 0 && value < 1))
    throw new UsageError(`--${name}: expected a number between 0 and 1, got ${text}`);
  return value;
}

function readThresholds(texts: readonly string[]): Threshold[] {
  return texts.map((text) => {
    const threshold = parseThreshold(text);
    if (threshold === undefined)
      throw new UsageError(
        `--fail-on: expected NAME>NUMBER such as 'differenceUpper<0', got ${text}`,
      );
    if (!comparisonThresholdNames.includes(threshold.name))
      throw new UsageError(
        `--fail-on: unknown name ${threshold.name}; known are ${comparisonThresholdNames.join(', ')}`,
      );
    return threshold;
  });
}

/** A sentence for every condition that holds. */
function checkThresholds(thresholds: readonly Threshold[], comparison: Comparison): string[] {
  return thresholds.flatMap((threshold) => {
    const value = comparisonValue(threshold.name, comparison);
    if (Number.isNaN(value))
      throw new UsageError(
        `--fail-on ${threshold.text}: ${threshold.name} cannot be told from these logs.`,
      );
    return exceeds(threshold, value)
      ? [`failed: ${threshold.text} (${threshold.name} is ${Number(value.toPrecision(4))})`]
      : [];
  });
}
