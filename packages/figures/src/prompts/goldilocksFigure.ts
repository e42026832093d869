import {
  checkPassCounts,
  DomainError,
  type Figure,
  type FigureFinding,
  formatCount,
  formatPercent,
  formatValue,
  type PassCounts,
} from '@bits-per-sample/core';
import { numberColumn, textColumn } from '../parts/columns.ts';
import { finishFigure } from '../parts/finishFigure.ts';
import { leftOut } from '../parts/wording.ts';
import { goldilocksZone } from './goldilocksZone.ts';

/** Groups as a picture counts them. */
interface Tally {
  readonly groups: number;
  readonly failed: number;
  readonly solved: number;
  readonly inZone: number;
  /** Groups with both outcomes, by the multiple of 1/bars next to their pass rate; shape [bars − 1]. */
  readonly heights: readonly number[];
}

/** Bars per unit of pass rate: the commonest number of attempts, so that no bar is favoured by rounding. */
function barsFor(attempts: ArrayLike<number>): number {
  const votes = new Map<number, number>();
  for (let i = 0; i < attempts.length; i++)
    if (attempts[i]! > 0) votes.set(attempts[i]!, (votes.get(attempts[i]!) ?? 0) + 1);
  const [[mode] = [1]] = [...votes].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  return mode < 2 ? 10 : mode <= 64 ? mode : 20;
}

function tally({ successes, attempts }: PassCounts, bars: number): Tally {
  const heights = new Array<number>(bars - 1).fill(0);
  let [groups, failed, solved, inZone] = [0, 0, 0, 0];
  for (let i = 0; i < attempts.length; i++) {
    const [k, n] = [successes[i]!, attempts[i]!];
    if (n === 0) continue;
    const p = k / n;
    groups++;
    if (p >= goldilocksZone.from && p <= goldilocksZone.to) inZone++;
    if (k === 0) failed++;
    else if (k === n) solved++;
    else heights[Math.min(Math.max(Math.round(p * bars), 1), bars - 1) - 1]!++;
  }
  return { groups, failed, solved, inZone, heights };
}

// long: one picture from its numbers to its words, read from top to bottom
/**
 * How hard the prompts of a run looked: a histogram of the pass rates of its groups, with those
 * that were all wrong and those that were all right set apart, and the zone in which the outcome of
 * a rollout holds at least half a bit.
 *
 * It shows what was seen. A pass rate out of a few attempts is part luck, and how many of the true
 * ones lie in the zone no counts of short groups tell: see `disagreementRate` and `liveRate` of
 * `@bits-per-sample/info` for what they do tell.
 *
 * @param counts successes and attempts, one entry per group; groups without attempts are left out
 *   and counted in the caption.
 * @returns a figure.
 * @throws {DomainError} no group has attempts, or counts are not integers with
 *   0 ≤ successes ≤ attempts.
 *
 * @example
 * ```ts
 * const figure = goldilocksFigure({
 *   successes: Float64Array.of(0, 0, 2, 4, 5, 8),
 *   attempts: new Float64Array(6).fill(8),
 * });
 * figure.findings[0].numbers; // => { groups: 6, failed: 2 / 6, solved: 1 / 6, mixed: 3 / 6 }
 * ```
 */
export function goldilocksFigure(counts: PassCounts): Figure {
  const fn = 'goldilocksFigure';
  checkPassCounts(fn, counts);
  const bars = barsFor(counts.attempts);
  const { groups, failed, solved, inZone, heights } = tally(counts, bars);
  if (groups === 0) throw new DomainError(fn, 'attempts', 'with a group that has some', 'none');

  const mixed = groups - failed - solved;
  const share = (part: number) => formatPercent(part / groups);
  const of = (count: number) => `${formatCount(count)} ${count === 1 ? 'group' : 'groups'}`;
  const findings: FigureFinding[] = [
    {
      text: `Of ${of(groups)} ${share(failed)} were all wrong, ${share(solved)} all right and ${share(mixed)} live, with both outcomes`,
      numbers: {
        groups,
        failed: failed / groups,
        solved: solved / groups,
        mixed: mixed / groups,
      },
    },
    {
      text: `${of(inZone)} (${share(inZone)}) had a pass rate in the Goldilocks zone`,
      numbers: { groups: inZone, share: inZone / groups },
    },
  ];
  const names = [
    `All wrong (${share(failed)})`,
    `Live (${share(mixed)})`,
    `All right (${share(solved)})`,
  ] as const;
  const rows = [
    { from: -0.105, to: -0.045, outcome: names[0], groups: failed, label: '0' },
    ...heights.map((height, i) => ({
      from: (i + 0.5) / bars,
      to: (i + 1.5) / bars,
      outcome: names[1],
      groups: height,
      label: formatValue((i + 1) / bars, 'probability'),
    })),
    { from: 1.045, to: 1.105, outcome: names[2], groups: solved, label: '1' },
  ];
  const tallest = rows.reduce((most, row) => Math.max(most, row.groups), 0);
  return finishFigure({
    id: 'goldilocks',
    title: 'Where pass rates were seen',
    subtitle: findings[0]!.text,
    caption: [
      'A pass rate out of few attempts is part luck: how many true ones lie in the zone this does not show.',
      'A prompt that comes back counts with each of its groups.',
      ...leftOut('Groups without attempts', counts.attempts.length - groups),
    ],
    findings,
    data: {
      histogram: {
        pass_rate: textColumn(
          'pass rate',
          rows.map((row) => row.label),
        ),
        outcome: textColumn(
          'outcome',
          rows.map((row) => row.outcome),
        ),
        groups: numberColumn(
          'groups',
          rows.map((row) => row.groups),
        ),
        from: numberColumn(
          'bar from',
          rows.map((row) => row.from),
        ),
        to: numberColumn(
          'bar to',
          rows.map((row) => row.to),
        ),
      },
    },
    scales: {
      x: {
        type: 'linear',
        domain: [-0.13, 1.13],
        ticks: [
          { at: -0.075, label: 'wrong' },
          ...[0, 0.2, 0.4, 0.6, 0.8, 1],
          { at: 1.075, label: 'right' },
        ],
        label: 'pass rate of a group',
        format: 'probability',
      },
      y: {
        type: 'linear',
        domain: [0, 1.06 * tallest],
        // there is no half of a group
        ...(tallest < 5 && { ticks: Array.from({ length: tallest + 1 }, (_, count) => count) }),
        label: 'groups',
        format: 'si',
      },
      color: { domain: names, roles: ['series-2', 'series-1', 'series-4'] },
    },
    layers: [
      { mark: 'hist', data: 'histogram', x: 'from', x2: 'to', y: 'groups', color: 'outcome' },
    ],
    zones: [goldilocksZone],
  });
}
