import { canonicalJson } from '../prompt/canonicalJson.ts';
import { beside, type Leaf } from './columnPath.ts';
import { isObject } from './objectOf.ts';
import { parentOf } from './parentOf.ts';
import type { RowObject } from './rowFormat.ts';

/** Fields that hold the answer of one rollout. */
const ANSWER =
  /^(completions?|responses?|outputs?|output_(text|response)|generations?|generated(_text|_answer)?|predictions?|pred|model_(output|answer|response)|rollout_text|trajectory|messages)$/i;
/** Names of steps and of what answered: the same prompt may come at another step, by another model. */
const PLACES =
  'step global_step training_step iteration epoch run run_id model model_name system agent policy ' +
  'checkpoint seed dataset split';

/** A field of a row that holds a reward, or several. */
export interface RewardField {
  readonly row: RowObject;
  readonly leaf: Leaf;
}

/** What says that a row is one rollout. */
export interface RowEvidence {
  /** One answer stands beside the reward. */
  readonly texts: boolean;
  /** The ids of groups repeat over rows, at one step. */
  readonly repeats: boolean;
}

/**
 * Whether rows are rollouts each, by what stands beside their rewards.
 *
 * @param fields the rewards of the first rows.
 * @param path where they stand.
 * @param names fields that name the group or the prompt.
 */
export function rowEvidence(
  fields: readonly RewardField[],
  path: string,
  names: readonly string[],
): RowEvidence {
  return {
    texts: 2 * fields.filter((field) => hasAnswer(field, path)).length > fields.length,
    repeats: repeatedShare(fields, names) > 0.5,
  };
}

function hasAnswer(field: RewardField, path: string): boolean {
  const parent = parentOf(field.row, field.leaf, path);
  return [parent, field.row].some((place) =>
    Object.entries(place).some(
      ([name, value]) =>
        ANSWER.test(name) &&
        (typeof value === 'string' ||
          (Array.isArray(value) &&
            isChat(value) &&
            (value.at(-1) as RowObject).role === 'assistant')),
    ),
  );
}

/** Share of rows whose group stands in another row too, at the same step. */
function repeatedShare(fields: readonly RewardField[], names: readonly string[]): number {
  if (names.length === 0 || fields.length < 2) return 0;
  const keys = fields.map(({ row, leaf }) => {
    const steps = PLACES.split(' ').filter((name) => Object.hasOwn(row, name));
    return canonicalJson([...names, ...steps].map((name) => beside(row, name, leaf)));
  });
  const seen = new Map<string, number>();
  for (const key of keys) seen.set(key, (seen.get(key) ?? 0) + 1);
  return keys.filter((key) => seen.get(key)! > 1).length / keys.length;
}

const isChat = (list: readonly unknown[]): boolean =>
  list.length > 0 && list.every((one) => isObject(one) && 'role' in one);
