import { categoryRatioPValue, jaggedness, permutationPValue } from '@bits-per-sample/capability';
import type { Dictionary, Estimate } from '@bits-per-sample/core';
import type { Groups } from '../trials/readGroups.ts';
import { defined } from './numbers.ts';
import { once } from './once.ts';
import { promptRows } from './promptRows.ts';

/** Whether categories differ beyond noise. */
export interface ReportJaggedness {
  /** `'jagged'` when all tests of categories that are alike reject it at 5 %. */
  readonly verdict: 'jagged' | 'not certified' | 'cannot tell';
  /**
   * Standard deviation of the categories' true pass rates; null when it cannot be told. Its lower
   * end is 0 unless the verdict is `'jagged'`.
   */
  readonly spread: Estimate<'probability'> | null;
  /** Prompts compared, those of categories with two or more; null when it cannot be told. */
  readonly prompts: number | null;
  /** Each group was taken for a prompt of its own: the log names no others. */
  readonly groupsAsPrompts: boolean;
  /** Why it cannot be told; empty when it can. */
  readonly reason: string;
}

/** How the prompts of the groups are known. */
export interface KnownPrompts {
  /** Prompt of each group; undefined when prompts cannot be told apart. */
  readonly prompts: Dictionary | undefined;
  /** They are the names of the groups, since the log names no prompts. */
  readonly byGroup: boolean;
}

/** Of each test, the chance of a false alarm. */
const ALPHA = 0.05;

const unknownSpread = (reason: string): ReportJaggedness => ({
  verdict: 'cannot tell',
  spread: null,
  prompts: null,
  groupsAsPrompts: false,
  reason,
});

/**
 * Do pass rates differ between categories by more than noise? Prompts are the sampling unit, with
 * all their groups together: groups of one prompt resemble each other. Where prompts may come back
 * under other names, nothing is certified.
 *
 * All tests of categories that are alike must reject it: the variance ratio that the spread's
 * interval is made of, the same with a category's noise never taken for smaller than few prompts can
 * show, and a permutation of the categories over the prompts. Each alone fails somewhere.
 *
 * It is told when it is asked for: a first screen does not show it.
 */
export function categorySpread(
  groups: Groups,
  known: KnownPrompts,
  level: number,
): ReportJaggedness {
  const told = once(() => spreadOf(groups, known, level));
  return {
    get verdict() {
      return told().verdict;
    },
    get spread() {
      return told().spread;
    },
    get prompts() {
      return told().prompts;
    },
    get groupsAsPrompts() {
      return told().groupsAsPrompts;
    },
    get reason() {
      return told().reason;
    },
  };
}

function spreadOf(
  groups: Groups,
  { prompts, byGroup }: KnownPrompts,
  level: number,
): ReportJaggedness {
  if (groups.category === undefined) return unknownSpread('the log names no category');
  if (groups.success.source === 'none') return unknownSpread('rewards without a success rule');
  if (prompts === undefined)
    return unknownSpread('the log does not tell prompts apart, and groups of one prompt are alike');
  const unrepeated = byGroup && new Set(prompts.codes).size === groups.size;
  if (unrepeated && new Set(groups.step.filter((step) => !Number.isNaN(step))).size > 1)
    return unknownSpread(
      'no group comes back at another step, so that each may be a new prompt or an old one by another name',
    );
  const { category, ...counts } = promptRows(groups, prompts, groups.category);
  const { spread, pValue } = jaggedness(counts, category, { level });
  const told = defined(spread);
  if (told === null) return unknownSpread(spread.method.replace('undefined: ', ''));
  const rates = counts.successes.map((k, i) => k / counts.attempts[i]!);
  const jagged =
    pValue <= ALPHA &&
    categoryRatioPValue(rates, category) <= ALPHA &&
    permutationPValue(rates, category) <= ALPHA;
  return {
    verdict: jagged ? 'jagged' : 'not certified',
    spread: jagged ? told : { ...told, lower: 0 },
    prompts: category.length,
    groupsAsPrompts: unrepeated,
    reason: '',
  };
}
