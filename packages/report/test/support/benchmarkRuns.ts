import type { Report } from '../../src/index.ts';

/** The warning of a report by its code. */
export const noteOf = ({ warnings }: Report, code: string) =>
  warnings.find((warning) => warning.code === code);

/** Rows as JSON lines. */
export const jsonl = (rows: readonly object[]): string =>
  rows.map((row) => `${JSON.stringify(row)}\n`).join('');
/** Whether a task was solved in a run: some always, some never, some now and then. */
export const solved = (task: number, run: number): number =>
  Number(task % 3 === 0 || (task % 3 === 1 && (task + run) % 2 === 0));

/** Files of one benchmark, run again and again. */
export const benchmark = (runs: number, id: (task: number) => string | number) =>
  Array.from({ length: runs }, (_, run) =>
    Array.from({ length: 12 }, (_task, task) => ({
      task_id: id(task),
      success: solved(task, run),
      seconds: run + task / 100,
    })),
  );
