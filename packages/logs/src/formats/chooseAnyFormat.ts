import { SchemaError } from '@bits-per-sample/core';
import type { ColumnMapping } from '../log/columnMapping.ts';
import { canonicalJson } from '../prompt/canonicalJson.ts';
import { ColumnError } from '../rows/columnError.ts';
import { valueAt } from '../rows/columnPath.ts';
import { hasOnlyNeutralFields } from '../rows/hasOnlyNeutralFields.ts';
import { type LogHead, narrowed } from '../rows/logHead.ts';
import type { RowFormat, RowObject } from '../rows/rowFormat.ts';
import { unknownColumn } from '../rows/unknownColumn.ts';
import { neutral } from './neutral.ts';
import { SideFileError } from './sideFileError.ts';

/** Whether a mapping says all that is needed, so that it goes before recognition. */
export const saysEverything = (mapping: ColumnMapping): boolean =>
  (mapping.successes ?? mapping.attempts) !== undefined ||
  ((mapping.reward ?? mapping.rewardParts) !== undefined &&
    (mapping.group ?? mapping.promptId ?? mapping.prompt ?? mapping.groupSize) !== undefined);

/** Whether a mapping says of how many rollouts a mean is, and names no group. */
export const ofMeans = ({ reward, groupSize, ...mapping }: ColumnMapping): boolean =>
  reward?.length === 1 &&
  groupSize !== undefined &&
  (mapping.group ?? mapping.promptId ?? mapping.prompt ?? mapping.successes) === undefined;

/** The format of rows, whatever it is and whatever the caller named. */
export async function chooseAnyFormat(
  { first, rows, columns }: LogHead,
  { mapping, name: file }: { readonly mapping: ColumnMapping; readonly name: string },
  own: readonly RowFormat[],
): Promise<RowFormat> {
  const { successes, attempts, reward } = mapping;
  if (isHalf(mapping)) {
    const expected = 'both successes and attempts in the mapping';
    const missing =
      successes === undefined
        ? '`successes: COLUMN` names the successes'
        : '`attempts: COLUMN` names the attempts, and a number will do where all rows have as many';
    throw new SchemaError({ file }, expected, `one of them; ${missing}`);
  }
  if (ofMeans(mapping)) {
    const { metricMeans } = await import('./metrics.ts');
    if (metricMeans.recognises(first)) return metricMeans;
  }
  if (saysEverything(mapping))
    return successes === undefined && attempts === undefined && !(await areRates(rows, mapping))
      ? mappedRollouts()
      : (await import('./mappedCounts.ts')).mappedCounts;
  const ofFirst = (formats: readonly RowFormat[]) =>
    formats.find((format) => format.recognises(first));
  const known = ofFirst(own);
  if (known) return known;
  // rows of this package's own fields are no one else's
  if (neutral.recognises(first) && hasOnlyNeutralFields(first)) return neutralOf(rows, reward);
  const { rowFormats } = await import('./rowFormats.ts');
  const common = ofFirst(rowFormats);
  if (common) return common;
  const { rareRowFormats } = await import('./rareFormats.ts');
  const heads = rows.map(narrowed);
  const rare =
    ofFirst(rareRowFormats) ??
    [...own, ...rowFormats, ...rareRowFormats].find(
      (format) => 2 * heads.filter((row) => format.recognises(row)).length > rows.length,
    );
  const { sideFile } = await import('./sideFiles.ts');
  const side = sideFile(first);
  // settings of a run may look like metrics of one step
  if (rare && (side === undefined || rare.kind !== 'metrics')) return rare;
  if (!side && neutral.recognises(withoutNamed(first, mapping))) return neutralOf(rows, reward);
  if (reward !== undefined || mapping.rewardParts !== undefined) return mappedRollouts();
  if (side !== undefined) throw new SideFileError(file, side.kind, side.instead);
  const asked = Object.keys(mapping).filter((key) => key !== 'where');
  if (asked.length > 0) {
    const column = unknownColumn(mapping, columns);
    if (column !== undefined)
      throw new ColumnError(file, columns, 'a column of that name', { column });
    const expected = 'a reward, or successes and attempts, in the mapping';
    throw new ColumnError(file, columns, expected, { got: asked.join(', ') });
  }
  throw new ColumnError(file, columns, 'a known format, or a column mapping');
}

/** The neutral row, by whether its rewards are single values in a column of their own. */
const neutralOf = async (
  rows: readonly RowObject[],
  named: readonly string[] = ['reward'],
): Promise<RowFormat> =>
  named.some((name) => name.includes('.')) ||
  rows.some(({ reward }) => typeof reward === 'object' && reward !== null)
    ? (await import('./neutralLists.ts')).neutralLists
    : neutral;

const mappedRollouts = async (): Promise<RowFormat> =>
  (await import('./mappedRollouts.ts')).mappedRollouts;

/** Whether successes stand without attempts, or attempts without successes or their share. */
const isHalf = ({ successes, attempts, reward, groupSize }: ColumnMapping): boolean =>
  successes === undefined
    ? attempts !== undefined && reward?.length !== 1
    : attempts === undefined && groupSize === undefined;

/** Whether the reward is a share of `groupSize` rollouts that stand in one row. */
async function areRates(rows: readonly RowObject[], mapping: ColumnMapping): Promise<boolean> {
  const { reward = [], groupSize } = mapping;
  const names = mapping.group ?? mapping.promptId;
  if (groupSize === undefined || names === undefined || reward.length !== 1) return false;
  const groups = rows.map((row) => canonicalJson(names.map((name) => valueAt(row, name))));
  const { successScale } = await import('../rows/successScale.ts');
  return new Set(groups).size === groups.length && successScale(rows, reward[0]!).kind === 'rates';
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
