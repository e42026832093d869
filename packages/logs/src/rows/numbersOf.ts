import type { NumberCells } from './cells.ts';
import type { LogTally } from './logTally.ts';

/** Beyond this a number is looked at on its own. */
const MOST = 1e150;

/** Cells as numbers of rollouts: NaN for what is missing, not finite or too large. */
export function numbersOf(
  { values, gaps }: NumberCells,
  from: number,
  to: number,
  tally: LogTally,
): Float64Array {
  const numbers = values.slice(from, to);
  for (let i = 0; i < numbers.length; i++)
    if (!(Math.abs(numbers[i]!) <= MOST) && gaps?.[from + i] !== 1)
      numbers[i] = tally.number(numbers[i]);
  return numbers;
}
