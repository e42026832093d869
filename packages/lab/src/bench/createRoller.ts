import { checkWhole, DomainError } from '@bits-per-sample/core';
import type { Assignment } from '@bits-per-sample/curriculum';
import type { Student } from '../student/student.ts';
import { type Chance, createChance } from '../world/chance.ts';
import type { Verifier } from '../world/createVerifier.ts';
import type { World } from '../world/world.ts';
import type { Tally } from './createTally.ts';
import type { Flight } from './flight.ts';

/** Name under which a curriculum says what rate of rewards it expects. */
const expectation = 'estimate';
/** Most rollouts of a group. */
const MOST = 2 ** 20;

/** Who is rolled out, where, and who counts. */
export interface Stage {
  readonly world: World;
  readonly student: Student;
  readonly verifier: Verifier;
  readonly tally: Tally;
}

/** Rolls out assignments: the luck of the k-th rollout of a task is the same for every contender. */
export function createRoller(fn: string, { world, student, verifier, tally }: Stage) {
  const { scenario } = world;
  const chance = createChance(world.seed ^ 0x2545f491);
  const n = world.tasks.length;
  const rolled = new Int32Array(n);
  let actions = new Uint8Array(256);

  /** Rewards of the units of a group, each the best of its attempts; lost ones are left out. */
  const judge = (task: number, from: number, units: number, attempts: number) => {
    const kept = new Uint8Array(units);
    const rewards: number[] = [];
    let errors = 0;
    for (let unit = 0; unit < units; unit++) {
      const pick = firstRight(actions, unit * attempts, (unit + 1) * attempts);
      chance.seek(task, 2 * (from + pick) + 1);
      const luck = chance.next();
      if (scenario.errors > 0 && at(chance, n + task, from + pick) < scenario.errors) {
        errors++;
        continue;
      }
      kept[rewards.length] = actions[pick]!;
      rewards.push(verifier.reward(task, (actions[pick]! & 1) === 0, luck) ? 1 : 0);
    }
    return { kept, rewards, errors };
  };

  /** When the group of this number comes back. */
  const dueOf = (step: number, group: number) => {
    const delay = scenario.lag > 0 ? at(chance, 2 * n, group) * (2 * scenario.lag + 1) : 0;
    const lost = scenario.lost > 0 && at(chance, 2 * n + 1, group) < scenario.lost;
    return lost ? Infinity : step + Math.floor(delay);
  };

  return {
    roll(assignment: Assignment, step: number): Flight {
      const task = world.index.get(assignment.task);
      const { rollouts: units, hint = 0, attempts = 1, components } = assignment;
      if (task === undefined) throw new DomainError(fn, 'task', 'of the pool', assignment.task);
      checkWhole(fn, 'rollouts', units, { least: 1, most: MOST });
      checkWhole(fn, 'attempts', attempts, { least: 1, most: Math.floor(MOST / units) });
      const share = Math.min(hint, scenario.maxHint);
      const count = units * attempts;
      if (count > actions.length) actions = new Uint8Array(2 * count);
      const from = rolled[task]!;
      student.act(task, share, count, from, chance, actions);
      rolled[task] = from + count;
      const { kept, rewards, errors } = judge(task, from, units, attempts);
      tally.group(count, world.judged[task] !== 0, rewards);
      const expected = components[expectation];
      if (expected !== undefined) {
        const p = student.passRate(task, share);
        tally.forecast(expected, rewards, verifier.rate(task, 1 - (1 - p) ** attempts));
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
        due: dueOf(step, tally.drawn()),
      };
    },
    /** Share of tasks that were never rolled out. */
    neverDrawn: () => rolled.reduce((sum, count) => sum + (count === 0 ? 1 : 0), 0) / n,
  };
}

/** The first right answer among some actions, or the first of them. */
function firstRight(actions: Uint8Array, from: number, to: number): number {
  for (let i = from; i < to; i++) if ((actions[i]! & 1) === 0) return i;
  return from;
}

/** One number of chance, by its place. */
function at(chance: Chance, task: number, count: number): number {
  chance.seek(task, count);
  return chance.next();
}
