import { type Dictionary, dictionary, type Table } from '@bits-per-sample/core';
import { binaryEntropy } from '@bits-per-sample/info';
import { type GroupClass, type Groups, groupClasses } from '../trials/readGroups.ts';

/** Order of first appearance of the prompts of some groups; −1 where a group names none. */
function placesOf({ codes }: Dictionary): { place: Int32Array; order: number[] } {
  const of = new Map<number, number>();
  const order: number[] = [];
  const place = codes.map((code) => {
    if (code < 0) return -1;
    const known = of.get(code);
    if (known !== undefined) return known;
    of.set(code, order.length);
    return order.push(code) - 1;
  });
  return { place, order };
}

/**
 * The groups of a run, prompt by prompt.
 *
 * @param groups the groups.
 * @param prompts the prompt of each group.
 */
export function promptTable(groups: Groups, prompts: Dictionary): Table {
  const { place, order } = placesOf(prompts);
  const count = order.length;
  const attempts = new Float64Array(count);
  const successes = new Float64Array(count);
  const tokens = new Float64Array(count).fill(Number.NaN);
  const lastStep = new Float64Array(count).fill(Number.NaN);
  /** Mean reward while all groups of a prompt agree on it; NaN from the first that does not. */
  const same = new Float64Array(count);
  place.forEach((at, i) => {
    if (at < 0) return;
    const n = groups.attempts[i]!;
    if (n > 0) {
      const reward = groups.equalNearly[i] === 1 || n === 1 ? groups.meanReward[i]! : Number.NaN;
      const agrees = Math.abs(reward - same[at]!) <= 1e-9 * Math.max(1, Math.abs(reward));
      same[at] = attempts[at] === 0 || agrees ? reward : Number.NaN;
      attempts[at]! += n;
      successes[at]! += groups.successes[i]!;
    }
    if (groups.tokensKnown[i]! > 0)
      tokens[at] = (Number.isNaN(tokens[at]!) ? 0 : tokens[at]!) + groups.tokens[i]!;
    const step = groups.step[i]!;
    if (!(step <= lastStep[at]!) && !Number.isNaN(step)) lastStep[at] = step;
  });
  const stateOf = (i: number): GroupClass => {
    const [k, n] = [successes[i]!, attempts[i]!];
    if (n === 0) return 'unscored';
    if (n === 1) return 'singleton';
    if (Number.isNaN(k)) return Number.isNaN(same[i]!) ? 'live' : 'dead';
    return k === 0 ? 'failed' : k === n ? 'solved' : 'live';
  };
  return {
    rowCount: count,
    columns: {
      prompt: dictionary(order.map((code) => prompts.values[code])),
      attempts,
      successes: successes.map((k, i) => (attempts[i] === 0 ? Number.NaN : k)),
      bits: successes.map((k, i) =>
        attempts[i]! < 2 ? Number.NaN : binaryEntropy(k / attempts[i]!),
      ),
      state: {
        codes: Int32Array.from(order, (_, i) => groupClasses.indexOf(stateOf(i))),
        values: groupClasses,
      },
      tokens,
      last_step: lastStep,
    },
  };
}
