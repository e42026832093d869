import { checkObject, DomainError, isDictionary, type Table } from '@bits-per-sample/core';
import { runKinds } from '../run/runKinds.ts';
import type { SimulatedRun } from '../run/simulatedRun.ts';
import type { Detector } from './detector.ts';
import { type RunFinding, toldBy } from './toldBy.ts';

/**
 * A detector out of a function that reads tables, as `trendsOf` of the report does: it is given the
 * rows of the first steps, again and again. Evaluations are left out.
 *
 * What was told is taken to stay told, so that the first step at which there is something is found
 * by halves; from there on the run is followed step by step (later once in a thirtieth of its steps),
 * and once an alarm has told of a fault nothing more is asked.
 *
 * @param name of the detector.
 * @param options `tables`: what it reads of a run, e.g. {@link runTable}; rows in the order of their
 *   `step`. `find`: what it finds in such tables; findings that are over, and others than alarms,
 *   questions (`'ask'`) and praise (`'good'`), do not count.
 * @returns the detector.
 * @throws {DomainError} no name, no such functions.
 *
 * @example
 * ```ts
 * const silent = tableDetector('silent', { tables: (run) => [runTable(run)], find: () => [] });
 * silent.watch(simulateRun(runKinds[0], 7)); // => []
 * ```
 */
export function tableDetector(
  name: string,
  options: {
    readonly tables: (run: SimulatedRun) => readonly Table[];
    readonly find: (tables: readonly Table[]) => readonly RunFinding[];
  },
): Detector {
  if (typeof name !== 'string') throw new DomainError('tableDetector', 'name', 'a text', name);
  checkObject('tableDetector', 'options', options);
  const { tables, find } = options;
  for (const [key, value] of Object.entries({ tables, find }))
    if (typeof value !== 'function')
      throw new DomainError('tableDetector', key, 'a function', value);
  return {
    name,
    watch: (run) => {
      const growing = tables(run).map((table) => growingTable(table, run.steps));
      const shows = runKinds.find((kind) => kind.name === run.kind)?.shows ?? [];
      return toldBy(run.steps, (n) => find(growing.map((firstSteps) => firstSteps(n))), {
        fault: run.fault,
        shows,
      });
    },
  };
}

/** The rows of the first n steps of a table, evaluations aside. */
function growingTable(table: Table, steps: number): (n: number) => Table {
  const { columns } = withoutEvaluations(table);
  const rows = new Int32Array(steps + 1);
  for (const t of columns.step as Float64Array) rows[t + 1]!++;
  for (let n = 1; n <= steps; n++) rows[n]! += rows[n - 1]!;
  return (n) => ({
    rowCount: rows[n]!,
    columns: Object.fromEntries(
      Object.entries(columns).map(([name, column]) => [
        name,
        isDictionary(column)
          ? { ...column, codes: column.codes.subarray(0, rows[n]!) }
          : column.subarray(0, rows[n]!),
      ]),
    ),
  });
}

function withoutEvaluations(table: Table): Table {
  const { kind, ...columns } = table.columns;
  if (kind === undefined || !isDictionary(kind)) return table;
  const train = kind.values.indexOf('train');
  const isKept = (_: unknown, i: number) => kind.codes[i] === train;
  return {
    rowCount: kind.codes.filter(isKept).length,
    columns: Object.fromEntries(
      Object.entries(columns).map(([name, column]) => [
        name,
        isDictionary(column)
          ? { ...column, codes: column.codes.filter(isKept) }
          : column.filter(isKept),
      ]),
    ),
  };
}
