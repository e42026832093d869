import { type Column, isDictionary } from '@bits-per-sample/core';
import { type ConfidentRollout, ConfidentSample } from './confidentSample.ts';
import { isAnswerLogprob } from './isAnswerLogprob.ts';
import { numberCells } from './numberCells.ts';
import { promptHashes } from './promptHashes.ts';
import { textCells } from './textCells.ts';

/**
 * Samples of the rollouts of a log whose answers have a log-probability and a verdict of 0 or 1:
 * one of training and one of evaluations, which are never mixed. What ended in an error has none.
 */
export class ConfidentSamples {
  readonly train: ConfidentSample;
  readonly eval: ConfidentSample;
  /** Rollouts turned out not to count after they had been taken: then there is no sample. */
  readonly isWithdrawn: boolean;

  constructor(
    train = new ConfidentSample(),
    evaluations = new ConfidentSample(),
    isWithdrawn = false,
  ) {
    this.train = train;
    this.eval = evaluations;
    this.isWithdrawn = isWithdrawn;
  }

  /** Takes trials whose rewards have been prepared; none without log-probabilities. */
  add(columns: Readonly<Record<string, Column>>): void {
    const { logprob, kind, error } = columns;
    const flagged = columns.success !== undefined;
    const verdict = columns.success ?? columns.reward;
    if (logprob === undefined || isDictionary(logprob)) return;
    if (verdict === undefined || isDictionary(verdict)) return;
    const { codes, values } = kind !== undefined && isDictionary(kind) ? kind : NO_KIND;
    const evaluation = values.indexOf('eval');
    const hashAt = promptHashes(columns);
    const [runAt, groupAt] = [textCells(columns.run), textCells(columns.group)];
    const promptAt = textCells(columns.prompt);
    const [stepAt, errorAt] = [numberCells(columns.step), numberCells(error)];
    for (let i = 0; i < logprob.length; i++) {
      const right = verdict[i]!;
      const known = (right === 0 || right === 1) && isAnswerLogprob(logprob[i]!);
      // a sum of exactly 0 stands for none
      if (!known || logprob[i] === 0 || errorAt(i) === 1) continue;
      const sample = evaluation >= 0 && codes[i] === evaluation ? this.eval : this.train;
      const hash = hashAt(i);
      if (!sample.takes(hash)) continue;
      sample.add({
        hash,
        run: runAt(i) ?? '',
        step: stepAt(i),
        group: groupAt(i) ?? '',
        prompt: promptAt(i),
        logprob: logprob[i]!,
        success: flagged ? right : Number.NaN,
        reward: flagged ? Number.NaN : right,
      });
    }
  }

  /** The samples of all rollouts that any of them was given. */
  merge(...others: readonly ConfidentSamples[]): ConfidentSamples {
    if ([this, ...others].some(({ isWithdrawn }) => isWithdrawn)) return this.withdrawn();
    return new ConfidentSamples(
      this.train.merge(...others.map(({ train }) => train)),
      this.eval.merge(...others.map((other) => other.eval)),
    );
  }

  /** The same rollouts, called otherwise. */
  map(change: (rollout: ConfidentRollout) => ConfidentRollout): ConfidentSamples {
    return new ConfidentSamples(this.train.map(change), this.eval.map(change), this.isWithdrawn);
  }

  /** Those of the rollouts that pass a test. */
  filter(test: (rollout: ConfidentRollout) => boolean): ConfidentSamples {
    return new ConfidentSamples(this.train.filter(test), this.eval.filter(test), this.isWithdrawn);
  }

  /** What is left where rollouts do not count, as of steps that were rolled out again. */
  withdrawn(): ConfidentSamples {
    return new ConfidentSamples(undefined, undefined, true);
  }
}

const NO_KIND = { codes: new Int32Array(), values: [] };
