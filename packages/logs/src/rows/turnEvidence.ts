/** A row whose rollout a column may name. */
export interface NamedRow {
  /** The group, as a text that no other step has. */
  readonly group: string;
  /** What the column says; undefined when nothing. */
  readonly name: string | undefined;
  /** NaN when it is missing. */
  readonly reward: number;
  /** NaN when no column counts turns. */
  readonly turn: number;
}

/** What rows say of a column that may name rollouts. */
export interface TurnEvidence {
  /** Groups of several rows. */
  readonly groups: number;
  /** Groups in which some rows, not all, share a name. */
  readonly shared: number;
  /** Names in a group that several rows have. */
  readonly rollouts: number;
  /** Whether the rows of a name are turns of one rollout beyond doubt. */
  readonly certain: boolean;
}

/** Shares from which on rows are turns. */
const IN_ORDER = 0.95;
const AGREE = 0.99;
const SHARED = 0.2;

/**
 * Whether rows are turns of rollouts that a column names: several rows of a group share a name,
 * and either each of them has another turn, or they have one reward while those of other names
 * in the group have others.
 *
 * @param rows rows of a log, all or the first.
 * @param whole whether these are all rows, so that groups are complete.
 */
export function turnEvidence(rows: readonly NamedRow[], whole: boolean): TurnEvidence {
  const groups = new Map<string, Map<string, NamedRow[]>>();
  for (const row of rows) {
    if (row.name === undefined) continue;
    const names = groups.get(row.group) ?? new Map<string, NamedRow[]>();
    groups.set(row.group, names);
    const own = names.get(row.name);
    if (own) own.push(row);
    else names.set(row.name, [row]);
  }
  const sum = { groups: 0, shared: 0, rollouts: 0, several: 0, ordered: 0, agree: 0, differing: 0 };
  for (const names of groups.values()) {
    const lists = [...names.values()];
    const size = lists.reduce((n, list) => n + list.length, 0);
    if (size < 2) continue;
    sum.groups++;
    if (lists.length > 1) sum.several++;
    if (lists.length > 1 && lists.length < size) sum.shared++;
    for (const list of lists) {
      if (list.length < 2) continue;
      sum.rollouts++;
      const turns = new Set(list.map(({ turn }) => turn));
      if (turns.size === list.length && !turns.has(Number.NaN)) sum.ordered++;
      if (rewardsOf(list).size < 2) sum.agree++;
    }
    if (new Set(lists.flatMap((list) => [...rewardsOf(list)])).size > 1) sum.differing++;
  }
  const { groups: n, shared, rollouts, several } = sum;
  const enough = whole ? shared >= SHARED * n && shared > 0 : rollouts >= 8 && several >= 8;
  const byTurn = sum.ordered >= IN_ORDER * rollouts;
  const byReward = sum.agree >= AGREE * rollouts && sum.differing >= Math.max(3, 0.1 * n);
  return { groups: n, shared, rollouts, certain: enough && (byTurn || byReward) };
}

const rewardsOf = (rows: readonly NamedRow[]): Set<number> =>
  new Set(rows.map(({ reward }) => reward).filter((reward) => !Number.isNaN(reward)));
