import { createRng, type Estimate, type Rng, undefinedEstimate } from '@bits-per-sample/core';
import type { Json, Need, Strategy } from '@bits-per-sample/curriculum';
import { ReportError } from '../options/reportError.ts';
import { evidenceOf } from './evidenceOf.ts';
import type { LoggedGroup, LoggedRun } from './loggedRun.ts';

/** How a log is replayed. */
export interface ReplaySettings {
  /** Groups per step; those of the logged step when left out. */
  readonly groups?: number | undefined;
  /** Seed of the strategy's draws and of the bootstrap. Default 0. */
  readonly seed?: number | undefined;
  /** Nominal coverage of the intervals. Default 0.95. */
  readonly level?: number | undefined;
}

/** A mean over groups: as recorded, under the strategy's draws, and the difference. */
export interface Compared {
  /** Mean over the groups of the log. */
  readonly recorded: Estimate;
  /** Mean over the groups that the strategy would have drawn. */
  readonly replayed: Estimate;
  /** Replayed minus recorded, with an interval of its own. */
  readonly difference: Estimate;
}

/** Shares of draws by what the prompt did when it was last drawn before. */
export interface DrawShares {
  readonly unseen: number;
  readonly failed: number;
  readonly between: number;
  readonly solved: number;
}

/** What another strategy would have drawn from a log, and what that is worth. */
export interface Replay {
  readonly schema: 'bits-per-sample/replay/1';
  readonly strategy: { readonly kind: string; readonly config: { readonly [key: string]: Json } };
  /** The log: what was compared are the steps after the first. */
  readonly log: {
    readonly groups: number;
    readonly prompts: number;
    readonly steps: number;
    /** Groups of the steps that were compared. */
    readonly compared: number;
    /** Share of the compared groups whose prompt was drawn in an earlier step. */
    readonly seenBefore: number;
  };
  /** Where the recorded policy's propensities come from. */
  readonly propensities: 'assumed uniform' | 'logged';
  /** Effective sample sizes of the weights, in groups and in prompts. */
  readonly effective: { readonly groups: number; readonly prompts: number };
  /** Mean importance weight: 1 when uniform propensities are right; of logged ones only the ratios count. */
  readonly meanWeight: Estimate;
  readonly liveShare: Compared;
  readonly passRate: Compared;
  readonly bitsPerRollout: Compared;
  /** By what a prompt did when it was last drawn. */
  readonly draws: { readonly recorded: DrawShares; readonly replayed: DrawShares };
  /** Seeded draws of the strategy, step by step: how many, of how many prompts, how many the log drew in that step too. */
  readonly drawn: { readonly groups: number; readonly prompts: number; readonly inLog: number };
  /** What makes the numbers less than they seem; every replay has some. */
  readonly limits: readonly string[];
}

/** Below so many effective prompts an interval means nothing. */
const FEWEST = 30;

/** Mean weight further from 1 than this, beyond chance: the propensities are wrong. */
const OFF = 0.2;

/**
 * Replays a log under another strategy. Before each logged step the strategy, which has seen all
 * the outcomes logged until then, says with which share p of its draws it would take each
 * prompt; the groups of the step, drawn with propensity q, then count p/q each:
 *
 * mean under the strategy ≈ Σ (p/q) y / Σ (p/q)
 *
 * (self-normalised importance weights), with a bootstrap over prompts and, from ten steps on, one
 * over steps, of which the wider interval is given. The first step is not compared: there the
 * strategy had no evidence to draw by. Each logged step counts as one policy version.
 *
 * It answers what the strategy would have drawn from the model as it was recorded. It cannot
 * answer what the model would have become.
 *
 * @param run the log.
 * @param strategy another strategy.
 * @param options groups per step, seed, level.
 * @returns the comparison; estimates are undefined, with the reason, when the log cannot tell.
 * @throws {ReportError} the strategy needs labels that a log does not hold.
 */
export function replayLog(
  run: LoggedRun,
  strategy: Strategy,
  { groups: batch, seed = 0, level = 0.95 }: ReplaySettings = {},
): Replay {
  const tasks = [...run.prompts].map(([id, stratum]) =>
    stratum === undefined ? { id } : { id, stratum },
  );
  checkNeeds(
    strategy,
    tasks.every(({ stratum }) => stratum !== undefined),
  );
  const rng = createRng(seed);
  const logged = run.groups.some(({ propensity }) => !Number.isNaN(propensity));
  const uniform = 1 / tasks.length;
  const state = strategy.init(tasks);
  const last = new Map<string, keyof DrawShares>();
  const weighted: Weighted[] = [];
  const shares = { recorded: emptyShares(), replayed: emptyShares() };
  const drawn = { groups: 0, prompts: new Set<string>(), inLog: 0 };
  let seenBefore = 0;

  for (const step of byStep(run.groups)) {
    const { at } = step[0]!;
    if (at > 0) {
      // asked of a copy: the draws that were made are those of the log
      const copy = strategy.load(strategy.save(state), strategy.version);
      const request = { groups: batch ?? step.length, step: at, policyVersion: at };
      const draws = strategy.ask(copy, request, rng.fork(`step ${at}`));
      const here = new Set(step.map(({ prompt }) => prompt));
      for (const { task } of draws) {
        drawn.groups++;
        drawn.prompts.add(task);
        if (here.has(task)) drawn.inLog++;
      }
      const { ids, p } = strategy.weights(copy);
      const share = new Map(ids.map((id, i) => [id, p[i]!]));
      for (const [id, x] of share) shares.replayed[last.get(id) ?? 'unseen'] += x;
      for (const group of step) {
        const q = logged ? group.propensity : uniform;
        weighted.push({ group, weight: (share.get(group.prompt) ?? 0) / q });
        shares.recorded[last.get(group.prompt) ?? 'unseen']++;
        if (last.has(group.prompt)) seenBefore++;
      }
    }
    strategy.observe(
      state,
      step.map((group) => evidenceOf(group, uniform)),
    );
    for (const { prompt, rate } of step)
      last.set(prompt, rate === 0 ? 'failed' : rate === 1 ? 'solved' : 'between');
  }

  const usable = weighted.filter(({ weight }) => weight > 0 && Number.isFinite(weight));
  const effective = {
    groups: effectiveSize(usable.map(({ weight }) => weight)),
    prompts: effectiveSize(sumsBy(usable, ({ group }) => group.prompt)),
  };
  const compared = (of: (group: LoggedGroup) => number, unit: string): Compared =>
    compare(usable, of, { unit, level, rng, reason: reasonNotTo(unit) });
  const meanWeight = weightCheck(usable, { level, rng });
  // logged propensities may be of a draw or of a batch: only their ratios count
  const wrong =
    !logged &&
    !(meanWeight.lower <= 1 && meanWeight.upper >= 1) &&
    Math.abs(meanWeight.value - 1) > OFF;

  /** Why nothing can be told, if nothing can. */
  function reasonNotTo(unit: string): string | undefined {
    if (run.steps.length < 2)
      return 'the log has one step, so the strategy would have had no evidence to draw by';
    if (seenBefore === 0)
      return 'no prompt comes back in a later step, so evidence on a prompt never meets a draw of it';
    if (usable.length < weighted.length) return 'some groups have no logged propensity above 0';
    if (effective.prompts < FEWEST)
      return `the effective sample is ${effective.prompts.toFixed(1)} prompts, below ${FEWEST}`;
    if (wrong)
      return `the mean weight is ${meanWeight.value.toFixed(2)} instead of 1, so the log was not drawn with these propensities`;
    if (run.graded && unit !== 'share of groups')
      return 'graded rewards have no pass rate; `success: RULE` makes one';
    return undefined;
  }

  return {
    schema: 'bits-per-sample/replay/1',
    strategy: { kind: strategy.kind, config: strategy.config },
    log: {
      groups: run.groups.length,
      prompts: tasks.length,
      steps: run.steps.length,
      compared: weighted.length,
      seenBefore: seenBefore / Math.max(1, weighted.length),
    },
    propensities: logged ? 'logged' : 'assumed uniform',
    effective,
    meanWeight,
    liveShare: compared(({ live }) => live, 'share of groups'),
    passRate: compared(({ rate }) => rate, 'pass rate'),
    bitsPerRollout: compared(({ bits }) => bits, 'bits/rollout'),
    draws: { recorded: normalised(shares.recorded), replayed: normalised(shares.replayed) },
    drawn: { ...drawn, prompts: drawn.prompts.size },
    limits: limitsOf(run, logged),
  };
}

interface Weighted {
  readonly group: LoggedGroup;
  readonly weight: number;
}

const OUT_OF_A_LOG: readonly Need[] = ['stratum'];

function checkNeeds({ kind, needs }: Strategy, strata: boolean): void {
  const missing = needs.filter((need) => !(strata && OUT_OF_A_LOG.includes(need)));
  if (missing.length > 0)
    throw new ReportError(
      'missing-labels',
      `\`strategy: '${kind}'\`: needs ${missing.join(', ')}, which the log does not hold${missing.includes('stratum') ? ' (`category: COLUMN` names strata)' : ''}`,
    );
}

function* byStep(groups: readonly LoggedGroup[]): Generator<readonly LoggedGroup[]> {
  for (let from = 0; from < groups.length; ) {
    let to = from + 1;
    while (to < groups.length && groups[to]!.at === groups[from]!.at) to++;
    yield groups.slice(from, to);
    from = to;
  }
}

const emptyShares = (): Record<keyof DrawShares, number> => ({
  unseen: 0,
  failed: 0,
  between: 0,
  solved: 0,
});

function normalised(shares: DrawShares): DrawShares {
  const total = Object.values(shares).reduce((a, x) => a + x, 0);
  const share = (x: number): number => x / total;
  return {
    unseen: share(shares.unseen),
    failed: share(shares.failed),
    between: share(shares.between),
    solved: share(shares.solved),
  };
}

/** Kish's effective sample size, (Σw)² / Σw². */
function effectiveSize(weights: readonly number[]): number {
  const sum = weights.reduce((a, w) => a + w, 0);
  const squares = weights.reduce((a, w) => a + w * w, 0);
  return squares > 0 ? sum ** 2 / squares : 0;
}

function sumsBy(rows: readonly Weighted[], key: (row: Weighted) => unknown): number[] {
  const sums = new Map<unknown, number>();
  for (const row of rows) sums.set(key(row), (sums.get(key(row)) ?? 0) + row.weight);
  return [...sums.values()];
}

/** Sums of a cluster of groups: count, Σy, Σw, Σwy. */
type Sums = readonly [n: number, y: number, w: number, wy: number];

function clustersBy(
  rows: readonly Weighted[],
  of: (group: LoggedGroup) => number,
  key: (group: LoggedGroup) => unknown,
): Sums[] {
  const clusters = new Map<unknown, [number, number, number, number]>();
  for (const { group, weight } of rows) {
    const y = of(group);
    if (Number.isNaN(y)) continue;
    const sums = clusters.get(key(group)) ?? [0, 0, 0, 0];
    clusters.set(key(group), sums);
    sums[0]++;
    sums[1] += y;
    sums[2] += weight;
    sums[3] += weight * y;
  }
  return [...clusters.values()];
}

/** Steps from which on they are resampled too. */
const STEPS = 10;

/** Sorted replicates of some functions of the summed clusters. */
function bootstrap<K extends string>(
  clusters: readonly Sums[],
  functions: Readonly<Record<K, (sums: Sums) => number>>,
  rng: Rng,
): Record<K, Float64Array> {
  const times = Math.round(Math.min(1000, Math.max(200, 2e7 / clusters.length)));
  const names = Object.keys(functions) as K[];
  const out = Object.fromEntries(names.map((name) => [name, new Float64Array(times)])) as Record<
    K,
    Float64Array
  >;
  for (let b = 0; b < times; b++) {
    const total: [number, number, number, number] = [0, 0, 0, 0];
    for (let k = 0; k < clusters.length; k++) {
      const cluster = clusters[Math.floor(rng.next() * clusters.length)]!;
      for (let j = 0; j < 4; j++) total[j]! += cluster[j]!;
    }
    for (const name of names) out[name][b] = functions[name](total);
  }
  for (const name of names) out[name].sort();
  return out;
}

const FUNCTIONS = {
  recorded: ([n, y]: Sums) => y / n,
  replayed: ([, , w, wy]: Sums) => wy / w,
  difference: ([n, y, w, wy]: Sums) => wy / w - y / n,
  meanWeight: ([n, , w]: Sums) => w / n,
};

const totalOf = (clusters: readonly Sums[]): Sums =>
  clusters.reduce((a, b) => a.map((x, j) => x + b[j]!) as unknown as Sums, [0, 0, 0, 0] as Sums);

function interval(sorted: Float64Array, level: number): [number, number] {
  const at = (q: number): number => {
    const x = q * (sorted.length - 1);
    const low = sorted[Math.floor(x)]!;
    return low + (x - Math.floor(x)) * (sorted[Math.ceil(x)]! - low);
  };
  return [at((1 - level) / 2), at((1 + level) / 2)];
}

/** Value with the wider of the intervals over prompts and over steps. */
function estimates(
  rows: readonly Weighted[],
  of: (group: LoggedGroup) => number,
  { unit, level, rng }: { unit: string; level: number; rng: Rng },
): Record<keyof typeof FUNCTIONS, Estimate> {
  const over = [
    { name: 'prompts', clusters: clustersBy(rows, of, ({ prompt }) => prompt) },
    { name: 'steps', clusters: clustersBy(rows, of, ({ at }) => at) },
  ].filter(({ name, clusters }) => name === 'prompts' || clusters.length >= STEPS);
  const resampled = over.map(({ name, clusters }) => ({
    name,
    replicates: bootstrap(clusters, FUNCTIONS, rng.fork(`${unit} over ${name}`)),
  }));
  const { clusters } = over[0]!;
  const total = totalOf(clusters);
  const estimate = (name: keyof typeof FUNCTIONS): Estimate => {
    const [widest] = resampled
      .map(({ name: over, replicates }) => ({ over, ends: interval(replicates[name], level) }))
      .sort((a, b) => b.ends[1] - b.ends[0] - (a.ends[1] - a.ends[0]));
    const { over, ends } = widest!;
    return {
      value: FUNCTIONS[name](total),
      lower: ends[0],
      upper: ends[1],
      level,
      n: clusters.length,
      unit,
      method: `${name === 'recorded' ? 'mean' : 'self-normalised importance weights'}, bootstrap over ${over}`,
    };
  };
  return {
    recorded: estimate('recorded'),
    replayed: estimate('replayed'),
    difference: estimate('difference'),
    meanWeight: { ...estimate('meanWeight'), unit: 'weight' },
  };
}

function compare(
  rows: readonly Weighted[],
  of: (group: LoggedGroup) => number,
  options: { unit: string; level: number; rng: Rng; reason: string | undefined },
): Compared {
  const { unit, level, reason } = options;
  const known = rows.filter(({ group }) => !Number.isNaN(of(group)));
  const nothing = (why: string): Estimate => undefinedEstimate(unit, why, { level });
  if (known.length === 0) {
    const why = reason ?? 'no group says';
    return { recorded: nothing(why), replayed: nothing(why), difference: nothing(why) };
  }
  const { recorded, replayed, difference } = estimates(known, of, options);
  return reason === undefined
    ? { recorded, replayed, difference }
    : { recorded, replayed: nothing(reason), difference: nothing(reason) };
}

const weightCheck = (
  rows: readonly Weighted[],
  { level, rng }: { level: number; rng: Rng },
): Estimate =>
  rows.length === 0
    ? undefinedEstimate('weight', 'no group to compare', { level })
    : estimates(rows, () => 0, { unit: 'weight', level, rng }).meanWeight;

function limitsOf({ prompts, steps }: LoggedRun, logged: boolean): string[] {
  return [
    'The model would have learned otherwise: these are draws from the model as it was recorded, not a forecast of the run.',
    `Prompts that were never drawn are not in the log: the pool is the ${prompts.size} prompts that were.`,
    ...(logged
      ? []
      : [
          'The recorded policy is assumed to have drawn every prompt with the same probability at every step; `propensity: COLUMN` names what was logged.',
        ]),
    ...(steps.length > 1
      ? ['Each logged step counts as one policy version, also where the log leaves steps out.']
      : []),
  ];
}
