import { formatPlural } from '@bits-per-sample/core';
import type { NowFinding } from '../now/nowFinding.ts';
import { distinct } from '../trials/distinct.ts';
import { advantageCauses } from './advantageCauses.ts';
import type { CauseFacts } from './causeFacts.ts';
import { cutCause } from './cutCause.ts';
import { equalTextsCause } from './equalTextsCause.ts';
import { lengthCause } from './lengthCause.ts';
import { mismatchCause } from './mismatchCause.ts';
import { neverLiveCause } from './neverLiveCause.ts';
import { partCauses } from './partCauses.ts';
import { promptIdCauses } from './promptIdCauses.ts';
import { readStaleness } from './readStaleness.ts';
import { sourceCause } from './sourceCause.ts';
import { stalenessCause } from './stalenessCause.ts';
import { type Verdicts, verdictsOf } from './verdictsOf.ts';
import { verifierCause } from './verifierCause.ts';

/** What is asked for causes. */
export interface CauseQuestion {
  /** The groups of the current window, or of the whole run where that is the window. */
  readonly now: CauseFacts;
  /** All groups of the run; left out where the window is the whole run. */
  readonly whole?: CauseFacts | undefined;
  /** Metrics of which it is said since when they are as they are. */
  readonly told?: ReadonlySet<string>;
}

/**
 * What the columns of a log tell of causes: each with the number that would change, the most urgent
 * first. What a part of the reward never did, which prompts were never live and which ids are one
 * prompt is told of the whole run; all else of the current window.
 */
export function causesOf({ now, whole, told = new Set() }: CauseQuestion): NowFinding[] {
  const ofParts = withoutRepeats(
    whole === undefined ? [] : partCauses(whole),
    partCauses(now, whole && during(now)),
    told,
  );
  const sampled = fromSample(now, [
    ...verifierCause(...verdictsNow(now, whole)),
    ...advantageCauses(now.sample),
    ...mismatchCause(now.sample),
    ...equalTextsCause(now.sample),
    ...stalenessCause(readStaleness(now.sample, now.level)),
    ...lengthCause(now),
  ]);
  const [verifier, others] = [
    sampled.filter(({ metric }) => metric === 'verdict'),
    sampled.filter(({ metric }) => metric !== 'verdict'),
  ];
  const found = [
    ...ofParts,
    ...verifier,
    ...cutCause(now),
    ...others,
    ...sourceCause(now),
    ...neverLiveCause(whole ?? now),
    ...promptIdCauses(whole ?? now),
  ];
  return [...found].sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
}

/** Findings of a sample say so, where that is not all. */
function fromSample({ sample }: CauseFacts, found: readonly NowFinding[]): NowFinding[] {
  if (sample.whole) return [...found];
  const some = ` Told from a sample of ${formatPlural(sample.groups.length, 'group')}.`;
  return found.map((finding) => ({ ...finding, meaning: `${finding.meaning}${some}`.trim() }));
}

const SEVERITIES = ['alarm', 'ask', 'good', 'note'] as const;

/** What is said of the whole run is not said of its last steps once more. */
function withoutRepeats(
  whole: readonly NowFinding[],
  now: readonly NowFinding[],
  told: ReadonlySet<string>,
): NowFinding[] {
  const never = whole.filter(({ code }) => code !== 'live-by-other-parts');
  const said = new Set([...told, ...never.map(({ metric }) => metric)]);
  return [...never, ...now.filter(({ metric }) => !said.has(metric))];
}

/** ` in steps 33 to 59`, of a window; '' of a run without steps. */
function during({ groups: { step } }: CauseFacts): string {
  let [from, to] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const s of step) {
    if (s < from) from = s;
    if (s > to) to = s;
  }
  if (!Number.isFinite(from)) return '';
  return from === to ? ` at step ${to}` : ` in steps ${from} to ${to}`;
}

/** What verdicts of the window say, and those of the steps before it. */
function verdictsNow(
  now: CauseFacts,
  whole: CauseFacts | undefined,
): [now: Verdicts, before: Verdicts | undefined] {
  const own = verdictsOf(now, () => true);
  if (whole === undefined || own.equal?.disagrees !== true) return [own, undefined];
  const steps = distinct(now.groups.step);
  return [own, verdictsOf(whole, (step) => !steps.has(step))];
}
