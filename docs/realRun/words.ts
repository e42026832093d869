/** A table in Markdown; all columns but the first are numbers. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map((_, i) => (i === 0 ? '---' : '---:')), ...rows]
    .map((line) => `| ${line.join(' | ')} |`)
    .join('\n');

/** A number with so many digits. */
export const digits = (x: number, count = 3): string =>
  String(Number(x.toPrecision(count))).replace('-', '−');

/** A share in per cent. */
export const percent = (x: number, count = 3): string => `${digits(100 * x, count)} %`;

/** The word of a row. */
export const verdict = (isHit: boolean): string => (isHit ? 'hit' : '**miss**');

/** What of all has a share of them below it. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!;
}

export const mean = (values: readonly number[]): number =>
  values.reduce((sum, x) => sum + x / values.length, 0);
