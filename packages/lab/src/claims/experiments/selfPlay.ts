import type { Claim } from '../claim.ts';
import { exact } from '../exact.ts';

const lag = 10;
const rate = 0.032;

const sigmoid = (z: number) => 1 / (1 + Math.exp(-z));

/** A skill that grows by beating a copy of its own of `lag` updates ago. */
function climb(updates: number) {
  const skill = [0];
  const wins: number[] = [];
  for (let t = 0; t < updates; t++) {
    const win = sigmoid(skill[t]! - skill[Math.max(0, t - lag)]!);
    wins.push(win);
    skill.push(skill[t]! + rate * win * (1 - win));
  }
  return { wins, against: skill.map(sigmoid) };
}

/** Rock, paper, scissors: chance of a win, a tie counting half. */
const beats = (mine: readonly number[], theirs: readonly number[]) =>
  0.5 + 0.5 * mine.reduce((s, m, i) => s + m * (theirs[(i + 2) % 3]! - theirs[(i + 1) % 3]!), 0);

/** A mixed strategy that follows its gradient against a copy of its own of `lag` updates ago. */
function circle(updates: number) {
  let logits = [0.4, 0, -0.2];
  const past: number[][] = [];
  const wins: number[] = [];
  const against: number[] = [];
  for (let t = 0; t < updates; t++) {
    const powers = logits.map((z) => Math.exp(z));
    const sum = powers.reduce((s, x) => s + x, 0);
    const mine = powers.map((x) => x / sum);
    past.push(mine);
    const theirs = past[Math.max(0, t - lag)]!;
    const win = beats(mine, theirs);
    wins.push(win);
    against.push(beats(mine, past[0]!));
    logits = logits.map((z, i) => {
      const pure = [0, 1, 2].map((j) => (j === i ? 1 : 0));
      return z + rate * mine[i]! * (beats(pure, theirs) - win);
    });
  }
  return { wins, against };
}

const mean = (values: readonly number[]) => values.reduce((s, x) => s + x / values.length, 0);

/** Self-play against a lagged copy, in a game of skill and in a game that goes round. */
export const selfPlay: Claim = {
  id: 'self-play',
  claim: 'Self-play keeps the pass rate near ½, where rewards tell most, and so keeps teaching.',
  verdict: 'Holds if skill is transitive; where it goes round, the same win rate teaches nothing.',
  whatTheRealRunSays: null,
  run() {
    const updates = 880;
    const skill = climb(updates);
    const round = circle(60_000);
    const numbers = [
      exact('skill: win rate against the copy', skill.wins[updates - 1]!, 0.52, 0.005),
      exact('skill: win rate against the start', skill.against[updates]!, 0.999, 0.0005),
      exact('rock, paper, scissors: win rate against the copy', mean(round.wins), 0.51, 0.01),
      exact('rock, paper, scissors: win rate against the start', mean(round.against), 0.5, 0.01),
    ];
    const x = skill.wins.map((_, t) => t);
    return {
      numbers,
      borneOut:
        skill.against[updates]! > 0.99 &&
        Math.abs(mean(round.against) - 0.5) < 0.05 &&
        Math.abs(skill.wins[updates - 1]! - mean(round.wins)) < 0.05,
      picture: {
        x: 'update',
        y: 'win rate against the start',
        series: [
          { name: 'skill', x, y: skill.against.slice(0, updates) },
          { name: 'rock, paper, scissors', x, y: x.map((t) => round.against[t]!) },
        ],
      },
    };
  },
};
