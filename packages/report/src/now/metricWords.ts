import { formatPercent, formatPlain, formatPlural } from '@bits-per-sample/core';
import type { MetricRole } from '@bits-per-sample/logs';
import type { MetricChange, StepRange } from './metricChange.ts';
import type { NowOnset } from './nowFinding.ts';
import { onsetWords } from './onsetWords.ts';

const SHARES: ReadonlySet<MetricRole> = new Set<MetricRole>([
  'dead',
  'live',
  'solved',
  'failed',
  'cut',
  'clipped',
  'errors',
]);

/** A value of a metric, in three digits: shares in percent. */
export const metricValue = (role: MetricRole, x: number): string =>
  SHARES.has(role) ? formatPercent(x) : formatPlain(Number(x.toPrecision(3)));

/** `0.52 before, 0.31 now`; of what is over `0.52 before, 0.31 then`. */
export const beforeAndNow = (
  role: MetricRole,
  { before, now, active }: Pick<MetricChange, 'before' | 'now' | 'active'>,
): string =>
  `${metricValue(role, before)} before, ${metricValue(role, now)} ${active ? 'now' : 'then'}`;

const at = (step: number): string => formatPlain(step);

/** `since step 40 (39 to 41)`, `little by little from step 15 to 39`; of what is over `at steps 40 to 52`. */
export function metricSince({
  onset,
  seen,
  active,
  stretch,
}: Pick<MetricChange, 'onset' | 'seen' | 'active' | 'stretch'>): string {
  if (!active) return `at steps ${at(stretch.from)} to ${at(stretch.to)}`;
  if (onset === null) return `by step ${at(seen)}`;
  return onsetWords(onset, { print: at });
}

/** What a column of lengths counts: tokens of an answer, with its prompt, or steps of an episode. */
export const lengthUnit = (key: string): string =>
  /eplenmean$/.test(key)
    ? 'steps an episode'
    : /seq_len\//.test(key)
      ? 'tokens with the prompt'
      : 'tokens';

/** The checkpoint to go back to: the one before anything began. */
export const beforeStep = (onset: NowOnset | null, seen: number): string =>
  `a checkpoint before step ${at(onset?.low ?? seen)}`;

/** `steps 40 to 59`. */
export const stepsOf = ({ from, to }: StepRange): string =>
  from === to ? `step ${at(from)}` : `steps ${at(from)} to ${at(to)}`;

/** `20 logged steps`. */
export const loggedSteps = (n: number): string => formatPlural(n, 'logged step');
