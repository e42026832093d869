import { formatCount } from '@bits-per-sample/core';
import { meanOver } from '@bits-per-sample/trends';
import { beforeNow } from './beforeNow.ts';
import type { Change } from './change.ts';
import { fromTo } from './fromTo.ts';
import type { Headlines } from './headlines.ts';
import { lastBefore } from './sinceWhen.ts';
import type { Trend } from './trend.ts';

/** Parts that fell with the sum, where others did not beyond chance; '' where none or all did. */
export function fallenParts({ reference, stretch }: Change, { series }: Headlines): string {
  const parts = [...series].filter(([metric]) => metric.startsWith('part:'));
  const fallen = parts.filter(([, own]) => {
    const [before, now] = [meanOver(own, ...reference), meanOver(own, ...stretch)];
    const error = Math.hypot(before.standardError, now.standardError);
    return now.mean - before.mean + 2 * error <= -0.05;
  });
  if (fallen.length === 0 || fallen.length === parts.length) return '';
  const names = fallen.map(([metric]) => metric.slice('part:'.length));
  return `Of its parts ${names.join(' and ')} fell; of the others no fall beyond chance is seen.`;
}

/** Parts that rose while the pass rate fell. */
export function risesOf(change: Change, facts: Headlines): string {
  const rising = [...facts.series.keys()].flatMap((metric) => {
    if (!metric.startsWith('part:')) return [];
    const found = beforeNow(change, metric, facts)!;
    return found.now - found.before >= 0.05
      ? [`${metric.slice('part:'.length)} ${fromTo(found.before, found.now)}`]
      : [];
  });
  return rising.length === 0
    ? ''
    : ` Meanwhile ${rising.join(' and ')}: the policy may be paid for something else than right answers.`;
}

/** Answers that were cut off more often meanwhile: by how much, and whether that alone explains the fall. */
export function cutsOf(
  change: Change,
  facts: Headlines,
): { readonly text: string; readonly explains: boolean } {
  const cut = beforeNow(change, 'cut', facts);
  const rise = cut === undefined ? 0 : cut.now - cut.before;
  if (cut === undefined || !(rise >= 0.05)) return { text: '', explains: false };
  return {
    text: ` Meanwhile more answers were cut off: ${fromTo(cut.before, cut.now)}.`,
    explains: rise >= Math.abs(change.now - change.before) / 2,
  };
}

/** What the same prompts say. */
export function evidenceOf(judged: Trend['judged']): string {
  if (judged === undefined) return '';
  const { prompts, before, now, difference, standardError } = judged.paired;
  const points = (x: number): string => (100 * x).toFixed(0).replace('-', '−');
  const of = `${formatCount(prompts)} prompts that stand on both sides`;
  const by = `${fromTo(before, now)} (${points(difference)} ± ${points(1.96 * standardError)} points)`;
  switch (judged.verdict) {
    case 'worse':
      return `Of the ${of}: ${by}. Harder prompts do not explain that.`;
    case 'prompts':
      return `The ${of} did not fall by more than 5 points: ${by}. The prompts changed, and the policy is not seen to have.`;
    case 'gone':
      return `A policy rarely loses that all at once, and prompts are rarely that much harder.`;
    default:
      return prompts === 0
        ? 'No prompt stands on both sides: this log cannot tell harder prompts from a worse policy.'
        : `Only ${formatCount(prompts)} ${prompts === 1 ? 'prompt stands' : 'prompts stand'} on both sides${prompts < 30 ? '' : ` (${by})`}: this log cannot tell harder prompts from a worse policy.`;
  }
}

/** What to do about a fall. */
export function actionOf(judged: Trend['judged'], change: Change, { steps }: Headlines): string {
  const before = lastBefore(change, steps);
  const verifier = `Check the verifier first: grade ten answers of step ${steps[change.worse.seen]} by hand. If they are wrong indeed, restart from a checkpoint before step ${before}.`;
  switch (judged?.verdict) {
    case 'worse':
      if (judged.gone) return verifier;
      return `Restart from a checkpoint before step ${before}; look at the learning rate, KL and the verifier there.`;
    case 'prompts':
      return '';
    case 'gone':
      return verifier;
    default:
      return `Did the data order or the verifier change there? Evaluate one fixed set of prompts at a checkpoint before step ${before} and now.`;
  }
}
