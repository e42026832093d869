import { formatCount, formatPercent } from '@bits-per-sample/core';
import { type Breakdown, breakdown } from '@bits-per-sample/info';
import type { NowFinding } from '../now/nowFinding.ts';
import { rowsWhere } from '../trials/rowsWhere.ts';
import { takeCells } from '../trials/takeCells.ts';
import { cause } from './cause.ts';
import type { CauseFacts } from './causeFacts.ts';
import { isOfOutcome } from './isOfOutcome.ts';
import { type LabelGroups, liveByLabel } from './liveByLabel.ts';
import { type PromptLabel, promptLabels } from './promptLabels.ts';

/** Chance of a made-up source, over all columns that are tried. */
const ALPHA = 0.001;
/** Share of the spread between prompts from which on a source is worth a word. */
const LEAST = 0.03;

/** A label, and how far it tells pass rates apart. */
interface Tried extends Breakdown {
  readonly label: PromptLabel;
}

/**
 * The column that each prompt keeps, and by which pass rates differ beyond chance: a source of a
 * mixture, a task, a level. All columns of the log with 2 to 50 labels are tried, the category first
 * and for itself; the chance of each is multiplied by how many were tried. Without a rule for what is
 * right it is live groups that differ.
 */
export function sourceCause(facts: CauseFacts): NowFinding[] {
  const labels = promptLabels(facts);
  if (labels.length === 0) return [];
  const { rows, values, ofLive } = valuesOf(facts);
  const tried = labels
    .filter((label) => label.given || !isOfOutcome(facts, label))
    .map((label) => ({ ...split(facts, label, rows, values), label }))
    .filter(({ pValue }) => !Number.isNaN(pValue));
  const others = tried.filter(({ label }) => !label.given).length;
  const found = tried.filter(
    ({ label, pValue, omegaSquared }) =>
      pValue * (label.given ? 1 : others) < ALPHA && omegaSquared >= LEAST,
  );
  const best =
    found.find(({ label }) => label.given) ??
    found.sort((a, b) => b.omegaSquared - a.omegaSquared)[0];
  if (best === undefined) return [];
  const also = found.filter((one) => one !== best).map(({ label }) => label.column);
  return [say(facts, best, { tried: best.label.given ? 1 : others, also, ofLive })];
}

/** What may differ: the pass rate of each group; whether it is live where no pass rate is known. */
function valuesOf({ groups, prompts }: CauseFacts) {
  const named = (test: (i: number) => boolean): Int32Array =>
    rowsWhere(groups.size, (i) => (prompts?.codes[i] ?? -1) >= 0 && test(i));
  const rows = named((i) => groups.attempts[i]! > 0);
  const values = groups.successes.map((k, i) => k / groups.attempts[i]!);
  if (!rows.some((i) => Number.isNaN(values[i]!))) return { rows, values, ofLive: false };
  const live = Float64Array.from(groups.equalNearly, (equal) => 1 - equal);
  return { rows: named((i) => groups.rewards[i]! >= 2), values: live, ofLive: true };
}

function split(
  { groups, prompts }: CauseFacts,
  { codes }: PromptLabel,
  rows: Int32Array,
  values: Float64Array,
): Breakdown {
  const kept = rows.filter((i) => codes[prompts!.codes[i]!]! >= 0);
  const own = kept.map((i) => prompts!.codes[i]!);
  return breakdown({
    steps: takeCells(groups.step, kept),
    prompts: own,
    labels: own.map((prompt) => codes[prompt]!),
    values: takeCells(values, kept),
  });
}

function say(
  facts: CauseFacts,
  { label, omegaSquared, pValue }: Tried,
  { tried, also, ofLive }: { tried: number; also: readonly string[]; ofLive: boolean },
): NowFinding {
  const { column, given, names, sameAs } = label;
  const level = 1 - (1 - facts.level) / (tried * names.length);
  const levels = liveByLabel(facts, label, level);
  const shownOf = ({ passRate, own }: LabelGroups): number => (ofLive ? own.share.value : passRate);
  const [first, last] = [levels[0]!, levels.at(-1)!];
  const apart = levels.filter(areApart).sort((a, b) => b.own.groups - a.own.groups);
  const odd = apart.find(({ own, others }) => own.share.value < others.share.value) ?? apart[0];
  const what = ofLive ? 'live groups' : 'pass rates';
  const beside = [
    sameAs.length > 0
      ? `${listed(sameAs)} ${sameAs.length === 1 ? 'splits' : 'split'} the prompts alike.`
      : '',
    also.length > 0 ? `They differ by ${listed(also)} too.` : '',
  ];
  return cause({
    code: 'source',
    metric: given ? 'category' : `label:${column}`,
    severity: 'note',
    now: omegaSquared,
    evidence: {
      column,
      omegaSquared,
      pValue: Math.min(1, pValue * tried),
      columnsTried: tried,
      lowest: first.name,
      lowestPassRate: finite(first.passRate),
      lowestLive: finite(first.own.share.value),
      highest: last.name,
      highestPassRate: finite(last.passRate),
      highestLive: finite(last.own.share.value),
      ...(odd !== undefined && oddEvidence(odd)),
    },
    fact: `${what} differ by ${given ? 'category' : `\`${column}\``}: ${formatPercent(shownOf(first))} in \`${first.name}\`, ${formatPercent(shownOf(last))} in \`${last.name}\``,
    meaning: [
      odd === undefined ? liveOf(first, last) : sayOdd(column, odd),
      `${given ? 'The category' : column} tells ${formatPercent(omegaSquared)} of how ${what} differ between prompts, beyond chance${tried > 1 ? ` (of ${tried} columns tried)` : ''}.`,
      ...beside,
    ]
      .filter((sentence) => sentence !== '')
      .join(' '),
    change: 'Draw more of those whose groups are live, or move the others apart.',
  });
}

/** Whether live shares of a label and of all others differ beyond their intervals. */
const areApart = ({ own, others }: LabelGroups): boolean =>
  own.share.upper < others.share.lower || own.share.lower > others.share.upper;

function sayOdd(column: string, { name, own, others }: LabelGroups): string {
  const shown = ({ groups, live, share: { value, lower, upper } }: typeof own): string =>
    `${formatCount(live)} of ${formatCount(groups)}, ${formatPercent(value)} (${formatPercent(lower)} to ${formatPercent(upper)})`;
  return `Live groups where ${column} = ${name.replaceAll('`', "'")}: ${shown(own)}; elsewhere: ${shown(others)}.`;
}

const liveOf = (first: LabelGroups, last: LabelGroups): string =>
  Number.isNaN(first.own.share.value + last.own.share.value)
    ? ''
    : `Live groups: ${formatPercent(first.own.share.value)} and ${formatPercent(last.own.share.value)}.`;

const oddEvidence = ({ name, own, others }: LabelGroups) => ({
  label: name,
  labelGroups: own.groups,
  labelLive: own.live,
  labelLiveShare: own.share.value,
  labelLower: own.share.lower,
  labelUpper: own.share.upper,
  otherGroups: others.groups,
  otherLive: others.live,
  otherLiveShare: others.share.value,
  otherLower: others.share.lower,
  otherUpper: others.share.upper,
});

const listed = (columns: readonly string[]): string => columns.join(', ').replaceAll('`', "'");

const finite = (x: number): number | null => (Number.isFinite(x) ? x : null);
