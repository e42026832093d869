import { emptyHash, type Hash64, hash64 } from '../bytes/hash64.ts';
import { HashSet } from '../bytes/hashSet.ts';
import { count } from './count.ts';
import type { LogTally } from './logTally.ts';
import { RolloutSet } from './rolloutSet.ts';
import type { Rollout } from './rowFormat.ts';
import type { TableBuilder } from './tableBuilder.ts';

const MAX_BLOCK = 65_536;
/** Parts of the reward that have a column each. */
const MOST_PARTS = 8;

/**
 * Writes rollouts into the table, all but those seen before: a rollout whose name came
 * already in its group, and a block of rows of one group that comes back unchanged after
 * other groups, as a resumed run leaves behind.
 */
export class RolloutWriter {
  readonly #builder: TableBuilder;
  readonly #tally: LogTally;
  readonly #groups = new HashSet();
  readonly #rollouts = new RolloutSet();
  readonly #blocks = new HashSet();
  /** Parts of the reward that were met. */
  readonly #names = new Set<string>();
  #inStep = 0;
  #blockStep: number | undefined;
  #block: Rollout[] = [];
  #content: Hash64 = emptyHash;
  #latestStep = Number.NEGATIVE_INFINITY;
  /** The run has gone back to an earlier step, and nothing new has come since. */
  #rewound = false;

  constructor(builder: TableBuilder, tally: LogTally) {
    this.#builder = builder;
    this.#tally = tally;
  }

  push(rollout: Rollout): void {
    if (rollout.blockSize !== undefined)
      rollout.group = this.#nextBlock(rollout, rollout.blockSize);
    if (rollout.content !== undefined) {
      this.#pushBlock(rollout, rollout.content);
      return;
    }
    if (rollout.rollout !== undefined && !this.#rollouts.add(rollout.rollout, keyOf(rollout))) {
      this.#duplicate(1);
      return;
    }
    if (this.#tally.grouping.method === 'step + prompt text') this.#groups.add(keyOf(rollout));
    this.#write(rollout);
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

  #nextBlock({ step }: Rollout, size: number): string {
    if (!Object.is(step, this.#blockStep)) this.#inStep = 0;
    this.#blockStep = step;
    return `block ${Math.floor(this.#inStep++ / size)}`;
  }

  #pushBlock(rollout: Rollout, content: Hash64): void {
    const head = this.#block[0];
    const same =
      head !== undefined &&
      head.group === rollout.group &&
      Object.is(head.step, rollout.step) &&
      head.run === rollout.run;
    if (!same || this.#block.length >= MAX_BLOCK) this.#closeBlock();
    this.#block.push(rollout);
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
      for (const rollout of this.#block) this.#write(rollout);
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

  #write(rollout: Rollout): void {
    const tally = this.#tally;
    tally.rows++;
    tally.group(rollout.group, rollout.step);
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
    this.#builder.endRow();
    if (rollout.status === 'error') {
      tally.note('errors', (n) => `${count(n, 'row')} of status error: neither right nor wrong`);
    }
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

const keyOf = ({ run, kind, step, group }: Rollout): Hash64 =>
  hash64(group, hash64(`${run ?? ''} ${kind ?? ''}`, hash64(String(step ?? ''), emptyHash)));
