import type { HostileRow } from './hostileRows.ts';

/** Stands for what JSON has no number for, until it is written bare, as Python writes it. */
const MARK = '\uE000';

/** The rows as JSON lines: NaN and infinities bare, integers with all their digits. */
export function hostileLines(rows: readonly HostileRow[]): string {
  const cell = (_: string, value: unknown): unknown =>
    typeof value === 'bigint' || (typeof value === 'number' && !Number.isFinite(value))
      ? `${MARK}${value}${MARK}`
      : value;
  const lines = rows.map((row) =>
    JSON.stringify(row, cell).replace(new RegExp(`"${MARK}([^"]*)${MARK}"`, 'g'), '$1'),
  );
  return `${lines.join('\n')}\n`;
}
