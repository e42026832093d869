import { defineClaim } from '../defineClaim.ts';
import { published } from '../published.ts';

const rate = 0.032;

const sigmoid = (z: number) => 1 / (1 + Math.exp(-z));

/** A skill that grows by beating a copy of its own of `lag` updates ago. */
function climb(updates: number, lag: number) {
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
function circle(updates: number, lag: number) {
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
export const selfPlay = defineClaim({
  id: 'self-play',
  claim: 'Self-play keeps the pass rate near ½, where rewards tell most, and so keeps teaching.',
  essay:
    'In self-play the opponent is as strong as oneself, so that one wins about half of the time, where a reward tells most.',
  experiment:
    'A player follows its gradient against a copy of itself of some updates ago, in two games: one where the higher skill wins more often, and rock, paper, scissors. Nothing is drawn by chance.',
  compared:
    'Win rates that another program found in worlds of its own; this world, its rate and its number of updates are ours, chosen to come as far. The tolerances are those of the printed digits.',
  rule: 'In both games the win rate against the copy is near ½ and alike within .05; against the start it is above .99 in the game of skill and within .05 of ½ in the other.',
  verdict: 'Holds if skill is transitive; where it goes round, the same win rate teaches nothing.',
  whereItFails:
    'A win rate near ½ does not tell which of the two games is played. Against a copy of 30 updates ago or more the win rate leaves ½; after too few updates the verdict cannot be seen yet.',
  whatTheRealRunSays: null,
  dials: {
    lag: { label: 'Age of the copy, in updates', values: [1, 3, 10, 30, 100], start: 10 },
    updates: { label: 'Updates of the game of skill', values: [220, 440, 880, 1760], start: 880 },
  },
  run(_, { lag, updates }) {
    const skill = climb(updates, lag);
    const round = circle(60_000, lag);
    const numbers = [
      published('skill: win rate against the copy', skill.wins[updates - 1]!, 0.52, 0.005),
      published('skill: win rate against the start', skill.against[updates]!, 0.999, 0.0005),
      published('rock, paper, scissors: win rate against the copy', mean(round.wins), 0.51, 0.01),
      published(
        'rock, paper, scissors: win rate against the start',
        mean(round.against),
        0.5,
        0.01,
      ),
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
});
