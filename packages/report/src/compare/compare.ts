import { DomainError, type Estimate } from '@bits-per-sample/core';
import { checkOptions } from '../options/checkOptions.ts';
import { type CompareOptions, compareTable } from '../options/compareOptions.ts';
import { ReportError } from '../options/reportError.ts';
import type { RunSource } from '../options/runSource.ts';
import { successRule } from '../options/successRule.ts';
import { sourcesOf } from '../reading/openSource.ts';
import type { RunOptions } from '../reading/readPart.ts';
import { readRun } from '../reading/readRun.ts';
import { isSame } from '../reading/repeatedSources.ts';
import { stepRange } from '../reading/stepRange.ts';
import { buildReport } from '../report/buildReport.ts';
import { scoresOf } from '../sft/scoresOf.ts';
import type { ReportSource } from '../trials/reportSource.ts';
import { buildComparison } from './buildComparison.ts';
import type { Comparison } from './comparison.ts';
import { receivedBits } from './receivedBits.ts';

/**
 * Compares a trained model with its base on the prompts that both logs have: pass@k with bands,
 * whether the curves cross, how many prompts each model can do, by category, and the ledger of bits.
 *
 * Rows of one prompt are pooled, whatever their step. A prompt is known by its id or its text;
 * rewards in arrays are prompts by their place.
 *
 * @param base rollouts or counts of the base model: any source that `report` takes.
 * @param trained the same for the trained model; the same log again where it holds both, with
 *   `baseWhere` and `trainedWhere`, with a column for each, or with the steps of each (`baseUntil`,
 *   `trainedSince`).
 * @param options columns, success rule, attempts allowed, question, level, training log.
 * @returns the comparison, as plain data with a JSON schema (`comparison.schema.json`).
 * @throws {DomainError} an option or a source that is not what it must be.
 * @throws {SchemaError} what is read is no log.
 * @throws {ReportError} a log of metrics, rewards without a success rule, prompts that cannot be
 *   told apart, or no prompt in common.
 *
 * @example
 * ```ts
 * const c = await compare([[1, 0, 0, 0], [0, 0, 0, 0]], [[1, 1, 1, 1], [1, 0, 1, 0]]);
 * c.curves.difference[0].value; // => 0.625
 * c.curves.verdict; // => 'not certified'
 * ```
 */
export async function compare(
  base: RunSource,
  trained: RunSource,
  options: CompareOptions = {},
): Promise<Comparison> {
  checkOptions('compare', options, compareTable);
  const { by, category, success, level, k, minAttempts, question, epsilon, names } = options;
  if (by !== undefined && category !== undefined && by !== category)
    throw new DomainError('compare', 'by', `the column that category names, ${category}`, by);
  const general = { ...options, ...(by !== undefined && { category: by }) };
  const sides = [sideOf(general, 'base'), sideOf(general, 'trained')] as const;
  await refuseSameLog([base, trained], sides);
  const sources = [
    await readRun('compare', base, sides[0]),
    await readRun('compare', trained, sides[1]),
  ] as const;
  if (sources.every((source) => scoresOf(source) !== undefined))
    throw new ReportError(
      'examples-log',
      'both logs hold likelihoods of examples and no rewards: `compareExamples` compares them',
    );
  const rule = success === undefined ? undefined : successRule(success);
  let received: Estimate | undefined;
  if (options.training !== undefined) {
    const run = await readRun('compare', options.training, general);
    received = receivedBits(buildReport(run, { rule, level }));
  }
  return buildComparison(...sources, {
    rule,
    ks: k,
    minAttempts,
    question,
    level,
    epsilon,
    names: names ?? namesOf(sources, sides),
    received,
  });
}

/** What the two are called where steps tell them apart; undefined where their files do. */
function namesOf(
  sources: readonly [ReportSource, ReportSource],
  sides: readonly [RunOptions, RunOptions],
): CompareOptions['names'] {
  const [base, trained] = sources.map(({ input: { files } }, i) => {
    const steps = stepRange(sides[i]!);
    return `${files.join(', ')}${steps === undefined ? '' : `, steps ${steps}`}`;
  });
  return { base: base!, trained: trained! };
}

/** The options of one side: its own rows and steps, its reward or successes instead of the common ones. */
function sideOf(options: CompareOptions, side: 'base' | 'trained'): RunOptions {
  const [where, reward, successes, since, until] = [
    options[`${side}Where`],
    options[`${side}Reward`],
    options[`${side}Successes`],
    options[`${side}Since`],
    options[`${side}Until`],
  ];
  return {
    ...options,
    ...(where !== undefined && { where: { ...options.where, ...where } }),
    ...(reward !== undefined && { reward }),
    ...(successes !== undefined && { successes }),
    since,
    until,
  };
}

async function refuseSameLog(
  runs: readonly [RunSource, RunSource],
  [base, trained]: readonly [RunOptions, RunOptions],
): Promise<void> {
  const own = ({ where, reward, successes, since, until }: RunOptions) =>
    JSON.stringify([where, reward, successes, since, until]);
  if (own(base) !== own(trained)) return;
  const [one, other] = runs.map((run) => sourcesOf('compare', run));
  const [first, second] = [one![0]!, other![0]!];
  const same =
    runs[0] === runs[1] ||
    (one!.length === 1 &&
      other!.length === 1 &&
      first.name === second.name &&
      first.size !== undefined &&
      (await isSame(first, second)));
  if (same)
    throw new ReportError(
      'same-log',
      `BASE and TRAINED are the same file, ${first.name}; where it holds both, \`baseWhere\` and \`trainedWhere\`, or \`baseUntil\` and \`trainedSince\`, tell them apart`,
      { field: 'baseWhere' },
    );
}
