import type { ColumnMapping } from '../log/columnMapping.ts';
import { ends } from '../rows/columnPath.ts';
import { isObject } from '../rows/objectOf.ts';
import type { RowObject } from '../rows/rowFormat.ts';
import type { FoundColumns } from './definedColumns.ts';

/** What the fields of the reward hold, as the reader took them. */
export function rewardColumns(
  { reward, rewardParts, perToken }: ColumnMapping,
  rows: readonly RowObject[],
  told: ReadonlySet<string>,
): Pick<FoundColumns, 'reward' | 'rewardParts' | 'perToken'> {
  const [path = '', ...others] = reward ?? [];
  if (told.has('reward-per-token')) return { reward, perToken: perToken ?? 'sum' };
  if (rewardParts !== undefined || perToken !== undefined || !told.has('reward-parts'))
    return { reward, rewardParts, perToken };
  if (others.length > 0) return { reward: undefined, rewardParts: ones([path, ...others]) };
  const inside = rows.flatMap((row) =>
    ends(row, path).flatMap(({ value }) => (isObject(value) ? Object.keys(value) : [])),
  );
  return { reward, rewardParts: ones(inside) };
}

const ones = (names: readonly string[]): Record<string, number> =>
  Object.fromEntries(names.map((name) => [name, 1]));
