/** What a reward is measured on. */
export interface MetricScale {
  /** Its lower end. */
  readonly low: number;
  /** From its lower end to its upper. */
  readonly span: number;
  /** The fall that is worth a word. */
  readonly margin: number;
}

/** So few values of a hundred may lie above the scale: spikes. */
const OUTLIERS = 0.02;

/**
 * The scale of a reward, as its values show it: 0 to 1 or to its highest value, −1 to 1, else all that
 * it took. A fall counts from a tenth of the scale on, and from a quarter where the scale is no more
 * than what was seen: there it may be noise alone that spans it.
 */
export function metricScale(values: readonly number[]): MetricScale {
  const sorted = [...values].sort((a, b) => a - b);
  const low = sorted[Math.floor(OUTLIERS * sorted.length)] ?? 0;
  const high = sorted[Math.ceil((1 - OUTLIERS) * sorted.length) - 1] ?? 0;
  if (low >= 0) {
    const span = Math.max(high, 1);
    return { low: 0, span, margin: 0.1 * span };
  }
  if (low >= -1 && high <= 1) return { low: -1, span: 2, margin: 0.2 };
  return { low, span: high - low, margin: 0.25 * (high - low) };
}
