import { formatPercent } from '@bits-per-sample/core';
import { breakdown } from '@bits-per-sample/info';
import type { NowFinding } from '../now/nowFinding.ts';
import { cause } from './cause.ts';
import type { CauseFacts } from './causeFacts.ts';

/** Labels a column may have to be a source. */
const MOST_LABELS = 50;
/** Prompts from which on a label is named. */
const LEAST_PROMPTS = 5;

/** The category that each prompt keeps, where pass rates differ between categories beyond chance. */
export function sourceCause({ groups, prompts }: CauseFacts): NowFinding[] {
  const { category } = groups;
  if (category === undefined || prompts === undefined) return [];
  const rows = Array.from(groups.attempts.keys()).filter(
    (i) => groups.attempts[i]! > 0 && category.codes[i]! >= 0 && prompts.codes[i]! >= 0,
  );
  const labelOf = new Map<number, number>();
  for (const i of rows) {
    const [prompt, label] = [prompts.codes[i]!, category.codes[i]!];
    if ((labelOf.get(prompt) ?? label) !== label) return [];
    labelOf.set(prompt, label);
  }
  const distinct = new Set(labelOf.values()).size;
  if (distinct < 2 || distinct > MOST_LABELS) return [];
  const rate = (i: number): number => groups.successes[i]! / groups.attempts[i]!;
  if (rows.some((i) => Number.isNaN(rate(i)))) return [];
  const { omegaSquared, pValue } = breakdown({
    steps: rows.map((i) => String(groups.step[i])),
    prompts: rows.map((i) => prompts.codes[i]!),
    labels: rows.map((i) => category.codes[i]!),
    values: rows.map(rate),
  });
  if (!(pValue < 0.001 && omegaSquared >= 0.03)) return [];
  const levels = levelsOf(rows, { groups, category, labelOf });
  const [first, last] = [levels[0]!, levels.at(-1)!];
  return [
    cause({
      code: 'source',
      metric: 'category',
      severity: 'note',
      now: omegaSquared,
      evidence: {
        omegaSquared,
        pValue,
        lowest: first.name,
        lowestPassRate: first.rate,
        lowestLive: finite(first.live),
        highest: last.name,
        highestPassRate: last.rate,
        highestLive: finite(last.live),
      },
      fact: `pass rates differ by category: ${formatPercent(first.rate)} in \`${first.name}\`, ${formatPercent(last.rate)} in \`${last.name}\``,
      meaning: `The category tells ${formatPercent(omegaSquared)} of how pass rates differ between prompts, beyond chance.${Number.isNaN(first.live + last.live) ? '' : ` Live groups: ${formatPercent(first.live)} and ${formatPercent(last.live)}.`}`,
      change: 'Draw more from the categories whose groups are live, or move the others apart.',
    }),
  ];
}

/** Pass rate and live share of each label with enough prompts, the lowest first. */
function levelsOf(
  rows: readonly number[],
  {
    groups,
    category,
    labelOf,
  }: Required<Pick<CauseFacts['groups'], 'category'>> & {
    groups: CauseFacts['groups'];
    labelOf: ReadonlyMap<number, number>;
  },
): { name: string; rate: number; live: number }[] {
  const prompts = new Map<number, number>();
  for (const label of labelOf.values()) prompts.set(label, (prompts.get(label) ?? 0) + 1);
  const sums = new Map<number, { groups: number; rates: number; judged: number; live: number }>();
  for (const i of rows) {
    const label = category!.codes[i]!;
    const sum = sums.get(label) ?? { groups: 0, rates: 0, judged: 0, live: 0 };
    sums.set(label, sum);
    sum.groups++;
    sum.rates += groups.successes[i]! / groups.attempts[i]!;
    if (!(groups.rewards[i]! >= 2)) continue;
    sum.judged++;
    if (groups.equalNearly[i] === 0) sum.live++;
  }
  return [...sums]
    .filter(([label]) => prompts.get(label)! >= LEAST_PROMPTS)
    .map(([label, sum]) => ({
      name: category!.values[label]!,
      rate: sum.rates / sum.groups,
      live: sum.live / sum.judged,
    }))
    .sort((a, b) => a.rate - b.rate);
}

const finite = (x: number): number | null => (Number.isFinite(x) ? x : null);
