import type { ColumnMapping } from '../log/columnMapping.ts';
import type { RowObject } from './rowFormat.ts';

const REWARD = (
  'reward score scores acc accs accuracy correct is_correct success passed pass is_solved solved ' +
  'resolved total_reward rewards'
).split(' ');
const GROUP = (
  'group group_id task_id prompt_id problem_id question_id example_id doc_id instance_id id idx ' +
  'index uid task problem question prompt'
).split(' ');
const STEP = ['step', 'global_step', 'iter', 'iteration', 'epoch'];
const MAX_DEPTH = 5;

/** A mapping that may fit the columns of a row; empty when no name says anything. */
export function suggestedMapping(row: RowObject): ColumnMapping {
  const paths: Path[] = [];
  collect(row, '', [], paths, 0);
  const named = (words: readonly string[]) =>
    words.map((word) => paths.find(({ name }) => name.toLowerCase() === word)).find((p) => p);
  const step = named(STEP);
  const c = paths.find(({ path }) => path === 'c');
  const n = paths.find(({ path }) => path === 'n');
  const reward = named(REWARD);
  const outer = reward && reward.lists.length > 1 ? reward.lists[0] : undefined;
  const group = outer ?? named(GROUP)?.path;
  const groups = group === undefined ? {} : { group: [group] };
  if (c && n && !reward) return { ...groups, successes: 'c', attempts: 'n' };
  const steps = step === undefined || step.name === 'epoch' ? {} : { step: step.path };
  return { ...groups, ...(reward === undefined ? {} : { reward: [reward.path] }), ...steps };
}

interface Path {
  readonly name: string;
  readonly path: string;
  /** Paths of the lists on the way. */
  readonly lists: readonly string[];
}

/** Paths of the values in a row, looking at the first element of each list. */
function collect(
  value: unknown,
  path: string,
  lists: readonly string[],
  out: Path[],
  depth: number,
): void {
  if (depth > MAX_DEPTH || out.length > 1000) return;
  if (Array.isArray(value)) collect(value[0], path, [...lists, path], out, depth + 1);
  else if (value !== null && typeof value === 'object') {
    const fields = value as RowObject;
    for (const key of Object.keys(fields).slice(0, 200)) {
      collect(fields[key], path === '' ? key : `${path}.${key}`, lists, out, depth + 1);
    }
  } else if (path !== '') out.push({ name: path.slice(path.lastIndexOf('.') + 1), path, lists });
}
