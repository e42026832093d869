import { isObject, objectsOf } from '../rows/objectOf.ts';
import type { RowObject } from '../rows/rowFormat.ts';

/** Means that a trainer logged at a step; NaN where it logged none. */
export interface StepMeans {
  /** Mean of the weighted sum of all parts. */
  readonly reward: number;
  /** Mean of each reward function over the answers that it applied to, by its name. */
  readonly parts: ReadonlyMap<string, number>;
}

/** What `trainer_state.json` of a TRL run says of the completions beside it. */
export interface TrlHistory {
  /** Names of the reward functions; none when the file names none. */
  readonly functions: readonly string[];
  /** Rows of training by step. */
  readonly training: ReadonlyMap<number, StepMeans>;
  /** Evaluations by step. */
  readonly evaluations: ReadonlyMap<number, StepMeans>;
  /** The last step that was logged. */
  readonly lastStep: number;
}

/** `rewards/NAME/mean`, or `rewards/NAME` in runs of early 2025. */
const PART = /^(eval_)?rewards\/(.+?)(\/mean|\/std)?$/;

/** What preference training logs under the same prefix, per pair and not per answer. */
const OF_PAIRS: ReadonlySet<string> = new Set(['chosen', 'rejected', 'accuracies', 'margins']);

/** Reads the history of a trainer state; undefined when the document is none. */
export function trlHistory({ log_history }: RowObject): TrlHistory | undefined {
  if (!Array.isArray(log_history)) return undefined;
  const functions = new Set<string>();
  const training = new Map<number, StepMeans>();
  const evaluations = new Map<number, StepMeans>();
  let lastStep = 0;
  for (const row of objectsOf(log_history).filter(isObject)) {
    const { step } = row;
    if (typeof step !== 'number') continue;
    lastStep = Math.max(lastStep, step);
    const parts = new Map<string, number>();
    for (const [key, value] of Object.entries(row)) {
      const [, , name, of] = PART.exec(key) ?? [];
      if (name === undefined || of === '/std' || OF_PAIRS.has(name)) continue;
      functions.add(name);
      parts.set(name, typeof value === 'number' ? value : Number.NaN);
    }
    const evaluated = Object.keys(row).some((key) => key.startsWith('eval_'));
    const logged = evaluated ? row.eval_reward : row.reward;
    const reward = typeof logged === 'number' ? logged : Number.NaN;
    if (evaluated) evaluations.set(step, { reward, parts });
    else if (!Number.isNaN(reward)) training.set(step, { reward, parts });
  }
  return { functions: [...functions], training, evaluations, lastStep };
}
