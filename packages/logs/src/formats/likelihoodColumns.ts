import { bareName } from '../rows/bareName.ts';
import type { RowObject, ScoredExample } from '../rows/rowFormat.ts';

/** A column of likelihoods: what it is of, when, and how it is written. */
export interface LikelihoodColumn {
  /** Its name. */
  readonly name: string;
  /** The look that it is of. */
  readonly field: 'nll' | 'nllBefore' | 'nllAfter';
  /** What a value is of, as far as the name says. */
  readonly unit: ScoredExample['unit'];
  /** How a value becomes a negative log-likelihood in nats. */
  readonly written: 'nll' | 'logprob' | 'perplexity';
}

/** Columns of likelihoods of one log, all of one unit. */
export interface LikelihoodColumns {
  /** They are written alike. */
  readonly columns: readonly LikelihoodColumn[];
  /** What their values are of. */
  readonly unit: ScoredExample['unit'];
}

const BEFORE = 'before|base|baseline|initial|init|pre|start|ref|reference';
const AFTER = 'after|final|post|end|sft|tuned|finetuned|trained';
const WHEN = new RegExp(`^(?:(${BEFORE})|(${AFTER}))?(.+?)(?:(${BEFORE})|(${AFTER}))?$`);

/** What a value is of, and how it is written, by the name without case and separators. */
const WORDS: readonly (readonly [RegExp, LikelihoodColumn['written'], ScoredExample['unit']])[] = [
  [/^(?:(?:sum|total)(?:nll|loss)|(?:nll|loss)(?:sum|total))$/, 'nll', 'example'],
  [/^(?:(?:mean|avg|token)(?:nll|loss)|(?:nll|loss)(?:mean|avg|pertoken))$/, 'nll', 'token'],
  [/^(?:nll|loss|(?:per)?(?:sample|example)(?:nll|loss))$/, 'nll', 'unknown'],
  [/^(?:sumlogprobs?|logprobs?sum|totallogprobs?|loglikelihood)$/, 'logprob', 'example'],
  [/^(?:(?:mean|avg|token)logprobs?|logprobs?(?:mean|avg|pertoken))$/, 'logprob', 'token'],
  [/^(?:ppl|perplexity)$/, 'perplexity', 'token'],
];

/**
 * The columns of a row that hold likelihoods of the example that it is of: those of before and
 * after, or one of a look; the one of all tokens rather than the mean. Undefined where there is none.
 *
 * @param names columns of the log.
 */
export function likelihoodColumns(names: readonly string[]): LikelihoodColumns | undefined {
  const found = names.flatMap((name) => columnOf(name) ?? []);
  for (const [, written, unit] of WORDS) {
    const alike = found.filter((column) => column.written === written && column.unit === unit);
    const first = (field: LikelihoodColumn['field']) => alike.find((one) => one.field === field);
    const [before, after, look] = [first('nllBefore'), first('nllAfter'), first('nll')];
    if (before !== undefined && after !== undefined) return { columns: [before, after], unit };
    if (look !== undefined && before === undefined && after === undefined)
      return { columns: [look], unit };
  }
  return undefined;
}

function columnOf(name: string): LikelihoodColumn | undefined {
  if (name.length > LONGEST) return undefined;
  const [, before1, after1, word = '', before2, after2] = WHEN.exec(bareName(name)) ?? [];
  const known = WORDS.find(([pattern]) => pattern.test(word));
  if (known === undefined) return undefined;
  const [before, after] = [before1 ?? before2, after1 ?? after2];
  if (before !== undefined && after !== undefined) return undefined;
  const field = before !== undefined ? 'nllBefore' : after !== undefined ? 'nllAfter' : 'nll';
  return { name, field, unit: known[2], written: known[1] };
}

/** No name of a column of likelihoods is longer. */
const LONGEST = 64;

/** A value of such a column as a negative log-likelihood in nats; NaN where it can be none. */
export function nllOf({ written }: LikelihoodColumn, value: number): number {
  const nll = written === 'nll' ? value : written === 'logprob' ? -value : Math.log(value);
  return nll >= 0 ? nll : NaN;
}

/** The first of the names, without case and separators, that a row has. */
export const columnNamed = (row: RowObject, words: ReadonlySet<string>): string | undefined =>
  Object.keys(row).find((name) => name.length <= LONGEST && words.has(bareName(name)));
