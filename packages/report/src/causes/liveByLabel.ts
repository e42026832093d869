import type { Estimate } from '@bits-per-sample/core';
import { meanPassRate } from '@bits-per-sample/info';
import type { CauseFacts } from './causeFacts.ts';
import type { PromptLabel } from './promptLabels.ts';

/** Live groups among some. */
interface LiveGroups {
  readonly groups: number;
  readonly live: number;
  /** Share of live groups, mean over prompts. */
  readonly share: Estimate<'probability'>;
}

/** What groups of one label do, and what all others do. */
export interface LabelGroups {
  readonly name: string;
  /** Mean over groups; NaN where it is not told which answers are right. */
  readonly passRate: number;
  readonly own: LiveGroups;
  readonly others: LiveGroups;
}

/** Prompts from which on a label is named. */
const LEAST_PROMPTS = 5;

/**
 * Live groups and pass rate of each label with five prompts or more, the least pass rate first.
 *
 * @param level of the intervals of live shares.
 */
export function liveByLabel(
  { groups, prompts }: CauseFacts,
  { codes, names }: PromptLabel,
  level: number,
): LabelGroups[] {
  const labels = Int32Array.from(prompts!.codes, (prompt) => (prompt < 0 ? -1 : codes[prompt]!));
  const seen = new Map<number, Set<number>>();
  for (const [i, label] of labels.entries()) {
    if (label < 0 || !(groups.attempts[i]! > 0)) continue;
    const own = seen.get(label) ?? new Set();
    seen.set(label, own);
    own.add(prompts!.codes[i]!);
  }
  const among = (test: (label: number) => boolean): LiveGroups => {
    const rows = Array.from(labels.keys()).filter(
      (i) => labels[i]! >= 0 && test(labels[i]!) && groups.rewards[i]! >= 2,
    );
    const successes = rows.map((i) => 1 - groups.equalNearly[i]!);
    const counts = { successes, attempts: rows.map(() => 1) };
    const share = meanPassRate(counts, { prompts: rows.map((i) => prompts!.codes[i]!), level });
    return { groups: rows.length, live: successes.reduce((sum, x) => sum + x, 0), share };
  };
  const passRateOf = (wanted: number): number => {
    const rates = Array.from(labels.keys()).flatMap((i) =>
      labels[i] === wanted && groups.attempts[i]! > 0
        ? [groups.successes[i]! / groups.attempts[i]!]
        : [],
    );
    return rates.reduce((sum, x) => sum + x, 0) / rates.length;
  };
  return [...seen]
    .filter(([, own]) => own.size >= LEAST_PROMPTS)
    .map(([wanted]) => ({
      name: names[wanted]!,
      passRate: passRateOf(wanted),
      own: among((label) => label === wanted),
      others: among((label) => label !== wanted),
    }))
    .sort((a, b) => a.passRate - b.passRate || a.own.share.value - b.own.share.value);
}
