import type { RowObject } from '../rows/rowFormat.ts';

/**
 * How many repeats of lm-evaluation-harness stand behind the metrics of a row: all those in
 * `resps` when the filter keeps them, else one. A pair of likelihood and greediness is one answer.
 */
export function lmEvalRepeats({ resps, filtered_resps: filtered }: RowObject): number {
  const all: unknown = Array.isArray(resps) ? resps[0] : undefined;
  const kept: unknown = Array.isArray(filtered) ? filtered[0] : undefined;
  if (!Array.isArray(all) || !Array.isArray(kept) || kept.length !== all.length) return 1;
  return Array.isArray(kept[0]) === Array.isArray(all[0]) ? Math.max(1, all.length) : 1;
}
