import { formatPlural, isDictionary, type Table } from '@bits-per-sample/core';
import type { ReportNote } from '../trials/reportSource.ts';
import type { ReadPart } from './readPart.ts';

/**
 * Files without those that tell once more what a file beside them tells: the means that
 * lm-evaluation-harness writes beside the samples they are means of, and one evaluation of promptfoo
 * in several layouts. Their rollouts would count twice.
 *
 * @param parts the files of a run, in order.
 * @returns the files that count, in order, and what is said of the others.
 */
export function withoutViews(parts: readonly ReadPart[]): {
  readonly kept: readonly ReadPart[];
  readonly notes: readonly ReportNote[];
} {
  const kept: ReadPart[] = [];
  const left: ReadPart[] = [];
  for (const part of parts)
    (areMeans(part, parts) || kept.some((other) => areTwoLayouts(part, other)) ? left : kept).push(
      part,
    );
  if (left.length === 0) return { kept: parts, notes: [] };
  const names = left.slice(0, 3).map(({ name }) => name);
  const message = `${formatPlural(left.length, 'file')} ${left.length === 1 ? 'tells' : 'tell'} once more what other files beside ${left.length === 1 ? 'it' : 'them'} tell, and ${left.length === 1 ? 'is' : 'are'} not counted again: ${names.join(', ')}${left.length > 3 ? ', …' : ''}.`;
  return { kept, notes: [{ code: 'told-twice', message }] };
}

const folderOf = ({ name }: ReadPart): string => /^(?:.*[\\/])?/.exec(name)?.[0] ?? '';

/** Whether a file holds means of which every document stands in the samples beside it. */
function areMeans(part: ReadPart, all: readonly ReadPart[]): boolean {
  if (part.summary.format !== 'lm-eval-results' || part.groups === null) return false;
  const samples = all.filter(
    (other) => other.summary.format === 'lm-eval-samples' && folderOf(other) === folderOf(part),
  );
  const categories = new Set(samples.flatMap(({ groups }) => textsOf(groups, 'category')));
  return samples.length > 0 && textsOf(part.groups, 'category').every((x) => categories.has(x));
}

/** Whether two files are one evaluation of promptfoo in two layouts: of every group the same sums. */
function areTwoLayouts(one: ReadPart, other: ReadPart): boolean {
  const formats = [one.summary.format, other.summary.format];
  return (
    formats.every((format) => format.startsWith('promptfoo')) &&
    formats[0] !== formats[1] &&
    folderOf(one) === folderOf(other) &&
    sumsOf(one.groups) === sumsOf(other.groups)
  );
}

/** Rollouts, rewards and right answers of the groups, in whatever order these stand. */
function sumsOf(groups: Table | null): string {
  const { reward_n, reward_missing, reward_sum } = groups?.columns ?? {};
  const at = (column: Table['columns'][string] | undefined, i: number): number =>
    column === undefined || isDictionary(column) ? 0 : (column[i] ?? 0);
  return Array.from({ length: groups?.rowCount ?? 0 }, (_, i) =>
    [reward_n, reward_missing, reward_sum].map((column) => at(column, i).toFixed(6)).join(':'),
  )
    .sort()
    .join();
}

function textsOf(groups: Table | null, name: string): string[] {
  const column = groups?.columns[name];
  return column !== undefined && isDictionary(column)
    ? [...column.codes].map((code) => column.values[code] ?? '')
    : [];
}
