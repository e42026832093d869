import { formatCount } from '@bits-per-sample/core';
import type { Finding } from '../report/finding.ts';
import { isTaughtAlone } from '../report/isTaughtAlone.ts';
import type { NowHeadline, Report } from '../report/reportShape.ts';
import { bitsRows } from './bitsRows.ts';
import { denseRows } from './denseRows.ts';
import { headlineText } from './headlineText.ts';
import type { NumberRow, RowOf } from './numberRow.ts';
import { partRows } from './partRows.ts';

/** The five numbers, and what a bit costs. */
type Numbers = Readonly<Record<Finding['name'] | 'tokens', readonly NumberRow[]>>;

/**
 * The five numbers as every page has them, now beside the whole run, each with those of the parts of
 * the reward below it.
 */
export function numberRows(report: Report): Numbers {
  const window = report.now?.headline ?? null;
  const current: NowHeadline = window ?? report;
  const row: RowOf = (label, of) => [
    { label, now: of(current), whole: window === null ? null : of(report) },
  ];
  const { live, bits, paid, never } = partRows(current, row);
  const atMost = current.graded === null ? ', at most' : '';
  return {
    ...denseRows(row, current, isTaughtAlone({ ...current, reward: report.reward }) ? 2 : 6),
    rollouts: row('1  Rollouts', ({ rollouts }) => formatCount(rollouts ?? 0)),
    live: [
      ...row(`2  Live groups${live.length > 0 ? ', by the summed reward' : ''}`, headlineText.live),
      ...live,
    ],
    bits: [
      ...(never === undefined ? row(`3  Bits per rollout${atMost}`, headlineText.bits) : []),
      ...bits,
      ...bitsRows.correctness(row, report, current),
    ],
    tokens: bitsRows.tokens(row, current),
    passRates: never === undefined ? row('4  Pass rate', headlineText.pass) : paid,
    groupSize:
      never === undefined
        ? row('5  Rollouts per prompt', (headline) => headlineText.size(headline, report))
        : [
            {
              label: '5  Rollouts per prompt',
              now: `cannot be judged while ${never} is never paid`,
              whole: null,
            },
          ],
  };
}
