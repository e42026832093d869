import { count } from '../log/count.ts';
import type { LogTally } from './logTally.ts';
import type { MarkedRollout } from './markedRollout.ts';
import { turnCode, turnColumns } from './turnCodes.ts';

/** Rollouts that are open at a time. */
const MOST = 65_536;

/** A rollout of which turns have been read. */
interface Open {
  rollout: MarkedRollout;
  /** Turn that the reward is of; −∞ while none is known. */
  rewardTurn: number;
  lastTurn: number;
  turns: Set<number> | undefined;
  /** Rewards of the turns, where a column counts them. */
  readonly rewards: [turn: number, reward: number][];
}

/**
 * Makes one rollout of the rows that are its turns: its reward is that of the last turn that has
 * one, its tokens and its log-probability those of all turns together.
 */
export class TurnFold {
  readonly #write: (rollout: MarkedRollout) => void;
  readonly #tally: LogTally;
  readonly #column: string;
  readonly #counted: boolean;
  readonly #open = new Map<string, Open>();
  #rows = 0;
  #rollouts = 0;
  #differing = 0;

  /**
   * @param write takes the rollouts.
   * @param column the column that names the rollout, for what is told.
   * @param counted whether a column counts the turns; else rows of one name are the same again.
   */
  constructor(
    write: (rollout: MarkedRollout) => void,
    tally: LogTally,
    column: string,
    counted: boolean,
  ) {
    this.#write = write;
    this.#tally = tally;
    this.#column = column;
    this.#counted = counted;
  }

  /** Takes a row; one without a name is a rollout of its own. */
  push(row: MarkedRollout): void {
    this.#rows++;
    if (row.rollout === undefined) {
      this.#rollouts++;
      this.#write(row);
      return;
    }
    const { run, kind, step, group, rollout, segment = 0 } = row;
    // without turns a rollout of the same name after the step went back is another copy of it
    const copy = this.#counted ? 0 : segment;
    const key = JSON.stringify([run, kind, step, group, rollout, copy]);
    const open = this.#open.get(key);
    if (open === undefined) {
      this.#rollouts++;
      this.#open.set(key, started(row, this.#counted));
      if (this.#open.size > MOST) this.#release(MOST / 4);
    } else if (open.turns?.has(row.turn!) && segment > (open.rollout.segment ?? 0))
      this.#open.set(key, started(row, this.#counted));
    else this.#add(open, row);
  }

  /** Writes what is open, and tells what was done. */
  end(): void {
    this.#release(this.#open.size);
    const [rows, rollouts, column] = [this.#rows, this.#rollouts, this.#column];
    if (rows > rollouts && this.#counted)
      this.#tally.alarm(
        'turns',
        (n) =>
          `${count(n, 'row')} are turns of ${count(rollouts, 'rollout')}, which ${column} names: each counts once, with the reward of its last turn. \`rollout: COLUMN\` names another column`,
        rows,
      );
    if (this.#differing > 0)
      this.#tally.alarm(
        'turn-rewards',
        (n) =>
          `${count(n, 'row')} ${n === 1 ? 'has' : 'have'} another reward than the rows before of the same rollout: the last one with a reward counts, and not their sum`,
        this.#differing,
      );
  }

  #release(most: number): void {
    let left = most;
    for (const [key, { rollout, rewards }] of this.#open) {
      if (left-- <= 0) break;
      this.#open.delete(key);
      if (this.#counted) rollout.dense = { ...rollout.dense, ...turnsOf(rewards) };
      this.#write(rollout);
    }
  }

  #add(open: Open, row: MarkedRollout): void {
    const { rollout } = open;
    const turn = turnOf(row, open.lastTurn);
    const known = !Number.isNaN(row.reward);
    if (known && open.rewardTurn > Number.NEGATIVE_INFINITY && row.reward !== rollout.reward)
      this.#differing++;
    if (known && turn >= open.rewardTurn) {
      rollout.reward = row.reward;
      rollout.parts = row.parts;
      rollout.advantage = row.advantage;
      rollout.answerHash = row.answerHash;
      open.rewardTurn = turn;
    }
    if (row.success !== undefined && !Number.isNaN(row.success)) rollout.success = row.success;
    if (turn >= open.lastTurn) {
      rollout.status = row.status ?? rollout.status;
      rollout.inputTokens = row.inputTokens ?? rollout.inputTokens;
      open.lastTurn = turn;
    }
    if (!this.#counted) {
      this.#tally.duplicate(1);
      return;
    }
    rollout.outputTokens = sum(rollout.outputTokens, row.outputTokens);
    rollout.logprob = sum(rollout.logprob, row.logprob);
    rollout.logRatio = sum(rollout.logRatio, row.logRatio);
    rollout.textLength = sum(rollout.textLength, row.textLength);
    // in whichever order the turns stand
    rollout.textHash = modulo(sum(rollout.textHash, row.textHash));
    rollout.lag = larger(rollout.lag, row.lag);
    rollout.dense = added(rollout.dense, row.dense);
    open.rewards.push([turn, row.reward]);
    open.turns?.add(row.turn!);
  }
}

function started(row: MarkedRollout, counted: boolean): Open {
  const turn = turnOf(row, -1);
  return {
    rollout: row,
    rewardTurn: Number.isNaN(row.reward) ? Number.NEGATIVE_INFINITY : turn,
    lastTurn: turn,
    turns: counted && row.turn !== undefined ? new Set([row.turn]) : undefined,
    rewards: [[turn, row.reward]],
  };
}

/** Columns of the rewards of turns, in their order. */
const turnsOf = (rewards: [turn: number, reward: number][]): Record<string, number> =>
  turnColumns(rewards.sort(([a], [b]) => a - b).map(([, reward]) => turnCode(reward)));

/** Sums over tokens of two turns. */
function added(a: MarkedRollout['dense'], b: MarkedRollout['dense']): MarkedRollout['dense'] {
  if (a === undefined || b === undefined) return a ?? b;
  const sums = { ...a };
  // what the first turn begins with is of the whole rollout
  for (const name in b) if (name !== 'first_logprob') sums[name] = sum(sums[name], b[name])!;
  return sums;
}

/** The number of a turn; where none is told, the next one in the file. */
const turnOf = ({ turn }: MarkedRollout, last: number): number =>
  turn === undefined || Number.isNaN(turn) ? last + 1 : turn;

const sum = (a: number | undefined, b: number | undefined): number | undefined =>
  a === undefined ? b : b === undefined ? a : a + b;

/** The larger one that is known. */
const larger = (a: number | undefined, b: number | undefined): number | undefined =>
  a === undefined || !(b! <= a) ? (b ?? a) : a;

const modulo = (hash: number | undefined): number | undefined => hash && hash % 2 ** 52;
