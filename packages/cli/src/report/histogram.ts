import type { PassRateBin } from './report.ts';

/** The Goldilocks zone: where H(p) ≥ ½ bit. */
export const ZONE = { from: 0.11002786443836, to: 0.88997213556164 } as const;

/** Up to this size a group of its own gives the bins k/n; beyond it, tenths. */
const MOST_EXACT_BINS = 10;

const inZone = (p: number): boolean => p >= ZONE.from && p <= ZONE.to;

/**
 * Histogram of pass rates with the failed (k = 0) and the solved (k = n) apart. When all
 * groups have the same small size the bins are k = 0 … n, else tenths.
 */
export function histogram({
  successes,
  attempts,
}: {
  successes: Float64Array;
  attempts: Float64Array;
}): PassRateBin[] {
  const size = attempts[0] ?? 0;
  const exact = size <= MOST_EXACT_BINS && attempts.every((n) => n === size);
  const cells = exact ? size - 1 : 10;
  const groups = new Array<number>(cells + 2).fill(0);
  for (let i = 0; i < attempts.length; i++) {
    const k = successes[i]!;
    const n = attempts[i]!;
    const inner = exact ? k - 1 : Math.min(9, Math.floor((10 * k) / n + 1e-12));
    groups[k === 0 ? 0 : k === n ? cells + 1 : 1 + inner]!++;
  }
  return groups.map((number, i) => {
    if (i === 0) return { label: 'failed', from: 0, to: 0, groups: number, zone: false };
    if (i === cells + 1) return { label: 'solved', from: 1, to: 1, groups: number, zone: false };
    if (exact)
      return {
        label: `${i}/${size}`,
        from: i / size,
        to: i / size,
        groups: number,
        zone: inZone(i / size),
      };
    return {
      label: `.${i - 1}–${i === 10 ? 1 : `.${i}`}`,
      from: (i - 1) / 10,
      to: i / 10,
      groups: number,
      zone: inZone((i - 0.5) / 10),
    };
  });
}
