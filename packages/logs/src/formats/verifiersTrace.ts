import type { Tally } from '../log/tally.ts';
import { objectOf, objectsOf } from '../rows/objectOf.ts';
import type { RowObject } from '../rows/rowFormat.ts';
import { textMarks } from '../rows/textMarks.ts';
import { totalOf } from '../rows/tokenSums.ts';

/** The weighted sum of what was scored; NaN when nothing was. */
export function rewardOfTrace({ rewards }: RowObject, tally: Tally): number {
  const parts = Object.values(objectOf(rewards)).filter((part) => part !== null);
  if (parts.length === 0) return Number.NaN;
  return parts.reduce<number>((sum, part) => {
    const { score, weight = 1 } = objectOf(part);
    return sum + tally.number(score) * tally.number(weight);
  }, 0);
}

/** Tokens in, tokens out, log-probability, advantage and text of a trace. */
export function lengthsOfTrace(trace: RowObject) {
  const usage = objectsOf(trace.calls).map((call) => objectOf(call.usage));
  const sampled = objectsOf(trace.nodes).filter((node) => node.sampled === true);
  const [advantage] = sampled.flatMap(({ advantages }) =>
    Array.isArray(advantages) ? advantages.slice(0, 1) : [],
  );
  return {
    inputTokens: totalOf(usage.slice(0, 1).map((use) => use.prompt_tokens)),
    outputTokens: totalOf(usage.map((use) => use.completion_tokens)),
    logprob: totalOf(sampled.flatMap(({ logprobs }) => (Array.isArray(logprobs) ? logprobs : []))),
    advantage: typeof advantage === 'number' ? advantage : undefined,
    ...textMarks(sampled.map(({ message }) => message)),
  };
}
