/** Successes behind a mean over attempts: whole up to rounding, or no number of successes. */
export function successesOf(mean: number, attempts: number): number {
  const successes = mean * attempts;
  const whole = Math.round(successes);
  return Math.abs(successes - whole) < 1e-6 ? whole : Number.NaN;
}
