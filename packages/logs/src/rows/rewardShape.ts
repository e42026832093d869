import { ends } from './columnPath.ts';
import { isObject } from './objectOf.ts';
import { parentOf } from './parentOf.ts';
import { type RewardField, rowEvidence } from './rowEvidence.ts';
import type { RowObject } from './rowFormat.ts';
import { textOf } from './textOf.ts';

/** What stands in a field of rewards. */
export type RewardShape =
  /** A number, or a word, of one rollout. */
  | { readonly kind: 'one' }
  /** A list or an object of rollouts. */
  | { readonly kind: 'rollouts' }
  /** Parts of the reward of one rollout, by name or place. */
  | { readonly kind: 'parts'; readonly why: string }
  /** Rewards of the tokens or turns of one rollout, all 0 but the last. */
  | { readonly kind: 'tokens'; readonly why: string }
  /** Either; the caller must say. */
  | { readonly kind: 'open'; readonly why: string };

/** Fields with an entry per token. */
const PER_TOKEN =
  /(tokens?|token_ids|output_ids|response_ids|log_?probs?|(loss_|response_|action_|attention_)?mask|advantages)$/i;
/** Names of reward functions, or parts of them. */
const PART =
  /acc|format|correct|length|len$|reward|score|penalty|strict|xml|quality|helpful|harm|answer|reason|tool|style|exact|judge|rubric|language|repeat|repetition|coverage|sim/i;
const MOST_PARTS = 16;

/**
 * What a field of rewards holds, by what stands beside it in the first rows: one text per row or
 * ids that repeat over rows make a row a rollout, and its list parts or tokens of it; a list of
 * texts as long makes rollouts of them.
 *
 * @param head the first rows.
 * @param path the field.
 * @param names fields that name the group or the prompt.
 */
export function rewardShape(
  head: readonly RowObject[],
  path: string,
  names: readonly string[],
): RewardShape {
  const fields = head.flatMap((row) => ends(row, path).map((leaf) => ({ row, leaf })));
  const lists = fields.filter(({ leaf }) => isNumbers(leaf.value));
  const objects = fields.filter(({ leaf }) => isParts(leaf.value));
  const many = (some: readonly unknown[]) => 2 * some.length > fields.length;
  if (many(lists)) return ofLists(lists, path, names);
  if (many(objects)) return ofObjects(objects, path, names);
  // one list among numbers is an odd value
  return many(fields.filter(({ leaf }) => isObject(leaf.value) || Array.isArray(leaf.value)))
    ? { kind: 'rollouts' }
    : { kind: 'one' };
}

function ofLists(
  fields: readonly RewardField[],
  path: string,
  names: readonly string[],
): RewardShape {
  const lists = fields.map(({ leaf }) => leaf.value as readonly unknown[]);
  const filled = lists.filter(({ length }) => length > 0);
  const lengths = new Set(filled.map(({ length }) => length));
  const longest = Math.max(0, ...lengths);
  const ratio = (test: (field: RewardField) => boolean) =>
    fields.filter(test).length / Math.max(1, fields.length);
  const atEnd = filled.every((list) => list.slice(0, -1).every((x) => Number(textOf(x)) === 0));
  const perToken = ratio((field) => hasList(field, path, isPerToken)) > 0.5;
  const late = { kind: 'tokens', why: 'zeros but for the last entry' } as const;
  if (perToken && longest > 1)
    return atEnd || lengths.size > 1 || longest > MOST_PARTS
      ? atEnd
        ? late
        : { kind: 'open', why: 'lists of tokens of the same length stand beside it' }
      : { kind: 'open', why: 'it may hold parts of the reward or a reward per token' };
  if (ratio((field) => hasList(field, path, isTexts)) > 0.5) return { kind: 'rollouts' };
  const { texts, repeats } = rowEvidence(fields, path, names);
  if (!texts && !repeats)
    return lengths.size > 1 && longest > 64 && atEnd ? late : { kind: 'rollouts' };
  const beside = texts ? 'one answer stands beside it' : 'the rows of a group follow each other';
  if (lengths.size > 1)
    return atEnd
      ? late
      : { kind: 'open', why: `${beside}, and its length differs: tokens or turns of one rollout` };
  if (longest > MOST_PARTS) return atEnd ? late : { kind: 'open', why: beside };
  if (texts) return { kind: 'parts', why: beside };
  return { kind: 'open', why: `ids repeat over rows, and each has a list of ${longest}` };
}

function ofObjects(
  fields: readonly RewardField[],
  path: string,
  names: readonly string[],
): RewardShape {
  // keys that name the groups are no parts
  if (names.some((name) => name === path || path.startsWith(`${name}.`)))
    return { kind: 'rollouts' };
  const keys = fields.map(({ leaf }) => Object.keys(leaf.value as object));
  const known = keys[0]!;
  if (known.every((key) => /\d$/.test(key))) return { kind: 'rollouts' };
  const sets = new Set(keys.map((some) => [...some].sort().join('\n')));
  const all = new Set(keys.flat());
  const few = all.size <= MOST_PARTS && sets.size <= Math.max(3, fields.length / 10);
  if (!few) return { kind: 'rollouts' };
  const { texts, repeats } = rowEvidence(fields, path, names);
  const functions = [...all].some((key) => PART.test(key));
  if (functions && (texts || repeats || all.size > 1))
    return { kind: 'parts', why: 'its keys name reward functions' };
  if (texts || repeats)
    return { kind: 'parts', why: texts ? 'one answer stands beside it' : 'ids repeat over rows' };
  return { kind: 'open', why: `it holds ${[...all].slice(0, 4).join(', ')} for each row` };
}

/** Whether a list as long as the rewards stands beside them, of which a test holds. */
function hasList(
  field: RewardField,
  path: string,
  test: (name: string, list: readonly unknown[]) => boolean,
): boolean {
  const { length } = field.leaf.value as readonly unknown[];
  return Object.entries(parentOf(field.row, field.leaf, path)).some(
    ([name, value]) =>
      Array.isArray(value) &&
      value !== field.leaf.value &&
      value.length === length &&
      test(name, value),
  );
}

const isPerToken = (name: string, list: readonly unknown[]): boolean =>
  PER_TOKEN.test(name) && list.every((x) => typeof x === 'number' || x === null || isText(x));

const isTexts = (name: string, list: readonly unknown[]): boolean =>
  !/^(messages|prompt|conversation)$/.test(name) && !isChat(list) && list.every(isTextOrRow);

const isText = (value: unknown): boolean => typeof value === 'string';
const isTextOrRow = (value: unknown): boolean =>
  isText(value) || Array.isArray(value) || isObject(value);
const isChat = (list: readonly unknown[]): boolean =>
  list.length > 0 && list.every((one) => isObject(one) && 'role' in one);

/** Numbers and words, and none that is no reward. */
const isNumbers = (value: unknown): boolean =>
  Array.isArray(value) && value.every((x) => x === null || isScalar(x));

const isParts = (value: unknown): boolean => {
  if (!isObject(value)) return false;
  const parts = Object.values(value);
  return parts.length > 0 && parts.every((x) => x === null || isScalar(x));
};

const isScalar = (x: unknown): boolean =>
  typeof x === 'number' || typeof x === 'boolean' || typeof x === 'bigint' || isText(x);
