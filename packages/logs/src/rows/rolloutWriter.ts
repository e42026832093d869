import { hash64 } from '../bytes/hash64.ts';
import { HashSet } from '../bytes/hashSet.ts';
import { count } from '../log/count.ts';
import { type Grouped, groupKey } from './groupKey.ts';
import type { LogTally } from './logTally.ts';
import type { MarkedRollout } from './markedRollout.ts';
import type { RolloutEcho } from './rolloutEcho.ts';
import { RolloutSet } from './rolloutSet.ts';
import type { TableBuilder } from './tableBuilder.ts';

/** Parts of the reward that have a column each. */
const MOST_PARTS = 8;

/**
 * Writes rollouts into the table, all but those seen before: a rollout whose name came already in
 * its group, and the start of a step that its writer wrote once more at the step's end. In what
 * order rows stand decides nothing else. Rows that follow after the step went back say so in
 * the column `segment`: what of them was rolled out again, only the whole log tells.
 */
export class RolloutWriter {
  readonly #builder: TableBuilder;
  readonly #tally: LogTally;
  readonly #groups = new HashSet();
  readonly #rollouts = new RolloutSet();
  /** Parts of the reward that were met. */
  readonly #names = new Set<string>();
  /** The same by segment, from the time on that the step has gone back. */
  readonly #again = new RolloutSet();
  readonly #echo: RolloutEcho | undefined;

  /** Whether a row is a rollout, and nothing is asked of it besides. */
  readonly isIdle = true;

  /** @param Echo tells copies of rollouts that say all that they are told apart by. */
  constructor(builder: TableBuilder, tally: LogTally, Echo?: typeof RolloutEcho) {
    this.#builder = builder;
    this.#tally = tally;
    this.#echo =
      Echo &&
      new Echo(
        (rollout) => this.#write(rollout, rollout.segment ?? 0, false),
        (rows) => this.#duplicate(rows),
      );
  }

  push(rollout: MarkedRollout): void {
    const { segment = 0 } = rollout;
    if (rollout.content !== undefined && this.#echo !== undefined) {
      this.#echo.push(rollout, rollout.content);
      return;
    }
    const before = this.before(rollout, segment);
    if (before !== 'seen') this.#write(rollout, segment, before === 'seen earlier');
  }

  /** Writes what is still held back. */
  end(): void {
    this.#echo?.end();
    this.#tell();
  }

  /** Tells what the end would tell. @returns whether nothing is held back. */
  pause(): boolean {
    this.#tell();
    return this.#echo?.holds !== true;
  }

  #tell(): void {
    const groups = this.#groups.size;
    if (groups > 1 && groups > 0.75 * this.#tally.rows) {
      this.#tally.note(
        'grouping-failed',
        `${count(groups, 'prompt')} in ${count(this.#tally.rows, 'row')}: nearly every prompt occurs once, so grouping by prompt text failed or there was one rollout per prompt`,
      );
    }
  }

  /** Whether a rollout of this name was read: since the step last went back, or before that. */
  before(rollout: Grouped, segment: number): 'new' | 'seen' | 'seen earlier' {
    const name = rollout.rollout;
    if (name === undefined) return 'new';
    const key = groupKey(rollout);
    const isNew = this.#rollouts.add(name, key);
    const isNewHere = segment > 0 && this.#again.add(name, hash64(String(segment), key));
    if (isNew) return 'new';
    if (isNewHere) return 'seen earlier';
    this.#duplicate(1);
    return 'seen';
  }

  /** Remembers the group of a rollout that is written. */
  group(rollout: Grouped): void {
    if (this.#tally.grouping.method === 'step + prompt text') this.#groups.add(groupKey(rollout));
    this.#tally.group(rollout.group, rollout.step);
  }

  #duplicate(rows: number): void {
    this.#tally.duplicates += rows;
    this.#tally.note(
      'duplicates',
      (n) => `${count(n, 'row')} left out: the same rollout had been read before`,
      rows,
    );
  }

  #write(rollout: MarkedRollout, segment: number, again: boolean): void {
    const tally = this.#tally;
    if (segment !== 0) this.#builder.number('segment', segment);
    if (again) this.#builder.number('again', 1);
    tally.rows++;
    this.group(rollout);
    this.#text('run', rollout.run);
    this.#number('step', rollout.step);
    this.#text('group', rollout.group);
    this.#text('prompt', rollout.prompt);
    this.#number('reward', rollout.reward);
    if (rollout.parts !== undefined) this.#parts(rollout.parts);
    this.#number('success', rollout.success);
    this.#text('category', rollout.category);
    this.#text('kind', rollout.kind);
    this.#text('status', rollout.status);
    this.#number('input_tokens', rollout.inputTokens);
    this.#number('output_tokens', rollout.outputTokens);
    this.#number('logprob', rollout.logprob);
    this.#number('advantage', rollout.advantage);
    this.#number('propensity', rollout.propensity);
    this.#number('text_hash', rollout.textHash);
    this.#number('text_length', rollout.textLength);
    this.#number('answer_hash', rollout.answerHash);
    this.#number('lag', rollout.lag);
    this.#number('log_ratio', rollout.logRatio);
    for (const name in rollout.dense) this.#number(name, rollout.dense[name]);
    this.#builder.endRow();
    if (rollout.status === 'error') tally.errors(1);
    tally.reward(rollout.reward);
  }

  #parts(parts: Readonly<Record<string, number>>): void {
    for (const [name, value] of Object.entries(parts)) {
      if (!this.#names.has(name)) {
        if (this.#names.size >= MOST_PARTS) {
          this.#tally.note('parts-left-out', `only ${MOST_PARTS} parts of the reward are followed`);
          continue;
        }
        this.#names.add(name);
      }
      this.#builder.number(`part:${name}`, value);
    }
  }

  #number(name: string, value: number | undefined): void {
    if (value === undefined) return;
    this.#builder.number(name, value);
    this.#tally.count(name, !Number.isNaN(value));
  }

  #text(name: string, value: string | undefined): void {
    if (value === undefined) return;
    this.#builder.text(name, value);
    this.#tally.count(name, true);
  }
}
