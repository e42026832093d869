import { emptyHash, type Hash64, hash64 } from '../bytes/hash64.ts';
import { HashSet } from '../bytes/hashSet.ts';
import { count } from './count.ts';
import type { LogTally } from './logTally.ts';
import { RolloutSet } from './rolloutSet.ts';
import type { Trial } from './rowFormat.ts';
import type { TableBuilder } from './tableBuilder.ts';

const MAX_BLOCK = 65_536;

/**
 * Writes rollouts into the table, all but those seen before: a rollout whose name came
 * already in its group, and a block of rows of one group that comes back unchanged after
 * other groups, as a resumed run leaves behind.
 */
export class TrialWriter {
  readonly #builder: TableBuilder;
  readonly #tally: LogTally;
  readonly #groups = new HashSet();
  readonly #rollouts = new RolloutSet();
  readonly #blocks = new HashSet();
  #inStep = 0;
  #blockStep: number | undefined;
  #block: Trial[] = [];
  #content: Hash64 = emptyHash;
  #latestStep = Number.NEGATIVE_INFINITY;
  /** The run has gone back to an earlier step, and nothing new has come since. */
  #rewound = false;

  constructor(builder: TableBuilder, tally: LogTally) {
    this.#builder = builder;
    this.#tally = tally;
  }

  push(trial: Trial): void {
    if (trial.blockSize !== undefined) trial.group = this.#nextBlock(trial, trial.blockSize);
    if (trial.content !== undefined) {
      this.#pushBlock(trial, trial.content);
      return;
    }
    if (trial.rollout !== undefined && !this.#rollouts.add(trial.rollout, keyOf(trial))) {
      this.#duplicate(1);
      return;
    }
    if (this.#tally.grouping.method === 'step + prompt text') this.#groups.add(keyOf(trial));
    this.#write(trial);
  }

  /** Writes what is still held back. */
  end(): void {
    this.#closeBlock();
    const groups = this.#groups.size;
    if (groups > 1 && groups > 0.75 * this.#tally.rows) {
      this.#tally.note(
        'grouping-failed',
        `${count(groups, 'prompt')} in ${count(this.#tally.rows, 'row')}: nearly every prompt occurs once, so grouping by prompt text failed or there was one rollout per prompt`,
      );
    }
  }

  #nextBlock({ step }: Trial, size: number): string {
    if (!Object.is(step, this.#blockStep)) this.#inStep = 0;
    this.#blockStep = step;
    return `block ${Math.floor(this.#inStep++ / size)}`;
  }

  #pushBlock(trial: Trial, content: Hash64): void {
    const head = this.#block[0];
    const same =
      head !== undefined &&
      head.group === trial.group &&
      Object.is(head.step, trial.step) &&
      head.run === trial.run;
    if (!same || this.#block.length >= MAX_BLOCK) this.#closeBlock();
    this.#block.push(trial);
    this.#content = {
      high: Math.imul(this.#content.high ^ content.high, 2_654_435_761),
      low: Math.imul(this.#content.low ^ content.low, 1_597_334_677),
    };
  }

  #closeBlock(): void {
    const [head] = this.#block;
    if (head === undefined) return;
    const key = keyOf(head);
    this.#groups.add(key);
    const step = Number.isFinite(head.step) ? head.step! : 0;
    const isNew = this.#blocks.add(
      hash64(String(this.#block.length), {
        high: (key.high ^ this.#content.high) >>> 0,
        low: (key.low ^ this.#content.low) >>> 0,
      }),
    );
    this.#rewound = !isNew && (this.#rewound || step < this.#latestStep);
    // one row alone may be an honest repeat, unless the run has gone back in time
    if (isNew || (this.#block.length === 1 && !this.#rewound)) {
      for (const trial of this.#block) this.#write(trial);
    } else this.#duplicate(this.#block.length);
    this.#latestStep = Math.max(this.#latestStep, step);
    this.#block = [];
    this.#content = emptyHash;
  }

  #duplicate(rows: number): void {
    this.#tally.duplicates += rows;
    this.#tally.note(
      'duplicates',
      (n) => `${count(n, 'row')} left out: the same rollout had been read before`,
      rows,
    );
  }

  #write(trial: Trial): void {
    const tally = this.#tally;
    tally.rows++;
    tally.group(trial.group, trial.step);
    this.#text('run', trial.run);
    this.#number('step', trial.step);
    this.#text('group', trial.group);
    this.#text('prompt', trial.prompt);
    this.#number('reward', trial.reward);
    this.#number('success', trial.success);
    this.#text('category', trial.category);
    this.#text('kind', trial.kind);
    this.#text('status', trial.status);
    this.#number('input_tokens', trial.inputTokens);
    this.#number('output_tokens', trial.outputTokens);
    this.#number('logprob', trial.logprob);
    this.#number('advantage', trial.advantage);
    this.#number('propensity', trial.propensity);
    this.#builder.endRow();
    if (trial.status === 'error') {
      tally.note('errors', (n) => `${count(n, 'row')} of status error: neither right nor wrong`);
    }
    tally.reward(trial.reward);
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

const keyOf = ({ run, kind, step, group }: Trial): Hash64 =>
  hash64(group, hash64(`${run ?? ''} ${kind ?? ''}`, hash64(String(step ?? ''), emptyHash)));
