import type { ColumnMapping } from '../log/columnMapping.ts';
import type { Grouping } from '../log/log.ts';
import { ROOT } from './columnPath.ts';
import type { LogTally } from './logTally.ts';
import { Overrides } from './overrides.ts';
import type { RowKinds, RowObject } from './rowFormat.ts';
import { Where } from './where.ts';

/** What the caller named of a log: fields in place of the format's own, and rows that are kept. */
export function namedFields(
  kind: keyof RowKinds,
  mapping: ColumnMapping,
  tally: LogTally,
  grouping: Grouping,
): {
  readonly overrides: Overrides;
  readonly where: {
    keeps(row: RowObject): boolean;
    end(): void;
    unseen(): string | undefined;
  };
} {
  const where = new Where(mapping, tally);
  return {
    overrides: new Overrides(kind, mapping, tally, grouping),
    where: {
      keeps: (row) => where.keeps(row, ROOT),
      end: () => where.end(),
      unseen: () => where.unseen(),
    },
  };
}
