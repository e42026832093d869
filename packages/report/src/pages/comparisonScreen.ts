import { formatCount, formatPlain, formatPlural } from '@bits-per-sample/core';
import type { Comparison, ComparisonCategory } from '../compare/comparison.ts';
import { comparisonNoiseText } from './comparisonNoiseText.ts';
import { pointsText, shareText } from './comparisonParts.ts';
import { comparisonSections } from './comparisonSections.ts';
import { columns } from './layout.ts';
import { readinessLine } from './readinessSection.ts';
import { spreadText } from './spreadText.ts';
import { verdictText } from './verdictText.ts';
import { oneByOneText } from './whichPrompts.ts';

/** A numbered part of the first screen: its heading, or the table that starts with it, then what it means. */
export interface ScreenPart {
  /** Lines that keep their columns; the first may begin with a number. */
  readonly lines: readonly string[];
  /** Sentences below them. */
  readonly text: readonly string[];
}

/** Categories that are listed, at most. */
const LISTED = 8;

/**
 * The comparison on one screen: first try and most tries, which prompts, by category, what it cost.
 *
 * @param limit columns that tables may take, if they can do with them.
 */
export function comparisonScreen(comparison: Comparison, limit: number): ScreenPart[] {
  const parts = [
    tries(comparison, limit),
    which(comparison, limit),
    ...(comparison.categories.length > 0 ? [categories(comparison, limit)] : []),
    cost(comparison),
  ];
  let number = 0;
  // what is left out leaves no gap
  const numbered = (line: string): string => line.replace(/^\d(?= {2}\S)/, () => `${++number}`);
  return parts.map(({ lines, text }) => ({ lines: lines.map(numbered), text }));
}

/** The first of several tables that is narrow enough, or the last. */
function fitting(limit: number, ...tables: readonly (readonly string[][])[]): string[] {
  const drawn = tables.map(columns);
  return drawn.find((lines) => lines.every((line) => line.length <= limit)) ?? drawn.at(-1)!;
}

/** The first try, and the most. */
function tries(comparison: Comparison, limit: number): ScreenPart {
  const { curves, mcnemar } = comparison;
  const { ks, base, trained, difference, crossings } = curves;
  const known = ks.flatMap((_, l) => (Number.isNaN(difference[l]!.value) ? [] : [l]));
  const ends = [...new Set([known[0], known.at(-1)])].filter((l) => l !== undefined);
  const name = (k: number): string =>
    k === 1 ? 'Right at the first try (pass@1)' : `At least once in ${formatCount(k)} (pass@${k})`;
  const table = (nameOf: (k: number) => string, what: string): string[][] => [
    ['', 'before', 'after', what],
    ...ends.map((l, i) => [
      `${i + 1}  ${nameOf(ks[l]!)}`,
      shareText(base[l]!, false),
      shareText(trained[l]!, false),
      pointsText(difference[l]!),
    ]),
  ];
  const certified = crossings.filter(({ certified: sure }) => sure);
  return {
    lines: fitting(
      limit,
      table(name, 'difference in points'),
      table((k) => `pass@${k}`, 'points'),
    ),
    text: [
      verdictText(comparison),
      ...certified
        .slice(0, 2)
        .map(
          ({ k, overtakes }) =>
            `At k = ${k.value} (${k.lower} to ${k.upper}) ${overtakes === 'trained' ? 'after' : 'before'} overtakes.`,
        ),
      ...(mcnemar === null
        ? []
        : [
            `One try each: ${formatPlural(mcnemar.trainedOnly, 'prompt')} right only after, ${mcnemar.baseOnly} only before (McNemar p = ${formatPlain(mcnemar.pValue)}).`,
          ]),
      ...comparisonNoiseText(comparison),
      ...[readinessLine(comparison)].filter((line) => line !== ''),
    ],
  };
}

/** Which prompts: expected numbers in two rows and two columns, counts beside. */
function which(comparison: Comparison, limit: number): ScreenPart {
  const { classes } = comparison;
  const section = comparisonSections(comparison).find(({ id }) => id === 'prompts')!;
  if (classes === null) return { lines: ['3  Which prompts?'], text: section.text };
  const { expected, lower, upper, counted, epsilon } = classes;
  const once = `Right at least once, counted: in both ${counted.both}, only before ${counted.baseOnly}, only after ${counted.trainedOnly}, never ${counted.neither}.`;
  if (expected === null || lower === null || upper === null)
    return { lines: ['3  Which prompts?'], text: [once, ...section.text] };
  const cell = (of: keyof typeof expected): string =>
    `${Math.round(expected[of])} (${Math.floor(lower[of])} to ${Math.ceil(upper[of])})`;
  const rate = formatPlain(Number(epsilon.toPrecision(3)));
  const means = `(can do = pass rate of ${rate} or more)`;
  const cells = [
    ['   before can', cell('both'), cell('baseOnly')],
    ['   before cannot', cell('trainedOnly'), cell('neither')],
  ];
  const wide = columns([[`   ${means}`, 'after can', 'after cannot'], ...cells]);
  const isWide = wide.every((line) => line.length <= limit);
  return {
    lines: [
      '3  Which prompts? Expected numbers, not a list',
      ...(isWide
        ? wide
        : [`   ${means}`, ...columns([['', 'after can', 'after cannot'], ...cells])]),
    ],
    text: [once, oneByOneText(comparison)],
  };
}

/** Whether a category changed beyond chance, all of them looked at, and which way. */
function change({ name, gain, reach }: ComparisonCategory, spread: Comparison['spread']): number {
  const first = spread === null ? gain : undefined;
  if (spread?.gained.includes(name)) return 1;
  if (spread?.lost.includes(name)) return -1;
  for (const { lower, upper } of [first, reach?.difference].filter((x) => x !== undefined)) {
    if (lower > 0) return 1;
    if (upper < 0) return -1;
  }
  return 0;
}

function categories({ categories: all, spread }: Comparison, limit: number): ScreenPart {
  const sorted = [...all].sort((a, b) => b.gain.value - a.gain.value);
  const changed = sorted.filter((category) => change(category, spread) !== 0);
  // all falls, and the largest gains beside them
  const falls = changed.filter((category) => change(category, spread) < 0).slice(-LISTED);
  const gains = changed.filter((category) => change(category, spread) > 0);
  const listed = [...gains.slice(0, LISTED - falls.length), ...falls];
  const rest = sorted.filter((category) => change(category, spread) === 0);
  const most = Math.max(0, ...all.map(({ reach }) => reach?.k ?? 0));
  const prompts = [...new Set(all.map((category) => category.prompts))];
  const each = prompts.length === 1 ? `, ${formatPlural(prompts[0]!, 'prompt')} each` : '';
  const lines = [`4  By category${each}: gain in points`];
  const table = (rates: boolean): string[][] => [
    [
      '  ',
      ...(rates ? ['before', 'after'] : []),
      'first try',
      ...(most > 0 ? [`at least once in ${most}`] : []),
    ],
    ...listed.map(({ name, base, trained, gain, reach }) => [
      `   ${name.length > 16 ? `${name.slice(0, 15)}…` : name}`,
      ...(rates ? [shareText(base, false), shareText(trained, false)] : []),
      pointsText(gain),
      ...(most > 0 ? [reach === null ? '–' : pointsText(reach.difference)] : []),
    ]),
  ];
  if (listed.length > 0) lines.push(...fitting(limit, table(true), table(false)));
  const low = rest.at(-1);
  const others = listed.length > 0 ? `The ${rest.length} others` : `All ${rest.length}`;
  return {
    lines,
    text: [
      ...(changed.length > listed.length
        ? [
            `${formatCount(changed.length - listed.length)} more changed beyond chance (\`details\` lists them).`,
          ]
        : []),
      ...(low === undefined
        ? []
        : [
            `${rest.length === 1 ? 'The other' : others}: no change beyond chance. Lowest: ${low.name} ${pointsText(low.gain)}.`,
          ]),
      ...spreadText(spread),
    ],
  };
}

/** What the gain cost, where the rollouts of the training were given. */
function cost(comparison: Comparison): ScreenPart {
  const { text, rows } = comparisonSections(comparison).find(({ id }) => id === 'ledger')!;
  const told = comparison.ledger.entries.some(
    ({ id, bits }) => id === 'received' && !Number.isNaN(bits.value),
  );
  const title = '5  What did the gain cost?';
  if (told) return { lines: [title, ...columns(rows).map((line) => `   ${line}`)], text };
  const why = text.map((one) => one.replace(/^What the gain cost is not told/, 'Not told'));
  return { lines: [title], text: why };
}
