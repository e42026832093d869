import type { CauseFacts } from './causeFacts.ts';
import type { PromptLabel } from './promptLabels.ts';

/** Groups or prompts that are needed to tell that a label does not follow the outcome. */
const ENOUGH = 10;
/** Share of the labels beyond the commonest that the outcome of the group tells, from which on it made them. */
const TELLS = 0.9;
/** Names of columns of sources, whatever the outcomes. */
const SOURCE = /source|dataset|domain|subject|topic|task|env|lang|subset|skill/i;

/**
 * Whether a label may have been made of the outcome, as `status` and `solved_by` are: then it explains
 * nothing. It is not where groups with different rewards keep it, and prompts whose groups came out
 * differently. Where no prompt came twice, a column whose name is that of a source is believed.
 */
export function isOfOutcome(
  { groups, prompts }: CauseFacts,
  { column, codes }: PromptLabel,
): boolean {
  const named = SOURCE.test(column);
  const [sums, least, most] = [
    new Map<string, Map<number, number>>(),
    new Map<number, number>(),
    new Map<number, number>(),
  ];
  let live = 0;
  const all = new Map<number, number>();
  for (let i = 0; i < groups.size; i++) {
    const prompt = prompts!.codes[i]!;
    const label = prompt < 0 ? -1 : codes[prompt]!;
    if (label < 0 || !(groups.attempts[i]! > 0)) continue;
    if (groups.rewards[i]! >= 2 && groups.equalNearly[i] === 0) live++;
    const mean = groups.meanReward[i]!;
    least.set(prompt, Math.min(least.get(prompt) ?? mean, mean));
    most.set(prompt, Math.max(most.get(prompt) ?? mean, mean));
    const outcome = mean.toFixed(6);
    const labels = sums.get(outcome) ?? new Map<number, number>();
    sums.set(outcome, labels);
    labels.set(label, (labels.get(label) ?? 0) + 1);
    all.set(label, (all.get(label) ?? 0) + 1);
  }
  if (live < ENOUGH && !named) return true;
  const moved = [...most].filter(([prompt, mean]) => mean > least.get(prompt)!).length;
  if (moved >= ENOUGH || (named && live >= ENOUGH)) return false;
  const total = sumOf(all.values());
  const commonest = Math.max(...all.values());
  const told = sumOf([...sums.values()].map((labels) => Math.max(...labels.values())));
  return told - commonest >= TELLS * (total - commonest);
}

const sumOf = (values: Iterable<number>): number => {
  let sum = 0;
  for (const x of values) sum += x;
  return sum;
};
