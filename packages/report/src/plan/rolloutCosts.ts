import { isDictionary, type Table } from '@bits-per-sample/core';
import { hasSeveralRuns } from '../report/hasSeveralRuns.ts';
import type { KeptSource } from '../report/keepSource.ts';
import { ofOneKind } from '../report/ofOneKind.ts';
import { rightnessOf } from '../report/rightnessOf.ts';
import { Warnings } from '../report/warnings.ts';
import { type QuarterMeans, quarterMeans } from '../trials/quarterMeans.ts';
import { groupClasses, readGroups } from '../trials/readGroups.ts';
import type { LoggedCosts } from './loggedShape.ts';

/** What sums of rollouts say of costs. Rows without a step are one step together. */
export function rolloutCosts({ source, rule, kind }: KeptSource): LoggedCosts {
  const table = ofOneKind(source.groups, kind, new Warnings());
  const groups = readGroups(table, {
    ...rightnessOf(source, table, rule),
    rewardValues: source.rewardValues,
  });
  const step = Array.from(groups.step, (at) => (Number.isNaN(at) ? 0 : at));
  const over = (sum: Float64Array, count: Float64Array): QuarterMeans | null =>
    quarterMeans({ step, sum: [...sum], count: [...count] });
  const judged = groups.attempts.map((n) => (n >= 2 ? n : 0));
  const live = judged.map((n, i) => (groupClasses[groups.classes[i]!] === 'live' ? n : 0));
  const rollouts = new Map<number, number>();
  step.forEach((at, i) => {
    const more = Math.max(groups.rewards[i]!, groups.attempts[i]!) + groups.missing[i]!;
    rollouts.set(at, (rollouts.get(at) ?? 0) + more);
  });
  const sizes = [...rollouts.values()];
  return {
    promptTokens: over(numbers(table, 'input_tokens_sum'), numbers(table, 'input_tokens_n')),
    completionTokens: over(groups.tokens, groups.tokensKnown),
    live: over(live, judged),
    passRate: over(groups.successes, groups.attempts),
    rolloutsPerStep: quarterMeans({
      step: [...rollouts.keys()],
      sum: sizes,
      count: sizes.map(() => 1),
    }),
    means: false,
    steps: rollouts.size,
    severalRuns: hasSeveralRuns(table),
  };
}

function numbers(table: Table, name: string): Float64Array {
  const column = table.columns[name];
  return column === undefined || isDictionary(column) ? new Float64Array(table.rowCount) : column;
}
