import { SchemaError } from '@bits-per-sample/core';
import type { ColumnMapping } from '../log/columnMapping.ts';
import type { MarkedRollout } from './markedRollout.ts';
import type { RowObject } from './rowFormat.ts';

/** What an optimizer, or a mean over a batch, has and a rollout has not; two of them tell. */
const OF_A_STEP =
  /(?:^|\/)(?:loss|(?:policy|value|pg|vf|actor|critic|train|kl|entropy)_loss|kl|ppo_kl|approx_?kl|lr|learning_rate|grad_?norm|gradient_norm|reward_std|rewards?_std|frac_reward_zero_std|clip_?(?:ratio|frac)|clipped_ratio|epoch|num_tokens|step_time|entropy)$/i;
const STEP = /(?:^|\/)(?:(?:global|train|training|trainer)_?)?(?:step|iteration|iter)$/i;
/** A text that is longer is something that was said. */
const LONGEST_NAME = 60;
/** Rows whose step or group is remembered. */
const MOST = 20_000;

/**
 * Finds rows that are means of a step: one row for each step, or for each group where no step is
 * told, with the loss or the learning rate beside the reward. Their rewards are of no rollout, and
 * groups of them compare steps of training.
 */
export class StepMeans {
  readonly #names: readonly string[];
  readonly #step: string | undefined;
  readonly #seen = new Set<unknown>();
  #rows = 0;

  /**
   * @param columns the columns of the log's head.
   * @param mapping what the caller named.
   */
  constructor(columns: RowObject, mapping: ColumnMapping) {
    const names = Object.keys(columns);
    const used = new Set<unknown>(Object.values(mapping).flat());
    const isNumber = (name: string): boolean =>
      typeof columns[name] === 'number' ||
      (typeof columns[name] === 'string' && /^\s*[-+.\d]/.test(columns[name]));
    const said = names.some((name) => {
      const value = columns[name];
      return (typeof value === 'string' && value.length > LONGEST_NAME) || Array.isArray(value);
    });
    this.#names = said
      ? []
      : names.filter((name) => OF_A_STEP.test(name) && isNumber(name) && !used.has(name));
    this.#step = mapping.step ?? names.find((name) => STEP.test(name));
  }

  /** Whether any column is looked at. */
  get watches(): boolean {
    return this.#names.length >= 2;
  }

  /** Looks at a row. */
  see({ group }: MarkedRollout, row: RowObject): void {
    if (this.#names.length < 2 || this.#rows >= MOST) return;
    this.#rows++;
    this.#seen.add(this.#step === undefined ? group : row[this.#step]);
  }

  /**
   * Refuses rows that are means.
   *
   * @param file name of the log.
   */
  check(file: string): void {
    if (this.#names.length < 2 || this.#rows < 2 || this.#seen.size < 0.9 * this.#rows) return;
    throw new SchemaError(
      { file },
      'a row per rollout',
      `one row for each ${this.#step ?? 'group'}, with ${this.#names.slice(0, 4).join(', ')}: a log of metrics, whose rewards are means of many rollouts. Read without naming columns it is taken for that`,
    );
  }
}
