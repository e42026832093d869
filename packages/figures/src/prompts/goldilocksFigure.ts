import {
  betainc,
  checkPassCounts,
  DomainError,
  type Figure,
  type FigureFinding,
  type FigureLayer,
  formatCount,
  formatPercent,
  formatValue,
  type PassCounts,
} from '@bits-per-sample/core';
import { type PassRateMixture, passRateMixture } from '@bits-per-sample/info';
import { describeFigure } from '@bits-per-sample/plot';
import { goldilocksZone } from './goldilocksZone.ts';

/** Prompts with the same counts. */
interface Bin {
  readonly k: number;
  readonly n: number;
  weight: number;
}

const plural = (prompts: number) => (prompts === 1 ? 'prompt' : 'prompts');

const level = 0.95;
/** Prompts that a mixture can be fitted to with some sense. */
const fewest = 20;
const halfWidth = 1.959963984540054; // Φ⁻¹(0.975)

/** Groups prompts by (k, n); prompts without attempts are counted apart. */
function tally({ successes, attempts }: PassCounts): {
  readonly bins: readonly Bin[];
  readonly empty: number;
} {
  const bins = new Map<string, Bin>();
  let empty = 0;
  for (let i = 0; i < attempts.length; i++) {
    const [k, n] = [successes[i]!, attempts[i]!];
    if (n === 0) {
      empty++;
      continue;
    }
    const key = `${k} ${n}`;
    const bin = bins.get(key);
    if (bin) bin.weight++;
    else bins.set(key, { k, n, weight: 1 });
  }
  return { bins: [...bins.values()], empty };
}

/** Bars per unit of pass rate: the commonest number of attempts, so that no bar is favoured by rounding. */
function barsFor(bins: readonly Bin[]): number {
  const votes = new Map<number, number>();
  for (const { n, weight } of bins) votes.set(n, (votes.get(n) ?? 0) + weight);
  const [[mode] = [1]] = [...votes].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  return mode < 2 ? 10 : mode <= 64 ? mode : 20;
}

/** Belief that the true pass rate of a prompt lies in (from, to), under the fitted mixture. */
function belief(
  { a, b, zero, one }: PassRateMixture,
  { k, n }: Bin,
  from: number,
  to: number,
): number {
  const rest = 1 - zero - one;
  let spread = 1;
  if (k === 0 || k === n) {
    // B(a, b + n) / B(a, b), the chance of n failures under the Beta part
    const [hit, miss] = k === 0 ? [b, a] : [a, b];
    let chance = rest;
    for (let i = 0; i < n; i++) chance *= (hit + i) / (hit + miss + i);
    spread = chance / (chance + (k === 0 ? zero : one));
  }
  return spread * (betainc(to, a + k, b + n - k) - betainc(from, a + k, b + n - k));
}

/** Prompts expected in an interval, with a band for the luck of the draw. */
function expected(mixture: PassRateMixture, bins: readonly Bin[], from: number, to: number) {
  let mean = 0;
  let variance = 0;
  for (const bin of bins) {
    const p = belief(mixture, bin, from, to);
    mean += bin.weight * p;
    variance += bin.weight * p * (1 - p);
  }
  const reach = halfWidth * Math.sqrt(Math.max(0, variance));
  return { mean, lower: Math.max(0, mean - reach), upper: mean + reach };
}

// long: one picture from its numbers to its words, read from top to bottom
/**
 * How hard the prompts of a run are: a histogram of their pass rates, with those that failed
 * every time and those that were solved every time set apart, and the zone in which the outcome of
 * a rollout holds at least half a bit.
 *
 * A pass rate out of a few attempts is part luck. The band shows where the true pass rates
 * would lie if they were spread as the mixture that was fitted to all of them
 * ({@link passRateMixture}): each prompt's posterior, summed over prompts, ±1.96 standard deviations
 * of that sum. Counts cannot show whether they are. It is left out where no mixture can be fitted
 * (fewer than 20 prompts, one rollout per prompt, no group with both outcomes), and does not include
 * the uncertainty of the fit.
 *
 * @param counts successes and attempts, one entry per prompt; prompts without attempts are
 *   left out and counted in the caption.
 * @returns a figure.
 * @throws {DomainError} no prompt has attempts, or counts are not integers with
 *   0 ≤ successes ≤ attempts.
 *
 * @example
 * ```ts
 * const figure = goldilocksFigure({
 *   successes: Float64Array.of(0, 0, 2, 4, 5, 8),
 *   attempts: new Float64Array(6).fill(8),
 * });
 * figure.findings[0].numbers; // => { prompts: 6, failed: 2 / 6, solved: 1 / 6, mixed: 3 / 6 }
 * ```
 */
export function goldilocksFigure(counts: PassCounts): Figure {
  checkPassCounts('goldilocksFigure', counts);
  const mixture = passRateMixture(counts);
  const { bins, empty } = tally(counts);
  const prompts = bins.reduce((sum, bin) => sum + bin.weight, 0);
  if (prompts === 0)
    throw new DomainError(
      'goldilocksFigure',
      'attempts',
      'with a prompt that was attempted',
      'none',
    );

  const bars = barsFor(bins);
  const heights = new Array<number>(bars - 1).fill(0);
  let [failed, solved, inZone] = [0, 0, 0];
  for (const { k, n, weight } of bins) {
    const p = k / n;
    if (p >= goldilocksZone.from && p <= goldilocksZone.to) inZone += weight;
    if (k === 0) failed += weight;
    else if (k === n) solved += weight;
    else heights[Math.min(Math.max(Math.round(p * bars), 1), bars - 1) - 1]! += weight;
  }
  const mixed = prompts - failed - solved;
  const share = (part: number) => formatPercent(part / prompts);
  const findings: FigureFinding[] = [
    {
      text: `Of ${formatCount(prompts)} ${plural(prompts)} ${share(failed)} failed every time, ${share(solved)} were solved every time and ${share(mixed)} had both outcomes`,
      numbers: {
        prompts,
        failed: failed / prompts,
        solved: solved / prompts,
        mixed: mixed / prompts,
      },
    },
    {
      text: `${formatCount(inZone)} ${inZone === 1 ? 'prompt was' : 'prompts were'} seen in the Goldilocks zone, ${share(inZone)}`,
      numbers: { prompts: inZone, share: inZone / prompts },
    },
  ];

  const known = Number.isFinite(mixture.a + mixture.b);
  const fitted = known && prompts >= fewest;
  const cuts = Array.from({ length: bars }, (_, k) => (k + 0.5) / bars);
  const steps = [
    [0, cuts[0]!],
    ...cuts.slice(1).map((to, i) => [cuts[i]!, to]),
    [cuts.at(-1)!, 1],
  ] as [number, number][];
  const band = fitted
    ? steps.map(([from, to]) => {
        const { mean, lower, upper } = expected(mixture, bins, from, to);
        const perBar = 1 / bars / (to - from); // the outermost stretches are half as wide
        return {
          at: (from + to) / 2,
          mean: mean * perBar,
          lower: lower * perBar,
          upper: upper * perBar,
        };
      })
    : [];
  if (fitted) {
    const zone = expected(mixture, bins, goldilocksZone.from, goldilocksZone.to);
    findings.push({
      text: `If pass rates are spread as the fitted mixture says, ${formatCount(zone.lower)} to ${formatCount(Math.min(prompts, zone.upper))} prompts (95 %) have a true pass rate in the zone`,
      numbers: {
        lower: Math.round(zone.lower),
        upper: Math.round(Math.min(prompts, zone.upper)),
        level,
      },
    });
  }

  const names = [
    `Failed every time (${share(failed)})`,
    `Both outcomes (${share(mixed)})`,
    `Solved every time (${share(solved)})`,
  ];
  const rows = [
    { from: -0.105, to: -0.045, outcome: names[0]!, prompts: failed, label: '0' },
    ...heights.map((prompts, i) => ({
      from: cuts[i]!,
      to: cuts[i + 1]!,
      outcome: names[1]!,
      prompts,
      label: `${formatValue((i + 1) / bars, 'probability')}`,
    })),
    { from: 1.045, to: 1.105, outcome: names[2]!, prompts: solved, label: '1' },
  ];
  const highest = (values: readonly number[]) =>
    values.reduce((most, value) => Math.max(most, value), 0);
  const tallest = highest(rows.map((row) => row.prompts));
  const uppers = band.map((point) => point.upper);
  // the posterior may rise without bound towards 0 and 1, so its ends do not set the scale alone
  const top =
    1.06 *
    Math.max(tallest, highest(uppers.slice(1, -1)), Math.min(highest(uppers), 1.3 * tallest));
  const layers: FigureLayer[] = [
    { mark: 'hist', data: 'histogram', x: 'from', x2: 'to', y: 'prompts', color: 'outcome' },
    ...(fitted
      ? ([
          {
            mark: 'band',
            data: 'posterior',
            x: 'pass_rate',
            y: 'lower',
            y2: 'upper',
            label: 'True pass rates, if the mixture holds (95 %)',
            style: { role: 'fg', opacity: 0.28 },
            meaning: { kind: 'interval', level, of: 'prompts', method: mixture.method },
          },
          {
            mark: 'line',
            data: 'posterior',
            x: 'pass_rate',
            y: 'expected',
            style: { role: 'fg', width: 1.5 },
          },
        ] satisfies FigureLayer[])
      : []),
  ];
  const figure: Figure = {
    schema: 'figure/1',
    id: 'goldilocks',
    title: 'Where pass rates were seen',
    subtitle: findings[0]!.text,
    caption: [
      fitted
        ? `Band: posterior under a fitted mixture (${mixture.method}), which counts cannot check, and without the uncertainty of the fit.`
        : `No band: ${known ? `fewer than ${fewest} prompts` : mixture.method.replace('undefined: ', '')}.`,
      ...(empty > 0 ? [`Prompts without attempts, not shown: ${formatCount(empty)}.`] : []),
    ].join(' '),
    alt: '',
    findings,
    data: {
      histogram: {
        pass_rate: { type: 'string', label: 'pass rate', values: rows.map((row) => row.label) },
        outcome: { type: 'string', label: 'outcome', values: rows.map((row) => row.outcome) },
        prompts: { type: 'number', label: 'prompts', values: rows.map((row) => row.prompts) },
        from: { type: 'number', label: 'bar from', values: rows.map((row) => row.from) },
        to: { type: 'number', label: 'bar to', values: rows.map((row) => row.to) },
      },
      ...(fitted && {
        posterior: {
          pass_rate: { type: 'number', label: 'pass rate', values: band.map((point) => point.at) },
          expected: {
            type: 'number',
            label: 'prompts expected per bar',
            values: band.map((point) => point.mean),
          },
          lower: { type: 'number', label: 'lower', values: band.map((point) => point.lower) },
          upper: { type: 'number', label: 'upper', values: band.map((point) => point.upper) },
        },
      }),
    },
    scales: {
      x: {
        type: 'linear',
        domain: [-0.13, 1.13],
        ticks: [
          { at: -0.075, label: 'failed' },
          0,
          0.2,
          0.4,
          0.6,
          0.8,
          1,
          { at: 1.075, label: 'solved' },
        ],
        label: 'pass rate of a prompt',
        format: 'probability',
      },
      y: { type: 'linear', domain: [0, top], label: 'prompts', format: 'si' },
      color: { domain: names, roles: ['series-2', 'series-1', 'series-4'] },
    },
    layers,
    zones: [goldilocksZone],
    size: { width: 680, height: 340 },
  };
  return { ...figure, alt: describeFigure(figure) };
}
