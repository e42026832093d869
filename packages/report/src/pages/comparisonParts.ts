import type { Estimate } from '@bits-per-sample/core';

/** `18.0 % (16.1–20.0)`. */
export function shareText(estimate: Estimate, withRange = true): string {
  const { value, lower, upper } = estimate;
  if (Number.isNaN(value)) return 'cannot tell';
  const number = (x: number) => (100 * x).toFixed(1);
  const ends = withRange && !Number.isNaN(lower) ? ` (${number(lower)}–${number(upper)})` : '';
  return `${number(value)} %${ends}`;
}

/** `+7.9 (4.0 to 11.8)`, in points. */
export function pointsText({ value, lower, upper }: Estimate): string {
  if (Number.isNaN(value)) return 'cannot tell';
  const number = (x: number) => `${x > 0 ? '+' : x < 0 ? '−' : ''}${Math.abs(100 * x).toFixed(1)}`;
  return `${number(value)}${Number.isNaN(lower) ? '' : ` (${number(lower)} to ${number(upper)})`}`;
}
