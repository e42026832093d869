import { betaMean, betaPosterior, type PassCount, power } from '@bits-per-sample/core';
import type { Choice, Roster } from './opponentStrategy.ts';

/**
 * Wins and games of every opponent as they count at the newest policy version: the learner moves
 * on, so what an older policy achieved weighs decay^(versions since).
 */
export const recordOf = (roster: Roster, decay: number): PassCount[] =>
  roster.ids.map((_, i) => {
    const { wins, games, at } = roster.columns;
    const weight = power(decay, roster.version - at![i]!);
    return { successes: weight * wins![i]!, attempts: weight * games![i]! };
  });

/** Decayed counts of wins and games as evidence. */
export const record = (decay: number): Pick<Choice, 'newcomer' | 'learn' | 'components'> => ({
  newcomer: ({ version }) => ({ wins: 0, games: 0, at: version }),
  learn({ columns, version }, i, { games: more, score }, played) {
    const { wins, games, at } = columns;
    const kept = power(decay, version - at![i]!);
    const fresh = power(decay, Math.max(0, version - played));
    // a win rate cannot leave [0, 1]: one rounding more may not either
    games![i] = kept * games![i]! + fresh * more;
    wins![i] = Math.min(games![i]!, kept * wins![i]! + fresh * more * score);
    at![i] = version;
  },
  components(roster) {
    const counts = recordOf(roster, decay);
    return {
      winRate: Float64Array.from(counts, (count) => betaMean(betaPosterior(count))),
      games: Float64Array.from(counts, ({ attempts }) => attempts),
    };
  },
});
