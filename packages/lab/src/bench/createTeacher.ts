import type { Student } from '../student/student.ts';
import type { Flight } from './flight.ts';
import type { Trainer } from './trial.ts';

/** Rollouts per group that the students' learning rates are made for. */
const usualSize = 8;

/** Adds the gradient of a group to what a student learns at its next step. */
export function createTeacher(
  student: Student,
  { normalise, average }: Required<Pick<Trainer, 'normalise' | 'average'>>,
) {
  let advantages = new Float64Array(256);
  return ({ outcome: { rewards }, task, hint, actions }: Flight): void => {
    const count = rewards.length;
    let mean = 0;
    for (let i = 0; i < count; i++) mean += rewards[i]!;
    mean /= count;
    if (!(mean > 0 && mean < 1)) return;
    if (count > advantages.length) advantages = new Float64Array(2 * count);
    const spread = normalise === 'grpo' ? Math.sqrt(mean * (1 - mean)) : 1;
    const scale = (average === 'rollouts' ? count / usualSize : 1) / spread;
    for (let i = 0; i < count; i++) advantages[i] = scale * (rewards[i]! - mean);
    student.learn(task, hint, count, actions, advantages);
  };
}
