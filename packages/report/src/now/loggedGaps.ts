/** Steps at which a column was logged without a number, one after the other. */
export interface LoggedGap {
  /** The first of them. */
  readonly from: number;
  /** The last of them. */
  readonly to: number;
  /** How many they are. */
  readonly n: number;
  /** Whether no number came after them. */
  readonly open: boolean;
}

/** So many in a row are no accident of one batch. */
const FEW = 3;
/** Share of the rows that two columns have in common when they are logged together. */
const TOGETHER = 0.8;

/**
 * Where a column was logged as NaN, infinite or null, three times in a row or more. A table does not
 * tell such a row from one that does not log the column: taken are rows in which columns that are
 * logged together with it have a number (where there are none, rows at its own interval) or no
 * column has, and never more than the reader counted.
 */
export function loggedGaps({
  steps,
  finite,
  column,
  missing,
}: {
  /** Steps of the rows, in rising order. */
  readonly steps: readonly number[];
  /** By column and row, whether there is a number. */
  readonly finite: readonly (readonly boolean[])[];
  /** The column, by its place in `finite`. */
  readonly column: number;
  /** How often it stood there without a number. */
  readonly missing: number;
}): LoggedGap[] {
  if (missing < FEW) return [];
  const own = finite[column]!;
  const last = own.lastIndexOf(true);
  const companions = finite.filter((other, j) => {
    if (j === column) return false;
    const [both, mine, theirs] = [0, 1, 2].map(
      (what) =>
        steps.filter((_, i) => i <= last && (what === 2 || own[i]) && (what === 1 || other[i]))
          .length,
    );
    return both! > 0 && both! >= TOGETHER * mine! && both! >= TOGETHER * (theirs! - missing);
  });
  const due = companions.length > 0 ? () => false : atInterval(steps, own);
  const rows = steps.flatMap((_, i) => {
    const logged =
      own[i] ||
      due(i) ||
      companions.some((other) => other[i]) ||
      finite.every((other) => !other[i]);
    return logged ? [i] : [];
  });
  const gaps: LoggedGap[] = [];
  let run: number[] = [];
  const close = (open: boolean): void => {
    if (run.length >= FEW && run.length <= missing)
      gaps.push({ from: steps[run[0]!]!, to: steps[run.at(-1)!]!, n: run.length, open });
    run = [];
  };
  for (const i of rows) {
    if (own[i]) close(false);
    else run.push(i);
  }
  close(true);
  return gaps;
}

/** Whether a row is one of those in which a column is due, by the usual distance of its steps. */
function atInterval(steps: readonly number[], own: readonly boolean[]): (i: number) => boolean {
  const logged = steps.filter((_, i) => own[i]);
  const distances = logged.slice(1).map((step, i) => step - logged[i]!);
  const usual = distances.sort((a, b) => a - b)[distances.length >> 1] ?? 0;
  return (i) => usual > 0 && (steps[i]! - logged[0]!) % usual === 0;
}
