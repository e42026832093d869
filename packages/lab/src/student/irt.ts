import type { World } from '../world/world.ts';
import { sigmoid } from './sigmoid.ts';
import type { Student, StudentKind } from './student.ts';

/** Options of {@link irt}. */
export interface IrtOptions {
  /** Learning rate of the shared skills. Default 0.5. */
  readonly skillRate?: number;
  /** Learning rate of the memory of single tasks. Default 5. */
  readonly memoryRate?: number;
}

/**
 * A student of item response theory: skills that tasks share, and a memory of each task.
 *
 * p = σ(w·θ + u − b) with skills θ, memory u, loading w and difficulty b. A group moves both along
 * the policy gradient g = 1/n Σ (r − r̄)(o − p), o = 1 for a right answer: E[g] = (n − 1)/n · p(1 − p)
 * with an honest verifier, so that tasks that are always or never solved teach nothing. Nobody tells
 * the student so. A hint of share h adds h × its worth to the logit, and teaches (1 − h) of what the
 * task would.
 *
 * @param options learning rates.
 * @returns the kind; `create(world)` makes a beginner, θ = u = 0.
 *
 * @see Lord (1980), Applications of Item Response Theory
 *
 * @example
 * ```ts
 * const world = createWorld(createScenario('clean'), 7);
 * const student = irt().create(world);
 * student.passRate(0, 0) === 1 / (1 + Math.exp(world.difficulty[0])); // => true
 * ```
 */
export function irt({ skillRate = 0.5, memoryRate = 5 }: IrtOptions = {}): StudentKind {
  return { name: 'irt', create: (world) => createIrt(world, skillRate, memoryRate) };
}

function createIrt(world: World, skillRate: number, memoryRate: number): Student {
  const { difficulty, loading, speed, possible, judged, scenario } = world;
  const n = difficulty.length;
  const k = scenario.skills;
  const skill = new Float64Array(k);
  const memory = new Float64Array(n);
  const skillStep = new Float64Array(k);
  const memoryStep = new Float64Array(n);
  const touched = new Int32Array(n);
  const isTouched = new Uint8Array(n);
  let touches = 0;
  const direction = new Float64Array(k);

  const passRate = (task: number, hint: number): number => {
    if (possible[task] === 0) return 0;
    let z = memory[task]! - difficulty[task]! + hint * scenario.hintWorth;
    for (let j = 0, at = task * k; j < k; j++, at++) z += loading[at]! * skill[j]!;
    return sigmoid(z);
  };
  return {
    passRate,
    act: (task, hint, count, from, chance, actions) => {
      const p = passRate(task, hint);
      for (let i = 0; i < count; i++) {
        chance.seek(task, 2 * (from + i));
        actions[i] = chance.next() < p ? 0 : 1;
      }
    },
    learn: (task, hint, count, actions, advantages) => {
      if (possible[task] === 0) return;
      let g = 0;
      for (let i = 0; i < count; i++) if (actions[i] === 0) g += advantages[i]!;
      g *= (speed[task]! * (1 - hint)) / count;
      if (g === 0) return;
      for (let j = 0, at = task * k; j < k; j++, at++) skillStep[j]! += loading[at]! * g;
      memoryStep[task]! += g;
      if (isTouched[task] === 0) {
        isTouched[task] = 1;
        touched[touches++] = task;
      }
    },
    step: (groups) => {
      const scale = groups > 0 ? 1 / groups : 0;
      for (let j = 0; j < k; j++) {
        skill[j]! += skillRate * scale * skillStep[j]!;
        skillStep[j] = 0;
      }
      for (let t = 0; t < touches; t++) {
        const task = touched[t]!;
        memory[task]! += memoryRate * scale * memoryStep[task]!;
        memoryStep[task] = 0;
        isTouched[task] = 0;
      }
      touches = 0;
    },
    outlook: (out) => {
      direction.fill(0);
      for (let i = 0, at = 0; i < n; i++) {
        const p = passRate(i, 0);
        const slope = judged[i]! * p * (1 - p);
        out[i] = memoryRate * slope;
        for (let j = 0; j < k; j++, at++) direction[j]! += loading[at]! * slope;
      }
      for (let i = 0, at = 0; i < n; i++) {
        let gain = out[i]!;
        for (let j = 0; j < k; j++, at++) gain += skillRate * loading[at]! * direction[j]!;
        out[i] = gain * speed[i]! * possible[i]!;
      }
    },
  };
}
