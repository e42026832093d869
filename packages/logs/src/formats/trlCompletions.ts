import { SchemaError } from '@bits-per-sample/core';
import { emptyHash, hash52, hash64 } from '../bytes/hash64.ts';
import { count } from '../log/count.ts';
import type { Tally } from '../log/tally.ts';
import { canonicalJson } from '../prompt/canonicalJson.ts';
import { PromptIds } from '../prompt/promptIds.ts';
import { NamedReward } from '../rows/namedReward.ts';
import type {
  Rollout,
  RowContext,
  RowFormat,
  RowObject,
  RowReader,
  RowSink,
} from '../rows/rowFormat.ts';
import type { RunFacts } from '../rows/runFacts.ts';
import { textMarks } from '../rows/textMarks.ts';
import { AdvantageEvidence } from './advantageEvidence.ts';
import { rewardWeights } from './rewardWeights.ts';
import { isTrlRow, partOf, rewardCandidates } from './trlRows.ts';

/** Rows held back until it is known which columns the trainer added up. */
const HELD = 2048;

/**
 * Completions that TRL logs, `completions/completions_{step}.parquet`: step, prompt, completion,
 * one column per reward function, columns of the user's, advantage. No id and no total reward.
 * Prompts and completions are texts, or chat messages.
 */
export const trlCompletions: RowFormat = {
  name: 'trl-completions',
  kind: 'rollouts',
  recognises: isTrlRow,

  open(context) {
    context.tally.note(
      'sampled-steps',
      'TRL keeps the last batch before each logging step, so these are a sample of the steps',
    );
    return new TrlReader(context);
  },
};

/** Completions of a distillation, which no one scored. */
export const trlDistillation: RowFormat = {
  name: 'trl-distillation',
  kind: 'rollouts',
  recognises: (row) =>
    Object.keys(row).sort().join() === 'completion,prompt,step' &&
    isTrlRow({ ...row, advantage: 0 }),
  open({ name: file }) {
    throw new SchemaError(
      { file },
      'a column of rewards beside the completions',
      'step, prompt and completion alone, as a distillation of TRL logs them: nothing in it says which answers are right',
    );
  },
};

/** A rollout and the parts of its reward. */
interface Held {
  readonly rollout: Rollout;
  readonly parts: readonly number[];
}

/** Holds rollouts back until enough of them tell which columns the trainer added up. */
class TrlReader implements RowReader<Rollout> {
  readonly grouping = { method: 'step + prompt text', detail: 'step, prompt' } as const;
  readonly prompts = { method: 'prompt text', detail: 'prompt' } as const;
  readonly uses = ['reward', 'rewardParts'] as const;
  readonly #tally: Tally;
  readonly #candidates: readonly string[];
  /** Whether the caller said which columns count. */
  readonly #asked: boolean;
  readonly #reward: NamedReward;
  readonly #promptIds: PromptIds;
  /** What the other files of the run say, if they were looked through. */
  readonly #facts: RunFacts | undefined;
  readonly #evidence: AdvantageEvidence;
  /** Weight of each column, once that is known; 0 for one that is not part of the reward. */
  #weights: readonly number[] | undefined;
  #held: Held[] = [];

  constructor(context: RowContext) {
    this.#tally = context.tally;
    this.#promptIds = new PromptIds(context.tally);
    this.#candidates = rewardCandidates(context.head);
    this.#asked = (context.mapping.reward ?? context.mapping.rewardParts) !== undefined;
    this.#facts = context.run?.facts?.(this.#candidates);
    this.#reward = new NamedReward(context, this.#facts?.functions ?? this.#candidates);
    this.#evidence = new AdvantageEvidence(this.#reward.columns.length);
    if (this.#facts !== undefined) this.#weights = this.#decide();
  }

  read(row: RowObject, out: RowSink<Rollout>): void {
    const tally = this.#tally;
    const prompt = this.#promptIds.of(row.prompt);
    if (prompt === undefined) {
      tally.skip('no-group', (n) => `${count(n, 'row')} without a prompt`);
      return;
    }
    const parts = this.#reward.columns.map((name) => partOf(this.#reward.field(row, name), tally));
    const { completion } = row;
    const content = hash64(
      typeof completion === 'string' ? completion : canonicalJson(completion),
      emptyHash,
    );
    const step = tally.number(row.step);
    const rollout: Rollout = {
      step,
      group: prompt,
      prompt,
      reward: NaN,
      advantage: tally.number(row.advantage),
      content,
      ...(typeof completion === 'string'
        ? { textHash: hash52(content), textLength: completion.length }
        : textMarks(completion)),
      ...(this.#facts?.kindsKnown && { kind: this.#kindOf(step) }),
    };
    out.hold(rollout);
    this.#held.push({ rollout, parts });
    if (this.#weights === undefined)
      this.#evidence.add({ group: `${step} ${prompt}`, parts, advantage: rollout.advantage! });
    if (this.#weights !== undefined || this.#held.length >= HELD) this.#release(out);
  }

  end(out: RowSink<Rollout>): void {
    this.#reward.check();
    this.#release(out);
  }

  #kindOf(step: number): string {
    if (!this.#facts?.evaluations.has(step)) return 'train';
    this.#tally.note(
      'evaluation-overwrote',
      (n) =>
        `${count(n, 'completion')} of steps that trainer_state.json has an evaluation for: TRL writes the file of such a step again with those of the evaluation, so they count as evaluation. Where the completions of training are wanted, let logging_steps and eval_steps differ`,
    );
    return 'eval';
  }

  #release(out: RowSink<Rollout>): void {
    this.#weights ??= this.#decide();
    for (const { rollout, parts } of this.#held) {
      rollout.reward = this.#rewardOf(parts, this.#weights);
      rollout.parts = this.#partsOf(parts, this.#weights);
      if (rollout.content !== undefined)
        rollout.content = hash64(String(rollout.reward), rollout.content);
      out.push(rollout);
    }
    this.#held = [];
  }

  /** What each reward function gave; undefined when there is one only. */
  #partsOf(parts: readonly number[], weights: readonly number[]): Rollout['parts'] {
    const { columns } = this.#reward;
    const taken = columns.flatMap((name, i) => (weights[i] === 0 ? [] : [[name, parts[i]!]]));
    return taken.length < 2 ? undefined : Object.fromEntries(taken);
  }

  #rewardOf(parts: readonly number[], weights: readonly number[]): number {
    let sum = Number.NaN;
    let gap = false;
    for (const [i, weight] of weights.entries()) {
      if (weight === 0) continue;
      if (Number.isNaN(parts[i])) gap = true;
      else sum = (Number.isNaN(sum) ? 0 : sum) + weight * parts[i]!;
    }
    if (gap)
      this.#tally.note(
        'unscored-parts',
        (n) =>
          `${count(n, 'rollout')} with a reward function that did not apply (NaN): it adds nothing`,
      );
    return sum;
  }

  #decide(): readonly number[] {
    const { columns } = this.#reward;
    const ones = columns.map(() => 1);
    if (this.#asked) {
      const asked = columns.map((name) => this.#reward.weightOf(name));
      this.#say(
        `reward = ${sumOf(columns, asked)}, as asked; numeric columns that could be rewards: ${this.#candidates.join(', ')}`,
      );
      return asked;
    }
    const facts = this.#facts;
    const told = facts?.weights;
    const behind =
      facts === undefined
        ? rewardWeights(this.#evidence, columns.length)
        : told && columns.map((name) => told.get(name) ?? 0);
    const sum = sumOf(columns, behind ?? ones) || 'none';
    const out = columns.filter((_, i) => behind?.[i] === 0);
    if (facts?.named) {
      this.#say(
        `reward = ${sum}: the reward functions that trainer_state.json names, ${
          behind === undefined
            ? 'each with weight 1, which the logged advantages and means do not confirm'
            : 'weighted as the logged advantages and means are'
        }${this.#besideFunctions(facts)}`,
      );
    } else {
      const why =
        behind === undefined
          ? 'the numeric columns between completion and advantage, each with weight 1. The log names neither the reward functions nor their weights, and its advantages do not tell; say which columns count when this is wrong'
          : out.length === 0
            ? 'the logged advantages follow this sum'
            : `the logged advantages follow it and not ${out.join(' + ')}`;
      this.#say(`reward = ${sum}: ${why}`);
    }
    return behind ?? ones;
  }

  /** Columns that are no functions, and functions that are no columns. */
  #besideFunctions({ functions, absent }: RunFacts): string {
    const others = this.#candidates.filter((name) => !functions.includes(name));
    return [
      others.length > 0 ? `; no reward of the trainer's: ${others.join(', ')}` : '',
      absent.length > 0 ? `; named there and no column here: ${absent.join(', ')}` : '',
    ].join('');
  }

  #say(message: string): void {
    this.#tally.note('reward-columns', message);
  }
}

/** `correct + 0.2 × style`, of the columns that count. */
const sumOf = (columns: readonly string[], weights: readonly number[]): string =>
  columns
    .map((name, i) => ({ name, weight: weights[i]! }))
    .filter(({ weight }) => weight !== 0)
    .map(({ name, weight }) => (weight === 1 ? name : `${Number(weight.toPrecision(6))} × ${name}`))
    .join(' + ');
