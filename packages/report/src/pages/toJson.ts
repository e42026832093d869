import { isDictionary, type Table } from '@bits-per-sample/core';
import type { Report } from '../report/reportShape.ts';

/**
 * The report as JSON text, two spaces deep, with a newline at the end, as `report.schema.json`
 * says. Numbers that are not finite become null, as nothing else in JSON stands for them.
 *
 * @param report any report.
 * @param options `prompts`: whether the prompts follow, a row each; default false, since there may be a million.
 * @returns the text.
 *
 * @example
 * ```ts
 * const r = await report([[0, 0, 1]]);
 * JSON.parse(toJson(r)).groups.live; // => 1
 * JSON.parse(toJson(r, { prompts: true })).prompts[0].attempts; // => 3
 * ```
 */
export function toJson(
  report: Report,
  { prompts = false }: { readonly prompts?: boolean } = {},
): string {
  const told = prompts
    ? { ...report, prompts: report.prompts === null ? null : rowsOf(report.prompts) }
    : report;
  return finiteJson(told);
}

// what JSON may hold as it is, and a terminal should not
const UNSEEN = /[\u007f-\u009f\p{Cf}\u2028\u2029]/gu;

/** Any plain data as JSON text; what is not finite becomes null, what is not seen is escaped. */
export function finiteJson(data: unknown): string {
  const text = JSON.stringify(
    data,
    (_key, value: unknown) => (typeof value === 'number' && !Number.isFinite(value) ? null : value),
    2,
  );
  const escaped = text.replace(UNSEEN, (character) =>
    character
      .split('')
      .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
      .join(''),
  );
  return `${escaped}\n`;
}

function rowsOf({ columns, rowCount }: Table): Record<string, string | number | null>[] {
  return Array.from({ length: rowCount }, (_, i) =>
    Object.fromEntries(
      Object.entries(columns).map(([name, column]) => [
        name,
        isDictionary(column) ? (column.values[column.codes[i]!] ?? null) : column[i]!,
      ]),
    ),
  );
}
