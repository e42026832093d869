import type { PromptIdentity } from './log.ts';

const BY_TRUST: readonly PromptIdentity['method'][] = [
  'explicit id',
  'prompt text',
  'group',
  'unknown',
];

/**
 * How the prompts of several logs are told apart that are read as one: two files of a run, or
 * the same tasks given to two models. A learner that is to be followed over files needs one
 * name per prompt in all of them, so the least telling log decides.
 *
 * Groups that are called by numbers in more than one log are no identity: each file may count
 * from zero.
 *
 * @param parts what `summary().prompts` says of each log, after it was read.
 * @returns the least telling of them; `unknown` when there is none.
 *
 * @example
 * ```ts
 * const numbered = { method: 'group', detail: 'group', numbered: true } as const;
 * mergePromptIdentities([numbered]).method; // => 'group'
 * mergePromptIdentities([numbered, numbered]).method; // => 'unknown'
 * ```
 */
export function mergePromptIdentities(parts: readonly PromptIdentity[]): PromptIdentity {
  const [first = { method: 'unknown', detail: 'no log was read', numbered: false } as const] =
    parts;
  const numbered = parts.every((part) => part.numbered) && first.numbered;
  const counted = parts.filter((part) => part.method === 'group' && part.numbered);
  if (counted.length > 1) {
    const detail = 'groups are numbered, and each log may count from zero';
    return { method: 'unknown', detail, numbered };
  }
  const rank = ({ method }: PromptIdentity): number => BY_TRUST.indexOf(method);
  const weakest = parts.reduce((a, b) => (rank(b) > rank(a) ? b : a), first);
  return { ...weakest, numbered };
}
