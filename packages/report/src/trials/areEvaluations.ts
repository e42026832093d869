import { isDictionary, type Table } from '@bits-per-sample/core';

/** Whether all rows are of evaluations; those that do not say are of training. */
export const areEvaluations = ({ rowCount, columns: { kind } }: Table): boolean =>
  rowCount > 0 &&
  kind !== undefined &&
  isDictionary(kind) &&
  kind.codes.every((code) => kind.values[code] === 'eval');
