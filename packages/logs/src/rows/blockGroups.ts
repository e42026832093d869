import { count } from '../log/count.ts';
import type { LogTally } from './logTally.ts';
import type { MarkedRollout } from './markedRollout.ts';

/** Rows of a step that are looked at together. */
const MOST = 16_384;

/**
 * Makes groups of every so many rows of a step. Where a column that names the prompt stands
 * beside them, and blocks cut across it, as after a row was dropped or where prompts take turns,
 * the rows of a prompt are the group: most prompts must have as many rows as a block then.
 */
export class BlockGroups {
  readonly #write: (rollout: MarkedRollout) => void;
  readonly #tally: LogTally;
  readonly #column: string | undefined;
  #held: MarkedRollout[] = [];
  #step: number | undefined;
  /** Blocks of this step so far. */
  #blocks = 0;
  /** Rows in the last of them. */
  #inBlock = 0;
  #byPrompt = false;
  /** Blocks of prompts that take turns. */
  #blockOf = new Map<string, number>();

  /**
   * @param write takes rollouts once their group is known.
   * @param column the column that may name the prompt.
   */
  constructor(
    write: (rollout: MarkedRollout) => void,
    tally: LogTally,
    column: string | undefined,
  ) {
    this.#write = write;
    this.#tally = tally;
    this.#column = column;
  }

  /** Takes the next row. */
  push(rollout: MarkedRollout): void {
    if (!Object.is(rollout.step, this.#step)) {
      this.end();
      this.#step = rollout.step;
      this.#blocks = 0;
      this.#inBlock = 0;
      this.#byPrompt = false;
      this.#blockOf = new Map();
    }
    if (rollout.blockOf === undefined) {
      this.end();
      this.#plain(rollout);
      return;
    }
    this.#held.push(rollout);
    if (this.#held.length >= MOST) this.#settle(false);
  }

  /** Writes what is held back. */
  end(): void {
    this.#settle(true);
  }

  #settle(final: boolean): void {
    const held = this.#held;
    if (held.length === 0) return;
    this.#held = [];
    const size = held[0]!.blockSize!;
    const cut = this.#byPrompt ? held.length : this.#rowsCut(held, size);
    if (cut === 0 || !(this.#byPrompt || namesPrompts(held, size))) {
      for (const rollout of held) this.#plain(rollout);
      return;
    }
    this.#byPrompt = true;
    this.#say(size, cut);
    const runs = runsOf(held);
    const prompts = new Set(held.map(({ blockOf }) => blockOf)).size;
    if (runs.length > 2 * prompts) {
      for (const rollout of held) this.#turn(rollout);
      return;
    }
    // the last run may go on
    const open = final || runs.length < 2 ? [] : runs.pop()!;
    for (const run of runs) {
      const whole = run.length % size === 0;
      for (const [i, rollout] of run.entries()) {
        if (i === 0 || (whole && i % size === 0)) this.#blocks++;
        this.#put(rollout, this.#blocks - 1);
      }
    }
    this.#held = open;
  }

  /** Rows in blocks that hold several prompts. */
  #rowsCut(held: readonly MarkedRollout[], size: number): number {
    let cut = 0;
    for (let from = 0; from < held.length; ) {
      const to = from + size - (from === 0 ? this.#inBlock % size : 0);
      const block = held.slice(from, to);
      if (block.some(({ blockOf }) => blockOf !== block[0]!.blockOf)) cut += block.length;
      from = to;
    }
    return cut;
  }

  #plain(rollout: MarkedRollout): void {
    if (this.#inBlock % rollout.blockSize! === 0) this.#blocks++;
    this.#inBlock++;
    this.#put(rollout, this.#blocks - 1);
  }

  #turn(rollout: MarkedRollout): void {
    const known = this.#blockOf.get(rollout.blockOf!) ?? this.#blocks++;
    this.#blockOf.set(rollout.blockOf!, known);
    this.#put(rollout, known);
  }

  #put(rollout: MarkedRollout, block: number): void {
    rollout.group = `block ${block}`;
    this.#write(rollout);
  }

  #say(size: number, rows: number): void {
    const { grouping } = this.#tally;
    const detail = `blocks of ${size} rows, where they cut across ${this.#column} by that`;
    this.#tally.grouping = { ...grouping, detail };
    this.#tally.alarm(
      'blocks-cut',
      (n) =>
        `${count(n, 'row')} ${n === 1 ? 'stands' : 'stand'} in blocks of ${size} that hold several values of ${this.#column}, as after a row was dropped: there the rows of one value are a group`,
      rows,
    );
  }
}

/** Neighbouring rows of one prompt. */
function runsOf(held: readonly MarkedRollout[]): MarkedRollout[][] {
  const runs: MarkedRollout[][] = [];
  for (const rollout of held) {
    const last = runs.at(-1);
    if (last !== undefined && last[0]!.blockOf === rollout.blockOf) last.push(rollout);
    else runs.push([rollout]);
  }
  return runs;
}

/** Whether most values have a whole number of blocks. */
function namesPrompts(held: readonly MarkedRollout[], size: number): boolean {
  const rows = new Map<string, number>();
  for (const { blockOf } of held) rows.set(blockOf!, (rows.get(blockOf!) ?? 0) + 1);
  const whole = [...rows.values()].filter((n) => n % size === 0).length;
  return rows.size > 1 && 2 * whole >= rows.size;
}
