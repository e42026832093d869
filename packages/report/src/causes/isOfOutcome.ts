import type { CauseFacts } from './causeFacts.ts';
import type { PromptLabel } from './promptLabels.ts';

/** Groups or prompts that are needed to tell that a label does not follow the outcome. */
const ENOUGH = 10;
/** Share of the groups that break the order of labels by outcome, up to which outcomes made the labels. */
const FEW = 0.02;
/** Names of columns of sources, which are believed. */
const SOURCE = /source|dataset|domain|subject|topic|task|env|lang|subset|skill/i;

/** A group: its mean reward and its label. */
type Outcome = readonly [mean: number, label: number];

/**
 * Whether a label may have been made of the outcome, as `passed` and `bucket` are: then it explains
 * nothing. It was not where groups with different rewards have one label, and where prompts keep it
 * whose groups came out differently, or groups in the order of their rewards change labels now and
 * then. A column whose name is that of a source is believed with one of the two.
 */
export function isOfOutcome(
  { groups, prompts }: CauseFacts,
  { column, codes }: PromptLabel,
): boolean {
  const named = SOURCE.test(column);
  const range = new Map<number, readonly [least: number, most: number]>();
  const outcomes: Outcome[] = [];
  let live = 0;
  for (let i = 0; i < groups.size; i++) {
    const prompt = prompts!.codes[i]!;
    const label = prompt < 0 ? -1 : codes[prompt]!;
    const mean = groups.meanReward[i]!;
    if (label < 0 || Number.isNaN(mean)) continue;
    if (groups.rewards[i]! >= 2 && groups.equalNearly[i] === 0) live++;
    const [least, most] = range.get(prompt) ?? [mean, mean];
    range.set(prompt, [Math.min(least, mean), Math.max(most, mean)]);
    outcomes.push([Number(mean.toFixed(9)), label]);
  }
  if (live < ENOUGH) return !named || isInOrder(outcomes);
  const moved = [...range.values()].filter(([least, most]) => most > least).length;
  return moved < ENOUGH && !named && isInOrder(outcomes);
}

/** Whether groups in the order of their rewards hold one label after the other, or nearly. */
function isInOrder(outcomes: readonly Outcome[]): boolean {
  const byMean = new Map<number, Map<number, number>>();
  const all = new Map<number, number>();
  for (const [mean, label] of outcomes) {
    const labels = byMean.get(mean) ?? new Map<number, number>();
    byMean.set(mean, labels);
    labels.set(label, (labels.get(label) ?? 0) + 1);
    all.set(label, (all.get(label) ?? 0) + 1);
  }
  let [breaks, before] = [-2 * (all.size - 1), -1];
  let mixed = 0;
  for (const [, labels] of [...byMean].sort(([a], [b]) => a - b)) {
    const [most = [-1, 0], ...others] = [...labels].sort(([, a], [, b]) => b - a);
    mixed += others.reduce((sum, [, n]) => sum + n, 0);
    if (before >= 0 && most[0] !== before) breaks++;
    before = most[0];
  }
  const total = outcomes.length;
  const byChance = [...all.values()].reduce((sum, n) => sum - (n * n) / total, total);
  return mixed + Math.max(0, breaks) <= FEW * byChance;
}
