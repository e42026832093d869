import type { MetricChange } from './metricChange.ts';
import type { NowFinding } from './nowFinding.ts';

/** What a finding says beyond when and how much. */
type Said = Pick<NowFinding, 'code' | 'severity' | 'fact' | 'meaning' | 'change'> & {
  readonly evidence?: NowFinding['evidence'];
};

/** A change of a metric as a finding; of what is over a note remains, and nothing to do. */
export function metricFinding(
  { series, seen, onset, active, before, now, reference, stretch }: MetricChange,
  { code, severity, fact, meaning, change, evidence = {} }: Said,
): NowFinding {
  return {
    code,
    metric: series.part === null ? series.role : `part:${series.part}`,
    severity: active ? severity : 'note',
    state: active ? 'active' : 'over',
    seen,
    onset,
    before,
    now,
    evidence: {
      column: series.key,
      referenceFrom: reference.from,
      referenceTo: reference.to,
      from: stretch.from,
      to: stretch.to,
      ...evidence,
    },
    fact,
    meaning,
    change: active ? change : '',
  };
}
