import { formatCount, formatPercent, type Table } from '@bits-per-sample/core';
import { isLivePart } from '../causes/isLivePart.ts';
import type { ReportPart } from '../causes/readParts.ts';
import { isRightPart } from '../trials/isRightPart.ts';
import type { Groups } from '../trials/readGroups.ts';
import type { Warnings } from './warnings.ts';

/** From here on that a part is the same for all says something of it. */
const ENOUGH = 100;

/**
 * What the parts of the reward tell: the sum can look alive when the part that counts never paid.
 */
export function warnAboutParts(
  parts: readonly ReportPart[],
  table: Table,
  groups: Groups,
  warnings: Warnings,
): void {
  const live: number[] = [];
  for (let i = 0; i < groups.size; i++)
    if (groups.rewards[i]! >= 2 && groups.equalNearly[i] === 0) live.push(i);
  for (const part of parts) {
    const isRight = isRightPart(part.name);
    if (part.min === part.max && part.rollouts >= ENOUGH)
      tellConstant(part, isRight, { parts, live: live.length }, warnings);
    else if (isRight && part.max > part.min) tellOthers(part, table, { parts, live }, warnings);
  }
}

/** A part that gave every rollout the same. */
function tellConstant(
  { name, rollouts, min }: ReportPart,
  isRight: boolean,
  { parts, live }: { parts: readonly ReportPart[]; live: number },
  warnings: Warnings,
): void {
  const others = parts.filter((part) => part.name !== name && part.liveGroups > 0);
  const n = formatCount(rollouts);
  if (min === 0 && isRight)
    warnings.alarm(
      'part-never-paid',
      `${name} is 0 in all ${n} rollouts (at most ${formatPercent(3 / rollouts)} would be right): no prompt was ever solved.${live === 0 ? '' : ` ${live === 1 ? 'The one group whose rewards differ differs' : `All ${formatCount(live)} groups whose rewards differ differ`} by ${listed(others)} alone: every contrast comes from there, none from the answers.`} Grade ten answers by hand. Some right: the verifier or the answer parser is broken. None right: start from easier prompts, or from a short SFT on worked answers.`,
    );
  else if (min === 0)
    warnings.note('part-never-paid', `${name} is 0 in all ${n} rollouts: it gives no gradient.`);
  else
    warnings.note(
      'part-always-paid',
      `${name} is ${Number(min.toPrecision(6))} in all ${n} rollouts: it gives no gradient, and may be dropped.`,
    );
}

/** Groups that are live by other parts than the one that says what is right. */
function tellOthers(
  { name }: ReportPart,
  table: Table,
  { parts, live }: { parts: readonly ReportPart[]; live: readonly number[] },
  warnings: Warnings,
): void {
  const without = live.filter((i) => !isLivePart(table, name, i)).length;
  if (live.length < 10 || without < 0.5 * live.length) return;
  const others = parts.filter((part) => part.name !== name && part.liveGroups > 0);
  warnings.alarm(
    'live-by-other-parts',
    `In ${formatCount(without)} of the ${formatCount(live.length)} groups whose rewards differ ${name} is the same for every answer: they differ by ${listed(others)} alone, and teach nothing about right answers.`,
  );
}

const listed = (parts: readonly ReportPart[]): string =>
  parts.length === 0 ? 'something else' : parts.map(({ name }) => name).join(' and ');
