import { DomainError, dictionary, type Table } from '@bits-per-sample/core';
import type { SimulatedGroups, SimulatedRun } from './simulatedRun.ts';

/**
 * A simulated run as a table of sums, one row per group, as a report makes of rollouts first:
 * `report(runTable(run))` reads it.
 *
 * @param run a run of {@link simulateRun}.
 * @returns the table: `step`, `group`, `prompt`, `category` and `kind` where there are any, sums of
 *   `reward`, `success`, `output_tokens`, `cut` and of the parts.
 * @throws {DomainError} what is no run.
 *
 * @example
 * ```ts
 * const run = simulateRun(runKinds[0], 7);
 * runTable(run).rowCount === run.groups.step.length; // => true
 * ```
 */
export function runTable(run: SimulatedRun): Table {
  if (typeof run?.groups?.step !== 'object')
    throw new DomainError('runTable', 'run', 'a run, as simulateRun makes', run);
  const { groups, formatWorth, categories } = run;
  const { step, prompt, evaluation, attempts, missing } = groups;
  const rowCount = step.length;
  const size = attempts.map((n, i) => n + missing[i]!);
  const evaluated = evaluation.some((is) => is === 1);
  return {
    rowCount,
    columns: {
      step,
      group: dictionary(Array.from(step, (_, i) => `g${i}`)),
      prompt: dictionary(Array.from(prompt, (i) => `p${i}`)),
      ...(categories > 0 && {
        category: dictionary(Array.from(prompt, (i) => `c${i % categories}`)),
      }),
      ...(evaluated && {
        kind: dictionary(Array.from(evaluation, (is) => (is === 1 ? 'eval' : 'train'))),
      }),
      ...(formatWorth === null ? zeroOne(groups) : withFormat(groups, formatWorth)),
      reward_missing: missing,
      output_tokens_n: size,
      output_tokens_sum: groups.tokens,
      cut_n: size,
      cut_sum: groups.cut,
    },
  };
}

/** Sums of rewards of 0 and 1. */
const zeroOne = ({ attempts, successes }: SimulatedGroups): Table['columns'] => ({
  reward_n: attempts,
  reward_sum: successes,
  reward_m2: attempts.map((n, i) => (n === 0 ? 0 : (successes[i]! * (n - successes[i]!)) / n)),
  ...extremes('reward', attempts, successes),
});

/** Least and largest of values of 0 and 1. */
const extremes = (name: string, n: Float64Array, k: Float64Array): Table['columns'] => ({
  [`${name}_min`]: n.map((all, i) => (all === 0 ? Number.NaN : Number(k[i] === all))),
  [`${name}_max`]: n.map((all, i) => (all === 0 ? Number.NaN : Number(k[i]! > 0))),
});

/** Sums of rewards that are a right answer and a worth of the format, and of both parts. */
function withFormat(groups: SimulatedGroups, formatWorth: Float64Array): Table['columns'] {
  const { attempts, successes, format, both, step } = groups;
  const worth = step.map((t) => formatWorth[t]!);
  const sum = successes.map((k, i) => k + worth[i]! * format[i]!);
  const squares = successes.map(
    (k, i) => k + worth[i]! ** 2 * format[i]! + 2 * worth[i]! * both[i]!,
  );
  const least: number[] = [];
  const most: number[] = [];
  attempts.forEach((n, i) => {
    const [b, w] = [both[i]!, worth[i]!];
    const values: readonly (readonly [reward: number, rollouts: number])[] = [
      [0, n - successes[i]! - format[i]! + b],
      [w, format[i]! - b],
      [1, successes[i]! - b],
      [1 + w, b],
    ];
    const seen = values.flatMap(([reward, rollouts]) => (rollouts > 0 ? [reward] : []));
    least.push(seen.length === 0 ? Number.NaN : Math.min(...seen));
    most.push(seen.length === 0 ? Number.NaN : Math.max(...seen));
  });
  return {
    reward_n: attempts,
    reward_sum: sum,
    reward_m2: squares.map((q, i) => (attempts[i] === 0 ? 0 : q - sum[i]! ** 2 / attempts[i]!)),
    reward_min: Float64Array.from(least),
    reward_max: Float64Array.from(most),
    success_n: attempts,
    success_sum: successes,
    ...part('accuracy', attempts, successes, 1),
    ...part('format', attempts, format, worth),
  };
}

function part(
  name: string,
  n: Float64Array,
  k: Float64Array,
  worth: Float64Array | number,
): Table['columns'] {
  const of = (i: number) => (typeof worth === 'number' ? worth : worth[i]!);
  const column = `part:${name}`;
  const { [`${column}_min`]: min, [`${column}_max`]: max } = extremes(column, n, k);
  return {
    [`${column}_n`]: n,
    [`${column}_sum`]: k.map((x, i) => x * of(i)),
    [`${column}_min`]: (min as Float64Array).map((x, i) => x * of(i)),
    [`${column}_max`]: (max as Float64Array).map((x, i) => x * of(i)),
  };
}
