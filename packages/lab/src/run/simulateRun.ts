import { createRng, DomainError, normalCdf, type Rng, sampleNormal } from '@bits-per-sample/core';
import { checkSeed } from '../world/checkSeed.ts';
import type { RunKind } from './runKind.ts';
import type { RunPlan } from './runPlan.ts';
import type { SimulatedGroups, SimulatedRun } from './simulatedRun.ts';

/** Spread of the lengths of answers to one prompt, of their logarithm. */
const LENGTH_SPREAD = 0.5;

/**
 * Simulates a training run whose truth is known: groups of rollouts step by step, and the metrics
 * that a trainer would log beside them.
 *
 * What a detector says of it can be judged: nothing is wrong in a healthy run, and of a sick one
 * the step is known at which it began. The rollouts are no language model's: right answers are
 * drawn with pass rate σ(sharpness · (skill − difficulty)) of each prompt.
 *
 * @param kind one of {@link runKinds}, or a kind of your own.
 * @param seed an integer; with the kind it determines the run.
 * @returns the run.
 * @throws {DomainError} what is no kind, a seed that is no integer.
 *
 * @example
 * ```ts
 * const run = simulateRun(runKinds.find(({ name }) => name === 'verifier-pays-nothing'), 7);
 * const { step, successes } = run.groups;
 * successes.some((k, i) => step[i] >= run.fault.since && k > 0); // => false
 * ```
 */
export function simulateRun(kind: RunKind, seed: number): SimulatedRun {
  if (typeof kind?.draw !== 'function')
    throw new DomainError('simulateRun', 'kind', 'a kind of run, as in runKinds', kind);
  checkSeed('simulateRun', seed);
  const rng = createRng(seed).fork(kind.name);
  const { plan, fault } = kind.draw(rng.fork('plan'));
  const columns = new Columns();
  const rewards = new Float64Array(plan.steps).fill(Number.NaN);
  const worth =
    plan.format && Float64Array.from({ length: plan.steps }, (_, t) => plan.formatWorth(t));
  let shared = 0;
  const steps = rng.fork('steps');
  const rollouts = rng.fork('rollouts');
  for (let t = 0; t < plan.steps; t++) {
    const fresh = plan.shock * Math.sqrt(1 - plan.memory ** 2) * sampleNormal(steps);
    shared = plan.memory * shared + fresh;
    rewards[t] = rollStep(columns, plan, t, shared, rollouts);
  }
  return {
    kind: kind.name,
    steps: plan.steps,
    groups: columns.finish(),
    metrics: { ...metricsOf(plan, rng.fork('metrics')), reward: rewards },
    formatWorth: worth,
    categories: plan.categories,
    fault,
  };
}

/** Columns that grow by a group at a time. */
class Columns {
  readonly step: number[] = [];
  readonly prompt: number[] = [];
  readonly evaluation: number[] = [];
  readonly attempts: number[] = [];
  readonly successes: number[] = [];
  readonly missing: number[] = [];
  readonly tokens: number[] = [];
  readonly cut: number[] = [];
  readonly format: number[] = [];
  readonly both: number[] = [];

  finish(): SimulatedGroups {
    return {
      step: Float64Array.from(this.step),
      prompt: Float64Array.from(this.prompt),
      evaluation: Uint8Array.from(this.evaluation),
      attempts: Float64Array.from(this.attempts),
      successes: Float64Array.from(this.successes),
      missing: Float64Array.from(this.missing),
      tokens: Float64Array.from(this.tokens),
      cut: Float64Array.from(this.cut),
      format: Float64Array.from(this.format),
      both: Float64Array.from(this.both),
    };
  }
}

/** Rolls out a step; returns its mean reward. */
function rollStep(columns: Columns, plan: RunPlan, t: number, shared: number, rng: Rng): number {
  const groups = plan.groups(t);
  const evaluates = plan.evaluateEvery > 0 && t % plan.evaluateEvery === 0;
  const [from, to] = plan.draws(t);
  const tokens = plan.tokens(t);
  const at = {
    size: plan.groupSize(t),
    sharpness: plan.sharpness(t),
    falsePass: plan.falsePass(t),
    falseFail: plan.falseFail(t),
    missing: plan.missing(t),
    tokens,
    cut: 1 - normalCdf(Math.log(plan.limit(t) / tokens) / LENGTH_SPREAD),
    format: plan.format?.(t) ?? 0,
  };
  const worth = plan.format === null ? 0 : plan.formatWorth(t);
  let paid = 0;
  let known = 0;
  for (let g = 0; g < groups + (evaluates ? 32 : 0); g++) {
    const evaluation = g >= groups;
    const pool = plan.difficulty.length;
    const prompt = evaluation ? (g - groups) % pool : from + Math.floor(rng.next() * (to - from));
    const logit = plan.skill(t, prompt) + shared - plan.difficulty[prompt]!;
    const group = rollGroup(1 / (1 + Math.exp(-at.sharpness * logit)), at, rng);
    if (!evaluation) {
      paid += group.successes + worth * group.format;
      known += group.attempts;
    }
    if (
      plan.filtered &&
      !evaluation &&
      (group.successes === 0 || group.successes === group.attempts)
    )
      continue;
    columns.step.push(t);
    columns.prompt.push(prompt);
    columns.evaluation.push(Number(evaluation));
    for (const [name, value] of Object.entries(group))
      columns[name as keyof typeof group].push(value);
  }
  return known === 0 ? Number.NaN : paid / known;
}

/** Rolls out a prompt with a pass rate. */
function rollGroup(
  rate: number,
  at: Readonly<
    Record<'size' | 'falsePass' | 'falseFail' | 'missing' | 'tokens' | 'cut' | 'format', number>
  >,
  rng: Rng,
) {
  const group = { attempts: 0, successes: 0, missing: 0, tokens: 0, cut: 0, format: 0, both: 0 };
  group.tokens = at.size * at.tokens * Math.exp(0.3 * sampleNormal(rng));
  for (let i = 0; i < at.size; i++) {
    const isCut = at.cut > 0 && rng.next() < at.cut;
    group.cut += Number(isCut);
    if (at.missing > 0 && rng.next() < at.missing) {
      group.missing++;
      continue;
    }
    const right = rng.next() < rate && !isCut;
    const error = right ? at.falseFail : at.falsePass;
    const paid = error > 0 && rng.next() < error ? !right : right;
    const formed = at.format > 0 && rng.next() < at.format;
    group.attempts++;
    group.successes += Number(paid);
    group.format += Number(formed);
    group.both += Number(paid && formed);
  }
  return group;
}

/** Metrics of a healthy trainer, times what the plan does to them. */
function metricsOf(plan: RunPlan, rng: Rng) {
  const end = 0.02 + 0.08 * rng.next();
  const usual = {
    kl: (t: number) => 0.0005 + end * Math.sqrt(t / plan.steps),
    grad_norm: () => 1,
    clip_ratio: () => 0.015,
    entropy: (t: number) => 0.25 + 0.6 * Math.exp((-2 * t) / plan.steps),
  };
  const series = (name: keyof typeof usual, spread: number) => {
    let slow = 0;
    return Float64Array.from({ length: plan.steps }, (_, t) => {
      slow = 0.9 * slow + 0.4 * spread * sampleNormal(rng);
      const factor = plan.metrics[name]?.(t) ?? 1;
      return factor * usual[name](t) * Math.exp(slow + spread * sampleNormal(rng));
    });
  };
  return {
    kl: series('kl', 0.15),
    grad_norm: series('grad_norm', 0.3),
    clip_ratio: series('clip_ratio', 0.3),
    entropy: series('entropy', 0.08),
  };
}
