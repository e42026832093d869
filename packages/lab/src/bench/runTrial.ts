import { DomainError } from '@bits-per-sample/core';
import type { Assignment, Curriculum, Outcome } from '@bits-per-sample/curriculum';
import type { Scenario } from '../scenario/scenario.ts';
import type { StudentKind } from '../student/student.ts';
import { createChance } from '../world/chance.ts';
import { createVerifier } from '../world/createVerifier.ts';
import { createWorld } from '../world/createWorld.ts';
import type { Contender } from './contender.ts';
import { createMeter } from './createMeter.ts';
import { judgedRates } from './judgedRates.ts';
import type { Trainer, Trial } from './trial.ts';

/** Rollouts per group that the students' learning rates are made for. */
const usualSize = 8;
/** Name under which a curriculum says what rate of rewards it expects. */
const expectation = 'estimate';

/** A group on its way back to the trainer. */
interface Flight {
  readonly outcome: Outcome;
  readonly task: number;
  readonly hint: number;
  readonly actions: Uint8Array;
  readonly due: number;
}

/**
 * Trains one student in one scenario under one curriculum, and measures all that is reported.
 *
 * Every rollout is paid for, also of groups that were screened, refused, lost or too late. A step
 * sums the gradients of admitted groups at a constant rate. The luck of the k-th rollout of a task is the
 * same for every contender.
 *
 * @param contender the curriculum.
 * @param description the world's parameters.
 * @param kind the student.
 * @param seed seed of world, luck and curriculum, an integer.
 * @param trainer how the student is trained.
 * @returns the trial, plain JSON.
 * @throws {DomainError} the curriculum assigns a task that is not in the pool or no rollouts.
 *
 * @example
 * ```ts
 * const world = createScenario('small', { tasks: 50 });
 * const trial = runTrial(oracleGreedy(), world, irt(), 1, { budget: 4000, groups: 8 });
 * trial.final > trial.curve[0]; // => true
 * ```
 */
export function runTrial(
  contender: Contender,
  description: Scenario,
  kind: StudentKind,
  seed: number,
  {
    budget = 200_000,
    groups = 32,
    normalise = 'none',
    average = 'rollouts',
    target = 0.8,
    price = {},
    tokens = 0,
  }: Trainer = {},
): Trial {
  const scenario = kind.adapt?.(description) ?? description;
  const world = createWorld(scenario, seed, kind.pool);
  const student = kind.create(world);
  const verifier = createVerifier(world);
  const chance = createChance(seed ^ 0x2545f491);
  const n = world.tasks.length;
  const present = Uint8Array.from(world.arrival, (share) => (share > 0 ? 0 : 1));
  const curriculum: Curriculum = contender.create({
    tasks: world.tasks.filter((_, i) => present[i] !== 0),
    seed,
    world,
    student,
    verifier,
  });
  const moving = scenario.arrivals > 0 || scenario.departures > 0;
  const late = scenario.lag > 0;
  const rolled = new Int32Array(n);
  let actions = new Uint8Array(256);
  let advantages = new Float64Array(256);
  const meter = createMeter(budget, kind.target ?? target);
  const judged = judgedRates(world, student, present);
  const score = student.score ?? judged.mean;
  const priceOf = (rollouts: number, steps: number) =>
    rollouts * ((price.rollout ?? 1) + (price.token ?? 0) * tokens) + steps * (price.step ?? 0);

  let rollouts = 0;
  let steps = 0;
  let drawn = 0;
  let degenerate = 0;
  let refused = 0;
  let wasted = 0;
  let shortfall = 0;
  let brier = 0;
  let brierCount = 0;
  let rateError = 0;
  let rateCount = 0;
  let stepsToTarget: number | null = null;
  let flights: Flight[] = [];

  const roll = (assignment: Assignment, step: number): Flight => {
    const task = world.index.get(assignment.task);
    const { rollouts: units, hint = 0, attempts = 1, components } = assignment;
    if (task === undefined)
      throw new DomainError('runTrial', 'task', 'of the pool', assignment.task);
    if (!(units > 0 && attempts > 0))
      throw new DomainError('runTrial', 'rollouts', '> 0', units * attempts);
    const share = Math.min(hint, scenario.maxHint);
    const count = units * attempts;
    if (count > actions.length) {
      actions = new Uint8Array(2 * count);
      advantages = new Float64Array(2 * count);
    }
    const from = rolled[task]!;
    student.act(task, share, count, from, chance, actions);
    rolled[task] = from + count;
    const kept = new Uint8Array(units);
    const rewards: number[] = [];
    let errors = 0;
    let lived = 0;
    for (let unit = 0; unit < units; unit++) {
      let pick = unit * attempts;
      for (let i = pick; i < (unit + 1) * attempts; i++)
        if ((actions[i]! & 1) === 0) {
          pick = i;
          break;
        }
      chance.seek(task, 2 * (from + pick) + 1);
      const luck = chance.next();
      if (scenario.errors > 0) {
        chance.seek(n + task, from + pick);
        if (chance.next() < scenario.errors) {
          errors++;
          continue;
        }
      }
      kept[lived++] = actions[pick]!;
      rewards.push(verifier.reward(task, (actions[pick]! & 1) === 0, luck) ? 1 : 0);
    }
    rollouts += count;
    drawn++;
    if (world.judged[task] === 0) wasted += count;
    const first = rewards[0];
    if (rewards.length > 0 && rewards.every((reward) => reward === first)) degenerate++;
    const expected = components[expectation];
    if (expected !== undefined) {
      for (const reward of rewards) brier += (expected - reward) ** 2;
      brierCount += rewards.length;
      const p = student.passRate(task, share);
      rateError += (expected - verifier.rate(task, 1 - (1 - p) ** attempts)) ** 2;
      rateCount++;
    }
    let due = step;
    if (late) {
      chance.seek(2 * n, drawn);
      due += Math.floor(chance.next() * (2 * scenario.lag + 1));
    }
    if (scenario.lost > 0) {
      chance.seek(2 * n + 1, drawn);
      if (chance.next() < scenario.lost) due = Infinity;
    }
    return {
      outcome: {
        ticket: assignment.ticket,
        policyVersion: step,
        rewards,
        ...(errors && { errors }),
      },
      task,
      hint: share,
      actions: kept,
      due,
    };
  };

  /** Adds the gradient of a group. */
  const teach = ({ outcome: { rewards }, task, hint, actions: taken }: Flight) => {
    const count = rewards.length;
    let mean = 0;
    for (let i = 0; i < count; i++) mean += rewards[i]!;
    mean /= count;
    if (!(mean > 0 && mean < 1)) return;
    const spread = normalise === 'grpo' ? Math.sqrt(mean * (1 - mean)) : 1;
    const scale = (average === 'rollouts' ? count / usualSize : 1) / spread;
    for (let i = 0; i < count; i++) advantages[i] = scale * (rewards[i]! - mean);
    student.learn(task, hint, count, taken, advantages);
  };

  /** Reports groups, and those that the curriculum wants at once on top; returns what it admits. */
  const settle = (arrived: readonly Flight[], step: number, admitted: Flight[]) => {
    let batch = arrived;
    while (batch.length > 0) {
      const byTicket = new Map(batch.map((flight) => [flight.outcome.ticket, flight]));
      const next: Flight[] = [];
      for (const verdict of curriculum.observe(batch.map(({ outcome }) => outcome))) {
        const flight = byTicket.get(verdict.ticket);
        if (flight === undefined) continue;
        if (verdict.admit) admitted.push(flight);
        else refused++;
        if (verdict.followUp) next.push({ ...roll(verdict.followUp, step), due: step });
      }
      batch = next;
    }
  };

  const movePool = (spent: number) => {
    const add = [];
    const remove = [];
    for (let i = 0; i < n; i++) {
      const here = world.arrival[i]! <= spent && world.departure[i]! > spent ? 1 : 0;
      if (here === present[i]) continue;
      present[i] = here;
      if (here) {
        add.push(world.tasks[i]!);
        student.meet?.(i);
      } else remove.push(world.tasks[i]!.id);
    }
    if (add.length + remove.length > 0) curriculum.change({ add, remove });
  };

  meter.read(0, score());
  for (let step = 0, idle = 0; rollouts < budget && idle < 100; step++) {
    const spent = Math.min(1, rollouts / budget);
    verifier.at(spent);
    if (moving) movePool(spent);
    const admitted: Flight[] = [];
    const before = rollouts;
    for (let round = 0; round <= (contender.refill ?? 0); round++) {
      if (round > 0 && (admitted.length >= groups || rollouts >= budget)) break;
      const assignments = curriculum.ask({ groups, step, policyVersion: step });
      shortfall += Math.max(0, groups - assignments.length);
      const fresh = assignments.map((assignment) => roll(assignment, step));
      if (late || scenario.lost > 0) {
        flights.push(...fresh);
        const arrived = flights.filter(({ due }) => due <= step).reverse();
        flights = flights.filter(({ due }) => due > step && due < Infinity);
        settle(arrived, step, admitted);
      } else settle(fresh, step, admitted);
    }
    // A batch that was filled in several rounds is cut to its size, as trainers do.
    const batch = contender.refill ? admitted.slice(0, groups) : admitted;
    for (const flight of batch) teach(flight);
    if (batch.length > 0) steps++;
    student.step(average === 'admitted' ? batch.length : groups);
    idle = rollouts === before ? idle + 1 : 0;
    meter.read(rollouts, score());
    if (stepsToTarget === null && meter.reached() >= 0) stepsToTarget = steps;
  }
  const { auc, final, curve, reached } = meter.close();
  const toTarget = reached < 0 ? null : reached;
  return {
    contender: contender.name,
    scenario: description.name,
    student: kind.name,
    seed,
    rollouts,
    steps,
    cost: priceOf(rollouts, steps),
    toTarget,
    stepsToTarget,
    costToTarget: toTarget === null ? null : priceOf(toTarget, stepsToTarget!),
    auc,
    final,
    tail: judged.lowestTenth(),
    degenerate: degenerate / drawn,
    refused: refused / drawn,
    waste: wasted / rollouts,
    neverDrawn: rolled.reduce((sum, count) => sum + (count === 0 ? 1 : 0), 0) / n,
    brier: brierCount === 0 ? null : brier / brierCount,
    rateError: rateCount === 0 ? null : Math.sqrt(rateError / rateCount),
    shortfall,
    snapshot: JSON.stringify(curriculum.snapshot()).length,
    curve: Array.from(curve),
  };
}
