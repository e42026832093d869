import {
  DomainError,
  type Figure,
  type FigureFinding,
  type FigureLayer,
  formatCount,
  formatPercent,
} from '@bits-per-sample/core';
import { degenerateProbability } from '@bits-per-sample/info';
import { describeFigure } from '@bits-per-sample/plot';
import { checkShape } from '../parts/checkShape.ts';
import { logitGrid } from '../parts/logitGrid.ts';
import { checkPassRates } from '../parts/passRates.ts';
import { goldilocksZone } from './goldilocksZone.ts';

/** What {@link degeneracyFigure} shows. */
export interface DegeneracyFigureOptions {
  /** Rollouts per group, G: 1 to 12 different integers ≥ 2. Default 4, 8, 16, 64. */
  readonly groupSizes?: readonly number[];
  /** Pass rate of each prompt of one's own, in [0, 1]; NaN where it has none; shape [prompts]. */
  readonly passRates?: ArrayLike<number>;
}

const odds = (p: number) => Math.log(p) - Math.log1p(-p);
const fromOdds = (z: number) => 1 / (1 + Math.exp(-z));

/** The larger pass rate at which a share of the groups come back all alike, by bisection in log-odds. */
function passRateAt(share: number, groupSize: number): number {
  let [low, high] = [0, 12];
  for (let i = 0; i < 50; i++) {
    const middle = (low + high) / 2;
    if (degenerateProbability(fromOdds(middle), groupSize) < share) low = middle;
    else high = middle;
  }
  return fromOdds(low);
}

// long: one picture from its numbers to its words, read from top to bottom
/**
 * Which groups have no gradient from a group baseline: the probability that all G rollouts of a
 * prompt come back alike, against its pass rate on a logit axis, so that 0.1 %, 1 % and 99.9 % have
 * room.
 *
 * p^G + (1−p)^G. A larger group rescues the tails, each doubling moves the walls by the same
 * step.
 *
 * Shares "of your prompts" take measured pass rates at face value. A prompt that failed 8
 * times of 8 counts as never solved, so they are too high; the mean of
 * {@link @bits-per-sample/info!liveRate | liveRate} over a population is told without that error.
 *
 * @param data group sizes and pass rates of one's own.
 * @returns a figure.
 * @throws {DomainError} a group size that is not an integer ≥ 2, twice the same, none, more
 *   than 12; or a pass rate outside [0, 1].
 *
 * @see Yu et al. (2025), DAPO, arXiv:2503.14476 (dynamic sampling leaves such groups out)
 *
 * @example
 * ```ts
 * degeneracyFigure({ groupSizes: [8] }).findings[0].numbers; // => { groupSize: 8, passRate: 0.1, share: 0.1 ** 8 + 0.9 ** 8 }
 * ```
 */
export function degeneracyFigure(data: DegeneracyFigureOptions = {}): Figure {
  checkShape('degeneracyFigure', 'data', data, {
    'groupSizes?': 'numbers',
    'passRates?': 'numbers',
  });
  const { groupSizes = [4, 8, 16, 64], passRates } = data;
  const sizes = [...groupSizes].sort((a, b) => a - b);
  const sound = sizes.every((size) => Number.isInteger(size) && size >= 2 && size <= 2 ** 20);
  if (!sound || sizes.length < 1 || sizes.length > 12 || new Set(sizes).size < sizes.length)
    throw new DomainError(
      'degeneracyFigure',
      'groupSizes',
      '1 to 12 different integers ≥ 2',
      sizes.join(', '),
    );
  const own = passRates === undefined ? undefined : checkPassRates('degeneracyFigure', passRates);
  const shown = own !== undefined && own.count > 0;
  const grid = logitGrid(0.001, 0.999, {
    include: [0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99],
  });
  const name = (size: number) => `G = ${size}`;

  const findings: FigureFinding[] = [sizes[0]!, ...(sizes.length > 1 ? [sizes.at(-1)!] : [])].map(
    (size) => {
      const share = degenerateProbability(0.1, size);
      return {
        text: `At a pass rate of 0.1, ${formatPercent(share)} of the groups of ${size} come back all alike`,
        numbers: { groupSize: size, passRate: 0.1, share },
      };
    },
  );
  if (shown) {
    const shares = sizes.map((size) => own.mean((p) => degenerateProbability(p, size)));
    const parts = sizes.map((size, i) => `${formatPercent(shares[i]!)} of groups of ${size}`);
    findings.push({
      text: `By the pass rates of your ${formatCount(own.count)} groups ${parts.slice(0, -1).join(', ')}${parts.length > 1 ? ' and ' : ''}${parts.at(-1)} would come back all alike`,
      numbers: Object.fromEntries([
        ['prompts', own.count],
        ...sizes.map((size, i) => [`share${size}`, shares[i]!]),
      ]),
    });
  }

  const labels = sizes.map((size) => ({ size, p: passRateAt(0.7, size) }));
  // curves are named in place where the names have room, in a legend otherwise
  const direct = labels.every(
    ({ p }, i) => p < 0.998 && (i === 0 || odds(p) - odds(labels[i - 1]!.p) > 0.55),
  );

  const layers: FigureLayer[] = [
    {
      mark: 'line',
      data: 'curves',
      x: 'pass_rate',
      y: 'share',
      color: 'group',
      style: { width: 2.5 },
    },
    ...(direct
      ? [
          {
            mark: 'text',
            data: 'labels',
            x: 'pass_rate',
            y: 'share',
            text: 'text',
            color: 'group',
          } satisfies FigureLayer,
        ]
      : []),
    ...(shown
      ? [
          {
            mark: 'point',
            data: 'prompts',
            x: 'pass_rate',
            y: { datum: 0 },
            size: 'prompts',
            label: 'Your groups, by area',
            style: { role: 'fg', opacity: 0.55 },
          } satisfies FigureLayer,
        ]
      : []),
  ];
  const figure: Figure = {
    schema: 'figure/1',
    id: 'degeneracy',
    title: 'Groups that come back all alike',
    subtitle: shown
      ? findings.at(-1)!.text
      : 'Share of groups of G rollouts that are all solved or all failed, p^G + (1−p)^G',
    caption: shown
      ? [
          'Pass rates are taken as measured: from few rollouts they look more extreme than they are, so the shares of yours are too high.',
          ...own.remarks,
        ].join(' ')
      : '',
    alt: '',
    findings,
    data: {
      curves: {
        group: {
          type: 'string',
          label: 'group size',
          values: sizes.flatMap((size) => grid.map(() => name(size))),
        },
        pass_rate: { type: 'number', label: 'pass rate', values: sizes.flatMap(() => grid) },
        share: {
          type: 'number',
          label: 'groups all alike',
          values: sizes.flatMap((size) => grid.map((p) => degenerateProbability(p, size))),
        },
      },
      ...(direct && {
        labels: {
          group: { type: 'string', values: labels.map(({ size }) => name(size)) },
          pass_rate: { type: 'number', values: labels.map(({ p }) => p) },
          share: {
            type: 'number',
            values: labels.map(({ size, p }) => degenerateProbability(p, size)),
          },
          text: {
            type: 'string',
            values: labels.map(({ size }, i) => (i === 0 ? name(size) : String(size))),
          },
        },
      }),
      ...(shown && { prompts: own.columns }),
    },
    scales: {
      x: {
        type: 'logit',
        domain: [0.001, 0.999],
        label: 'pass rate p, logit axis',
        format: 'probability',
      },
      y: { type: 'linear', domain: [0, 1], label: 'groups all alike', format: 'percent' },
      color: { domain: sizes.map(name), labels: direct ? 'direct' : 'legend' },
    },
    layers,
    zones: [goldilocksZone],
    size: { width: 680, height: 360 },
  };
  return { ...figure, alt: describeFigure(figure) };
}
