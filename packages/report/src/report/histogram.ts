import { inverseBinaryEntropy } from '@bits-per-sample/info';
import { countCells } from '../trials/countCells.ts';
import type { GroupCounts } from '../trials/groupCounts.ts';

/** One bar of the histogram of pass rates. */
export interface PassRateBin {
  /** Short label: `failed`, `.1–.2`, `3/8`, `solved`. */
  readonly label: string;
  /** Lower end of the bin; equal to `to` for a single value. */
  readonly from: number;
  /** Upper end of the bin. */
  readonly to: number;
  /** Groups in the bin. */
  readonly groups: number;
  /** Whether the middle of the bin lies in the Goldilocks zone. */
  readonly zone: boolean;
}

/** The Goldilocks zone: where H(p) ≥ ½ bit. */
export const ZONE = { from: inverseBinaryEntropy(0.5), to: 1 - inverseBinaryEntropy(0.5) };

/** Up to this size a group of its own gives the bins k/n; beyond it, tenths. */
const MOST_EXACT_BINS = 16;

/** Share of groups of one size from which on that size gives the bins. */
const NEARLY_ALL = 0.9;

const inZone = (p: number): boolean => p >= ZONE.from && p <= ZONE.to;

/**
 * Histogram of pass rates with the failed (k = 0) and the solved (k = n) apart. When nearly
 * all groups have the same small size the bins are k = 0 … n, and a group of another size
 * stands at the nearest; else they are tenths.
 */
export function histogram(counts: GroupCounts): PassRateBin[] {
  const { successes, attempts, groups: times } = countCells(counts);
  const size = commonSize(attempts, times);
  const exact = size !== undefined;
  const inner = exact ? size - 1 : 10;
  const groups = new Array<number>(inner + 2).fill(0);
  for (let i = 0; i < attempts.length; i++) {
    const k = successes[i]!;
    const n = attempts[i]!;
    const place = exact ? Math.round((size * k) / n) : 1 + Math.floor((10 * k) / n + 1e-12);
    groups[k === 0 ? 0 : k === n ? inner + 1 : Math.min(inner, Math.max(1, place))]! += times[i]!;
  }
  return groups.map((number, i) => {
    if (i === 0) return { label: 'failed', from: 0, to: 0, groups: number, zone: false };
    if (i === inner + 1) return { label: 'solved', from: 1, to: 1, groups: number, zone: false };
    const [from, to] = exact ? [i / size, i / size] : [(i - 1) / 10, i / 10];
    const label = exact ? `${i}/${size}` : `.${i - 1}–${i === 10 ? 1 : `.${i}`}`;
    return { label, from, to, groups: number, zone: inZone((from + to) / 2) };
  });
}

/** The size that nearly all groups have, when it is small. */
function commonSize(attempts: Float64Array, times: Float64Array): number | undefined {
  const sizes = new Map<number, number>();
  for (const [i, n] of attempts.entries()) sizes.set(n, (sizes.get(n) ?? 0) + times[i]!);
  const all = times.reduce((sum, n) => sum + n, 0);
  const [size, groups] = [...sizes].reduce(
    (most, next) => (next[1] > most[1] ? next : most),
    [0, 0],
  );
  return size >= 2 && size <= MOST_EXACT_BINS && groups >= NEARLY_ALL * all ? size : undefined;
}
