import { formatCount } from '@bits-per-sample/core';
import type { Finding } from '../report/finding.ts';
import type { NowHeadline, Report } from '../report/reportShape.ts';
import { bitsRows } from './bitsRows.ts';
import { headlineText } from './headlineText.ts';
import { partRows } from './partRows.ts';

/** A number with its name: now, and of the whole run. */
export interface NumberRow {
  readonly label: string;
  readonly now: string;
  /** Null where the window is the whole run. */
  readonly whole: string | null;
}

/**
 * The five numbers as the screen has them, now beside the whole run, each with those of the parts of
 * the reward below it.
 */
export function numberRows(report: Report): Readonly<Record<Finding['name'], NumberRow[]>> {
  const window = report.now?.headline ?? null;
  const current: NowHeadline = window ?? report;
  const row = (label: string, of: (headline: NowHeadline) => string): NumberRow[] => [
    {
      label: label.replace(/^[\d\s]+/, ''),
      now: of(current),
      whole: window === null ? null : of(report),
    },
  ];
  const { live, bits, paid, never } = partRows(current, row);
  return {
    rollouts: row('Rollouts', ({ rollouts }) => formatCount(rollouts ?? 0)),
    live: [
      ...row(
        live.length > 0 ? 'Live groups, by the summed reward' : 'Live groups',
        headlineText.live,
      ),
      ...live,
    ],
    bits: [
      ...(never === undefined
        ? row(
            current.graded === null ? 'Bits per rollout, at most' : 'Bits per rollout',
            headlineText.bits,
          )
        : []),
      ...bits,
      ...bitsRows.correctness(row, report, current),
      ...bitsRows.tokens(row, current),
    ],
    passRates: never === undefined ? row('Pass rate', headlineText.pass) : paid,
    groupSize:
      never === undefined
        ? row('Rollouts per prompt', (headline) => headlineText.size(headline, report))
        : [
            {
              label: 'Rollouts per prompt',
              now: `cannot be judged while ${never} is never paid`,
              whole: null,
            },
          ],
  };
}
