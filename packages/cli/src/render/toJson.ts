import type { Report } from '../report/report.ts';

/**
 * The report as JSON text, two spaces deep, with a newline at the end: the contract of
 * `--json`. Numbers that are not finite become null, as nothing else in JSON stands for them.
 *
 * @param report any report.
 * @returns the text.
 */
export function toJson(report: Report): string {
  const text = JSON.stringify(
    report,
    (_key, value: unknown) => (typeof value === 'number' && !Number.isFinite(value) ? null : value),
    2,
  );
  return `${text}\n`;
}
