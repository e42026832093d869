import { checkMapping } from './checkMapping.ts';
import type { TrialMapping } from './trialMapping.ts';

/**
 * Why the rollouts of a mapping cannot be told in SQL, in a sentence: rows have no order there, and
 * each is looked at by itself.
 *
 * @param mapping which columns hold what.
 * @returns the sentence; undefined where `trialsSql` says all that the readers of logs do.
 *
 * @example
 * ```ts
 * whyNotSql({ group: ['task'], reward: ['score'] }); // => undefined
 * whyNotSql({ groupSize: 8, reward: ['score'] }); // => 'blocks of rows are groups, and rows have no order in a table'
 * ```
 */
export function whyNotSql(mapping: TrialMapping): string | undefined {
  checkMapping('whyNotSql', mapping);
  const { group = [], promptId = [], prompt, groupSize, successes } = mapping;
  const { reward = [], rewardParts, rollout } = mapping;
  if (group.length === 0 && promptId.length === 0 && prompt === undefined) {
    if (successes !== undefined)
      return 'each row counts a group of its own, and rows have no names';
    return groupSize === undefined
      ? 'no column names the group or the prompt'
      : 'blocks of rows are groups, and rows have no order in a table';
  }
  if ([...reward, ...Object.keys(rewardParts ?? {})].some((path) => path.includes('*')))
    return 'the columns of the reward are named by a pattern';
  if (rewardParts === undefined && reward.length > 1 && sameButForDigits(reward))
    return 'each column of the reward is a rollout of its own';
  if (rollout !== undefined)
    return 'copies of a rollout are left out by the order of rows, and rows have none in a table';
  return undefined;
}

const sameButForDigits = (paths: readonly string[]): boolean =>
  /\d/.test(paths[0]!) && new Set(paths.map((path) => path.replace(/\d+/g, '#'))).size === 1;
