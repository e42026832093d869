import { checkOneOf } from '@bits-per-sample/core';
import type { RecordedPool } from '../world/createWorld.ts';
import { recorded } from './recorded.ts';
import { sigmoid } from './sigmoid.ts';
import { type SkillRates, skillRates } from './skillRates.ts';
import type { StudentKind } from './student.ts';

/** Options of {@link replayStudent}. */
export interface ReplayStudentOptions extends SkillRates {
  /** `recorded` (default): the 64 rollouts of each prompt and checkpoint, with replacement; `exact`: the measured pass rate. */
  readonly rates?: 'recorded' | 'exact';
}

const rows = recorded
  .trim()
  .split('\n')
  .map((line) => {
    const [, category, exactBefore, exactAfter, before, after] = line.split(' ');
    return {
      category: category!,
      exact: [Number(exactBefore), Number(exactAfter)] as const,
      recorded: [Number(before) / 64, Number(after) / 64] as const,
    };
  });
/** Logit of the weight of the later checkpoint, at the start. */
const start = -2;

/**
 * Rollouts that were really made: 406 prompts of 14 categories at two checkpoints of a 3.2 M-parameter
 * transformer. Asks whether the other students are honest about pools.
 *
 * The policy is a mixture of both checkpoints, weight λ = σ(s + u − 2) with s shared by a category and
 * u of the prompt; p = (1 − λ) p₁ + λ p₂. Only λ learns, along the policy gradient
 * 1/n Σ (r − r̄) · (o − p)/(p(1 − p)) · λ(1 − λ)(p₂ − p₁): a prompt that the run did not improve
 * teaches nothing however uncertain it is, so that p(1 − p) is not the truth here. Labels are logits
 * of the earlier exact pass rate, with the scenario's noise.
 *
 * @param options rates and learning rates.
 * @returns the kind; its target is 80 % of the way to the better checkpoint of every prompt.
 * @throws {DomainError} other rates, a learning rate that is not finite.
 *
 * @example
 * ```ts
 * replayStudent().pool.difficulty.length; // => 406
 * ```
 */
export function replayStudent(options: ReplayStudentOptions = {}): StudentKind {
  const { skillRate, memoryRate } = skillRates('replayStudent', options);
  const { rates = 'recorded' } = options;
  checkOneOf('replayStudent', 'rates', rates, ['recorded', 'exact']);
  const n = rows.length;
  const before = Float64Array.from(rows, (row) => row[rates][0]);
  const after = Float64Array.from(rows, (row) => row[rates][1]);
  const categories = [...new Set(rows.map((row) => row.category))];
  const category = Int32Array.from(rows, (row) => categories.indexOf(row.category));
  const pool: RecordedPool = {
    difficulty: Float64Array.from(rows, ({ exact: [p] }) => Math.log((1 - p + 1e-6) / (p + 1e-6))),
    stratum: rows.map((row) => row.category),
  };
  const mean = (of: (i: number) => number) => before.reduce((sum, _, i) => sum + of(i) / n, 0);
  const floor = mean((i) => before[i]! + sigmoid(start) * (after[i]! - before[i]!));
  const ceiling = mean((i) => Math.max(before[i]!, after[i]!));
  return {
    name: 'replay',
    target: floor + 0.8 * (ceiling - floor),
    pool,
    create: ({ possible, judged, speed }) => {
      const shared = new Float64Array(categories.length);
      const own = new Float64Array(n);
      const sharedStep = new Float64Array(categories.length);
      const ownStep = new Float64Array(n);
      const weight = (task: number) => sigmoid(start + shared[category[task]!]! + own[task]!);
      const passRate = (task: number): number =>
        possible[task]! * (before[task]! + weight(task) * (after[task]! - before[task]!));
      /** dp/d(logit of the weight). */
      const slope = (task: number) => {
        const w = weight(task);
        return w * (1 - w) * (after[task]! - before[task]!);
      };
      const direction = new Float64Array(categories.length);
      return {
        passRate,
        act: (task, _hint, count, from, chance, actions) => {
          const p = passRate(task);
          for (let i = 0; i < count; i++) {
            chance.seek(task, 2 * (from + i));
            actions[i] = chance.next() < p ? 0 : 1;
          }
        },
        learn: (task, _hint, count, actions, advantages) => {
          const p = passRate(task);
          if (!(p > 0 && p < 1)) return;
          let g = 0;
          for (let i = 0; i < count; i++) if (actions[i] === 0) g += advantages[i]!;
          g *= (speed[task]! * slope(task)) / (p * (1 - p) * count);
          sharedStep[category[task]!]! += g;
          ownStep[task]! += g;
        },
        step: (groups) => {
          const share = groups > 0 ? 1 / groups : 0;
          for (let c = 0; c < shared.length; c++) shared[c]! += skillRate * share * sharedStep[c]!;
          for (let i = 0; i < n; i++) own[i]! += memoryRate * share * ownStep[i]!;
          sharedStep.fill(0);
          ownStep.fill(0);
        },
        outlook: (out) => {
          direction.fill(0);
          for (let i = 0; i < n; i++) direction[category[i]!]! += judged[i]! * slope(i);
          for (let i = 0; i < n; i++) {
            const gain = memoryRate * judged[i]! * slope(i) + skillRate * direction[category[i]!]!;
            const p = passRate(i);
            out[i] = p > 0 && p < 1 ? gain * slope(i) * speed[i]! : 0;
          }
        },
      };
    },
  };
}
