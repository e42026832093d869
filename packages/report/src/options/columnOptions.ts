import type { ColumnMapping } from '@bits-per-sample/logs';
import type { OptionTable } from './optionTable.ts';
import { partWeight } from './partWeight.ts';

/** Which columns of a log hold what. A log of a known format needs none; one named overrides its own. */
export interface ColumnOptions {
  /** Names the group: the rollouts that are compared, of one prompt at one step. Several are combined. */
  readonly group?: string | readonly string[] | undefined;
  /** The reward; several are parts of it, or rollouts where their names differ in numbers only. */
  readonly reward?: string | readonly string[] | undefined;
  /** Parts of the reward, summed with weight 1 or as `{ accuracy: 1, format: 0.5 }` says. */
  readonly rewardParts?: string | readonly string[] | Readonly<Record<string, number>> | undefined;
  /** The reward is a list with an entry per token or turn of one rollout: their sum, or the last. */
  readonly perToken?: 'sum' | 'last' | undefined;
  /** Number of successes or their share, where a row already counts a group. */
  readonly successes?: string | undefined;
  /** Number of attempts that belongs to `successes`. */
  readonly attempts?: string | undefined;
  /** Training step. */
  readonly step?: string | undefined;
  /** Task category. */
  readonly category?: string | undefined;
  /** Text of the prompt: groups by it; never kept. */
  readonly prompt?: string | undefined;
  /** Names the prompt across steps, runs and models. Several are combined. */
  readonly promptId?: string | readonly string[] | undefined;
  /** Tells the rollouts of a group apart, so that repeats are dropped. */
  readonly rollout?: string | undefined;
  /** 0 or 1, when success is not the reward. */
  readonly successColumn?: string | undefined;
  /** Length of the answer in tokens. */
  readonly outputTokens?: string | undefined;
  /** Length of the prompt in tokens. */
  readonly inputTokens?: string | undefined;
  /** The answer's summed log-probability, in nats. */
  readonly logprob?: string | undefined;
  /** Advantage the trainer used. */
  readonly advantage?: string | undefined;
  /** `ok`, `error` or `truncated`. */
  readonly status?: string | undefined;
  /** What was answered: tells equal texts; never kept. */
  readonly text?: string | undefined;
  /** The answer that was taken out of the text, and not the right one; never kept. */
  readonly answer?: string | undefined;
  /** Updates of the policy between sampling and training. */
  readonly lag?: string | undefined;
  /** The answer's log-probability by the trainer less that by the sampler, in nats. */
  readonly logRatio?: string | undefined;
  /** `train` or `eval`. */
  readonly kindColumn?: string | undefined;
  /** Keeps only the rows with these values. */
  readonly where?: Readonly<Record<string, string>> | undefined;
  /** Blocks of so many rows are groups, or a logged mean is over so many rollouts. */
  readonly groupSize?: number | undefined;
  /** What a success is worth in a logged mean. */
  readonly successValue?: number | undefined;
  /**
   * What several files are that name no step: `'repeats'`, repetitions of one evaluation, so that
   * groups pool over them, or `'steps'`, one step each. Default: what their ids tell.
   */
  readonly files?: 'repeats' | 'steps' | undefined;
  /**
   * Which copy counts of a step that was rolled out again, by a resumed run or a second one in the
   * log. Default: the last, where the log shows that it is a copy.
   */
  readonly keep?: 'first' | 'last' | 'all' | undefined;
}

const column = (description: string, alias?: string) =>
  ({
    kind: 'column',
    hint: 'COLUMN',
    description,
    column: true,
    ...(alias !== undefined && { alias }),
  }) as const;

const columns = (description: string) =>
  ({ kind: 'columns', hint: 'COLUMN', description, column: true }) as const;

/** Options that name columns, in the order of the help. */
export const namedColumns = /* @__PURE__ */ (() => ({
  group: columns('names the group: rollouts of one prompt (repeat to combine)'),
  reward: columns('the reward (repeat: parts of it, or rollouts where names differ in numbers)'),
  rewardParts: {
    kind: 'weights',
    hint: 'PART=W',
    description: 'parts of the reward and their weights (repeat or A,B=0.5; weight 1)',
    column: true,
  },
  perToken: {
    kind: 'choice',
    hint: 'sum|last',
    description: 'the reward is a list per token or turn of one rollout',
    column: true,
  },
  successes: column('number or share of successes, where a row already counts a group'),
  attempts: column('number of attempts that belongs to `successes`'),
  step: column('training step'),
  category: column('task category'),
  prompt: column('prompt text: groups by it; never kept'),
  promptId: columns('names the prompt across steps, runs and models (repeat to combine)'),
  rollout: column('tells the rollouts of a group apart, so that repeats are dropped'),
  successColumn: column('0 or 1, when success is not the reward'),
  outputTokens: column('answer length in tokens', 'tokens'),
  inputTokens: column('prompt length in tokens'),
  logprob: column("the answer's summed log-probability, in nats"),
  advantage: column('advantage the trainer used'),
  status: column('ok, error or truncated'),
  text: column('what was answered: tells equal texts; never kept'),
  answer: column('answer taken out of the text (not the right one)'),
  lag: column('policy updates between sampling and training'),
  logRatio: column('log-probability, trainer less sampler, in nats'),
}))() satisfies OptionTable<Omit<ColumnOptions, keyof typeof moreColumns>>;

/** The rest of them, which stand below the gradient norms. */
export const moreColumns = {
  kindColumn: column('train or eval'),
  where: {
    kind: 'conditions',
    hint: 'COLUMN=VALUE',
    description: 'keep only these rows (repeatable)',
    column: true,
  },
  groupSize: {
    kind: 'whole',
    hint: 'G',
    description: 'blocks of G rows are groups, or a logged mean is over G rollouts',
    column: true,
  },
  successValue: {
    kind: 'number',
    hint: 'X',
    description: 'what a success is worth in a logged mean',
    column: true,
  },
  files: {
    kind: 'choice',
    hint: 'repeats|steps',
    description: 'what files without steps are: repetitions that pool, or a step each',
    column: true,
  },
  keep: {
    kind: 'choice',
    hint: 'first|last|all',
    description: 'which copy counts of steps that were rolled out again (last)',
    column: false,
  },
} as const;

const listed = (names: string | readonly string[] | undefined): readonly string[] | undefined =>
  typeof names === 'string'
    ? [names]
    : names === undefined || names.length === 0
      ? undefined
      : names;

/** Parts of the reward with their weights. */
function weightsOf(
  parts: ColumnOptions['rewardParts'],
): Readonly<Record<string, number>> | undefined {
  if (typeof parts !== 'string' && !Array.isArray(parts))
    return parts as Readonly<Record<string, number>> | undefined;
  const named = [parts].flat().flatMap((text: string) => {
    const part = partWeight(text);
    return part === undefined ? [] : [part];
  });
  return named.length === 0 ? undefined : Object.fromEntries(named);
}

/** The options as the readers of logs take them. */
export function columnMapping({
  group,
  reward,
  rewardParts,
  promptId,
  successColumn,
  kindColumn,
  ...same
}: ColumnOptions): ColumnMapping {
  const { successes, attempts, step, category, prompt, rollout, outputTokens, inputTokens } = same;
  const { logprob, advantage, status, where, groupSize, successValue, perToken } = same;
  const { text, answer, lag, logRatio } = same;
  const mapping = {
    group: listed(group),
    reward: listed(reward),
    rewardParts: weightsOf(rewardParts),
    perToken,
    promptId: listed(promptId),
    successes,
    attempts,
    step,
    category,
    prompt,
    rollout,
    success: successColumn,
    kind: kindColumn,
    outputTokens,
    inputTokens,
    logprob,
    advantage,
    status,
    text,
    answer,
    lag,
    logRatio,
    where: where !== undefined && Object.keys(where).length > 0 ? where : undefined,
    groupSize,
    successValue,
  };
  return Object.fromEntries(
    Object.entries(mapping).filter(([, value]) => value !== undefined),
  ) as ColumnMapping;
}
