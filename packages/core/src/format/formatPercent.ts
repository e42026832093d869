import { withSign } from './withSign.ts';

/**
 * Prints a share in a sentence: 0.1834 → 18 %. Only shares next to 0 and 1 keep a digit, so
 * that 99.6 % is not printed as 100 %.
 *
 * @param x a share, 1 for all. NaN prints as an en dash.
 * @returns the text, with U+2212 for minus.
 * @throws {DomainError} x is not a number.
 *
 * @example
 * ```ts
 * formatPercent(0.1834); // => '18 %'
 * formatPercent(0.996); // => '99.6 %'
 * formatPercent(0.0002); // => '< 0.1 %'
 * formatPercent(-0.12); // => '−12 %'
 * ```
 */
export function formatPercent(x: number): string {
  const text = withSign('formatPercent', x, (size) => print(100 * size));
  return text === '−< 0.1 %' ? '> −0.1 %' : text === '−> 99.9 %' ? '< −99.9 %' : text;
}

function print(value: number): string {
  if (value > 0 && value < 0.05) return '< 0.1 %';
  if (value > 99.95 && value < 100) return '> 99.9 %';
  const nearAnEnd = (value > 0 && value < 0.95) || (value > 99.05 && value < 100);
  return `${value.toFixed(nearAnEnd ? 1 : 0)} %`;
}
