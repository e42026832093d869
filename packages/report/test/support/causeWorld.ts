import { type Column, dictionary, type Rng, sampleNormal, type Table } from '@bits-per-sample/core';
import { type CauseFacts, causeFacts } from '../../src/causes/causeFacts.ts';
import { causesOf } from '../../src/causes/causesOf.ts';
import type { NowFinding } from '../../src/now/nowFinding.ts';
import { readGroups } from '../../src/trials/readGroups.ts';
import type { ReportSource } from '../../src/trials/reportSource.ts';
import { summariseTrials } from '../../src/trials/summariseTrials.ts';
import { input } from './trials.ts';

/** How advantages are made of the rewards of a batch, one list a group. */
export type Estimate = (batch: readonly (readonly number[])[]) => number[][];

/** A world: a healthy run of reinforcement learning, and what is wrong with it. */
export interface World {
  readonly steps?: number;
  readonly groups?: number;
  readonly size?: number;
  /** Different prompts, which come back at random. */
  readonly prompts?: number;
  /** Logit that is learned over the run. */
  readonly learned?: number;
  /** Prompts come from easy to hard. */
  readonly curriculum?: boolean;
  readonly evaluation?: boolean;
  /** No step is named, and each prompt comes once. */
  readonly stepless?: boolean;
  readonly graded?: boolean;
  /** Share of verdicts that are flipped; with the step. */
  readonly flips?: (share: number) => number;
  /** Logit that an update of lag costs. */
  readonly lagLogit?: number;
  /** Right answers are longer by this share. */
  readonly lengthGain?: number;
  /** Logit that the last of four categories is harder by. */
  readonly categoryLogit?: number;
  /** Share of groups whose answers are one text. */
  readonly oneText?: number;
  readonly estimate?: Estimate;
  /** Mean and spread of the log-ratio per token. */
  readonly ratio?: { readonly mean: number; readonly spread: number };
  /** Rewards are accuracy and format; accuracy is paid at this share of its rate. */
  readonly accuracy?: number;
  readonly columns?: readonly string[];
}

/** GRPO without a spread: rewards less the mean of their group. */
export const groupMean: Estimate = (batch) =>
  batch.map((rewards) => {
    const mean = rewards.reduce((sum, x) => sum + x, 0) / rewards.length;
    return rewards.map((x) => x - mean);
  });

// long: a world is one loop over steps, groups and rollouts
/** The trials of a world, as a reader hands them over, in steps that follow each other. */
export function trialsOf(world: World, rng: Rng): Table {
  const { steps = 30, groups = 24, size = 8, prompts = 200, learned = 1.5, lagLogit = 0 } = world;
  const { lengthGain = 0, categoryLogit = 0, oneText = 0, flips = () => 0 } = world;
  const difficulty = Array.from({ length: prompts }, () => 1.6 * sampleNormal(rng));
  const order = [...difficulty.keys()];
  if (world.curriculum) order.sort((a, b) => difficulty[b]! - difficulty[a]!);
  const numbers: Record<string, number[]> = {};
  const texts: Record<string, string[]> = {};
  const put = (row: Record<string, number>): void => {
    for (const [name, x] of Object.entries(row)) {
      numbers[name] ??= [];
      numbers[name].push(x);
    }
  };
  const say = (row: Record<string, string>): void => {
    for (const [name, x] of Object.entries(row)) {
      texts[name] ??= [];
      texts[name].push(x);
    }
  };
  for (let step = 0; step < steps; step++) {
    const share = step / Math.max(1, steps - 1);
    const batch: number[][] = [];
    for (let j = 0; j < groups; j++) {
      const pick = world.stepless
        ? (step * groups + j) % prompts
        : world.curriculum
          ? order[Math.min(prompts - 1, Math.floor(prompts * (0.85 * share + 0.15 * rng.next())))]!
          : Math.floor(prompts * rng.next());
      const lag = Math.floor((1 + 3 * share) * rng.next() + rng.next());
      const category = pick % 4;
      const ease = difficulty[pick]! + learned * (share - 0.5);
      const logit = ease - lagLogit * lag - (category === 3 ? categoryLogit : 0);
      const p = 1 / (1 + Math.exp(-logit));
      const alike = rng.next() < oneText;
      const one = Number(rng.next() < p);
      const rewards: number[] = [];
      for (let i = 0; i < size; i++) {
        const right = alike ? one : Number(rng.next() < p);
        const verdict = rng.next() < flips(share) ? 1 - right : right;
        const length = Math.round(
          300 *
            Math.exp(-0.4 * difficulty[pick]! + share + 0.4 * sampleNormal(rng)) *
            (1 + lengthGain * right),
        );
        const format = Number(rng.next() < 0.3 + 0.6 * share);
        const accuracy = Number(
          world.accuracy !== undefined && verdict === 1 && rng.next() < world.accuracy,
        );
        const reward = world.graded
          ? verdict + 0.3 * sampleNormal(rng)
          : world.accuracy === undefined
            ? verdict
            : accuracy + format;
        rewards.push(reward);
        // wrong answers are of a few kinds, and the right one is one
        const answer = right ? 1000 * pick : 1000 * pick + 1 + Math.floor(12 * rng.next());
        put({
          step,
          reward,
          output_tokens: length,
          text_hash: alike ? 1e9 + step * groups + j : rng.next() * 2 ** 40,
          text_length: 4 * length,
          answer_hash: answer,
          lag,
          ...(world.accuracy !== undefined && {
            'part:accuracy_reward': accuracy,
            'part:format_reward': format,
          }),
          ...(world.ratio !== undefined && {
            log_ratio:
              length * world.ratio.mean +
              Math.sqrt(length) * world.ratio.spread * sampleNormal(rng),
          }),
        });
        say({
          group: `p${pick} ${world.stepless ? 0 : j}`,
          prompt: `p${pick}`,
          category: `kind ${category}`,
          kind: world.evaluation ? 'eval' : 'train',
        });
      }
      batch.push(rewards);
    }
    for (const x of (world.estimate ?? groupMean)(batch).flat()) put({ advantage: x });
  }
  const columns: Record<string, Column> = {};
  for (const [name, list] of Object.entries(texts)) columns[name] = dictionary(list);
  for (const [name, list] of Object.entries(numbers)) columns[name] = Float64Array.from(list);
  if (world.stepless) delete columns.step;
  const kept =
    world.columns === undefined ? undefined : new Set([...world.columns, 'group', 'reward']);
  return {
    rowCount: numbers.reward!.length,
    columns: Object.fromEntries(
      Object.entries(columns).filter(([name]) => kept === undefined || kept.has(name)),
    ),
  };
}

/** Trials as a source. */
export async function sourceOf(trials: Table): Promise<ReportSource> {
  const { groups, errors, sample } = await summariseTrials([trials]);
  const rewards = [...new Set(trials.columns.reward as Float64Array)].sort((a, b) => a - b);
  return { groups, errors, sample, input, rewardValues: rewards.length > 64 ? null : rewards };
}

/** What causes are told from, of a whole run or of a window of it. */
export async function factsOf(trials: Table): Promise<CauseFacts> {
  const source = await sourceOf(trials);
  const groups = readGroups(source.groups, { rewardValues: source.rewardValues });
  return causeFacts(source, source.groups, groups, 0.95);
}

/** The causes that trials tell, over the whole run. */
export const causesIn = async (trials: Table): Promise<NowFinding[]> =>
  causesOf({ now: await factsOf(trials) });

/** Some trials, in another order. */
export function rowsOf({ columns }: Table, rows: readonly number[]): Table {
  return {
    rowCount: rows.length,
    columns: Object.fromEntries(
      Object.entries(columns).map(([name, column]) => [
        name,
        column instanceof Float64Array
          ? Float64Array.from(rows, (i) => column[i]!)
          : { codes: Int32Array.from(rows, (i) => column.codes[i]!), values: column.values },
      ]),
    ),
  };
}

/** The trials of some steps. */
export function inSteps(trials: Table, test: (step: number) => boolean): Table {
  const step = trials.columns.step as Float64Array;
  return rowsOf(
    trials,
    Array.from(step.keys()).filter((i) => test(step[i]!)),
  );
}
