import { DomainError, type FigureRole } from '@bits-per-sample/core';
import { place } from '../parts/wording.ts';

/** Since when something holds: a step and those between which it lies. */
export interface RunOnset {
  /** What began, in few words. */
  readonly label: string;
  /** The likeliest step; left out where it came little by little from `low` to `high`. */
  readonly step?: number;
  /** The earliest. */
  readonly low: number;
  /** The latest. */
  readonly high: number;
  /** `alarm` (default), `ask`, `good` or `note`: its colour. */
  readonly severity?: string;
}

const ROLES: Readonly<Record<string, FigureRole>> = {
  alarm: 'bad',
  ask: 'warn',
  good: 'good',
  note: 'neutral',
};

/** Colour of an onset. */
export const onsetRole = ({ severity = 'alarm' }: RunOnset): FigureRole => ROLES[severity]!;

/** `Alarm: since step 40 (39 to 41)`. */
export function onsetName({ label, step, low, high }: RunOnset): string {
  if (step === undefined)
    return `${label}: little by little from step ${place(low)} to ${place(high)}`;
  return low === high
    ? `${label}: since step ${place(step)}`
    : `${label}: since step ${place(step)} (${place(low)} to ${place(high)})`;
}

/** Refuses an onset whose ends are out of order or outside the run, or a step outside them. */
export function checkOnset(
  fn: string,
  at: string,
  { step, low, high, severity = 'alarm' }: RunOnset,
  [first, last]: readonly [number, number],
): void {
  if (!(low >= first && low <= last))
    throw new DomainError(fn, `${at}.low`, `in [${first}, ${last}], the steps with a value`, low);
  if (!(high >= low && high <= last))
    throw new DomainError(fn, `${at}.high`, `in [${low}, ${last}]`, high);
  if (step !== undefined && !(step >= low && step <= high))
    throw new DomainError(fn, `${at}.step`, `in [${low}, ${high}]`, step);
  if (!Object.hasOwn(ROLES, severity))
    throw new DomainError(fn, `${at}.severity`, 'alarm, ask, good or note', severity);
}
