import { bisectHint } from '../../rule/schedule/bisectHint.ts';
import type { Pool } from '../../strategy/pool.ts';
import type { Stage } from '../../strategy/stage.ts';

const lower = 'hint.lower';
const upper = 'hint.upper';
const shared = 'hint.interval';

/** Options of {@link hints}. */
export interface HintOptions {
  readonly target: number;
  readonly max: number;
  readonly step: number;
  /** Weight of the old average when a task's interval moves it. */
  readonly ema: number;
}

/** Where the search of a task stands; a task never tried starts with the average of the others. */
const intervalOf = ({ columns, shared: all }: Pool, row: number) => {
  const [low, high] = [columns[lower]![row]!, columns[upper]![row]!];
  if (low <= high) return { lower: low, upper: high };
  const [meanLow, meanHigh] = all[shared]!;
  return { lower: meanLow!, upper: meanHigh! };
};

/** The hint of a task now. @internal */
export function hintOf(pool: Pool, row: number, max: number): number {
  const { lower: low, upper: high } = intervalOf(pool, row);
  return Math.max(0, Math.min(max, pool.maxHint[row] ?? 0, (low + high) / 2));
}

/** Searches the hint of each task, up and down. @internal */
export function hints({ target, max, step, ema }: HintOptions): Stage {
  return {
    columns: { [lower]: NaN, [upper]: NaN },
    shared: () => ({ [shared]: Float64Array.of(0, max) }),
    observe(pool, row, { draw: { hint = 0 }, successes, attempts }) {
      if (!(pool.maxHint[row]! > 0)) return;
      const next = bisectHint(intervalOf(pool, row), hint, successes / attempts, { target, step });
      pool.columns[lower]![row] = next.lower;
      pool.columns[upper]![row] = next.upper;
      const average = pool.shared[shared]!;
      average[0] = ema * average[0]! + (1 - ema) * next.lower;
      average[1] = ema * average[1]! + (1 - ema) * next.upper;
    },
  };
}
