import { createRng, sampleNormal } from '@bits-per-sample/core';

/** A source of a generated log, and what is true of it. */
export interface TrueSource {
  readonly name: string;
  readonly examples: number;
  /** Median tokens of an example. */
  readonly tokens: number;
  /** Bits of a token before. */
  readonly cost: number;
  /** Bits of a token that training takes, at each score after the first; of held-out examples half. */
  readonly taken: readonly number[];
}

/** A scored example, as a row. */
export interface SftRow {
  example: string;
  source: string;
  split: 'train' | 'eval';
  epoch: number;
  tokens: number;
  nll: number;
}

/** Sources of unequal size of which one teaches nothing, one stops and one is forgotten. */
export const trueSources: readonly TrueSource[] = [
  { name: 'math', examples: 300, tokens: 200, cost: 1.2, taken: [0.3, 0.4] },
  { name: 'code', examples: 500, tokens: 320, cost: 0.9, taken: [0.2, 0.2] },
  { name: 'chat', examples: 400, tokens: 90, cost: 1.9, taken: [0, 0] },
  { name: 'law', examples: 60, tokens: 500, cost: 1.1, taken: [-0.05, -0.1] },
];

/**
 * Rows of a log whose truth is known: every example of a source gives up the same bits per token in
 * the mean, a fifth of them are held out and give up half, and each score has noise of its own.
 *
 * @param seed of all chance.
 * @param sources what is true.
 */
export function sftLog(seed: number, sources = trueSources): SftRow[] {
  const rng = createRng(seed);
  const rows: SftRow[] = [];
  for (const { name, examples, tokens: median, cost, taken } of sources)
    for (let i = 0; i < examples; i++) {
      const tokens = Math.max(8, Math.round(median * Math.exp(0.4 * sampleNormal(rng))));
      const split = i % 5 === 0 ? 'eval' : 'train';
      const own = cost * Math.exp(0.1 * sampleNormal(rng));
      for (const [epoch, drop] of [0, ...taken].entries()) {
        const left = own - drop * (split === 'eval' ? 0.5 : 1) + 0.02 * sampleNormal(rng);
        const nll = tokens * left * Math.LN2;
        rows.push({ example: `${name} ${i}`, source: name, split, epoch, tokens, nll });
      }
    }
  return rows;
}
