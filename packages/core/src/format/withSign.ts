import { checkNumber } from '../check/checkNumber.ts';

/**
 * What all word printers share: NaN is an en dash, infinity its sign, minus U+2212; the rest is
 * printed by size. What rounds to 0 has no sign.
 *
 * @internal
 */
export function withSign(fn: string, x: number, print: (size: number) => string): string {
  checkNumber(fn, 'x', x);
  if (Number.isNaN(x)) return '–';
  const text = Math.abs(x) === Infinity ? '∞' : print(Math.abs(x));
  return x < 0 && text !== '0' ? `−${text}` : text;
}
