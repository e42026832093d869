import { checkWhole } from '@bits-per-sample/core';
import type { World } from '../world/world.ts';
import { sigmoid } from './sigmoid.ts';
import { type SkillRates, skillRates } from './skillRates.ts';
import type { Student, StudentKind } from './student.ts';

/** Options of {@link softmaxStudent}. */
export interface SoftmaxStudentOptions extends SkillRates {
  /** Answers per task, one of them right, 2 … 128. Default 8. */
  readonly answers?: number;
}

/**
 * A student that chooses among the answers of a task, all logits trained by REINFORCE with the
 * group's mean as the baseline.
 *
 * Answer 0 is right and has the logit w·θ − b + ln(M − 1) + u₀, the wrong ones have u₁ … u₍M−1₎: a
 * beginner's pass rate is that of {@link irt}. False rewards move it among wrong answers, which irt
 * cannot show. In an impossible task no answer is right.
 *
 * @param options number of answers and learning rates.
 * @returns the kind, named `softmax`; `create(world)` makes a beginner.
 * @throws {DomainError} answers that are no integer in [2, 128], a rate that is not finite.
 *
 * @see Williams (1992), doi:10.1007/BF00992696
 *
 * @example
 * ```ts
 * const world = createWorld(createScenario('clean'), 7);
 * const [one, other] = [softmaxStudent().create(world), irt().create(world)];
 * Math.abs(one.passRate(3, 0) - other.passRate(3, 0)) < 1e-12; // => true
 * ```
 */
export function softmaxStudent(options: SoftmaxStudentOptions = {}): StudentKind {
  const { skillRate, memoryRate } = skillRates('softmaxStudent', options);
  const { answers = 8 } = options;
  checkWhole('softmaxStudent', 'answers', answers, { least: 2, most: 128 });
  return {
    name: 'softmax',
    create: (world) => createSoftmax(world, answers, skillRate, memoryRate),
  };
}

// long: one student; its methods share its parameters
function createSoftmax(world: World, m: number, skillRate: number, memoryRate: number): Student {
  const { difficulty, loading, speed, possible, judged, scenario } = world;
  const n = difficulty.length;
  const k = scenario.skills;
  const skill = new Float64Array(k);
  const memory = new Float64Array(n * m);
  const skillStep = new Float64Array(k);
  const memoryStep = new Float64Array(n * m);
  const touched = new Int32Array(n);
  const isTouched = new Uint8Array(n);
  let touches = 0;
  const direction = new Float64Array(k);
  const spreads = new Float64Array(n);
  const policy = new Float64Array(m);
  const score = new Float64Array(m);
  const start = Math.log(m - 1);

  /** ln Σ exp of the wrong logits; shape [tasks]. */
  const rest = new Float64Array(n).fill(start);

  /** Logit of the right answer. */
  const right = (task: number, hint: number): number => {
    if (possible[task] === 0) return -Infinity;
    let z = start - difficulty[task]! + hint * scenario.hintWorth + memory[task * m]!;
    for (let j = 0, at = task * k; j < k; j++, at++) z += loading[at]! * skill[j]!;
    return z;
  };
  const fill = (task: number, hint: number) => {
    const base = task * m;
    policy[0] = right(task, hint);
    let top = policy[0]!;
    for (let a = 1; a < m; a++) {
      policy[a] = memory[base + a]!;
      if (policy[a]! > top) top = policy[a]!;
    }
    let total = 0;
    for (let a = 0; a < m; a++) {
      policy[a] = Math.exp(policy[a]! - top);
      total += policy[a]!;
    }
    for (let a = 0; a < m; a++) policy[a]! /= total;
  };
  const passRate = (task: number, hint: number) => sigmoid(right(task, hint) - rest[task]!);
  return {
    passRate,
    act: (task, hint, count, from, chance, actions) => {
      fill(task, hint);
      for (let i = 0; i < count; i++) {
        chance.seek(task, 2 * (from + i));
        let left = chance.next();
        let a = 0;
        while (a < m - 1 && left >= policy[a]!) left -= policy[a++]!;
        actions[i] = a === 0 ? 0 : 2 * a + 1;
      }
    },
    learn: (task, hint, count, actions, advantages) => {
      fill(task, hint);
      score.fill(0);
      for (let i = 0; i < count; i++) score[actions[i]! >> 1]! += advantages[i]!;
      let sum = 0;
      for (let a = 0; a < m; a++) sum += score[a]!;
      const scale = (speed[task]! * (1 - hint)) / count;
      const base = task * m;
      for (let a = 0; a < m; a++) memoryStep[base + a]! += scale * (score[a]! - sum * policy[a]!);
      if (possible[task] !== 0) {
        const g = scale * (score[0]! - sum * policy[0]!);
        for (let j = 0, at = task * k; j < k; j++, at++) skillStep[j]! += loading[at]! * g;
      }
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
        let wrong = 0;
        for (let a = 0, at = task * m; a < m; a++, at++) {
          memory[at]! += memoryRate * scale * memoryStep[at]!;
          memoryStep[at] = 0;
          if (a > 0) wrong += Math.exp(memory[at]!);
        }
        rest[task] = Math.log(wrong);
        isTouched[task] = 0;
      }
      touches = 0;
    },
    outlook: (out) => {
      direction.fill(0);
      for (let i = 0, at = 0; i < n; i++) {
        fill(i, 0);
        const p = policy[0]!;
        const spread = p * (1 - p);
        spreads[i] = spread;
        const slope = judged[i]! * spread;
        // The wrong logits fall in proportion to their share: Σ π_a² /(1 − p) of the right one's rise.
        let squares = 0;
        for (let a = 1; a < m; a++) squares += policy[a]! * policy[a]!;
        const rest = 1 - p;
        out[i] = memoryRate * slope * (1 + (rest > 0 ? squares / (rest * rest) : 0));
        for (let j = 0; j < k; j++, at++) direction[j]! += loading[at]! * slope;
      }
      for (let i = 0, at = 0; i < n; i++) {
        let gain = out[i]!;
        for (let j = 0; j < k; j++, at++) gain += skillRate * loading[at]! * direction[j]!;
        out[i] = gain * spreads[i]! * speed[i]! * possible[i]!;
      }
    },
  };
}
