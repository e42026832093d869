import type { ColumnMapping } from '../log/columnMapping.ts';

/** A mapping of which some columns may not be there. */
export type FoundColumns = { readonly [K in keyof ColumnMapping]: ColumnMapping[K] | undefined };

/** A mapping of the columns that are there. */
export const definedColumns = (found: FoundColumns): ColumnMapping =>
  Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
