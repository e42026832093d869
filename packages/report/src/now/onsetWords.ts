import type { NowOnset } from './nowFinding.ts';

/** How an onset is said. */
export interface OnsetWords {
  /** A step as text. Default: its digits. */
  readonly print?: (step: number) => string;
  /** Default `'since'`. */
  readonly began?: 'since' | 'from';
  /** More to stand in the parentheses. */
  readonly more?: readonly string[];
}

/** `since step 40 (39 to 41)`; `little by little from step 3 to 28`, where no single step can be named. */
export function onsetWords(
  { step, low, high, gradual }: NowOnset,
  { print = String, began = 'since', more = [] }: OnsetWords = {},
): string {
  if (gradual) return `little by little from step ${print(low)} to ${print(high)}`;
  const within = [...(low === high ? [] : [`${print(low)} to ${print(high)}`]), ...more];
  return `${began} step ${print(step)}${within.length === 0 ? '' : ` (${within.join('; ')})`}`;
}
