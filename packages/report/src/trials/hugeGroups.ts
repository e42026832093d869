import { meanEntropy } from '@bits-per-sample/info';
import type { GroupCounts } from './groupCounts.ts';

/** From here on a group's own pass rate is known so well that no model is needed. */
const HUGE = 10_000;

/** Beyond this the jackknife's differences drown in rounding, and equal the plug-in anyway. */
const JACKKNIFE_LIMIT = 1e8;

/** A group size for the mixture, whose cost grows with it; beyond 10 000 nothing changes. */
export const sizeForFitting = (groupSize: number): number => Math.min(groupSize, HUGE);

/** The largest number of attempts. */
const largest = ({ attempts }: GroupCounts): number => attempts.reduce((a, n) => Math.max(a, n), 0);

/** Whether a group is so large that plug-in bits are exact to 1e−4. */
export const hasHugeGroups = (counts: GroupCounts): boolean => largest(counts) > HUGE;

/**
 * Counts for fitting the spread of pass rates, whose cost grows with n: larger groups are
 * scaled down to 10 000 attempts, which still gives their pass rate to half a percent.
 */
export function forFitting(counts: GroupCounts): GroupCounts {
  if (!hasHugeGroups(counts)) return counts;
  const scaled = (k: number, i: number): number =>
    counts.attempts[i]! <= HUGE ? k : Math.round((k / counts.attempts[i]!) * HUGE);
  return {
    successes: counts.successes.map(scaled),
    attempts: counts.attempts.map((n) => Math.min(n, HUGE)),
  };
}

/** Mean entropy by jackknife; by plug-in where groups are so large that they agree. */
export const jackknifeBits = (counts: GroupCounts): number =>
  meanEntropy(counts, { method: largest(counts) > JACKKNIFE_LIMIT ? 'plugin' : 'jackknife' }).value;
