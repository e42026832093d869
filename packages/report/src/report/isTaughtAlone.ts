import type { Report } from './reportShape.ts';

/**
 * Whether a teacher is all that a log tells of: no reward is known, or every one is the same, as
 * trainers write it that distil without rewards.
 */
export const isTaughtAlone = ({
  teacher,
  reward,
}: Pick<Report, 'teacher'> & { readonly reward: Pick<Report['reward'], 'min' | 'max'> }): boolean =>
  teacher !== null && reward.min === reward.max;
