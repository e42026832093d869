import { formatBits, formatCount, formatPercent, formatPlural } from '@bits-per-sample/core';
import type { NowFinding } from '../now/nowFinding.ts';
import { isRightPart } from '../trials/isRightPart.ts';
import { cause } from './cause.ts';
import type { CauseFacts } from './causeFacts.ts';
import { isLivePart } from './isLivePart.ts';
import type { ReportPart } from './readParts.ts';

/** Rollouts from which on it says something that a part is the same for all of them. */
const ENOUGH = 100;

/** Live groups from which on it says something by what they are live. */
const LEAST_LIVE = 10;

/** Share of cut answers above which no verifier can be judged. */
const MOSTLY_CUT = 0.5;

/**
 * What the parts of the reward tell: the sum can look alive while the part that counts pays nobody.
 *
 * @param during says of which steps the facts are, where they are not of the whole run.
 */
export function partCauses(facts: CauseFacts, during = ''): NowFinding[] {
  const live = liveRows(facts);
  return facts.parts.flatMap((part) => {
    const isRight = isRightPart(part.name);
    if (part.min !== part.max) return isRight ? (liveByOthers(part, facts, live) ?? []) : [];
    if (part.rollouts < ENOUGH) return [];
    if (part.max > 0) return [paysAlike(part, during, ALWAYS)];
    return [
      isRight ? neverRight(part, facts, live.length, during) : paysAlike(part, during, NEVER),
    ];
  });
}

/** Groups that are live by the reward of the trainer. */
function liveRows({ groups }: CauseFacts): number[] {
  const rows: number[] = [];
  for (let i = 0; i < groups.size; i++)
    if (groups.rewards[i]! >= 2 && groups.equalNearly[i] === 0) rows.push(i);
  return rows;
}

/** 0 of 120 rollouts; a part that is not 0 says what it is. */
const counted = ({ rollouts, min }: ReportPart): string =>
  `${min === 0 ? '0' : `${printed(min)} in all`} of ${formatPlural(rollouts, 'rollout')}`;

const printed = (x: number): string => String(Number(x.toPrecision(6))).replace('-', '−');

function neverRight(
  part: ReportPart,
  { parts, cut }: CauseFacts,
  live: number,
  during: string,
): NowFinding {
  const { name, rollouts } = part;
  const others = parts.filter((other) => other.name !== name && other.liveGroups > 0);
  const most = 3 / rollouts;
  const by = `by ${listed(others)} alone: so far no advantage came from right answers`;
  const mostlyCut = (cut?.cut.truncatedShare ?? 0) >= MOSTLY_CUT;
  return cause({
    code: 'part-never-paid',
    metric: `part:${name}`,
    severity: 'alarm',
    now: 0,
    evidence: { part: name, rollouts, atMost: most, liveGroups: live, liveBy: listed(others) },
    fact: `\`${name}\` was never paid${during}: ${counted(part)} (at most ${percent(most)})`,
    meaning:
      part.liveShare === null
        ? 'So far no answer was paid as right.'
        : live === 0
          ? 'No group is live either: so far no advantage over a group baseline came from the reward.'
          : `${live === 1 ? 'The one live group is live' : `All ${formatCount(live)} live groups are live`} ${by}.`,
    change: `${mostlyCut ? 'Raise the length limit first: while most answers are cut, no verifier sees a result. Then grade' : 'Grade'} ten answers by hand. Some right: the verifier or the answer parser is broken; see what it extracts. None right: start from easier prompts or a short SFT on worked answers. Until ${name} is paid it gives no gradient.`,
  });
}

/** `0.04 %`: a bound keeps two digits, however small it is. */
const percent = (share: number): string => `${Number((100 * share).toPrecision(1))} %`;

const NEVER = { code: 'part-never-paid', change: '' };
const ALWAYS = { code: 'part-always-paid', change: 'Drop it, or make it ask for more.' };

/** A part that is the same for all answers. */
const paysAlike = (
  { name, min, rollouts }: ReportPart,
  during: string,
  said: Pick<NowFinding, 'code' | 'change'>,
): NowFinding =>
  cause({
    ...said,
    metric: `part:${name}`,
    severity: 'note',
    now: min,
    evidence: { part: name, rollouts, value: min },
    fact: `\`${name}\` is ${printed(min)} in all ${formatPlural(rollouts, 'rollout')}${during}`,
    meaning: 'A part that is the same for all answers tells none of them from another.',
  });

/** Groups that are live by other parts than the one that says what is right. */
function liveByOthers(
  part: ReportPart,
  { parts, table }: CauseFacts,
  live: readonly number[],
): NowFinding | undefined {
  const without = live.filter((i) => !isLivePart(table, part.name, i)).length;
  if (live.length < LEAST_LIVE || without < 0.5 * live.length) return undefined;
  const others = parts.filter(({ name, liveGroups }) => name !== part.name && liveGroups > 0);
  const bits = [part, ...others].flatMap(({ name, bits: own }) =>
    own === null ? [] : [`${formatBits(own.value)} of ${name}`],
  );
  return cause({
    code: 'live-by-other-parts',
    metric: `part:${part.name}`,
    severity: 'ask',
    now: without / live.length,
    evidence: {
      part: part.name,
      liveGroups: live.length,
      withoutIt: without,
      liveBy: listed(others),
      bits: part.bits?.value ?? null,
    },
    fact: `in ${formatPercent(without / live.length)} of the live groups \`${part.name}\` is the same for every answer`,
    meaning: `These ${formatCount(without)} of ${formatCount(live.length)} are live by ${listed(others)} alone: their advantages tell no right answer from a wrong one.${bits.length < 2 ? '' : ` Bits per rollout by part, at most: ${bits.join(', ')}.`}`,
    change: `If ${part.name} is what counts, pay the other parts only on right answers, or weigh them less.`,
  });
}

const listed = (parts: readonly ReportPart[]): string => {
  const names = parts.map(({ name }) => name);
  if (names.length === 0) return 'something else than the logged parts';
  return names.length === 1 ? names[0]! : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
};
