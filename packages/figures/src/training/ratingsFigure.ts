import {
  DomainError,
  type Figure,
  type FigureFinding,
  formatCount,
  formatList,
} from '@bits-per-sample/core';
import { checkShape } from '../parts/checkShape.ts';
import { dotPlot, sortDots } from '../parts/dotPlot.ts';
import { finishFigure } from '../parts/finishFigure.ts';
import { layCurves } from '../parts/layCurves.ts';
import type { Measured } from '../parts/measured.ts';
import { number, numbered, place } from '../parts/wording.ts';
import { type Tournament, tournament } from './tournament.ts';

/** Rating of one player over training. */
export interface RatingCurve {
  /** Name of the player. */
  readonly player: string;
  /** Step of each rating; shape [ratings]. */
  readonly step: ArrayLike<number>;
  /** Elo, Glicko, TrueSkill, … */
  readonly rating: ArrayLike<number>;
  /** Lower end of its interval. */
  readonly lower?: ArrayLike<number>;
  /** Upper end of its interval. */
  readonly upper?: ArrayLike<number>;
}

/** Progress: ratings over training. */
export interface RatingsOverTime {
  /** 1 to 12 players. */
  readonly curves: readonly RatingCurve[];
  /** Nominal coverage of the intervals. Default 0.95. */
  readonly level?: number;
}

/** Ratings of frozen players, as a Bradley–Terry fit returns them. */
export interface PlayerRatings {
  /** Names of the players; shape [N]. */
  readonly players: readonly string[];
  /** Rating of each, undefined where the games do not tell; shape [N]. */
  readonly ratings: readonly Measured[];
}

const curveShape = {
  player: 'text',
  step: 'numbers',
  rating: 'numbers',
  'lower?': 'numbers',
  'upper?': 'numbers',
} as const;

/**
 * Self-play, in one of three pictures. Given ratings over training: who gets better. Given the
 * ratings of a tournament: who is strongest. Given its matrix of wins: who beats whom, and where it
 * goes in a circle.
 *
 * A rating is one number per player and cannot show that A beats B, B beats C and C beats A. When
 * the last picture finds such circles, progress in the first may be a walk in a circle.
 *
 * @param data `curves`; or `players` and `ratings`; or `players` and `wins`.
 * @returns a figure.
 * @throws {DomainError} no players, more than 12 with curves or 40 in a matrix, names that are
 *   not different, columns of different length, negative wins, or no pair that met.
 *
 * @example
 * ```ts
 * // rock, paper, scissors
 * const figure = ratingsFigure({ players: ['r', 'p', 's'], wins: [0, 1, 9, 9, 0, 1, 1, 9, 0] });
 * figure.findings[1].text; // => '1 of 1 triple goes in a circle, most clearly r over s, s over p, p over r'
 * ```
 */
export function ratingsFigure(data: RatingsOverTime | PlayerRatings | Tournament): Figure {
  const fn = 'ratingsFigure';
  checkShape(fn, 'data', data, {});
  if ('curves' in data) {
    checkShape(fn, 'data', data, { curves: [curveShape], 'level?': 'number' });
    return progress(data);
  }
  if ('wins' in data) {
    checkShape(fn, 'data', data, { players: 'texts', wins: 'numbers' });
    return tournament(data);
  }
  checkShape(fn, 'data', data, { players: 'texts', ratings: ['measured'] });
  return strength(data);
}

function strength({ players, ratings: measured }: PlayerRatings): Figure {
  const words = {
    fn: 'ratingsFigure',
    field: 'ratings',
    what: 'rating',
    one: 'player',
    many: 'players',
  };
  if (players.length !== measured.length)
    throw new DomainError(
      'ratingsFigure',
      'ratings',
      `of length ${players.length}`,
      measured.length,
    );
  const all = players.map((name, i) => ({ name, measured: measured[i]! }));
  // a player who won or lost every game has no finite rating
  const open = all.filter((row) => !Number.isFinite(row.measured.value)).map(({ name }) => name);
  const known = sortDots(
    all.filter((row) => Number.isFinite(row.measured.value)),
    words,
  );
  const mean = known.reduce((sum, { value }) => sum + value / known.length, 0);
  const plot = dotPlot(known, words, { at: mean, label: `Mean: ${number(mean)}` });
  const [first, second] = known;
  const { value, lower, upper } = first!;
  const certain = !Number.isNaN(lower);
  const findings: FigureFinding[] = [
    {
      text: `Strongest of ${formatCount(known.length)} is ${first!.name} with ${number(value)}${certain ? ` (${number(lower)} to ${number(upper)})` : ''}${second && lower <= second.upper ? `; its interval overlaps that of ${second.name}` : ''}`,
      numbers: { players: known.length, rating: value, ...(certain && { lower, upper }) },
    },
  ];
  return finishFigure({
    id: 'ratings',
    title: 'Who is strongest',
    subtitle: findings[0]!.text,
    findings,
    caption: [
      'Ratings are relative to one another and do not show circles, where each beats the next.',
      ...plot.remarks,
      ...(open.length > 0
        ? [`Without a rating, because the games do not tell: ${formatList(open)}.`]
        : []),
    ],
    data: plot.data,
    layers: plot.layers,
    size: plot.size,
    scales: {
      x: { type: 'linear', domain: plot.domain, label: 'rating', format: 'number' },
      y: plot.y,
    },
  });
}

function progress({ curves, level = 0.95 }: RatingsOverTime): Figure {
  const size = { width: 680, height: 360 };
  const laid = layCurves(
    curves.map(({ player, step, rating, ...ends }) => ({
      ...ends,
      name: player,
      x: step,
      y: rating,
    })),
    {
      fn: 'ratingsFigure',
      xType: 'linear',
      xFormat: 'si',
      size,
      fields: ['step', 'rating'],
      words: { series: 'player', x: 'step', y: 'rating' },
      meaning: { kind: 'interval', level, of: 'rating', method: 'as given' },
    },
  );
  const last = laid.curves
    .map(({ name, points }) => {
      const known = points.filter(({ y }) => !Number.isNaN(y));
      return { name, first: known[0]!, last: known.at(-1)! };
    })
    .sort((a, b) => b.last.y - a.last.y);
  const rise = last.reduce((a, b) => (b.last.y - b.first.y > a.last.y - a.first.y ? b : a));
  const findings: FigureFinding[] = [
    {
      text: `Last ratings: ${formatList(last.map(({ name, last: at }) => `${name} ${number(at.y)}`))}`,
      numbers: numbered(
        'rating',
        last.map(({ last: at }) => at.y),
      ),
    },
    {
      text: `${rise.name} rose most, from ${number(rise.first.y)} at step ${place(rise.first.x)} to ${number(rise.last.y)} at step ${place(rise.last.x)}`,
      numbers: {
        from: rise.first.y,
        firstStep: rise.first.x,
        to: rise.last.y,
        lastStep: rise.last.x,
      },
    },
  ];
  return finishFigure({
    id: 'ratings',
    title: 'Who gets better',
    subtitle: findings[0]!.text,
    findings,
    size,
    caption: [
      'A rating is relative to the others and does not show circles, where each beats the next.',
      ...laid.remarks,
    ],
    data: laid.data,
    scales: {
      x: { ...laid.x, label: 'step', format: 'si' },
      y: { ...laid.y, label: 'rating', format: 'number' },
      color: laid.color,
    },
    layers: laid.layers,
  });
}
