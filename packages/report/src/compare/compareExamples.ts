import { formatCount, formatPlural, isDictionary, type Table } from '@bits-per-sample/core';
import { checkOptions } from '../options/checkOptions.ts';
import { type CompareOptions, compareTable } from '../options/compareOptions.ts';
import { ReportError } from '../options/reportError.ts';
import type { RunSource } from '../options/runSource.ts';
import { readRun } from '../reading/readRun.ts';
import { exampleLooks } from '../sft/exampleLooks.ts';
import { exampleSums } from '../sft/exampleSums.ts';
import { readSft } from '../sft/readSft.ts';
import { refusalWords } from '../sft/refusalWords.ts';
import { scoresOf } from '../sft/scoresOf.ts';
import type { ReportSource } from '../trials/reportSource.ts';
import { textCells } from '../trials/textCells.ts';
import type { ExampleComparison, ExampleSide } from './exampleComparison.ts';

/**
 * Compares two models by the likelihoods that they give the same examples: bits that these gave up from
 * the one to the other, in all and by source, with intervals. For a model before and after SFT.
 *
 * Each side is a log of scored examples, as `report` reads them, or answers with the log-probabilities
 * of their tokens and no rewards. An example is known by its name and source; where a side scored it
 * several times, the last score counts.
 *
 * @param base the examples as the base model scores them.
 * @param trained the same examples as the trained model scores them.
 * @param options level, `nllUnit`, columns, names.
 * @returns the comparison, as plain data.
 * @throws {DomainError} an option or a source that is not what it must be.
 * @throws {SchemaError} what is read is no log.
 * @throws {ReportError} logs of something else, answers that each model gave by itself, or no example
 *   in common.
 *
 * @example
 * ```ts
 * const base = [{ example: 'a', nll_sum: 30 }, { example: 'b', nll_sum: 20 }];
 * const sft = [{ example: 'a', nll_sum: 20 }, { example: 'b', nll_sum: 18 }];
 * const { absorbed } = (await compareExamples(base, sft)).sft;
 * absorbed.perExample.value.toFixed(2); // => '8.66'
 * ```
 */
export async function compareExamples(
  base: RunSource,
  trained: RunSource,
  options: CompareOptions = {},
): Promise<ExampleComparison> {
  checkOptions('compareExamples', options, compareTable);
  const { level = 0.95, names, nllUnit, by, category } = options;
  const general = {
    ...options,
    ...(by !== undefined && category === undefined && { category: by }),
  };
  const sources = [
    await readRun('compareExamples', base, general),
    await readRun('compareExamples', trained, general),
  ] as const;
  const [before, after] = sources.map((source, i) => lastScores(source, i)) as [Table, Table];
  const answers = sources.some(({ examples }) => examples === undefined);
  if (answers) refuseOtherAnswers(before, after);
  const all = await exampleSums([before, after]);
  const looks = exampleLooks(all);
  if (looks.every(({ nll }) => nll.length < 2))
    throw new ReportError(
      'no-common-example',
      'the two logs have no example in common, by name and source',
    );
  const sft = readSft(all, { level, unit: nllUnit });
  const sides = sources.map((source, i): ExampleSide => {
    const { files, format } = source.input;
    const own = looks.filter(({ steps }) => steps.includes(i));
    const called = i === 0 ? names?.base : names?.trained;
    return {
      name: called ?? files.join(', '),
      files,
      format,
      examples: own.length,
      unpaired: own.filter(({ nll }) => nll.length < 2).length,
    };
  });
  return {
    schema: 'bits-per-sample/example-comparison/1',
    base: sides[0]!,
    trained: sides[1]!,
    level,
    sft: { ...sft, scored: sft.scored === 'once' ? 'once' : 'before and after' },
    notes: [
      ...refusalWords(sft),
      ...(answers
        ? [
            'Answers of one name are taken for one text, since they have as many tokens on both sides.',
          ]
        : []),
      ...sources.flatMap(({ notes = [] }) => notes.map(({ message }) => message)),
    ],
  };
}

/**
 * Refuses answers that each model gave by itself: likelihoods of two texts say nothing of one example.
 *
 * @throws {ReportError} an answer with another number of tokens on the other side.
 */
function refuseOtherAnswers(before: Table, after: Table): void {
  const tokens = new Map(exampleLooks(before).map((one) => [one.name, one.tokens]));
  const pairs = exampleLooks(after).filter(({ name }) => tokens.has(name));
  const unlike = pairs.filter((one) => tokens.get(one.name) !== one.tokens).length;
  if (unlike > 0)
    throw new ReportError(
      'other-answers',
      `${formatCount(unlike)} of ${formatPlural(pairs.length, 'answer')} ${unlike === 1 ? 'has' : 'have'} another number of tokens on the other side: these are answers that each model gave by itself, and not one text that both scored`,
    );
}

/** The last score of each example, at the step of its side. */
function lastScores(source: ReportSource, side: number): Table {
  const sums = scoresOf(source);
  if (sums === undefined)
    throw new ReportError(
      'no-examples',
      `${side === 0 ? 'base' : 'trained'} ${source.input.files[0]}: holds no likelihoods of examples`,
    );
  const { columns, rowCount } = sums;
  const step = columns.step;
  const last = new Map<string, number>();
  const [sourceAt, exampleAt] = [textCells(columns.source), textCells(columns.example)];
  const when = (i: number): number =>
    step === undefined || isDictionary(step) ? 0 : Number.isNaN(step[i]!) ? -Infinity : step[i]!;
  for (let i = 0; i < rowCount; i++) {
    const key = JSON.stringify([sourceAt(i), exampleAt(i)]);
    const known = last.get(key);
    if (known === undefined || when(i) >= when(known)) last.set(key, i);
  }
  const rows = [...last.values()];
  const taken = Object.fromEntries(
    // a run is the side, and not what tells examples apart
    Object.entries(columns).flatMap(([name, column]) =>
      name === 'run' || name === 'step'
        ? []
        : [
            [
              name,
              isDictionary(column)
                ? { codes: Int32Array.from(rows, (i) => column.codes[i]!), values: column.values }
                : Float64Array.from(rows, (i) => column[i]!),
            ],
          ],
    ),
  );
  return {
    rowCount: rows.length,
    columns: { ...taken, step: new Float64Array(rows.length).fill(side) },
  };
}
