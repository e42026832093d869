import type { Column, Table } from '@bits-per-sample/core';
import type { FieldDef } from 'pg';
import { columnBuilder } from './columnBuilder.ts';

/** Takes rows of cells, one after the other. */
export interface TableBuilder {
  /** Returns how many rows there are. */
  add(row: readonly (string | null)[], fields: readonly FieldDef[]): number;
  table(fields: readonly FieldDef[]): Table;
}

/** Rows as columns. */
export function tableBuilder(): TableBuilder {
  let rowCount = 0;
  let builders: ReturnType<typeof columnBuilder>[] | undefined;
  const of = (fields: readonly FieldDef[]) => {
    builders ??= fields.map(({ dataTypeID }) => columnBuilder(dataTypeID));
    return builders;
  };
  return {
    add(row, fields) {
      of(fields).forEach((builder, i) => {
        builder.add(row[i]!);
      });
      rowCount++;
      return rowCount;
    },
    table(fields) {
      const all = of(fields).map((builder) => builder.column());
      const columns = fields.map(({ name }, i): [string, Column] => [name, all[i]!]);
      return { rowCount, columns: Object.fromEntries(columns) };
    },
  };
}
