import { SchemaError } from '@bits-per-sample/core';
import type { ColumnMapping } from '../log/columnMapping.ts';
import type { Tally } from '../log/tally.ts';
import { ends, type Leaf, leaves, valueAt } from '../rows/columnPath.ts';
import { columnsOf } from '../rows/columnsOf.ts';
import { isNamePattern } from '../rows/isNamePattern.ts';
import { isObject } from '../rows/objectOf.ts';
import { type RewardShape, rewardShape } from '../rows/rewardShape.ts';
import { rowEvidence } from '../rows/rowEvidence.ts';
import type { RowContext, RowObject } from '../rows/rowFormat.ts';
import { totalOfParts } from '../rows/totalOfParts.ts';
import type { MappedFields } from './mappedFields.ts';

/** The reward of one rollout, and where in the row it was found. */
interface MappedReward {
  readonly leaf: Leaf;
  /** The field that it was found in. */
  readonly column: string;
  readonly reward: number;
  /** How the rollout ended, where the reward is a word for it. */
  readonly end: string | undefined;
  /** Parts of the reward by name, where it has several. */
  readonly parts: Readonly<Record<string, number>> | undefined;
}

/** Whether a rollout is wanted, by where its reward stands; it is not looked at before. */
type Wants = (leaf: Leaf, column: string) => boolean;

/** How the rewards of a row are found. */
export interface MappedRewards {
  /** Fields of the reward that stand for rollouts of their own: all of them, or the first part. */
  readonly patterns: readonly string[];
  /** Fields whose values add up to the reward of one rollout; undefined when it is no field. */
  readonly summed: readonly string[] | undefined;
  /** The rewards of a row, of those leaves that are wanted. */
  of(row: RowObject, wants: Wants): Iterable<MappedReward>;
}

/**
 * What the fields that were named as the reward hold: rollouts, or parts, turns or tokens of one.
 *
 * @throws SchemaError where it is open, with what would say it.
 */
export function mappedRewards(context: RowContext, fields: MappedFields): MappedRewards {
  const { mapping, tally } = context;
  const { reward = [], rewardParts, perToken } = mapping;
  if (perToken !== undefined) return ofTokens(reward, perToken, tally);
  if (rewardParts !== undefined)
    return reward.length === 1
      ? inside(reward[0]!, rewardParts, tally)
      : fieldsAsParts(rewardParts, fields, tally);
  const grouped = (mapping.group ?? mapping.promptId ?? mapping.prompt) !== undefined;
  if (reward.length > 1 && grouped && !areRepeats(context, reward))
    return fieldsAsParts(Object.fromEntries(reward.map((path) => [path, 1])), fields, tally);
  const [path = ''] = reward;
  if (reward.length !== 1 || isNamePattern(path)) return each(reward, tally);
  const shape = rewardShape(wanted(context), path, namesOf(mapping));
  switch (shape.kind) {
    case 'parts':
      tally.note('reward-parts', partsNote(path, context, shape.why));
      return inside(path, undefined, tally);
    case 'tokens':
      tally.note('reward-per-token', `${path} has one reward per token or turn (${shape.why})`);
      return ofTokens(reward, 'sum', tally);
    case 'open':
      throw openError(context.name, path, shape);
    case 'one':
      return each(reward, tally, ends);
    default:
      return each(reward, tally);
  }
}

/** Names of reward functions. */
const FUNCTION = /acc|format|correct|length|penalty|strict|xml|helpful|harm|rubric|repetition/i;

/**
 * Fields that differ in their numbers only are repeats (`reward_0`, `reward_1`), and so are those
 * of rows that are groups: no answer beside them, no id that repeats.
 */
function areRepeats(context: RowContext, paths: readonly string[]): boolean {
  const stems = new Set(paths.map((path) => path.replace(/\d+/g, '#')));
  if (paths.some(isNamePattern) || (stems.size === 1 && /\d/.test(paths[0]!))) return true;
  const [path = ''] = paths;
  const fields = wanted(context).flatMap((row) => ends(row, path).map((leaf) => ({ row, leaf })));
  const { texts, repeats } = rowEvidence(fields, path, namesOf(context.mapping));
  return !(texts || repeats || distinctive(paths).some((one) => FUNCTION.test(one)));
}

/** Names without the words at the end that all of them share: of `gpt_correct`, `qwen_correct` the models. */
function distinctive(paths: readonly string[]): string[] {
  const names = paths.map((path) => path.split(/[\s_.-]+/));
  const ends = (shared: number): boolean =>
    names.every((words) => words.length > shared && words.at(-shared) === names[0]!.at(-shared));
  let shared = 0;
  while (ends(shared + 1)) shared++;
  return names.map((words) => words.slice(0, words.length - shared).join('_'));
}

/** The first rows that the caller wants; all of them where that stands deeper in them. */
const wanted = ({ head, mapping: { where = {} } }: RowContext): readonly RowObject[] =>
  head.filter((row) =>
    Object.entries(where).every(([path, text]) => {
      const value = valueAt(row, path);
      return value === undefined || String(value) === text;
    }),
  );

const namesOf = ({ group = [], promptId = [], prompt }: ColumnMapping): string[] => [
  ...group,
  ...promptId,
  ...(prompt === undefined ? [] : [prompt]),
];

const partsNote = (path: string, { head }: RowContext, why: string): string => {
  const value = head.flatMap((row) => ends(row, path)).find(({ value: v }) => v)?.value;
  const names = isObject(value) ? ` (${Object.keys(value).slice(0, 8).join(', ')})` : '';
  return `${path} holds parts of the reward of one rollout${names}, for ${why}: each with weight 1; \`rewardParts: NAME=WEIGHT\` sets others`;
};

const openError = (file: string, path: string, { why }: RewardShape & { kind: 'open' }) =>
  new SchemaError(
    { file, column: path },
    'rewards of which it is clear whether they are rollouts, or parts, turns or tokens of one',
    `a list or an object where ${why}; say which: \`reward: ${path}.*\` for rollouts, \`rewardParts: NAME=WEIGHT\` for parts, \`perToken: 'sum'\` or \`perToken: 'last'\` for tokens or turns, \`reward: ${path}.0\` for one place of a list`,
  );

/** Each value is a rollout; `ends` leaves a list among numbers whole, so that it is no number. */
function each(patterns: readonly string[], tally: Tally, walk = leaves): MappedRewards {
  const columnsIn = columnsOf(patterns);
  return {
    patterns,
    summed: patterns.length === 1 ? patterns : undefined,
    *of(row, wants) {
      for (const column of columnsIn(row))
        for (const leaf of walk(row, column)) {
          if (!wants(leaf, column)) continue;
          const reward = tally.verdict(leaf.value, column);
          yield { leaf, column, reward, end: tally.endOf(leaf.value, column), parts: undefined };
        }
    },
  };
}

/** Fields that are parts of the reward of one rollout. */
function fieldsAsParts(
  weights: Readonly<Record<string, number>>,
  fields: MappedFields,
  tally: Tally,
): MappedRewards {
  const paths = Object.keys(weights);
  const names = shortNames(paths);
  const told = paths.map((path, i) => weighted(names[i]!, weights[path]!)).join(' + ');
  tally.note('reward-parts', `reward = ${told}, parts of one rollout`);
  const [first = ''] = paths;
  return {
    patterns: [first],
    summed: Object.values(weights).every((weight) => weight === 1) ? paths : undefined,
    *of(row, wants) {
      for (const leaf of leaves(row, first)) {
        if (!wants(leaf, first)) continue;
        const values = paths.map((path) => fields.at(path, row, leaf));
        const numbers = values.map((value, i) => tally.verdict(value, paths[i]!));
        const parts = Object.fromEntries(names.map((name, i) => [name, numbers[i]!]));
        const reward = totalOfParts(numbers, (i) => weights[paths[i]!]!);
        const end = values
          .map((value, i) => tally.endOf(value, paths[i]!))
          .find((one) => one !== undefined);
        yield { leaf, column: first, reward, end, parts };
      }
    },
  };
}

/** Parts in one field, by their names or places. */
function inside(
  path: string,
  weights: Readonly<Record<string, number>> | undefined,
  tally: Tally,
): MappedRewards {
  return {
    patterns: [path],
    summed: undefined,
    *of(row, wants) {
      for (const leaf of ends(row, path)) {
        if (!wants(leaf, path)) continue;
        const { value } = leaf;
        if (typeof value !== 'object' || value === null) {
          const reward = tally.verdict(value, path);
          yield { leaf, column: path, reward, end: tally.endOf(value, path), parts: undefined };
          continue;
        }
        const fields = value as Readonly<Record<string, unknown>>;
        const names = weights === undefined ? Object.keys(fields) : Object.keys(weights);
        const numbers = names.map((name) => tally.verdict(fields[name], `${path}.${name}`));
        const parts = Object.fromEntries(names.map((name, i) => [name, numbers[i]!]));
        const reward = totalOfParts(numbers, (i) => weights?.[names[i]!] ?? 1);
        yield { leaf, column: path, reward, end: undefined, parts };
      }
    },
  };
}

/** A list with an entry per token or turn of one rollout. */
function ofTokens(patterns: readonly string[], take: 'sum' | 'last', tally: Tally): MappedRewards {
  const columnsIn = columnsOf(patterns);
  return {
    patterns,
    summed: undefined,
    *of(row, wants) {
      for (const column of columnsIn(row))
        for (const leaf of ends(row, column)) {
          if (!wants(leaf, column)) continue;
          const { value } = leaf;
          const list: readonly unknown[] = Array.isArray(value) ? value.flat(3) : [value];
          const numbers = list.map((one) => tally.verdict(one, column));
          const known = numbers.filter((one) => !Number.isNaN(one));
          const reward = take === 'last' ? known.at(-1) : totalOfParts(known, () => 1);
          yield { leaf, column, reward: reward ?? Number.NaN, end: undefined, parts: undefined };
        }
    },
  };
}

const weighted = (name: string, weight: number): string =>
  weight === 1 ? name : `${weight} × ${name}`;

/** The last names of paths, where they tell them apart. */
function shortNames(paths: readonly string[]): readonly string[] {
  const last = paths.map((path) => path.slice(path.lastIndexOf('.') + 1));
  return new Set(last).size === last.length ? last : paths;
}
