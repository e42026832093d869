import type { Crossing } from '@bits-per-sample/capability';
import {
  type Estimate,
  formatBits,
  formatCount,
  formatPlain,
  formatPlural,
  undefinedEstimate,
} from '@bits-per-sample/core';
import type { Comparison } from '../compare/comparison.ts';
import { withInterval } from '../report/withInterval.ts';
import { comparisonNoiseText } from './comparisonNoiseText.ts';
import { pointsText, shareText } from './comparisonParts.ts';
import type { ComparisonSection } from './comparisonSection.ts';
import { readinessSection } from './readinessSection.ts';
import { spreadText } from './spreadText.ts';
import { verdictText } from './verdictText.ts';
import { whichPrompts } from './whichPrompts.ts';

/** The comparison in parts: curves, prompts, categories, bits. */
export function comparisonSections(comparison: Comparison): ComparisonSection[] {
  return [
    curves(comparison),
    whichPrompts(comparison),
    ...(comparison.categories.length > 0 ? [categories(comparison)] : []),
    ...(comparison.categories.some(({ reach: k }) => k !== null) ? [reach(comparison)] : []),
    ...(comparison.readiness.length > 0 ? [readinessSection(comparison)] : []),
    ledger(comparison),
  ];
}

function curves(comparison: Comparison): ComparisonSection {
  const { ks, base, trained, difference, crossings } = comparison.curves;
  const few = new Set(shownKs(ks));
  const { mcnemar } = comparison;
  const listed = [...crossings].sort((a, b) => Number(b.certified) - Number(a.certified));
  return {
    id: 'curves',
    title: 'Right at least once in k tries',
    text: [
      verdictText(comparison),
      ...listed.slice(0, 4).map(crossingText),
      ...(crossings.length > 4
        ? [`${crossings.length - 4} more places where the estimated curves cross.`]
        : []),
      ...(mcnemar === null
        ? []
        : [
            `Single samples: ${formatPlural(mcnemar.trainedOnly, 'prompt')} right only after, ${mcnemar.baseOnly} only before; McNemar p = ${formatPlain(mcnemar.pValue)} (mid-p ${formatPlain(mcnemar.midP)}).`,
          ]),
      ...comparisonNoiseText(comparison),
    ],
    rows: [
      ['k', 'before', 'after', 'difference in points'],
      ...ks.flatMap((k, l) =>
        few.has(k)
          ? [[String(k), shareText(base[l]!), shareText(trained[l]!), pointsText(difference[l]!)]]
          : [],
      ),
    ],
  };
}

/** Powers of two and the ends, unless few were asked for. */
function shownKs(ks: readonly number[]): number[] {
  if (ks.length <= 12) return [...ks];
  return ks.filter((k, l) => Number.isInteger(Math.log2(k)) || l === ks.length - 1);
}

function crossingText({ k, overtakes, certified }: Crossing): string {
  const side = overtakes === 'trained' ? 'after' : 'before';
  return certified
    ? `At k = ${k.value} (${k.lower} to ${k.upper}) ${side} overtakes, beyond chance.`
    : `At k = ${k.value} ${side} overtakes as estimated, which may be chance.`;
}

function categories({ categories: all, spread }: Comparison): ComparisonSection {
  const text: string[] = [];
  if (spread !== null) {
    const { gained, lost, concentration } = spread;
    text.push(...spreadText(spread));
    text.push(`Rose beyond chance: ${namesText(gained)}. Fell: ${namesText(lost)}.`);
    if (!Number.isNaN(concentration.value))
      text.push(
        `The gain is concentrated as if in ${formatPlain(Number(concentration.value.toPrecision(2)))} of ${formatPlural(concentration.n, 'category', 'categories')}.`,
      );
  }
  const sorted = [...all].sort((a, b) => b.gain.value - a.gain.value);
  return {
    id: 'categories',
    title: 'By category, first try',
    text,
    rows: [
      ['category', 'prompts', 'before', 'after', 'gain in points'],
      ...sorted.map(({ name, prompts: n, base, trained, gain }) => [
        name,
        String(n),
        shareText(base, false),
        shareText(trained, false),
        pointsText(gain),
      ]),
    ],
  };
}

/** What each category can still find in many tries. */
function reach({ categories: all }: Comparison): ComparisonSection {
  const known = all.flatMap(({ name, reach: found }) =>
    found === null ? [] : [{ name, ...found }],
  );
  const most = Math.max(...known.map(({ k }) => k));
  const named = (test: (row: (typeof known)[number]) => boolean) =>
    namesText(known.filter(test).map(({ name }) => name));
  return {
    id: 'reach',
    title: `By category, at least once in ${formatCount(most)} tries`,
    text: [
      `Right at least once more often after, beyond chance: ${named(({ difference }) => difference.lower > 0)}. Less often: ${named(({ difference }) => difference.upper < 0)}. Which side is ahead depends on the tries, beyond chance: ${named(({ verdict }) => verdict === 'certified crossing')}.`,
    ],
    rows: [
      ['category', 'before', 'after', 'difference in points'],
      ...[...known]
        .sort((a, b) => b.difference.value - a.difference.value)
        .map(({ name, base, trained, difference }) => [
          name,
          shareText(base, false),
          shareText(trained, false),
          pointsText(difference),
        ]),
    ],
  };
}

const namesText = (names: readonly string[]): string =>
  names.length === 0 ? 'none' : names.slice(0, 8).join(', ') + (names.length > 8 ? ', …' : '');

function ledger({ ledger: { entries }, prompts }: Comparison): ComparisonSection {
  const known = entries.filter(({ id, bits }) => id !== 'moved' || !Number.isNaN(bits.value));
  const received = entries.find(({ id }) => id === 'received');
  const told = received?.bits ?? undefinedEstimate('bits', 'no rewards were given');
  return {
    id: 'ledger',
    title: 'Bits of the rewards, bits of the gain',
    text: [
      Number.isNaN(told.value)
        ? reason(told) === 'no rewards were given'
          ? 'What the gain cost is not told: both files are taken as evaluations. `training: LOG` reads the rollouts that were trained on.'
          : `What the gain cost cannot be told: ${reason(told)}.`
        : `All rewards of the training on one side, the ${formatPlural(prompts, 'prompt')} compared on the other. Rewards tell at most so much to a policy that knows each pass rate. No verdict follows: one rule of a few bits can solve many prompts, and a policy may have known more than it showed.`,
    ],
    rows: [
      ['bits in all', 'value, interval'],
      ...known.map(({ label, bits }) => [label, amountText(bits)]),
    ],
  };
}

/** `2,031 (1,840 to 2,229)`. */
function amountText(amount: Estimate): string {
  if (Number.isNaN(amount.value)) return 'cannot tell';
  const print = (x: number) =>
    x === Infinity ? '∞' : x < 10 ? formatBits(x) : formatCount(Math.round(x));
  return Number.isNaN(amount.lower) ? print(amount.value) : withInterval(amount, print);
}

const reason = ({ method }: Estimate): string => method.replace('undefined: ', '');
