import {
  DomainError,
  type Figure,
  type FigureFinding,
  formatCount,
  formatPercent,
  formatValue,
} from '@bits-per-sample/core';
import { numberColumn, textColumn } from '../parts/columns.ts';
import { finishFigure } from '../parts/finishFigure.ts';

/** A tournament: who beat whom how often. */
export interface Tournament {
  /** Names of the players; shape [N]. */
  readonly players: readonly string[];
  /** Wins of the row over the column, a draw as half a win of each; row-major, shape [N, N]. */
  readonly wins: ArrayLike<number>;
}

const mostPlayers = 40;

// long: one picture from its numbers to its words, read from top to bottom
/** Who beats whom, as a matrix, and whether it goes in a circle. */
export function tournament({ players, wins }: Tournament): Figure {
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
    id: 'ratings',
    title: 'Who beats whom',
    subtitle: findings.map(({ text }) => text).join('. '),
    findings,
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
