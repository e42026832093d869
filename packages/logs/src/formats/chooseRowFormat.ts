import { SchemaError } from '@bits-per-sample/core';
import type { ColumnMapping } from '../log/columnMapping.ts';
import { ColumnError } from '../rows/columnError.ts';
import type { LogHead } from '../rows/logHead.ts';
import type { RowFormat, RowObject } from '../rows/rowFormat.ts';
import { mappedCounts } from './mappedCounts.ts';
import { mappedRollouts } from './mappedRollouts.ts';
import { hasOnlyNeutralFields, neutral } from './neutral.ts';
import { rowFormats } from './rowFormats.ts';
import { SideFileError } from './sideFileError.ts';

/** Whether a mapping says all that is needed, so that it goes before recognition. */
export const saysEverything = (mapping: ColumnMapping): boolean =>
  mapping.successes !== undefined ||
  ((mapping.reward ?? mapping.rewardParts) !== undefined &&
    (mapping.group ?? mapping.promptId ?? mapping.prompt ?? mapping.groupSize) !== undefined);

/** Whether a mapping says of how many rollouts a mean is, and names no group. */
export const ofMeans = ({ reward, groupSize, ...mapping }: ColumnMapping): boolean =>
  reward?.length === 1 &&
  groupSize !== undefined &&
  (mapping.group ?? mapping.promptId ?? mapping.prompt ?? mapping.successes) === undefined;

/** The format of rows, by the head of them; formats of the caller's are tried first. */
export async function chooseRowFormat(
  { first, rows, columns }: LogHead,
  { mapping, name: file }: { readonly mapping: ColumnMapping; readonly name: string },
  own: readonly RowFormat[],
): Promise<RowFormat> {
  const { successes, attempts, reward } = mapping;
  if ((successes === undefined) !== (attempts === undefined)) {
    throw new SchemaError({ file }, 'both successes and attempts in the mapping', 'one of them');
  }
  if (ofMeans(mapping)) {
    const { metricMeans } = await import('./metrics.ts');
    if (metricMeans.recognises(first)) return metricMeans;
  }
  if (saysEverything(mapping)) return successes === undefined ? mappedRollouts : mappedCounts;
  const common = [...own, ...rowFormats];
  const ofFirst = (formats: readonly RowFormat[]) =>
    formats.find((format) => format.recognises(first));
  const known = ofFirst(common);
  if (known) return known;
  // rows of this package's own fields are no one else's
  if (neutral.recognises(first) && hasOnlyNeutralFields(first)) return neutral;
  const { rareRowFormats } = await import('./rareFormats.ts');
  const rare =
    ofFirst(rareRowFormats) ??
    [...common, ...rareRowFormats].find(
      (format) => 2 * rows.filter((row) => format.recognises(row)).length > rows.length,
    );
  const { sideFile } = await import('./sideFiles.ts');
  const side = sideFile(first);
  // settings of a run may look like metrics of one step
  if (rare && (side === undefined || rare.kind !== 'metrics')) return rare;
  if (!side && neutral.recognises(withoutNamed(first, mapping))) return neutral;
  if (reward !== undefined || mapping.rewardParts !== undefined) return mappedRollouts;
  if (side !== undefined) throw new SideFileError(file, side.kind, side.instead);
  const asked = Object.keys(mapping).filter((key) => key !== 'where');
  if (asked.length > 0) {
    const expected = 'a reward, or successes and attempts, in the mapping';
    throw new ColumnError(file, columns, expected, { got: asked.join(', ') });
  }
  throw new ColumnError(file, columns, 'a known format, or a column mapping');
}

/** A row without the columns that the caller named, which need no recognition. */
function withoutNamed(
  row: RowObject,
  {
    reward: _,
    rewardParts: __,
    successWord,
    perToken,
    groupSize,
    successValue,
    where = {},
    ...fields
  }: ColumnMapping,
): RowObject {
  const named = new Set([...Object.values(fields).flat(), ...Object.keys(where)]);
  const neutralKeys = ['group', 'reward', 'step', 'prompt', 'prompt_id', 'promptId'];
  for (const key of neutralKeys) named.delete(key);
  return Object.fromEntries(Object.entries(row).filter(([key]) => !named.has(key)));
}
