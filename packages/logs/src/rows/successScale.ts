import { leaves } from './columnPath.ts';
import { numberOf } from './numberOf.ts';
import type { RowObject } from './rowFormat.ts';
import { areCounts } from './sums.ts';

/** Names of columns that hold a mean of rewards. */
const RATE = /rate|ratio|acc|avg|average|mean|share|frac|percent|pct|prob|pass@1|pass_at_1|maj@/i;
const PERCENT = /percent|pct|%/i;
const FAILED = /fail|error|wrong|loss|incorrect/i;

/** How a column holds shares of the attempts. */
export interface SuccessShares {
  /** What all attempts are: 1, or 100 in percent. */
  readonly whole: number;
  /** How far a share of 1 may be off, as one that was rounded. */
  readonly slack: number;
  /** Whether it is the share of failures. */
  readonly failed: boolean;
}

/** What a column of successes holds. */
export interface SuccessScale {
  /** Numbers of successes, or shares of the attempts. */
  readonly kind: 'counts' | 'rates';
  /** The scale of shares; undefined for counts. */
  readonly shares: SuccessShares | undefined;
  /** Successes of so many attempts; NaN when it is no whole number of them. */
  successes(value: number, attempts: number): number;
  /** What was made of it in words; undefined when there was nothing to decide. */
  readonly note: string | undefined;
}

/**
 * Whether a column counts successes or has their share, by its first values and its name: 0.875 of
 * 8 are 7. A rounded share (0.33 of 3) counts as far as its digits go.
 *
 * @param head the first rows.
 * @param path the column.
 * @param attempts the column of the attempts, or how many all have: no number of successes is larger.
 */
export function successScale(
  head: readonly RowObject[],
  path: string,
  attempts?: string | number,
): SuccessScale {
  const texts = head.flatMap((row) => leaves(row, path).flatMap(({ value }) => textOf(value)));
  const values = texts.flatMap((text) => numberOf(text) ?? []);
  const most = values.reduce((a, b) => Math.max(a, b), 0);
  const whole = values.every(Number.isInteger);
  const name = path.slice(path.lastIndexOf('.') + 1);
  const inText = texts.some((text) => text.endsWith('%'));
  const large = 2 * values.filter((x) => x > 1).length > values.filter((x) => x > 0).length;
  const beyond =
    RATE.test(name) &&
    head.filter((row) => {
      const value = firstOf(row, path);
      const n = typeof attempts === 'string' ? firstOf(row, attempts) : attempts;
      return value !== undefined && n !== undefined && value > n;
    }).length >=
      0.1 * head.length &&
    most > 1;
  const percent = !inText && (beyond || PERCENT.test(name) || (!whole && large)) && most <= 100;
  if (whole && !percent && !inText && !(RATE.test(name) && most <= 1)) {
    return {
      kind: 'counts',
      shares: undefined,
      successes: (value, attempts) => (areCounts(value, attempts) ? value : Number.NaN),
      note: undefined,
    };
  }
  const scale = percent ? 100 : 1;
  const digits = Math.max(0, ...texts.map(decimals));
  const half = (0.5 * 10 ** -(inText ? digits + 2 : digits)) / scale;
  const failed = FAILED.test(name);
  return {
    kind: 'rates',
    shares: { whole: scale, slack: half, failed },
    successes(value, attempts) {
      const exact = (value / scale) * attempts;
      const nearest = Math.round(exact);
      const margin = Math.min(0.499, half * attempts * (1 + 1e-9) + 1e-9);
      if (!(Math.abs(exact - nearest) <= margin) || !areCounts(nearest, attempts))
        return Number.NaN;
      return failed ? attempts - nearest : nearest;
    },
    note: `${path} holds shares of the attempts${percent || inText ? ' in percent' : ''}${failed ? ' that failed' : ''}: share × attempts is the number of them`,
  };
}

/** The first number of a column in a row. */
const firstOf = (row: RowObject, path: string): number | undefined =>
  leaves(row, path).flatMap(({ value }) =>
    textOf(value).flatMap((text) => numberOf(text) ?? []),
  )[0];

const textOf = (value: unknown): string[] =>
  typeof value === 'string'
    ? [value.trim()]
    : typeof value === 'number' || typeof value === 'bigint'
      ? [String(value)]
      : [];

const decimals = (text: string): number => /[.,](\d+)/.exec(text)?.[1]?.length ?? 0;
