import { formatPlain, formatShort, formatValue } from '@bits-per-sample/core';

const UNITS = [
  [1e21, 'ZFLOP'],
  [1e18, 'EFLOP'],
  [1e15, 'PFLOP'],
  [1e12, 'TFLOP'],
  [1e9, 'GFLOP'],
] as const;

/** Floating point operations: `74 TFLOP`. */
export function flopsText(flops: number): string {
  const [size, unit] = UNITS.find(([from]) => flops >= from) ?? [1, 'FLOP'];
  return `${formatValue(flops / size, 'number', { digits: 3 })} ${unit}`;
}

/** An amount of money: `$0.00089`, `1,250 EUR`. */
export function moneyText(amount: number, currency: string): string {
  const text =
    amount >= 1e5
      ? formatShort(amount)
      : formatPlain(Number(amount.toPrecision(amount >= 100 ? 4 : 2)));
  return currency === 'USD' ? `$${text}` : `${text} ${currency}`;
}

/** FLOPs and money of something, those that are known. */
export const costText = (
  { flops, dollars }: { readonly flops: number | null; readonly dollars: number | null },
  currency: string,
): string =>
  [
    ...(flops === null ? [] : [flopsText(flops)]),
    ...(dollars === null ? [] : [moneyText(dollars, currency)]),
  ].join(', ');
