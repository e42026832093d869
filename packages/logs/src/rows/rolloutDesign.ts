import type { ColumnMapping } from '../log/columnMapping.ts';
import type { LogTally } from './logTally.ts';
import type { MarkedRollout } from './markedRollout.ts';
import { type RolloutColumns, rolloutColumns } from './rolloutColumns.ts';
import type { RowObject } from './rowFormat.ts';
import { StepMeans } from './stepMeans.ts';
import { type NamedRow, turnEvidence } from './turnEvidence.ts';
import { TurnFold } from './turnFold.ts';
import { ViewWatch } from './viewWatch.ts';

/** Rows that are held back until it is known whether they are turns. */
const HELD = 8192;

/** Tells rows that are turns of a rollout from rows that are rollouts. */
export class RolloutDesign {
  readonly #write: (rollout: MarkedRollout) => void;
  readonly #tally: LogTally;
  readonly #columns: RolloutColumns;
  readonly #views: ViewWatch;
  readonly #means: StepMeans;
  readonly #name: string;
  #fold: TurnFold | undefined;
  #held: { rollout: MarkedRollout; row: RowObject }[] | undefined;
  /** The column that names the rollout, where the rows told it. */
  #column: string | undefined;

  /**
   * @param write takes the rollouts.
   * @param columns the columns of the log's head.
   * @param mapping what the caller named.
   * @param name name of the log.
   */
  constructor(
    write: (rollout: MarkedRollout) => void,
    tally: LogTally,
    columns: RowObject,
    mapping: ColumnMapping,
    name: string,
  ) {
    this.#name = name;
    this.#write = write;
    this.#tally = tally;
    this.#columns = rolloutColumns(
      columns,
      mapping,
      tally.format === 'rollouts' ? 'rollout' : undefined,
    );
    this.#views = new ViewWatch(columns, mapping, tally.format === 'rollouts');
    this.#means = new StepMeans(columns, mapping);
    const { rollouts, turn } = this.#columns;
    if (mapping.rollout !== undefined)
      this.#fold = new TurnFold(write, tally, mapping.rollout, turn !== undefined);
    else if (rollouts.length > 0) this.#held = [];
  }

  /** Whether every row is a rollout, and no column is watched. */
  get isIdle(): boolean {
    const isOpen = this.#held !== undefined || this.#fold !== undefined;
    const watches = this.#columns.turn !== undefined || this.#views.watches || this.#means.watches;
    return !isOpen && !watches;
  }

  /** Takes what a row became. */
  push(rollout: MarkedRollout): void {
    const { row } = rollout;
    rollout.row = undefined;
    if (row !== undefined) {
      this.#views.see(rollout, row);
      this.#means.see(rollout, row);
    }
    const { turn } = this.#columns;
    if (turn !== undefined && row !== undefined) rollout.turn = numberOf(row[turn]);
    if (this.#held !== undefined && row !== undefined) {
      this.#held.push({ rollout, row });
      if (this.#held.length >= HELD) this.#decide(false);
    } else this.#pass(rollout, row);
  }

  /**
   * Writes what is held back.
   *
   * @throws SchemaError for rows that are means of many rollouts.
   */
  end(): void {
    this.#means.check(this.#name);
    this.#decide(true);
    this.#fold?.end();
    // what differs from turn to turn of a rollout is no view of it
    if (this.#fold === undefined) this.#views.end(this.#tally);
  }

  /**
   * Tells what the end would tell.
   *
   * @returns whether nothing is held back.
   * @throws SchemaError for rows that are means of many rollouts.
   */
  pause(): boolean {
    if (this.#held !== undefined || this.#fold !== undefined) return false;
    this.#means.check(this.#name);
    this.#views.end(this.#tally);
    return true;
  }

  #pass(rollout: MarkedRollout, row: RowObject | undefined): void {
    if (this.#fold === undefined) this.#write(rollout);
    else {
      if (this.#column !== undefined && row !== undefined)
        rollout.rollout = this.#tally.id(row[this.#column]);
      this.#fold.push(rollout);
    }
  }

  #decide(whole: boolean): void {
    const held = this.#held;
    this.#held = undefined;
    if (held === undefined) return;
    const found = this.#columns.rollouts.map((column) => {
      const rows = held.map(({ rollout, row }) => namedRow(rollout, row[column]));
      return { column, ...turnEvidence(rows, whole) };
    });
    // the finest name, where several columns name a rollout
    const certain = found.filter((one) => one.certain).sort((a, b) => b.rollouts - a.rollouts)[0];
    if (certain !== undefined) {
      this.#column = certain.column;
      this.#fold = new TurnFold(this.#write, this.#tally, certain.column, true);
    } else {
      const open = found.find(({ groups, shared }) => shared > 0 && shared >= 0.2 * groups);
      if (open !== undefined)
        this.#tally.alarm(
          'turns-open',
          `in ${open.shared} of ${open.groups} groups several rows share a value of ${open.column}: if they are turns of one rollout, \`rollout: ${open.column}\` counts each once`,
        );
    }
    for (const { rollout, row } of held) this.#pass(rollout, row);
  }
}

function namedRow(rollout: MarkedRollout, value: unknown): NamedRow {
  const { step, group, kind, run, reward, turn = Number.NaN } = rollout;
  const name = typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
  return { group: JSON.stringify([run, kind, step, group]), name, reward, turn };
}

const numberOf = (value: unknown): number =>
  typeof value === 'number' ? value : typeof value === 'string' ? Number(value) : Number.NaN;
