import {
  checkNumbers,
  checkObject,
  checkSameLength,
  createRng,
  type Rng,
} from '@bits-per-sample/core';
import type { Task } from '@bits-per-sample/curriculum';
import { checkScenario } from '../scenario/checkScenario.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { checkSeed } from './checkSeed.ts';
import { normal } from './normal.ts';
import type { World } from './world.ts';

/** Tasks that were recorded rather than drawn. */
export interface RecordedPool {
  /** Logits against the beginner; shape [tasks]. */
  readonly difficulty: Float64Array;
  /** Category of each task; shape [tasks]. */
  readonly stratum: readonly string[];
}

/** Throws unless it is a pool of recorded tasks. */
function checkPool(fn: string, pool: RecordedPool): void {
  checkObject(fn, 'pool', pool);
  checkNumbers(fn, 'difficulty', pool.difficulty);
  checkSameLength(fn, 'stratum', pool.stratum, pool.difficulty.length);
}

/** Numbers 0 … n − 1 in random order. */
function shuffled(n: number, rng: Rng): Int32Array {
  const order = Int32Array.from({ length: n }, (_, i) => i);
  for (let i = n - 1; i > 0; i--) {
    const j = Math.floor(rng.next() * (i + 1));
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return order;
}

/** Marks of a share of n tasks, chosen by lot: exactly round(share · n) of those that `free` allows. */
function lot(n: number, share: number, rng: Rng, free: (task: number) => boolean): Uint8Array {
  const marks = new Uint8Array(n);
  let left = Math.round(share * n);
  for (const task of shuffled(n, rng))
    if (left > 0 && free(task)) {
      marks[task] = 1;
      left--;
    }
  return marks;
}

/**
 * Draws the pool of a scenario: difficulties, skills, labels, and which tasks are broken.
 *
 * Every property has a stream of its own, so a scenario that changes one leaves the others as they
 * were, and labels are drawn without a look at what is broken: they cannot leak it.
 *
 * @param scenario what to draw from.
 * @param seed an integer.
 * @param pool tasks that were recorded; their number takes the place of the scenario's.
 * @returns the truth, and the tasks as a curriculum sees them.
 * @throws {DomainError} a scenario outside its domain (see {@link createScenario}), a seed that is no
 *   integer, columns of a pool that are no numbers or of unequal length.
 *
 * @example
 * ```ts
 * const world = createWorld(createScenario('third', { tasks: 90, impossible: 1 / 3 }), 7);
 * world.possible.filter((can) => can === 0).length; // => 30
 * ```
 */
export function createWorld(scenario: Scenario, seed: number, pool?: RecordedPool): World {
  checkScenario('createWorld', scenario);
  checkSeed('createWorld', seed);
  if (pool !== undefined) checkPool('createWorld', pool);
  const root = createRng(seed);
  const n = pool?.difficulty.length ?? scenario.tasks;
  const k = scenario.skills;
  const shape = root.fork('difficulty');
  const difficulty =
    pool?.difficulty ??
    Float64Array.from({ length: n }, () => scenario.difficulty + scenario.spread * normal(shape));

  const skills = root.fork('loading');
  const loading = new Float64Array(n * k);
  const main = new Int32Array(n);
  for (let i = 0; i < n; i++) {
    const first = Math.floor(skills.next() * k);
    const second = Math.floor(skills.next() * k);
    const angle = (Math.PI / 4) * skills.next();
    main[i] = first;
    if (first === second) loading[i * k + first] = 1;
    else {
      loading[i * k + first] = Math.cos(angle);
      loading[i * k + second] = Math.sin(angle);
    }
  }

  const impossible = lot(n, scenario.impossible, root.fork('impossible'), () => true);
  const noisy = lot(n, scenario.noisy, root.fork('noisy'), (i) => impossible[i] === 0);
  const slow = lot(n, scenario.slow, root.fork('slow'), () => true);
  const late = lot(n, scenario.arrivals, root.fork('arrivals'), () => true);
  const leaving = lot(n, scenario.departures, root.fork('departures'), () => true);
  const times = root.fork('times');
  const arrival = Float64Array.from(late, (is) => (is ? times.next() / 2 : 0));
  const departure = Float64Array.from(leaving, (is) => (is ? (1 + times.next()) / 2 : Infinity));

  const labels = root.fork('label');
  const label = Float64Array.from(difficulty, (b) => b + scenario.labelNoise * normal(labels));
  const swapped = lot(n, scenario.labelSwaps, root.fork('swaps'), () => true);
  const other = shuffled(n, root.fork('other'));
  const labelled = Number.isFinite(scenario.labelNoise);
  const tasks = Array.from(
    difficulty,
    (_, i): Task => ({
      id: `task-${String(i).padStart(4, '0')}`,
      stratum: pool?.stratum[i] ?? `skill-${main[i]}`,
      ...(labelled && { difficulty: label[swapped[i] ? other[i]! : i]! }),
      ...(scenario.maxHint > 0 && { maxHint: scenario.maxHint }),
    }),
  );
  return {
    scenario,
    seed,
    tasks,
    index: new Map(tasks.map((task, i) => [task.id, i])),
    difficulty,
    loading,
    speed: Float64Array.from(slow, (is) => scenario.speed * (is ? scenario.slowness : 1)),
    possible: impossible.map((is) => 1 - is),
    noisy,
    judged: impossible.map((is, i) => (is || noisy[i] ? 0 : 1)),
    arrival,
    departure,
  };
}
