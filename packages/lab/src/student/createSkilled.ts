import type { World } from '../world/world.ts';
import { sigmoid } from './sigmoid.ts';
import type { SkillRates } from './skillRates.ts';
import type { Student } from './student.ts';

/** What makes a student with skills and memory harder to teach. */
export interface SkilledTraits extends Required<SkillRates> {
  /** Share of every skill and memory that is lost per step. */
  readonly forgetting?: number;
  /** Height that each skill must have before the next one can learn; NaN: none is needed. */
  readonly prerequisite?: number;
  /** Right answers with a hint before a locked task can be solved without. */
  readonly unlockAfter?: number;
  /** 1: locked; shape [tasks]. */
  readonly locked?: Uint8Array;
}

// long: one student; its methods share its parameters
/** p = σ(w·θ + u − b), moved along the policy gradient. */
export function createSkilled(
  world: World,
  {
    skillRate,
    memoryRate,
    forgetting = 0,
    prerequisite = NaN,
    unlockAfter = 0,
    locked = new Uint8Array(world.tasks.length),
  }: SkilledTraits,
): Student {
  const { difficulty, loading, speed, possible, judged, scenario } = world;
  const n = difficulty.length;
  const k = scenario.skills;
  const chained = !Number.isNaN(prerequisite);
  const skill = new Float64Array(k);
  const memory = new Float64Array(n);
  const skillStep = new Float64Array(k);
  const memoryStep = new Float64Array(n);
  const touched = new Int32Array(n);
  const isTouched = new Uint8Array(n);
  const unlocks = new Float64Array(n);
  let touches = 0;
  const direction = new Float64Array(k);

  const passRate = (task: number, hint: number): number => {
    if (possible[task] === 0) return 0;
    if (locked[task] !== 0 && hint === 0 && unlocks[task]! < unlockAfter) return 0;
    let z = memory[task]! - difficulty[task]! + hint * scenario.hintWorth;
    for (let j = 0, at = task * k; j < k; j++, at++) z += loading[at]! * skill[j]!;
    return sigmoid(z);
  };
  /** How ready the student is to learn skill j, in [0, 1]. */
  const ready = (j: number) => (j === 0 ? 1 : sigmoid(3 * (skill[j - 1]! - prerequisite)));
  /** How ready it is for a task: as for its least ready skill. */
  const readiness = (task: number) => {
    let least = 1;
    for (let j = 0, at = task * k; j < k; j++, at++)
      if (loading[at]! > 0) least = Math.min(least, ready(j));
    return least;
  };
  const pace = (task: number) => speed[task]! * (chained ? readiness(task) : 1);

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
      let right = 0;
      for (let i = 0; i < count; i++)
        if (actions[i] === 0) {
          g += advantages[i]!;
          right++;
        }
      if (hint > 0) unlocks[task]! += right;
      g *= (pace(task) * (1 - hint)) / count;
      if (g === 0) return;
      for (let j = 0, at = task * k; j < k; j++, at++) skillStep[j]! += loading[at]! * g;
      memoryStep[task]! += g;
      if (isTouched[task] === 0) {
        isTouched[task] = 1;
        touched[touches++] = task;
      }
    },
    step: (groups) => {
      const share = groups > 0 ? 1 / groups : 0;
      for (let j = 0; j < k; j++) {
        skill[j] = (1 - forgetting) * skill[j]! + skillRate * share * skillStep[j]!;
        skillStep[j] = 0;
      }
      if (forgetting > 0) for (let i = 0; i < n; i++) memory[i]! *= 1 - forgetting;
      for (let t = 0; t < touches; t++) {
        const task = touched[t]!;
        memory[task]! += memoryRate * share * memoryStep[task]!;
        memoryStep[task] = 0;
        isTouched[task] = 0;
      }
      touches = 0;
    },
    outlook: (out) => {
      direction.fill(0);
      for (let i = 0, at = 0; i < n; i++) {
        const p = passRate(i, 0);
        out[i] = p * (1 - p);
        const slope = judged[i]! * out[i]!;
        for (let j = 0; j < k; j++, at++) direction[j]! += loading[at]! * slope;
      }
      for (let i = 0, at = 0; i < n; i++) {
        let gain = memoryRate * judged[i]! * out[i]!;
        for (let j = 0; j < k; j++, at++) gain += skillRate * loading[at]! * direction[j]!;
        out[i] = gain * out[i]! * pace(i);
      }
    },
  };
}
