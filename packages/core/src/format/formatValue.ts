import { checkObject } from '../check/checkObject.ts';
import { checkOneOf } from '../check/checkOneOf.ts';
import { checkWhole } from '../check/checkWhole.ts';
import { DomainError } from '../errors.ts';
import type { FigureFormat } from '../figure.ts';
import { groupThousands } from './groupThousands.ts';

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const prefixes = ['', 'k', 'M', 'G', 'T', 'P', 'E'];
const formats: readonly FigureFormat[] = ['number', 'si', 'percent', 'probability', 'bits', 'time'];

/** Options of {@link formatValue}. */
export interface FormatOptions {
  /** Significant digits, in [1, 15]. Default 3. */
  readonly digits?: number;
  /** Distance between ticks, > 0, which decides the digits instead. */
  readonly step?: number | undefined;
}

/** 1e-6 → 10⁻⁶, 2.5e8 → 2.5×10⁸ */
function scientific(value: number, digits: number): string {
  const [mantissa, exponent] = value.toExponential(Math.max(0, digits - 1)).split('e') as [
    string,
    string,
  ];
  const power = `10${exponent
    .replace('+', '')
    .replace('-', '⁻')
    .replace(/\d/g, (d) => superscripts[Number(d)]!)}`;
  const lead = mantissa.replace(/\.?0+$/, '');
  return lead === '1' ? power : `${lead}×${power}`;
}

/** Digits after the point that show `value` to `digits` significant digits, or all of a `step`. */
function decimals(value: number, digits: number, step: number | undefined): number {
  if (step !== undefined) return Math.min(12, Math.max(0, -Math.floor(Math.log10(step) + 1e-9)));
  return Math.min(12, Math.max(0, digits - 1 - Math.floor(Math.log10(Math.abs(value)))));
}

function plain(value: number, digits: number, step: number | undefined): string {
  const size = Math.abs(value);
  if (size >= 1e7 || (size < 1e-4 && (step === undefined || step < 1e-4)))
    return scientific(value, digits);
  const fixed = value.toFixed(decimals(value, digits, step));
  const [whole, fraction] = fixed.split('.') as [string, string?];
  const kept = fraction?.replace(/0+$/, '');
  return `${size >= 1e4 ? groupThousands(whole) : whole}${kept ? `.${kept}` : ''}`;
}

function time(value: number, step: number | undefined): string {
  const date = new Date(value);
  if (Number.isNaN(date.getTime())) return '–';
  const iso = date.toISOString();
  if (step === undefined) return iso.slice(0, 16).replace('T', ' ');
  if (step >= 360 * 86_400_000) return iso.slice(0, 4);
  if (step >= 28 * 86_400_000) return iso.slice(0, 7);
  if (step >= 86_400_000) return iso.slice(0, 10);
  return step >= 60_000 ? iso.slice(11, 16) : iso.slice(11, 19);
}

/** 2.5e6 → 2.5 M; below 1000 plain. */
function si(value: number, digits: number, step: number | undefined): string {
  const rounded = Math.abs(Number(value.toPrecision(digits))); // as printed: 999 999 is 1 M
  const thousands = Math.floor(Math.log10(rounded) / 3);
  const prefix = prefixes[thousands];
  if (thousands < 1 || prefix === undefined)
    return plain(value, digits, thousands < 0 ? step : undefined);
  return `${plain(value / 1000 ** thousands, digits, undefined)} ${prefix}`;
}

/** Digits count from the nearer end: 0.99996, 10⁻⁶. */
function probability(value: number, digits: number, step: number | undefined): string {
  if (Math.abs(value) < 0.001) return scientific(value, digits);
  const close = 1 - value;
  if (close <= 0 || close >= 0.1) return plain(value, digits, step);
  return value.toFixed(decimals(close, Math.max(1, digits - 1), undefined)).replace(/\.?0+$/, '');
}

/**
 * Prints a number the way an axis, a table or a sentence of a figure does. The same number
 * gives the same text in every adapter, because they all print through here.
 *
 * @param value any number; NaN and null print as an en dash.
 * @param format `number`, `bits`: plain · `si`: 12 k, 3 M · `percent`: a share times 100 ·
 *   `probability`: more digits towards 0 and 1 · `time`: UTC from milliseconds.
 * @param options `digits`: significant digits (default 3); `step`: distance between ticks,
 *   which decides the digits instead.
 * @returns the text, with U+2212 for minus.
 * @throws {DomainError} a value that is neither number nor null, an unknown format, digits not
 *   an integer in [1, 15], a step that is not positive.
 *
 * @example
 * ```ts
 * formatValue(0.45278, 'bits'); // => '0.453'
 * formatValue(0.12, 'percent'); // => '12 %'
 * formatValue(0.000001, 'probability'); // => '10⁻⁶'
 * formatValue(0.99996, 'probability'); // => '0.99996'
 * formatValue(-12345, 'number', { digits: 5 }); // => '−12,345'
 * formatValue(2.5e6, 'si'); // => '2.5 M'
 * ```
 */
export function formatValue(
  value: number | null,
  format: FigureFormat,
  options: FormatOptions = {},
): string {
  checkObject('formatValue', 'options', options);
  const { digits = 3, step } = options;
  if (typeof value !== 'number' && value !== null)
    throw new DomainError('formatValue', 'value', 'a number or null', value);
  checkOneOf('formatValue', 'format', format, formats);
  checkWhole('formatValue', 'digits', digits, { least: 1, most: 15 });
  if (step !== undefined && !(typeof step === 'number' && step > 0))
    throw new DomainError('formatValue', 'step', '> 0', step);
  if (value === null || Number.isNaN(value)) return '–';
  const size = format === 'percent' ? value * 100 : value;
  if (!Number.isFinite(size)) return value > 0 ? '∞' : '−∞';
  if (format === 'time') return time(value, step);
  if (value === 0) return format === 'percent' ? '0 %' : '0';
  const text =
    format === 'percent'
      ? `${plain(size, digits, step === undefined ? undefined : step * 100)} %`
      : format === 'si'
        ? si(value, digits, step)
        : format === 'probability'
          ? probability(value, digits, step)
          : plain(value, digits, step);
  return text.replace(/^-/, '−');
}
