import { isRightPart } from '../trials/isRightPart.ts';
import type { ReportPart } from './readParts.ts';

/** From here on that a part never paid says something of it: at most 3 % of the rollouts then. */
const ENOUGH = 100;

/** The part that would say that an answer is right, and is 0 in every rollout, or the same below it; else undefined. */
export const neverPaid = (parts: readonly ReportPart[]): ReportPart | undefined =>
  parts.find(
    ({ name, rollouts, min, max }) =>
      isRightPart(name) && rollouts >= ENOUGH && min === max && max <= 0,
  );
