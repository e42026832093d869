import { fromBytes, readLog } from '../../src/index.ts';
import { fuzzInput } from './fuzzInput.ts';
import { rowsHeld } from './rowsHeld.ts';

/** What became of an input: a fault, a refusal in words, or so many rows. */
export interface Outcome {
  readonly fault?: string;
  readonly refused?: true;
  readonly rows?: number;
  /** Whether the rows were counted by other means, and none was lost. */
  readonly accounted?: true;
}

/**
 * Formats of which several rows are one by what they mean: a row per step of metrics, a row per
 * filter of one answer.
 */
const JOINED = ['lm-eval-samples'];

/** Rows that give no rollout, and are counted: in the words of a note that begins with their number. */
const NOTED = ['header-again', 'no-rollouts', 'no-mean', 'eval-rows'];

/** Rows beyond the first of each rollout whose turns they are, in the words of the note on turns. */
function rowsFolded(message: string): number {
  const [, rows = 0, rollouts = 0] = /^(\d+) rows are turns of (\d+) rollout/.exec(message) ?? [];
  return Number(rows) - Number(rollouts);
}

/** Reads an input to its end, and says what came of it. */
export async function fuzzFault(seed: number): Promise<Outcome> {
  const { name, bytes, options } = fuzzInput(seed);
  let rows = 0;
  try {
    const log = await readLog(fromBytes(bytes, name), options);
    for await (const table of log.tables) rows += table.rowCount;
    const { format, rows: told, skipped, duplicates, notes } = log.summary();
    if (told !== rows) return { fault: `${rows} rows given out, ${told} told` };
    if (log.kind === 'metrics' || JOINED.includes(format)) return { rows };
    const held = rowsHeld(bytes);
    const noted = notes.filter(({ code }) => NOTED.includes(code));
    const counted = noted.reduce((n, { message }) => n + Number.parseInt(message, 10), 0);
    const folded = notes.reduce((n, { message }) => n + rowsFolded(message), 0);
    if (told + skipped + duplicates + counted + folded < held)
      return { fault: `${format}: ${held} rows held, ${told} + ${skipped} + ${duplicates} told` };
    return held > 0 ? { rows, accounted: true } : { rows };
  } catch (error) {
    if ((error as { code?: unknown }).code === 'SCHEMA') return { refused: true };
    return { fault: String((error as Error).stack ?? error).slice(0, 600) };
  }
}
