import { checkGroupSize, DomainError, type Rng } from '@bits-per-sample/core';
import { withDefaults } from '../check/withDefaults.ts';
import { drawIndex } from '../numeric/drawIndex.ts';
import { fromStateJson } from '../state/fromStateJson.ts';
import { toStateJson } from '../state/toStateJson.ts';
import type { AskRequest, Draw } from '../strategy/assignment.ts';
import type { Outcome } from '../strategy/outcome.ts';
import { checkKnown } from '../strategy/poolRows.ts';
import type { Json, Strategy } from '../strategy/strategy.ts';
import type { Task } from '../strategy/task.ts';

/** Options that every choice of an opponent has. */
export interface OpponentOptions {
  /** Games per group, an integer ≥ 1. Default 8. */
  readonly groupSize?: number;
  /** Seats of the game. The opponent's is drawn evenly; 1: none is drawn. Default 2. */
  readonly sides?: number;
  /** Rewards of a lost and of a won game; those between count in proportion. Default [0, 1]. */
  readonly rewardRange?: readonly [loss: number, win: number];
}

/** Opponents, oldest first, and a row of numbers on each. */
export interface Roster {
  ids: string[];
  columns: Record<string, Float64Array>;
  /** Numbers on the learner. */
  readonly learner: Record<string, number>;
  /** Newest policy version seen. */
  version: number;
}

/** Games against one opponent: how many, and their mean score for the learner. */
interface Score {
  readonly games: number;
  readonly score: number;
}

/** One way to choose opponents. */
export interface Choice {
  readonly kind: string;
  readonly config: { readonly [key: string]: Json };
  readonly options: OpponentOptions;
  /** Numbers on the learner before the first game. */
  readonly learner?: Readonly<Record<string, number>>;
  /** Numbers on an opponent that joins; `first`: with the pool, before the first game. */
  newcomer(roster: Roster, first: boolean): Readonly<Record<string, number>>;
  /** Takes in games of opponent `at` against the policy of `version`. */
  learn(roster: Roster, at: number, score: Score, version: number): void;
  /** Share of the draws of each opponent. */
  share(roster: Roster): Float64Array;
  /** Why: numbers by name, one per opponent. */
  components(roster: Roster): Readonly<Record<string, Float64Array>>;
}

/** Games and mean score of an outcome; `match` outweighs rewards, errors alone are no game. */
function scoreOf({ match, rewards }: Outcome, [loss, win]: readonly [number, number]): Score {
  if (match && rewards.length > 0)
    return { games: 1, score: match === 'win' ? 1 : match === 'draw' ? 0.5 : 0 };
  const sum = rewards.reduce(
    (total, reward) => total + Math.min(1, Math.max(0, (reward - loss) / (win - loss))),
    0,
  );
  return { games: rewards.length, score: sum / Math.max(1, rewards.length) };
}

function join(roster: Roster, tasks: readonly Task[], choice: Choice, first: boolean): void {
  for (const task of tasks) checkKnown(task);
  const known = new Set(roster.ids);
  const arrived = new Map(tasks.map((task) => [task.id, task]));
  const fresh = [...arrived.keys()].filter((id) => !known.has(id));
  const values = choice.newcomer(roster, first);
  for (const [name, value] of Object.entries(values)) {
    const before = roster.columns[name] ?? new Float64Array(0);
    const column = new Float64Array(before.length + fresh.length).fill(value);
    column.set(before);
    roster.columns[name] = column;
  }
  const place = roster.ids.length;
  roster.ids = [...roster.ids, ...fresh];
  fresh.forEach((id, i) => {
    const { successes = 0, attempts = 0 } = arrived.get(id)!;
    const score = { games: attempts, score: successes / attempts };
    if (attempts > 0) choice.learn(roster, place + i, score, roster.version);
  });
}

function leave(roster: Roster, gone: ReadonlySet<string>): void {
  const stays = roster.ids.map((id) => !gone.has(id));
  roster.ids = roster.ids.filter((_, i) => stays[i]);
  for (const [name, column] of Object.entries(roster.columns))
    roster.columns[name] = column.filter((_, i) => stays[i]);
}

/** v2 before v10: shorter names first. The order of the first pool's list does not count. */
const byName = ({ id: a }: Task, { id: b }: Task): number =>
  a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);

/** A {@link Choice} under the contract: the agents are the tasks of the pool. */
// long: the methods of one strategy, side by side
export function opponentStrategy(choice: Choice): Strategy<Roster> {
  const { kind, config, options } = choice;
  const { groupSize, sides, rewardRange } = withDefaults(kind, options, {
    groupSize: 8,
    sides: 2,
    rewardRange: [0, 1],
  });
  checkGroupSize(kind, groupSize);
  if (!(Number.isInteger(sides) && sides >= 1))
    throw new DomainError(kind, 'sides', 'an integer ≥ 1', sides);
  if (!(Number.isFinite(rewardRange[1] - rewardRange[0]) && rewardRange[0] !== rewardRange[1]))
    throw new DomainError(kind, 'rewardRange', 'two different numbers', rewardRange.join(', '));

  const draw = (
    roster: Roster,
    at: number,
    probability: number,
    { groups, rolloutBudget = groups * groupSize }: AskRequest,
    why: Readonly<Record<string, Float64Array>>,
    rng: Rng,
  ): Draw => {
    const agent = roster.ids[at]!;
    return {
      task: agent,
      rollouts: Math.max(1, Math.floor(rolloutBudget / groups)),
      probability,
      opponent: sides === 1 ? { agent } : { agent, side: Math.floor(rng.next() * sides) },
      components: Object.fromEntries(
        Object.entries(why).map(([name, column]) => [name, column[at]!]),
      ),
    };
  };
  const checkPool = ({ ids }: Roster) => {
    if (ids.length === 0) throw new DomainError('ask', 'pool', 'with at least one task', 'none');
  };

  return {
    kind,
    version: 1,
    config: { groupSize, sides, rewardRange, ...config },
    needs: [],
    init(tasks) {
      const roster = { ids: [], columns: {}, learner: { ...choice.learner }, version: 0 };
      join(roster, tasks.toSorted(byName), choice, true);
      return roster;
    },
    ask(roster, request, rng) {
      checkPool(roster);
      roster.version = Math.max(roster.version, request.policyVersion);
      const share = choice.share(roster);
      const why = choice.components(roster);
      return Array.from({ length: request.groups }, () => {
        const at = drawIndex(share, rng);
        return draw(roster, at, share[at]!, request, why, rng);
      });
    },
    evaluate(roster, request, rng) {
      checkPool(roster);
      const why = choice.components(roster);
      const left = roster.ids.map((_, i) => i);
      const count = Math.min(request.groups, left.length);
      const probability = count / left.length;
      return Array.from({ length: count }, () => {
        const [at] = left.splice(Math.floor(rng.next() * left.length), 1);
        return draw(roster, at!, probability, request, why, rng);
      });
    },
    observe(roster, settled) {
      return settled.map(({ draw: { task }, outcome }) => {
        roster.version = Math.max(roster.version, outcome.policyVersion);
        const at = roster.ids.indexOf(task);
        const score = scoreOf(outcome, rewardRange);
        if (at >= 0 && score.games > 0) choice.learn(roster, at, score, outcome.policyVersion);
        return { admit: true };
      });
    },
    change(roster, { add = [], remove = [] }) {
      leave(roster, new Set(remove));
      join(roster, add, choice, false);
    },
    weights: (roster) => ({
      ids: [...roster.ids],
      p: choice.share(roster),
      components: choice.components(roster),
    }),
    metrics: (roster) => ({ opponents: roster.ids.length, ...roster.learner }),
    save: toStateJson,
    load: (saved) => fromStateJson(saved) as Roster,
  };
}
