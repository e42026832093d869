import { checkObject, checkWhole, DomainError } from '@bits-per-sample/core';
import { createChance } from '../world/chance.ts';
import { checkRates } from './checkRates.ts';
import { circleGame } from './circleGame.ts';
import { fillPolicy } from './fillPolicy.ts';
import type { Student, StudentKind } from './student.ts';

/** Options of {@link matching}. */
export interface MatchingOptions {
  /** Moves of the game, odd, in [3, 127]: move a beats the (moves − 1)/2 moves before it in the circle. Default 5. */
  readonly moves?: number;
  /** Learning rate. Default 2. */
  readonly rate?: number;
}

/**
 * Self-play in a game without a best move: a task is an opponent, an answer is right when it wins.
 *
 * Move a beats (probability 0.9) the moves that stand before it in a circle and loses to those after
 * it. One policy plays against all: softmax over moves, trained by REINFORCE. Six of ten opponents
 * like the same move, so that a learner that meets them as they come learns the answer to that one,
 * and can be exploited. Half of the pool are copies of the learner itself, made when they arrive
 * (fictitious self-play). Judged by exploitability: twice the win rate against the best reply, 1 at
 * the equilibrium, which is to play all moves alike.
 *
 * @param options moves and learning rate.
 * @returns the kind; its target is 0.8.
 * @throws {DomainError} moves that are no odd integer in [3, 127], a rate that is not finite.
 *
 * @see Balduzzi et al. (2019), arXiv:1901.08106: open-ended learning in cyclic games
 *
 * @example
 * ```ts
 * const student = matching().create(createWorld(createScenario('clean'), 7));
 * student.score().toFixed(2); // => '0.64'
 * ```
 */
export function matching(options: MatchingOptions = {}): StudentKind {
  const fn = 'matching';
  checkObject(fn, 'options', options);
  const { moves = 5, rate = 2 } = options;
  checkWhole(fn, 'moves', moves, { least: 3, most: 127 });
  if (moves % 2 === 0) throw new DomainError(fn, 'moves', 'odd', moves);
  checkRates(fn, { rate });
  return {
    name: 'matching',
    adapt: (scenario) => ({ ...scenario, arrivals: 0.5 }),
    create: ({ tasks, seed, arrival, possible, speed }): Student => {
      const n = tasks.length;
      const game = circleGame(moves);
      const logit = new Float64Array(moves);
      logit[1] = 0.5;
      logit[2] = 1.5;
      const policy = new Float64Array(moves);
      fillPolicy(logit, policy);
      const ascent = new Float64Array(moves);

      /** P(win) of each move against each opponent; shape [tasks × moves]. */
      const chanceOf = new Float64Array(n * moves);
      const face = (task: number, mix: Float64Array) =>
        game.face(mix, chanceOf.subarray(task * moves, (task + 1) * moves));
      const lots = createChance(seed ^ 0x51ed270b);
      const mix = new Float64Array(moves);
      for (let i = 0; i < n; i++) {
        lots.seek(i, 0);
        const liked = lots.next() < 0.6 ? 0 : Math.floor(lots.next() * moves);
        for (let b = 0; b < moves; b++) mix[b] = (b === liked ? 3 : 0) + lots.next();
        fillPolicy(mix, mix);
        if (arrival[i] === 0) face(i, mix);
        else chanceOf.fill(0.5, i * moves, (i + 1) * moves);
      }

      const passRate = (task: number) => {
        let p = 0;
        for (let a = 0; a < moves; a++) p += policy[a]! * chanceOf[task * moves + a]!;
        return possible[task]! * p;
      };
      const slope = new Float64Array(moves);
      return {
        passRate,
        act: (task, _hint, count, from, chance, actions) => {
          for (let i = 0; i < count; i++) {
            chance.seek(task, 2 * (from + i));
            // One number chooses the move and, by what is left of it, the winner.
            let left = chance.next();
            let a = 0;
            while (a < moves - 1 && left >= policy[a]!) left -= policy[a++]!;
            const wins = left < policy[a]! * chanceOf[task * moves + a]! && possible[task] !== 0;
            actions[i] = 2 * a + (wins ? 0 : 1);
          }
        },
        learn: (task, _hint, count, actions, advantages) => {
          const scale = speed[task]! / count;
          for (let i = 0; i < count; i++) ascent[actions[i]! >> 1]! += scale * advantages[i]!;
        },
        step: (groups) => {
          if (groups > 0) for (let a = 0; a < moves; a++) logit[a]! += (rate * ascent[a]!) / groups;
          ascent.fill(0);
          fillPolicy(logit, policy);
        },
        meet: (task) => face(task, policy),
        score: () => 2 * game.bestReply(policy).lowest,
        outlook: (out) => {
          const { reply, lowest } = game.bestReply(policy);
          for (let a = 0; a < moves; a++) slope[a] = policy[a]! * (game.chance(a, reply) - lowest);
          for (let i = 0; i < n; i++) {
            const p = passRate(i);
            let gain = 0;
            for (let a = 0; a < moves; a++)
              gain += slope[a]! * policy[a]! * (chanceOf[i * moves + a]! - p);
            out[i] = gain * speed[i]! * possible[i]!;
          }
        },
      };
    },
  };
}
