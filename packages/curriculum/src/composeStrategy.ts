import { DomainError, type Rng } from '@bits-per-sample/core';
import { BeliefIndex } from './sample/beliefIndex.ts';
import type { Lot, Odds, Sampler } from './sample/sampler.ts';
import { SumTree } from './sample/sumTree.ts';
import { uniform53 } from './sample/uniform53.ts';
import { fromStateJson } from './state/fromStateJson.ts';
import { toStateJson } from './state/toStateJson.ts';
import type { AskRequest, Draw } from './strategy/assignment.ts';
import type { Judgement, Settled } from './strategy/outcome.ts';
import type { Pool } from './strategy/pool.ts';
import { emptyPool, removeRow, reserve, writeLabels } from './strategy/poolRows.ts';
import type {
  Allocator,
  CountingEstimator,
  Estimator,
  Filter,
  Gate,
  Group,
  Guard,
  Modifier,
  Score,
  Stage,
} from './strategy/stage.ts';
import type { Json, Need, Strategy } from './strategy/strategy.ts';
import type { PoolChange, Task } from './strategy/task.ts';

/** The stages of a strategy. */
export interface Composition {
  /** Name under which snapshots find it: that of the function that makes it. */
  readonly kind: string;
  /** Version of the state's layout. Default 1. */
  readonly version?: number;
  /** The function's options, defaults filled in. */
  readonly config: { readonly [key: string]: Json };
  /** Labels it cannot work without. */
  readonly needs?: readonly Need[];
  /** Pass rates from outcomes. */
  readonly estimate: Estimator;
  /** Worth from pass rates. */
  readonly score: Score;
  /** Changes of weight, in order. */
  readonly modify?: readonly (Modifier | Guard)[];
  /** Soft exclusions. */
  readonly filter?: readonly Filter[];
  /** A batch from weights. */
  readonly sample: Sampler;
  /** Group sizes. */
  readonly allocate: Allocator;
  /** Admission; all must agree. */
  readonly gate?: readonly Gate[];
  /** Score of a task whose score is NaN: nothing is known. Default 1. */
  readonly unseen?: number;
  /** Groups in a row lost to errors after which a stratum is frozen. Default 8. */
  readonly frozenAfter?: number;
  /** Brings what an older version saved into the layout of this one. */
  readonly migrate?: (saved: Json, version: number) => Json;
}

/** State of a composed strategy: the pool, and what can be made again from it. */
export interface ComposedState {
  /** Labels and memory. */
  readonly pool: Pool;
  /** Row of each task. */
  readonly rows: Map<string, number>;
  /** Trees of weights: one, whose leaves are the rows, or one per stratum when strata are guarded. */
  readonly lots: (Lot & { readonly rows: number[] | undefined })[];
  /** Leaf of each row in the lot of its stratum; empty when strata are not guarded. */
  readonly leaves: number[];
  /** Rows that have a leaf. */
  planted: number;
  /** Next row to be brought up to date. */
  cursor: number;
  /** Rows whose weight is out of date. */
  overdue: number;
}

/** A strategy whose evidence is counts: states of runs that began apart can be added up. */
export interface CountingStrategy<S> extends Strategy<S> {
  /** Adds the evidence of another run on the same tasks to a state. */
  merge(into: S, from: S): void;
}

const sortedById = (tasks: readonly Task[]): readonly Task[] =>
  tasks.every((task, i) => i === 0 || tasks[i - 1]!.id < task.id)
    ? tasks
    : [...tasks].sort((x, y) => (x.id < y.id ? -1 : x.id > y.id ? 1 : 0));

const least = 1e-12;
const most = 1e12;

const admitted: Judgement = { admit: true };

/** Weights brought up to date per ask, at the least; pools up to this size are always exact. */
const swept = 1024;

/**
 * A strategy as one expression: estimate → score → modify → filter → sample → allocate → gate.
 *
 * Each stage is a small constant object that knows nothing of the others; what it remembers of a
 * task lies in columns of the pool. The composition sees to what every strategy must do:
 *
 * - every weight is positive, so that no task is ever lost;
 * - outcomes of errors alone move nothing; a stratum that lost its last `frozenAfter` groups to
 *   errors is frozen: its clock stands still until a reward comes back, and under a guard it gets
 *   no more than the guard's share;
 * - all gates must agree, and the first that refuses names the reason;
 * - the order of the list of tasks does not count, and a task drawn or observed costs O(log N).
 *
 * Weights that change by themselves (posteriors that widen, staleness) are brought up to date when
 * the policy version moves: for pools up to 1 024 tasks all of them, so draws are exact; in larger
 * ones max(1 024, 4 × groups) per ask in turn, and the draw is exact for the weights as they stand,
 * which is what its propensity says.
 *
 * @param composition the stages.
 * @returns the strategy.
 * @throws {DomainError} two stages that remember under the same name.
 *
 * @example
 * ```ts
 * const halfway = composeStrategy({
 *   kind: 'halfway',
 *   config: {},
 *   estimate: betaCounts(),
 *   score: nearTarget({ target: 0.5 }),
 *   sample: withReplacement(),
 *   allocate: fixed({ n: 8 }),
 *   gate: [nonDegenerate()],
 * });
 * curriculum(halfway, { tasks: [{ id: 'a' }], seed: 1 }).weights().p; // => Float64Array.of(1)
 * ```
 */
export function composeStrategy(
  composition: Composition & { readonly estimate: CountingEstimator },
): CountingStrategy<ComposedState>;
export function composeStrategy(composition: Composition): Strategy<ComposedState>;
export function composeStrategy(composition: Composition): Strategy<ComposedState> {
  const { kind, version = 1, config, needs = [], migrate } = composition;
  const { estimate, score, sample, allocate, gate: gates = [], filter: filters = [] } = composition;
  const { unseen = 1, frozenAfter = 8, modify = [] } = composition;
  const guard = modify.find((stage): stage is Guard => 'minShare' in stage);
  const modifiers = modify.filter((stage): stage is Modifier => !('minShare' in stage));
  const stages: readonly Stage[] = [
    estimate,
    score,
    ...modifiers,
    ...filters,
    sample,
    allocate,
    ...gates,
  ];
  const initial: Record<string, number> = {};
  for (const stage of stages)
    for (const [name, value] of Object.entries(stage.columns ?? {})) {
      if (Object.hasOwn(initial, name))
        throw new DomainError('composeStrategy', 'stages', 'with columns of their own', name);
      initial[name] = value;
    }
  const timed = stages.some((stage) => stage.timed);
  const watched = stages.some((stage) => stage.drawn);
  const plain = modifiers.length === 0 && filters.length === 0;
  // beliefs are looked up by class where nothing but the task's own groups can change them
  const indexed =
    sample.indexed === true &&
    !guard &&
    estimate.resting !== undefined &&
    score.best !== undefined &&
    ![score, ...modifiers, ...filters].some((stage) => stage.timed);

  /** The parts of a weight; written into `parts` when it is given. */
  function weigh(pool: Pool, row: number, parts?: Record<string, number>): number {
    const mean = estimate.mean(pool, row);
    let weight = score.score(pool, row, mean);
    if (Number.isNaN(weight)) weight = unseen;
    if (parts) {
      parts.estimate = mean;
      parts.score = weight;
    }
    for (const stage of modifiers) {
      const before = weight;
      weight = stage.modify(weight, pool, row, mean);
      if (parts) parts[stage.name] = before === weight ? 1 : weight / before;
    }
    if (sample.transform) weight = sample.transform(weight);
    for (const stage of filters) {
      const factor = stage.inside(pool, row, mean) ? 1 : stage.floor;
      weight *= factor;
      if (parts) parts[stage.name] = factor;
    }
    return weight > least ? Math.min(weight, most) : least;
  }

  const oddsOf = (pool: Pool): Odds => ({
    pool,
    score,
    shapes: (row) => estimate.shapes!(pool, row),
    factor(row) {
      if (plain) return 1;
      const worth = score.score(pool, row, estimate.mean(pool, row));
      return worth > least ? weigh(pool, row) / worth : 1;
    },
  });

  function refresh({ pool, lots, leaves }: ComposedState, row: number): void {
    const weight = weigh(pool, row);
    if (guard) lots[pool.stratum[row]!]!.tree.set(leaves[row]!, weight);
    else lots[0]!.tree.set(row, weight);
    if (indexed) note(pool, lots[0]!.beliefs!, row);
  }

  function note(pool: Pool, beliefs: BeliefIndex, row: number): void {
    const whole = estimate.resting!(pool, row) && oddsOf(pool).factor(row) >= 1;
    beliefs.set(row, whole ? estimate.shapes!(pool, row) : undefined);
  }

  /** Gives a row its leaf in the lot of its stratum. */
  function enter({ pool, lots, leaves }: ComposedState, row: number): void {
    const at = pool.stratum[row]!;
    while (lots.length <= at) lots.push({ tree: new SumTree(), rows: [] });
    const { tree, rows } = lots[at]!;
    leaves[row] = rows!.push(row) - 1;
    tree.push(weigh(pool, row));
  }

  /** Takes it away; the lot's last leaf moves into its place. */
  function leave({ pool, lots, leaves }: ComposedState, row: number): void {
    const { tree, rows } = lots[pool.stratum[row]!]!;
    const leaf = leaves[row]!;
    const moved = rows!.pop()!;
    if (moved !== row) {
      rows![leaf] = moved;
      leaves[moved] = leaf;
      tree.set(leaf, tree.weights[rows!.length]!);
    }
    tree.pop();
  }

  function remove(state: ComposedState, id: string): void {
    const row = state.rows.get(id);
    if (row === undefined) return;
    const { pool, lots, leaves, rows } = state;
    const last = pool.size - 1;
    if (row !== last) rows.set(pool.ids[last]!, row);
    if (guard) {
      leave(state, row);
      if (row !== last) {
        leaves[row] = leaves[last]!;
        lots[pool.stratum[last]!]!.rows![leaves[row]!] = row;
      }
      leaves.pop();
    } else {
      const { tree } = lots[0]!;
      tree.set(row, tree.weights[last]!);
      tree.pop();
      lots[0]!.beliefs?.remove(row, last);
    }
    state.planted--;
    state.rows.delete(id);
    removeRow(state.pool, row, initial);
    if (state.cursor >= state.pool.size) state.cursor = 0;
    state.overdue = Math.min(state.overdue, state.pool.size);
  }

  function add(state: ComposedState, tasks: readonly Task[]): void {
    const { pool } = state;
    const fresh = pool.size === 0;
    const strata = new Map(pool.strata.map((name, s) => [name, s]));
    reserve(pool, pool.size + tasks.length, initial);
    for (const task of sortedById(tasks)) {
      const parent = task.parent === undefined ? undefined : state.rows.get(task.parent);
      const known = state.rows.get(task.id);
      if (known !== undefined) {
        const planted = known < state.planted;
        if (guard && planted) leave(state, known);
        writeLabels(pool, known, task, { parent, fresh, strata });
        if (guard && planted) enter(state, known);
        else if (planted) refresh(state, known);
        continue;
      }
      const row = pool.size;
      writeLabels(pool, row, task, { parent, fresh, strata });
      state.rows.set(task.id, row);
      pool.size++;
    }
    // a pool that was emptied and filled again keeps what was learned of all tasks together
    if (fresh)
      for (const stage of stages)
        Object.assign(pool.shared, { ...stage.shared?.(pool), ...pool.shared });
  }

  function advance(state: ComposedState, newest: number): void {
    const { pool } = state;
    if (newest <= pool.version) return;
    const by = newest - Math.max(0, pool.version);
    pool.clock.forEach((time, s) => {
      if (pool.lost[s]! < frozenAfter) pool.clock[s] = time + by;
    });
    pool.version = newest;
    if (timed) state.overdue = pool.size;
  }

  function sweep(state: ComposedState, groups: number): void {
    const { pool } = state;
    for (let k = Math.min(state.overdue, Math.max(swept, 4 * groups)); k > 0; k--) {
      refresh(state, state.cursor);
      state.cursor = state.cursor + 1 < pool.size ? state.cursor + 1 : 0;
      state.overdue--;
    }
  }

  /** Share of the draws of each lot: that of its weight, but at least the guard's. */
  function lotShares({ pool, lots }: ComposedState): number[] {
    const totals = lots.map(({ tree }) => (tree.size > 0 ? tree.total : 0));
    const alive = totals.filter((total) => total > 0).length;
    if (!guard) return totals.map((total) => (total > 0 ? 1 : 0));
    const floor = Math.min(guard.minShare, 1 / alive);
    const held = totals.map((total, s) => floor > 0 && total > 0 && pool.lost[s]! >= frozenAfter);
    if (held.filter(Boolean).length === alive) held.fill(false);
    for (;;) {
      const free = totals.reduce((sum, total, s) => sum + (held[s] ? 0 : total), 0);
      const rest = 1 - floor * held.filter(Boolean).length;
      const low = totals.findIndex(
        (total, s) => total > 0 && !held[s] && (total / free) * rest < floor * (1 - 1e-12),
      );
      if (low < 0)
        return totals.map((total, s) => (held[s] ? floor : total && (total / free) * rest));
      held[low] = true;
    }
  }

  /** How many groups each lot gets, and what that makes of a propensity within it. */
  function quotas(state: ComposedState, groups: number, rng: Rng) {
    const shares = lotShares(state);
    const single = shares.filter((share) => share > 0).length === 1;
    if (single) return shares.map((share) => ({ count: share > 0 ? groups : 0, chance: 1 }));
    const counts = shares.map(() => 0);
    if (sample.replacement) {
      const tree = new SumTree(shares);
      for (let k = 0; k < groups; k++) counts[tree.find(uniform53(rng) * tree.total)]!++;
      return counts.map((count, s) => ({ count, chance: shares[s]! }));
    }
    let before = uniform53(rng);
    shares.forEach((share, s) => {
      const after = before + share * groups;
      counts[s] = Math.floor(after) - Math.floor(before);
      before = after;
    });
    // rounding may lose one; lots too small for their share leave the rest to others
    let left = groups - counts.reduce((a, b) => a + b, 0);
    const sizes = state.lots.map(({ tree }) => tree.size);
    counts.forEach((count, s) => {
      left += Math.max(0, count - sizes[s]!);
      counts[s] = Math.min(count, sizes[s]!);
    });
    counts.forEach((count, s) => {
      const more = Math.min(Math.max(0, left), sizes[s]! - count);
      counts[s] = count + more;
      left -= more;
    });
    return counts.map((count, s) => ({ count, chance: Math.min(1, shares[s]! * groups) }));
  }

  function ask(state: ComposedState, request: AskRequest, rng: Rng): readonly Draw[] {
    const { pool } = state;
    if (pool.size === 0) throw new DomainError('ask', 'pool', 'with at least one task', 'none');
    advance(state, request.policyVersion);
    sweep(state, request.groups);
    const odds = oddsOf(pool);
    const rows: number[] = [];
    const chances: number[] = [];
    quotas(state, request.groups, rng).forEach(({ count, chance }, s) => {
      if (count === 0) return;
      const lot = state.lots[s]!;
      const { leaves, probabilities } = sample.sample(lot, count, rng, odds);
      leaves.forEach((leaf, k) => {
        rows.push(lot.rows ? lot.rows[leaf]! : leaf);
        chances.push(probabilities[k]! * chance);
      });
    });
    const sizes = allocate.allocate(pool, rows, request.rolloutBudget);
    const draws = rows.map((row, k): Draw => {
      const components: Record<string, number> = {};
      components.weight = weigh(pool, row, components);
      const draw = {
        task: pool.ids[row]!,
        rollouts: sizes[k]!,
        probability: chances[k]!,
        components,
      };
      return allocate.details ? { ...draw, ...allocate.details(pool, row) } : draw;
    });
    if (watched)
      for (const row of rows) {
        for (const stage of stages) stage.drawn?.(pool, row);
        refresh(state, row);
      }
    return draws;
  }

  function judge(pool: Pool, row: number | undefined, group: Group): Judgement {
    let refusal = allocate.refuses?.(pool, group);
    let repeats = 0;
    for (const gate of gates) {
      const reason = gate.refuses(pool, group);
      if (reason !== undefined && refusal === undefined) {
        refusal = reason;
        repeats = gate.repeats ?? 0;
      }
    }
    const { attempt = 0 } = group.draw.components;
    const again = row !== undefined && attempt < repeats;
    const followUp = again
      ? { ...group.draw, components: { ...group.draw.components, attempt: attempt + 1 } }
      : row !== undefined && allocate.followUp?.(pool, row, group);
    const judgement = refusal === undefined ? admitted : { admit: false, reason: refusal };
    return followUp ? { ...judgement, followUp } : judgement;
  }

  function observe(state: ComposedState, settled: readonly Settled[]): readonly Judgement[] {
    const { pool } = state;
    const touched = new Set<number>();
    const judgements = settled.map(({ draw, outcome, lag }): Judgement => {
      const { rewards, errors = 0 } = outcome;
      advance(state, outcome.policyVersion + lag);
      const row = state.rows.get(draw.task);
      const n = rewards.length;
      if (n === 0) {
        if (errors > 0 && row !== undefined) pool.lost[pool.stratum[row]!]!++;
        return { admit: false, reason: 'errors' };
      }
      let sum = 0;
      let successes = 0;
      for (const reward of rewards) {
        sum += reward;
        successes += Math.min(1, Math.max(0, reward));
      }
      const group = { draw, outcome, lag, n, successes, mean: sum / n };
      if (row !== undefined) {
        pool.lost[pool.stratum[row]!] = 0;
        for (const stage of stages) stage.observe?.(pool, row, group);
        touched.add(row);
      }
      return judge(pool, row, group);
    });
    for (const row of touched) refresh(state, row);
    return judgements;
  }

  function weights({ pool, lots, ...rest }: ComposedState) {
    const shares = lotShares({ pool, lots, ...rest });
    const p = new Float64Array(pool.size);
    const odds = oddsOf(pool);
    lots.forEach((lot, s) => {
      const within = lot.tree.size > 0 ? sample.shares?.(lot, odds) : undefined;
      for (let leaf = 0; leaf < lot.tree.size; leaf++) {
        const row = lot.rows ? lot.rows[leaf]! : leaf;
        p[row] = shares[s]! * (within?.[leaf] ?? lot.tree.weights[leaf]! / lot.tree.total);
      }
    });
    const names = [...modifiers, ...filters].map((stage) => stage.name);
    const components = Object.fromEntries(
      ['estimate', 'score', 'weight', ...names].map((name) => [name, new Float64Array(pool.size)]),
    );
    for (let row = 0; row < pool.size; row++) {
      const parts: Record<string, number> = {};
      parts.weight = weigh(pool, row, parts);
      for (const [name, value] of Object.entries(parts)) components[name]![row] = value;
    }
    return { ids: pool.ids.slice(), p, components };
  }

  const freshIndex = () => (indexed ? new BeliefIndex() : undefined);

  /** Gives the rows that have none their leaves. */
  function plant(state: ComposedState): void {
    const { pool, lots } = state;
    if (guard) for (let row = state.planted; row < pool.size; row++) enter(state, row);
    else if (state.planted === 0)
      lots[0]!.tree.rebuild(Float64Array.from({ length: pool.size }, (_, row) => weigh(pool, row)));
    else for (let row = state.planted; row < pool.size; row++) lots[0]!.tree.push(weigh(pool, row));
    if (indexed)
      for (let row = state.planted; row < pool.size; row++) note(pool, lots[0]!.beliefs!, row);
    state.planted = pool.size;
  }

  return {
    kind,
    version,
    config,
    needs,
    init(tasks) {
      const state: ComposedState = {
        pool: emptyPool(Object.keys(initial)),
        rows: new Map(),
        lots: guard ? [] : [{ tree: new SumTree(), rows: undefined, beliefs: freshIndex() }],
        leaves: [],
        planted: 0,
        cursor: 0,
        overdue: 0,
      };
      add(state, tasks);
      if (state.rows.size !== tasks.length)
        throw new DomainError(kind, 'tasks', 'with ids that differ', 'an id twice');
      plant(state);
      return state;
    },
    ask,
    observe,
    change(state, { add: added = [], remove: removed = [] }: PoolChange) {
      for (const id of removed) remove(state, id);
      add(state, added);
      plant(state);
    },
    weights,
    metrics: ({ pool }) => ({
      tasks: pool.size,
      strata: pool.strata.length,
      frozen: pool.lost.filter((lost) => lost >= frozenAfter).length,
    }),
    save({ pool, lots, cursor, overdue, leaves }) {
      const cut = <A extends Float64Array | Int32Array>(column: A) => column.slice(0, pool.size);
      const each = (columns: Record<string, Float64Array>) =>
        Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, cut(column)]));
      const weight = guard ? new Float64Array(pool.size) : cut(lots[0]!.tree.weights);
      if (guard)
        leaves.forEach((leaf, row) => {
          weight[row] = lots[pool.stratum[row]!]!.tree.weights[leaf]!;
        });
      return toStateJson({
        ...pool,
        difficulty: cut(pool.difficulty),
        maxHint: cut(pool.maxHint),
        stratum: cut(pool.stratum),
        features: each(pool.features),
        columns: each(pool.columns),
        weight,
        ...(guard && { leaves: Int32Array.from(leaves) }),
        cursor,
        overdue,
      });
    },
    load(saved, savedVersion) {
      const json = savedVersion < version && migrate ? migrate(saved, savedVersion) : saved;
      const state = loadState(json, { initial, guarded: guard !== undefined });
      if (!indexed) return state;
      const beliefs = new BeliefIndex();
      for (let row = 0; row < state.pool.size; row++) note(state.pool, beliefs, row);
      return { ...state, lots: [{ ...state.lots[0]!, beliefs }] };
    },
    ...('counts' in estimate && {
      merge(into: ComposedState, from: ComposedState) {
        for (const [id, other] of from.rows) {
          const row = into.rows.get(id);
          if (row === undefined) continue;
          for (const name of (estimate as CountingEstimator).counts)
            into.pool.columns[name]![row]! += from.pool.columns[name]![other]!;
          refresh(into, row);
        }
      },
    }),
  };
}

interface Saved extends Pool {
  readonly weight: Float64Array;
  readonly leaves?: Int32Array;
  readonly cursor: number;
  readonly overdue: number;
}

function loadState(
  json: Json,
  { initial, guarded }: { initial: Readonly<Record<string, number>>; guarded: boolean },
): ComposedState {
  const saved = fromStateJson(json) as Saved;
  const need = (fine: boolean, part: string): void => {
    if (!fine) throw new DomainError('restore', `state.${part}`, 'as save wrote it', 'another');
  };
  need(saved !== null && typeof saved === 'object', 'pool');
  const { weight, leaves, cursor, overdue, ...pool } = saved;
  const { size, ids, strata, clock, lost, stratum, columns, features, shared } = pool;
  const doubles = (x: unknown) => x instanceof Float64Array && x.length === size;
  const group = (x: unknown) => x !== null && typeof x === 'object' && !Array.isArray(x);
  need(Array.isArray(ids) && ids.every((id) => typeof id === 'string'), 'ids');
  need(size === ids.length && new Set(ids).size === size, 'size');
  need(Array.isArray(strata) && strata.every((name) => typeof name === 'string'), 'strata');
  for (const [name, list] of Object.entries({ clock, lost }))
    need(Array.isArray(list) && list.length === strata.length && list.every(Number.isFinite), name);
  need(stratum instanceof Int32Array && stratum.length === size, 'stratum');
  need(
    stratum.every((s) => s >= 0 && s < strata.length),
    'stratum',
  );
  need(doubles(pool.difficulty) && doubles(pool.maxHint), 'labels');
  need(group(columns) && group(features) && group(shared), 'columns');
  for (const name of Object.keys(initial)) need(doubles(columns[name]), `columns.${name}`);
  need(Object.values({ ...columns, ...features }).every(doubles), 'columns');
  need(
    Object.values(shared).every((x) => x instanceof Float64Array),
    'shared',
  );
  need(doubles(weight) && weight.every((w) => w >= least && w <= most), 'weight');
  need(Number.isInteger(cursor) && cursor >= 0 && (cursor < size || cursor === 0), 'cursor');
  need(Number.isInteger(overdue) && overdue >= 0 && overdue <= size, 'overdue');
  need(Number.isFinite(pool.version), 'version');
  const rest = {
    pool: { ...pool, columns: { ...columns }, shared: { ...shared } },
    rows: new Map(ids.map((id, row) => [id, row])),
    planted: size,
    cursor,
    overdue,
  };
  if (!guarded)
    return { ...rest, lots: [{ tree: new SumTree(weight), rows: undefined }], leaves: [] };
  need(leaves instanceof Int32Array && leaves.length === size, 'leaves');
  const lots: number[][] = strata.map(() => []);
  leaves!.forEach((leaf, row) => {
    const lot = lots[stratum[row]!]!;
    need(leaf >= 0 && leaf < size && lot[leaf] === undefined, 'leaves');
    lot[leaf] = row;
  });
  for (const rows of lots) need(!rows.includes(undefined as never), 'leaves');
  return {
    ...rest,
    lots: lots.map((rows) => ({ rows, tree: new SumTree(rows.map((row) => weight[row]!)) })),
    leaves: Array.from(leaves!),
  };
}
