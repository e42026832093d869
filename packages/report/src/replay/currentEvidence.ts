import { needPrompts } from '../trials/promptsOf.ts';
import type { ReportSource } from '../trials/reportSource.ts';
import { rowsWhere } from '../trials/rowsWhere.ts';
import { takeRows } from '../trials/takeRows.ts';

/**
 * The groups that say what a prompt is worth now: of prompts that stand in the current window those
 * of the window alone, since the policy has changed beyond chance; of the others all there is.
 *
 * @param source what was read.
 * @param from first step of the window; null where it is the whole run.
 */
export function currentEvidence(source: ReportSource, from: number | null): ReportSource {
  const { step } = source.groups.columns;
  if (from === null || !(step instanceof Float64Array)) return source;
  const { codes } = needPrompts(source, 'A choice of the next prompts');
  const inWindow = new Set(codes.filter((_, i) => step[i]! >= from));
  const rows = rowsWhere(codes.length, (i) => step[i]! >= from || !inWindow.has(codes[i]!));
  return { ...source, groups: takeRows(source.groups, rows) };
}
