import { emptyHash, hash64 } from '../bytes/hash64.ts';
import { PromptIds } from '../prompt/promptIds.ts';
import { count } from '../rows/count.ts';
import { NamedReward } from '../rows/namedReward.ts';
import {
  has,
  type Rollout,
  type RowContext,
  type RowFormat,
  type RowObject,
  type RowReader,
  type RowSink,
  type Tally,
} from '../rows/rowFormat.ts';
import { rewardBehindAdvantages, type ScoredRow } from './rewardBehindAdvantages.ts';

/** Rows held back until it is known which columns the trainer added up. */
const HELD = 2048;

/**
 * Completions that TRL logs, `completions/completions_{step}.parquet`: step, prompt, completion,
 * one column per reward function, columns of the user's, advantage. No id and no total reward.
 */
export const trlCompletions: RowFormat = {
  name: 'trl-completions',
  kind: 'rollouts',
  recognises: (row) =>
    has(row, 'step', 'advantage') &&
    typeof row.prompt === 'string' &&
    typeof row.completion === 'string',

  open(context) {
    context.tally.note(
      'sampled-steps',
      'TRL keeps the last batch before each logging step, so these are a sample of the steps',
    );
    return new TrlReader(context);
  },
};

/** Holds rollouts back until enough of them tell which columns the trainer added up. */
class TrlReader implements RowReader<Rollout> {
  readonly grouping = { method: 'step + prompt text', detail: 'step, prompt' } as const;
  readonly prompts = { method: 'prompt text', detail: 'prompt' } as const;
  readonly uses = ['reward'] as const;
  readonly #tally: Tally;
  readonly #candidates: readonly string[];
  /** Whether the caller said which columns count. */
  readonly #asked: boolean;
  readonly #reward: NamedReward;
  readonly #promptIds: PromptIds;
  /** Indices of the columns that are added up, once that is known. */
  #taken: readonly number[] | undefined;
  #held: { rollout: Rollout; scored: ScoredRow }[] = [];

  constructor(context: RowContext) {
    this.#tally = context.tally;
    this.#promptIds = new PromptIds(context.tally);
    this.#candidates = rewardCandidates(context.first);
    this.#asked = context.mapping.reward !== undefined;
    this.#reward = new NamedReward(context, this.#candidates);
  }

  read(row: RowObject, out: RowSink<Rollout>): void {
    const tally = this.#tally;
    const prompt = typeof row.prompt === 'string' ? this.#promptIds.of(row.prompt) : undefined;
    if (prompt === undefined) {
      tally.skip('no-group', (n) => `${count(n, 'row')} without prompt text`);
      return;
    }
    const parts = this.#reward.columns.map((name) => {
      const part = this.#reward.field(row, name);
      // a function that did not apply, and no number that went wrong
      return Number.isNaN(part) ? NaN : tally.number(part);
    });
    const text = String(row.completion);
    const stride = Math.max(1, Math.ceil(text.length / 1024));
    const rollout: Rollout = {
      step: tally.number(row.step),
      group: prompt,
      prompt,
      reward: NaN,
      advantage: tally.number(row.advantage),
      content: hash64(text, emptyHash, stride),
    };
    out.hold(rollout);
    const group = `${rollout.step} ${prompt}`;
    this.#held.push({ rollout, scored: { group, parts, advantage: rollout.advantage! } });
    if (this.#taken !== undefined || this.#held.length >= HELD) this.#release(out);
  }

  end(out: RowSink<Rollout>): void {
    this.#reward.check();
    this.#release(out);
  }

  #release(out: RowSink<Rollout>): void {
    this.#taken ??= this.#decide();
    for (const { rollout, scored } of this.#held) {
      rollout.reward = this.#rewardOf(scored, this.#taken);
      if (rollout.content !== undefined)
        rollout.content = hash64(String(rollout.reward), rollout.content);
      out.push(rollout);
    }
    this.#held = [];
  }

  #rewardOf({ parts }: ScoredRow, taken: readonly number[]): number {
    const scored = taken.map((i) => parts[i]!).filter((part) => !Number.isNaN(part));
    if (scored.length < taken.length) {
      this.#tally.note(
        'unscored-parts',
        (n) =>
          `${count(n, 'rollout')} with a reward function that did not apply (NaN): it adds nothing`,
      );
    }
    return scored.length === 0 ? NaN : scored.reduce((sum, part) => sum + part, 0);
  }

  #decide(): readonly number[] {
    const all = this.#reward.columns.map((_, i) => i);
    const names = (indices: readonly number[]) =>
      indices.map((i) => this.#reward.columns[i]).join(' + ');
    if (this.#asked) {
      this.#tally.note(
        'reward-columns',
        `reward = ${names(all)}, as asked; numeric columns that could be rewards: ${this.#candidates.join(', ')}`,
      );
      return all;
    }
    const behind = rewardBehindAdvantages(
      this.#held.map(({ scored }) => scored),
      all.length,
    );
    const rest = all.filter((i) => behind && !behind.includes(i));
    const why =
      behind === undefined
        ? 'the numeric columns between completion and advantage, each with weight 1. The file names neither the reward functions nor their weights, and its advantages do not tell; say which columns count when this is wrong'
        : rest.length === 0
          ? 'the logged advantages follow this sum'
          : `the logged advantages follow it and not ${names(rest)}`;
    this.#tally.note('reward-columns', `reward = ${names(behind ?? all) || 'none'}: ${why}`);
    return behind ?? all;
  }
}

/** The columns between completion and advantage that hold numbers. */
function rewardCandidates(row: RowObject): string[] {
  const names = Object.keys(row);
  return names
    .slice(names.indexOf('completion') + 1, names.indexOf('advantage'))
    .filter((name) => ['number', 'bigint', 'boolean'].includes(typeof row[name]));
}
