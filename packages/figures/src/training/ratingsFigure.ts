import {
  DomainError,
  type Figure,
  type FigureFinding,
  formatCount,
  formatList,
  formatPercent,
  formatValue,
} from '@bits-per-sample/core';
import { checkShape } from '../parts/checkShape.ts';
import { numberColumn, textColumn } from '../parts/columns.ts';
import { dotPlot, sortDots } from '../parts/dotPlot.ts';
import { finishFigure } from '../parts/finishFigure.ts';
import { layCurves } from '../parts/layCurves.ts';
import type { Measured } from '../parts/measured.ts';
import { number, numbered, place } from '../parts/wording.ts';

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

/** A tournament: who beat whom how often. */
export interface Tournament {
  /** Names of the players; shape [N]. */
  readonly players: readonly string[];
  /** Wins of the row over the column, a draw as half a win of each; row-major, shape [N, N]. */
  readonly wins: ArrayLike<number>;
}

/** Ratings of frozen players, as a Bradley–Terry fit returns them. */
export interface PlayerRatings {
  /** Names of the players; shape [N]. */
  readonly players: readonly string[];
  /** Rating of each, undefined where the games do not tell; shape [N]. */
  readonly ratings: readonly Measured[];
}

const mostPlayers = 40;

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
    ...{ fn: 'ratingsFigure', field: 'ratings', what: 'rating' },
    ...{ one: 'player', many: 'players' },
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
    ...{ id: 'ratings', title: 'Who is strongest', subtitle: findings[0]!.text, findings },
    caption: [
      'Ratings are relative to one another and do not show circles, where each beats the next.',
      ...plot.remarks,
      ...(open.length > 0
        ? [`Without a rating, because the games do not tell: ${formatList(open)}.`]
        : []),
    ],
    ...{ data: plot.data, layers: plot.layers, size: plot.size },
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
      ...{ fn: 'ratingsFigure', xType: 'linear', xFormat: 'si', size, fields: ['step', 'rating'] },
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
        ...{ from: rise.first.y, firstStep: rise.first.x, to: rise.last.y, lastStep: rise.last.x },
      },
    },
  ];
  return finishFigure({
    ...{ id: 'ratings', title: 'Who gets better', subtitle: findings[0]!.text, findings, size },
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

function tournament({ players, wins }: Tournament): Figure {
  const fn = 'ratingsFigure';
  const n = players.length;
  if (n < 2 || n > mostPlayers || new Set(players).size < n)
    throw new DomainError(fn, 'players', `2 to ${mostPlayers} different names`, n);
  if (wins.length !== n * n) throw new DomainError(fn, 'wins', `of length ${n * n}`, wins.length);
  for (let i = 0; i < n * n; i++)
    if (!(wins[i]! >= 0 && wins[i]! < Infinity))
      throw new DomainError(fn, `wins[${i}]`, 'a count ≥ 0', wins[i]);
  const games = (i: number, j: number) => (i === j ? 0 : wins[i * n + j]! + wins[j * n + i]!);
  const rate = (i: number, j: number) => wins[i * n + j]! / games(i, j);
  const everyone = players.map((_, i) => i);
  const strength = everyone
    .map((i) => {
      const met = everyone.filter((j) => games(i, j) > 0);
      return { i, met: met.length, mean: met.reduce((sum, j) => sum + rate(i, j), 0) / met.length };
    })
    .sort((a, b) => (b.mean || 0) - (a.mean || 0));
  const best = strength[0]!;
  if (best.met === 0) throw new DomainError(fn, 'wins', 'with a pair that met', 'none');

  let [triples, circles] = [0, 0];
  let clearest = { margin: 0, names: '' };
  for (let a = 0; a < n; a++)
    for (let b = a + 1; b < n; b++)
      for (let c = b + 1; c < n; c++) {
        if (games(a, b) === 0 || games(b, c) === 0 || games(c, a) === 0) continue;
        triples++;
        for (const [i, j, k] of [
          [a, b, c],
          [a, c, b],
        ] as const) {
          const margin = Math.min(rate(i, j), rate(j, k), rate(k, i)) - 0.5;
          if (margin <= 0) continue;
          circles++;
          const over = (x: number, y: number) => `${players[x]} over ${players[y]}`;
          if (margin > clearest.margin)
            clearest = { margin, names: `${over(i, j)}, ${over(j, k)}, ${over(k, i)}` };
        }
      }
  const findings: FigureFinding[] = [
    {
      text: `${players[best.i]} wins most, ${formatPercent(best.mean)} on average over ${formatCount(best.met)} ${best.met === 1 ? 'opponent' : 'opponents'}`,
      numbers: { rate: best.mean, opponents: best.met },
    },
    {
      text: `${formatCount(circles)} of ${formatCount(triples)} ${triples === 1 ? 'triple' : 'triples'} ${circles === 1 ? 'goes' : 'go'} in a circle${circles > 0 ? `, most clearly ${clearest.names}` : ''}`,
      numbers: { circles, triples },
    },
  ];
  const order = strength.map(({ i }) => i);
  const pairs = order.flatMap((i) =>
    order
      .filter((j) => games(i, j) > 0)
      .map((j) => ({ i, j, rate: rate(i, j), games: games(i, j) })),
  );
  const names = order.map((i) => players[i]!);
  const strangers = (n * (n - 1) - pairs.length) / 2;
  return finishFigure({
    ...{
      id: 'ratings',
      title: 'Who beats whom',
      subtitle: findings.map(({ text }) => text).join('. '),
      findings,
    },
    caption: [
      'Share of the games that the row won against the column, draws as half. Taken as counted: from few games a majority, and a circle, may be luck and is not evidence.',
      ...(strangers > 0 ? [`Pairs that never met, left empty: ${formatCount(strangers)}.`] : []),
    ],
    data: {
      games: {
        player: textColumn(
          'player',
          pairs.map(({ i }) => players[i]!),
        ),
        opponent: textColumn(
          'opponent',
          pairs.map(({ j }) => players[j]!),
        ),
        rate: numberColumn(
          'share won',
          pairs.map((pair) => pair.rate),
        ),
        games: numberColumn(
          'games',
          pairs.map((pair) => pair.games),
        ),
      },
      ...(n <= 10 && {
        labels: {
          player: textColumn(
            'player',
            pairs.map(({ i }) => players[i]!),
          ),
          opponent: textColumn(
            'opponent',
            pairs.map(({ j }) => players[j]!),
          ),
          text: textColumn(
            'printed',
            pairs.map((pair) => formatValue(pair.rate, 'percent', { digits: 2 })),
          ),
        },
      }),
    },
    scales: {
      x: { type: 'band', domain: names, label: 'opponent', format: 'number' },
      y: { type: 'band', domain: names, label: 'player', format: 'number' },
      value: { type: 'linear', domain: [0, 1], label: 'share won', format: 'percent' },
    },
    layers: [
      { mark: 'cell', data: 'games', x: 'opponent', y: 'player', value: 'rate' },
      ...(n <= 10
        ? [{ mark: 'text', data: 'labels', x: 'opponent', y: 'player', text: 'text' } as const]
        : []),
    ],
    size: { width: 640, height: Math.max(240, Math.min(560, 90 + 44 * n)) },
  });
}
