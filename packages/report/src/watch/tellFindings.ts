import { isUrgent } from '../now/isUrgent.ts';
import type { NowFinding } from '../now/nowFinding.ts';
import type { ToldFinding } from './toldFinding.ts';

/** Steps without a finding after which it has ended: what comes and goes is told once. */
const PATIENCE = 5;

const RANK: Readonly<Record<NowFinding['severity'], number>> = {
  note: 0,
  good: 1,
  ask: 2,
  alarm: 3,
};

/** What a look saw. */
export interface Seen {
  /** What the report finds. */
  readonly findings: readonly NowFinding[];
  /** Steps of the run. */
  readonly steps: number;
  /** The last of them, as logged. */
  readonly last: number | null;
  /** Whether the last step is complete: no more is coming, or nothing came for a while. */
  readonly complete: boolean;
}

/** What is to be told of a look. */
export interface Telling {
  /** What began. */
  readonly begun: readonly NowFinding[];
  /** What ended. */
  readonly ended: readonly ToldFinding[];
  /** What holds and was told. */
  readonly told: readonly ToldFinding[];
}

/**
 * What is new in the findings of a run that is looked at again and again, so that the begin and the
 * end of each are told once. Notes are not told. What the last step alone shows waits until that
 * step is complete; an ask that turns into an alarm begins as an alarm. A finding has ended when
 * it did not hold for five steps, so that one at the edge does not come and go.
 *
 * @param told what was told before.
 * @param seen what this look saw.
 */
export function tellFindings(
  told: readonly ToldFinding[],
  { findings, steps, last, complete }: Seen,
): Telling {
  const holds = findings.filter(
    (finding) => isUrgent(finding) && (complete || finding.seen === null || finding.seen !== last),
  );
  const begun: NowFinding[] = [];
  const ended: ToldFinding[] = [];
  const now = new Map<string, ToldFinding>();
  for (const one of told) {
    const active = findings.some((other) => other.state === 'active' && isSame(one, other));
    // a log that is shorter than when it was told is another log
    if (!active && (steps < one.begun || steps - one.held >= PATIENCE)) ended.push(one);
    else now.set(keyOf(one), active ? { ...one, held: steps } : one);
  }
  for (const finding of holds) {
    const before = now.get(keyOf(finding));
    if (before !== undefined && RANK[before.severity] >= RANK[finding.severity]) continue;
    const { code, metric, severity } = finding;
    now.set(keyOf(finding), { code, metric, severity, begun: steps, held: steps });
    begun.push(finding);
  }
  return { begun, ended, told: [...now.values()] };
}

const keyOf = ({ code, metric }: Pick<NowFinding, 'code' | 'metric'>): string =>
  `${code} ${metric}`;

const isSame = (one: ToldFinding, other: NowFinding): boolean => keyOf(one) === keyOf(other);
