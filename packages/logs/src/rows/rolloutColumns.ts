import type { ColumnMapping } from '../log/columnMapping.ts';
import { bareName } from './bareName.ts';
import type { RowObject } from './rowFormat.ts';

const ROLLOUT =
  /^(?:rollout|traj|trajectory|episode|session|conversation|dialog|dialogue|chat|thread)(?:id|idx|index|uid|uuid|key|num|no|nr|number|hash|name)?$/;
/** Names of a rollout or of a prompt; of rollouts where turns are counted beside them. */
const LOOSE =
  /^(?:sample|run|trial|attempt|generation|completion|response|trace|game|match|replica|repeat)(?:id|idx|index|uid|uuid|key|num|no|nr|number|hash|name)?$/;
const TURN =
  /^(?:turn|round|hop|timestep|envstep|stepidx|stepindex|stepid|message|msg)(?:id|idx|index|num|no|nr|number)?$/;

/** Columns of a log that may say which rows are of one rollout. */
export interface RolloutColumns {
  /** Columns whose name is that of a rollout. */
  readonly rollouts: readonly string[];
  /** The column that counts the turns of a rollout. */
  readonly turn: string | undefined;
}

/**
 * The columns of a head that may say which rows are of one rollout, without those in use.
 *
 * @param own the column by which the format itself names rollouts.
 */
export function rolloutColumns(
  columns: RowObject,
  mapping: ColumnMapping,
  own: string | undefined,
): RolloutColumns {
  const { where: _, rollout: __, ...named } = mapping;
  const used = new Set<unknown>(Object.values(named).flat());
  const free = Object.keys(columns).filter((name) => !used.has(name));
  const numeric = (value: unknown): boolean =>
    typeof value === 'number' || (typeof value === 'string' && /^\s*\d+\s*$/.test(value));
  const turn = free.find((name) => TURN.test(bareName(name)) && numeric(columns[name]));
  const names = (pattern: RegExp) =>
    free.filter((name) => pattern.test(bareName(name)) && isName(columns[name]));
  const strict = names(ROLLOUT);
  const rollouts = strict.length > 0 || turn === undefined ? strict : names(LOOSE);
  // the format's own name of a rollout: a second row of it is a repeat, unless turns are counted
  if (own === undefined || columns[own] === undefined) return { rollouts, turn };
  return { rollouts: turn === undefined ? [] : [own], turn };
}

const isName = (value: unknown): boolean =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint';
