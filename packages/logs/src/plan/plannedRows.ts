import type { ColumnMapping } from '../log/columnMapping.ts';
import type { LogHead } from '../rows/logHead.ts';
import type { RowObject } from '../rows/rowFormat.ts';

/** What is known of rows that have been looked at. */
export interface PlannedRows {
  readonly head: LogHead;
  /** What the caller named, or the names of the columns told. */
  readonly mapping: ColumnMapping;
  readonly rows: readonly RowObject[];
  /** Codes of what was told of them. */
  readonly told: ReadonlySet<string>;
}

/** Every column that is read. */
export interface PlannedMapping {
  readonly mapping: ColumnMapping;
  /** Columns of parts that stand beside the reward, by their names. */
  readonly parts?: Readonly<Record<string, string>> | undefined;
  /** Whether what is added up to the reward are parts that are followed, too. */
  readonly followsParts?: boolean | undefined;
  /** What all rows are of, where the format says so. */
  readonly rowKind?: string | undefined;
  /** Why the columns of a row alone do not say what it is. */
  readonly open?: string | undefined;
}
