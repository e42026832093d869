import type { ColumnMapping } from '../log/columnMapping.ts';
import { candidatesIn } from './candidates.ts';
import { promptRank, wordsOf } from './columnWords.ts';
import { suggestMapping } from './suggestMapping.ts';
import type { TriedLog } from './tryMapping.ts';

/** Words of columns that say nothing of how rows are to be counted. */
const HARMLESS = new Set(
  (
    'step iter iteration category topic difficulty level subject domain prompt question completion ' +
    'response answer output solution text prediction gold target truth expected trial attempt sample ' +
    'rollout repeat timestamp time duration latency seconds tokens length'
  ).split(' '),
);

/** Names of a prompt that are none of anything else. */
const IDS = new Set(
  'group prompt_id task_id problem_id question_id group_id instance_id example_id uid'.split(' '),
);

/**
 * The columns of a log that says plainly what is what, though in no known format: one id of prompts,
 * one reward that is 0 or 1 or called so, and nothing else that could change what a row is.
 *
 * @param log the head of the log.
 * @param given what the caller named already.
 * @returns the mapping; undefined when anything is open.
 */
export async function plainMapping(
  log: TriedLog,
  given: ColumnMapping,
): Promise<ColumnMapping | undefined> {
  const { rewards, counts } = candidatesIn(log);
  const [reward, another] = rewards.filter(({ rank }) => rank < 3);
  if (reward === undefined || another !== undefined || counts.length > 0) return undefined;
  if (reward.column.lists.length > 0 || (reward.rank >= 1 && reward.column.path !== 'reward'))
    return undefined;
  if (/outcome|result|verdict|status|label|value/i.test(reward.column.path)) return undefined;
  const { mapping, trial } = await suggestMapping(log, given);
  const { group, reward: taken } = mapping;
  if (trial === undefined || trial.used < 1 || trial.inGroups < 0.9) return undefined;
  if (taken?.length !== 1 || taken[0] !== reward.column.path || group?.length !== 1)
    return undefined;
  if (!IDS.has(wordsOf(group[0]!).join('_'))) return undefined;
  const known = new Set([...Object.values(mapping).flat(), ...Object.keys(mapping.where ?? {})]);
  const open = Object.keys(log.head.columns).filter(
    (name) => !known.has(name) && !wordsOf(name).some((word) => HARMLESS.has(word)),
  );
  const ids = Object.keys(log.head.columns).filter(
    (name) => !known.has(name) && promptRank(name) !== undefined && /id$/i.test(name),
  );
  return open.length > 0 || ids.length > 0 ? undefined : mapping;
}
