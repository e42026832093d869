import type { ColumnMapping } from '../log/columnMapping.ts';
import { columnVerdicts } from '../rows/columnVerdicts.ts';
import { LogTally } from '../rows/logTally.ts';
import { type ColumnPath, columnPaths } from './columnPaths.ts';
import { isIdentity, isRolloutId, placeOf, promptRank, rewardFit, wordsOf } from './columnWords.ts';
import type { TriedLog } from './tryMapping.ts';

/** A column that may be the reward. */
interface RewardCandidate {
  readonly column: ColumnPath;
  /** 0 is best: a 0/1 column with a telling name; from 3 on it must also differ within groups. */
  readonly rank: number;
}

/** Columns that may name the prompt. */
export interface GroupCandidate {
  readonly mapping: ColumnMapping;
  /** What it is called; '' for a place in a list. */
  readonly name: string;
  /** Whether the name says that it is a prompt, and not any number. */
  readonly strong: boolean;
}

/** What the columns of a log may be, the most likely first. */
export interface Candidates {
  readonly rewards: readonly RewardCandidate[];
  readonly counts: readonly ColumnMapping[];
  /** Columns of 0 and 1, or words for them, that may each be a rollout of the prompt of their row. */
  readonly side: readonly string[];
  /** Columns for the prompt of what a reward column holds. */
  groups(reward: ColumnPath | undefined): GroupCandidate[];
  /** Columns that say who or what made a rollout. */
  readonly identities: readonly string[];
  /** Further columns, each of which may be left away. */
  readonly extras: readonly ColumnMapping[];
}

const RIGHT = new Set(
  'correct correctness acc accuracy success resolved solved pass passed binarized binary exact em match right win won'.split(
    ' ',
  ),
);

/** What the columns in the head of a log may be. */
export function candidatesIn({ head, single }: TriedLog): Candidates {
  const rows = head.rows.slice(head.ahead);
  const columns = columnPaths(rows).filter(({ values }) => values.some(isThere));
  const top = columns.filter(({ lists }) => lists.length === 0);
  const rewards = columns.flatMap((column) => {
    const rank = rewardRank(column);
    return rank === undefined ? [] : [{ column, rank }];
  });
  const best = (field: 'step' | 'outputTokens') =>
    closest(top.filter(isNumeric), placeOf[field]).slice(0, 1);
  return {
    rewards: rewards.sort((a, b) => a.rank - b.rank).slice(0, 8),
    counts: countsIn(columns),
    side: sideBySide(top.filter(isVerdict)),
    groups: (reward) => groupsFor(columns, reward, single),
    identities: columns.filter(({ name }) => isIdentity(name)).map(({ path }) => path),
    extras: [
      ...best('step').map(({ path }) => ({ step: path })),
      ...top.filter(({ name }) => isRolloutId(name)).map(({ path }) => ({ rollout: path })),
      ...best('outputTokens').map(({ path }) => ({ outputTokens: path })),
      ...closest(top, placeOf.status).map(({ path }) => ({ status: path })),
    ],
  };
}

const isThere = (value: unknown): boolean => value !== null && value !== undefined && value !== '';

/** Columns by the place of their names in a list of names. */
const closest = (columns: readonly ColumnPath[], place: (name: string) => number): ColumnPath[] =>
  columns.filter(({ name }) => place(name) >= 0).sort((a, b) => place(a.name) - place(b.name));

/** The values as the reader makes numbers of them; undefined when it cannot of all but a few. */
function numbersIn({ values }: ColumnPath): number[] | undefined {
  const tally = new LogTally();
  tally.words = columnVerdicts;
  const there = values.filter(isThere);
  tally.head = there.map((value) => ({ value }));
  const numbers = there
    .map((value) => tally.verdict(value, 'value'))
    .filter((x) => !Number.isNaN(x));
  return numbers.length > 0 && numbers.length >= 0.9 * there.length ? numbers : undefined;
}

const isNumeric = (column: ColumnPath): boolean => numbersIn(column) !== undefined;

/** Columns that are called rewards, all of them, or none: one among others is the reward alone. */
function sideBySide(verdicts: readonly ColumnPath[]): string[] {
  const called = verdicts.filter(({ name }) => rewardFit(name) !== undefined);
  return (called.length > 0 ? called : verdicts).map(({ path }) => path);
}

/** Whether a column holds both 0 and 1, or words for them, and is not the place of something. */
function isVerdict(column: ColumnPath): boolean {
  const { name } = column;
  if (promptRank(name) !== undefined || isIdentity(name) || isRolloutId(name)) return false;
  if ([placeOf.step, placeOf.outputTokens, placeOf.attempts].some((place) => place(name) >= 0))
    return false;
  const values = new Set(numbersIn(column));
  return values.size === 2 && values.has(0) && values.has(1);
}

function rewardRank(column: ColumnPath): number | undefined {
  const fit = rewardFit(column.name);
  const numbers = numbersIn(column);
  if (numbers === undefined) return undefined;
  const binary = numbers.every((x) => x === 0 || x === 1);
  const depth = column.lists.length / 100;
  if (fit === undefined) {
    const said = column.values.some(
      (value) => typeof value === 'boolean' || typeof value === 'string',
    );
    return binary && said && new Set(numbers).size === 2 && promptRank(column.name) === undefined
      ? 6 + depth
      : undefined;
  }
  const place = fit.rank / 100 + depth / 10;
  if (fit.exact) return (binary ? 0 : 2) + place;
  if (!binary) return 4 + place;
  return (wordsOf(column.name).some((word) => RIGHT.has(word)) ? 1 : 3) + place;
}

function countsIn(columns: readonly ColumnPath[]): ColumnMapping[] {
  const found: ColumnMapping[] = [];
  for (const successes of closest(columns.filter(isNumeric), placeOf.successes))
    for (const attempts of closest(columns.filter(isNumeric), placeOf.attempts)) {
      const together = successes.lists.join() === attempts.lists.join();
      if (successes === attempts || !together) continue;
      found.push({ successes: successes.path, attempts: attempts.path });
    }
  return found.slice(0, 6);
}

function groupsFor(
  columns: readonly ColumnPath[],
  reward: ColumnPath | undefined,
  single: boolean,
): GroupCandidate[] {
  const lists = reward?.lists ?? [];
  // in a document, the list that holds the rewards of one prompt each
  const places = (single ? lists.slice(0, -1) : []).map((list) => ({
    mapping: { group: [list] } as ColumnMapping,
    name: '',
    strong: false,
    // tries of all prompts stand in a list of their own as often as prompts do
    rank: isOfRuns(list) ? 400 : 99,
  }));
  const found = columns
    .filter(
      (column) => column !== reward && column.path !== reward?.path && isBeside(column, lists),
    )
    .flatMap((column) => {
      const rank = promptRank(column.name);
      if (rank === undefined || isFraction(column)) return [];
      const strong = column.name === '*' || wordsOf(column.name).some((word) => STRONG.has(word));
      const text = isText(column);
      const mapping: ColumnMapping = text ? { prompt: column.path } : { group: [column.path] };
      // ids that say so, texts, and any other id
      const place = rank + (text ? 100 : strong ? 0 : 200);
      return [{ mapping, name: column.name, strong: strong && !text, rank: place }];
    })
    .concat(places, lists.length === 0 ? evenly(columns, reward) : [])
    .sort((a, b) => a.rank - b.rank)
    .slice(0, 8)
    .map(({ rank, ...candidate }): GroupCandidate => candidate);
  return [...found, ...(lists.length > 0 ? [{ mapping: {}, name: '', strong: false }] : [])];
}

/** Whether a list holds runs, each of them over all prompts. */
const isOfRuns = (path: string): boolean =>
  /^(?:epoch|run|trial|attempt|repeat|repetition|seed|round|pass)(?:e?s)?$/i.test(
    path.split('.').at(-1) ?? '',
  );

const STRONG = new Set(
  'prompt task problem question instance example doc query puzzle group uid'.split(' '),
);

/** Whether a column says something of each reward: it stands on the way to it, or runs parallel. */
const isBeside = (column: ColumnPath, lists: readonly string[]): boolean => {
  const own = column.lists.at(-1) === column.path ? column.lists.slice(0, -1) : column.lists;
  return own.every((list, at) => lists[at] === list);
};

/** Columns with any name in which every value comes as often, several times: the last resort. */
function evenly(
  columns: readonly ColumnPath[],
  reward: ColumnPath | undefined,
): (GroupCandidate & { rank: number })[] {
  return columns.flatMap((column) => {
    const { name, path, lists, values } = column;
    const named = promptRank(name) ?? rewardFit(name);
    if (path === reward?.path || lists.length > 0 || isIdentity(name) || isRolloutId(name))
      return [];
    if (named !== undefined || isFraction(column)) return [];
    const times = new Map<unknown, number>();
    for (const value of values) times.set(value, (times.get(value) ?? 0) + 1);
    const sizes = [...times.values()].sort((a, b) => a - b);
    const size = sizes[1] ?? 0;
    // the head may end within a group
    const even = sizes.slice(1).every((n) => n === size) && (sizes[0] ?? 0) <= size;
    if (!even || size < 2 || size > 64 || sizes.length < 5) return [];
    return [{ mapping: { group: [path] }, name, strong: false, rank: 500 }];
  });
}

const isFraction = ({ values }: ColumnPath): boolean =>
  values.some(
    (value) => typeof value === 'boolean' || (typeof value === 'number' && value % 1 !== 0),
  );

/** Whether a column holds texts or messages, not names. */
const isText = ({ name, values }: ColumnPath): boolean =>
  !wordsOf(name).some((word) => word === 'id' || word === 'uid' || word === 'hash') &&
  values.some(
    (value) =>
      Array.isArray(value) || (typeof value === 'string' && /[^\w./:#@-]|.{65}/s.test(value)),
  );
