import { DomainError } from '@bits-per-sample/core';
import { type SuccessRule, successRule } from '../options/successRule.ts';

/** Rewards of one prompt; null, undefined and NaN are missing. */
export type Rewards = ArrayLike<number | boolean | null | undefined>;

/** A rollout, or a prompt that has been counted, as a line of JSON has it. */
interface CountedRow {
  readonly group?: unknown;
  readonly step?: unknown;
  readonly prompt_id?: unknown;
  readonly promptId?: unknown;
  readonly prompt?: unknown;
  readonly reward?: unknown;
  readonly successes?: unknown;
  readonly attempts?: unknown;
}

/**
 * Successes and attempts per group, for every measure of information and capability.
 *
 * Rewards in arrays are one prompt each. Rows are put together by `step` and `group`, or by
 * `prompt_id` or `prompt` where there is no group; rows with `successes` and `attempts` are taken
 * as they are. Missing rewards are no attempts.
 *
 * @param rewards rewards per prompt, shape [prompts][attempts]; or rows with a group and a reward.
 * @param options `success`: what counts as a success, e.g. `'>=1'`; without it a reward must be 0 or 1.
 * @returns columns of equal length, a row per group in order of first appearance.
 * @throws {DomainError} a reward that is neither 0 nor 1 without a rule, or a row without a group;
 *   `.row` says where.
 *
 * @example
 * ```ts
 * passCounts([[1, 0], [1, 1, 1]]);
 * // => { successes: Float64Array.of(1, 3), attempts: Float64Array.of(2, 3) }
 * meanEntropy(passCounts([[1, 0, 1, 0], [1, 1, 0, 1]]), { method: 'plugin' }).n; // => 2
 * ```
 */
export function passCounts(
  rewards: Iterable<Rewards> | Iterable<object>,
  { success }: { readonly success?: string | undefined } = {},
): { readonly successes: Float64Array; readonly attempts: Float64Array } {
  const rule = success === undefined ? undefined : successRule(success);
  if (success !== undefined && rule === undefined)
    throw new DomainError('passCounts', 'success', "a rule such as '>=1' or '>0' or 2", success);
  const groups = new Map<unknown, { successes: number; attempts: number }>();
  const groupOf = (key: unknown) => {
    const known = groups.get(key);
    if (known !== undefined) return known;
    const fresh = { successes: 0, attempts: 0 };
    groups.set(key, fresh);
    return fresh;
  };
  let row = 0;
  for (const one of rewards) {
    if (isRewards(one)) {
      const group = groupOf(row);
      for (let i = 0; i < one.length; i++) count(group, one[i], row, rule);
    } else {
      const { successes, attempts, reward } = one as CountedRow;
      const group = groupOf(keyOf(one as CountedRow, row));
      if (attempts === undefined) count(group, reward, row, rule);
      else {
        group.successes += whole(successes, 'successes', row);
        group.attempts += whole(attempts, 'attempts', row);
      }
    }
    row++;
  }
  const all = [...groups.values()];
  return {
    successes: Float64Array.from(all, ({ successes }) => successes),
    attempts: Float64Array.from(all, ({ attempts }) => attempts),
  };
}

const isRewards = (value: unknown): value is Rewards =>
  Array.isArray(value) || ArrayBuffer.isView(value);

function keyOf({ step, group, prompt_id, promptId, prompt }: CountedRow, row: number): string {
  const name = group ?? prompt_id ?? promptId ?? prompt;
  if (name === undefined || name === null)
    throw new DomainError('passCounts', 'group', 'a group, prompt_id or prompt', name, row);
  return JSON.stringify([step ?? null, name]);
}

function count(
  group: { successes: number; attempts: number },
  reward: unknown,
  row: number,
  rule: SuccessRule | undefined,
): void {
  if (reward === null || reward === undefined || Number.isNaN(reward)) return;
  const x = typeof reward === 'boolean' ? Number(reward) : reward;
  if (typeof x !== 'number' || (rule === undefined && x !== 0 && x !== 1))
    throw new DomainError('passCounts', 'reward', '0 or 1, or a rule in success', reward, row);
  group.attempts++;
  group.successes += Number(rule === undefined ? x : rule.test(x));
}

function whole(x: unknown, parameter: string, row: number): number {
  if (Number.isSafeInteger(x) && (x as number) >= 0) return x as number;
  throw new DomainError('passCounts', parameter, 'an integer ≥ 0', x, row);
}
