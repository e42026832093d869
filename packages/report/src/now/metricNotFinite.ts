import { formatList } from '@bits-per-sample/core';
import type { LoggedColumns, LoggedSeries } from './loggedColumns.ts';
import type { LoggedGap } from './loggedGaps.ts';
import { stepsOf } from './metricWords.ts';
import type { NowFinding } from './nowFinding.ts';

/** Metrics that were logged as NaN, infinite or null three times in a row or more; of parts null is usual. */
export function metricNotFinite(columns: LoggedColumns): NowFinding[] {
  const gaps = new Map<string, { readonly gap: LoggedGap; readonly of: LoggedSeries[] }>();
  for (const series of columns.all)
    for (const gap of series.gaps) {
      const key = `${gap.from} ${gap.open}`;
      const known = gaps.get(key) ?? { gap, of: [] };
      known.of.push(series);
      gaps.set(key, known);
    }
  return [...gaps.values()].map(({ gap, of }): NowFinding => {
    const names = formatList(of.map(({ key }) => `\`${key}\``));
    const one = of.length === 1;
    const step = gap.from;
    const earlier = of.flatMap(({ steps }) => steps.filter((s) => s < step));
    return {
      code: 'not-finite',
      metric: of[0]!.role,
      severity: gap.open ? 'alarm' : 'note',
      state: gap.open ? 'active' : 'over',
      seen: step,
      onset: { step, low: step, high: step, gradual: false },
      before: null,
      now: null,
      evidence: {
        columns: of.map(({ key }) => key).join(', '),
        from: step,
        to: gap.to,
        steps: gap.n,
      },
      fact: gap.open
        ? `${names} ${one ? 'is' : 'are'} not finite since step ${step}`
        : `${names} ${one ? 'was' : 'were'} not finite at ${stepsOf(gap)}`,
      meaning: `Logged as NaN, infinite or null ${gap.n} times in a row.`,
      change: !gap.open
        ? ''
        : `Stop the run: its weights may not be finite any more. Go back to a checkpoint ${earlier.length === 0 ? 'before it' : `of step ${Math.max(...earlier)} or before`}; look at the learning rate, at the precision (fp16 overflows) and at the batch of step ${step}.`,
    };
  });
}
