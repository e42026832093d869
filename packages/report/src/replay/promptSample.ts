import type { Dictionary } from '@bits-per-sample/core';
import { nameHash } from '../trials/nameHash.ts';

/** When a sample is taken, and of how many prompts. */
export interface SampleLimits {
  /** Prompts that are all taken. */
  readonly most: number;
  /** Of more than that, so many. */
  readonly size: number;
}

/**
 * A sample of whole prompts: those whose names have the smallest hashes, which tell nothing of rewards.
 *
 * @param names prompt of each group, as codes and names.
 * @param rows the groups that count.
 * @param limits when a sample is taken, and of how many; without, all prompts are.
 * @returns `taken`: 1 for each code that is in the sample; `promptCount`: prompts of the groups in all.
 */
export function promptSample(
  { codes, values }: Dictionary,
  rows: Iterable<number>,
  limits: SampleLimits | undefined,
): { readonly taken: Uint8Array; readonly promptCount: number } {
  const taken = new Uint8Array(values.length);
  for (const i of rows) taken[codes[i]!] = 1;
  const found = Array.from(taken.keys()).filter((code) => taken[code] === 1);
  if (limits === undefined || found.length <= limits.most)
    return { taken, promptCount: found.length };
  const hashes = Float64Array.from(values, (name) => nameHash(name));
  found.sort((a, b) => hashes[a]! - hashes[b]! || a - b);
  for (const code of found.slice(limits.size)) taken[code] = 0;
  return { taken, promptCount: found.length };
}
