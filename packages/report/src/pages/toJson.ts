import type { Report } from '../report/report.ts';

/**
 * The report as JSON text, two spaces deep, with a newline at the end: the contract of
 * `--json`. Numbers that are not finite become null, as nothing else in JSON stands for them.
 *
 * @param report any report.
 * @returns the text.
 *
 * @example
 * ```ts
 * const log = await readLog(fromText('{"prompt_id":"a","rewards":[0,0,1]}'));
 * const { groups } = await summariseTrials(log.tables);
 * const input = describeLogs([{ name: 'a.jsonl', log }]);
 * const report = buildReport({ groups, input, rewardValues: [0, 1] });
 * JSON.parse(toJson(report)).groups.live; // => 1
 * ```
 */
export function toJson(report: Report): string {
  const text = JSON.stringify(
    report,
    (_key, value: unknown) => (typeof value === 'number' && !Number.isFinite(value) ? null : value),
    2,
  );
  return `${text}\n`;
}
