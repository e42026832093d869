import { everyStrategy, type Json, type Strategy } from '@bits-per-sample/curriculum';
import { type ColumnOptions, moreColumns, namedColumns } from './columnOptions.ts';
import { entriesOf, type OptionEntry, type OptionTable } from './optionTable.ts';
import { type JudgingOptions, judging, type ReadingOptions, reading } from './reportOptions.ts';

/** How a log is replayed. The names and meanings are those of the command line's options. */
export interface ReplayOptions extends ColumnOptions, JudgingOptions, ReadingOptions {
  /** The other strategy: its name, or the strategy itself. Default `'goldilocks'`. */
  readonly strategy?: string | Strategy | undefined;
  /** Options of a strategy that is named. */
  readonly config?: { readonly [key: string]: Json } | undefined;
  /** Groups per step. Default: as many as were logged. */
  readonly groups?: number | undefined;
  /** Seed of the strategy's draws and of the bootstrap. Default 0. */
  readonly seed?: number | undefined;
  /** Column of the probability with which each group was drawn. Default: all alike. */
  readonly propensity?: string | undefined;
}

/** Every option of a replay. */
export const replayTable = /* @__PURE__ */ (() => ({
  strategy: {
    kind: 'text',
    hint: 'NAME',
    description: `goldilocks (the default) or one of ${Object.keys(everyStrategy)
      .filter((name) => name !== 'goldilocks')
      .join(', ')}`,
    column: false,
  },
  config: {
    kind: 'json',
    hint: 'JSON',
    description: 'its options, e.g. \'{"groupSize": 8}\'',
    column: false,
  },
  seed: {
    kind: 'whole',
    hint: 'N',
    description: 'seed of all chance (0)',
    column: false,
    least: 0,
  },
  groups: {
    kind: 'whole',
    hint: 'B',
    description: 'groups per step (as many as were logged)',
    column: false,
  },
  propensity: {
    kind: 'column',
    hint: 'COLUMN',
    description: 'probability of each draw, as logged (assumed uniform)',
    column: true,
  },
  ...judging,
  ...namedColumns,
  ...moreColumns,
  ...reading,
}))() satisfies OptionTable<ReplayOptions>;

/** The options of a replay: name, what it takes, what it does. */
export const replayOptions: readonly OptionEntry[] = /* @__PURE__ */ entriesOf(replayTable);
