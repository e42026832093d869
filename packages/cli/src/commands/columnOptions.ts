import type { ColumnMapping } from '@bits-per-sample/logs';
import type { NormColumns } from '@bits-per-sample/report';
import type { ArgsDef } from 'citty';
import { UsageError } from '../usageError.ts';
import { type Given, wholeNumber } from './options.ts';

const column = (description: string) =>
  ({ type: 'string', valueHint: 'COLUMN', description }) as const;

/** Options that name the columns of a log, in the order of `--help`. */
export const columnArgs: ArgsDef = {
  group: column('names the group: rollouts of one prompt (repeat to combine)'),
  reward: column('the reward (repeat: several rollouts per row, or several reward parts)'),
  successes: column('number of successes, where a row already counts a group'),
  attempts: column('number of attempts that belongs to --successes'),
  step: column('training step'),
  category: column('task category'),
  prompt: column('prompt text: groups by it; never kept'),
  rollout: column('tells the rollouts of a group apart, so that repeats are dropped'),
  'success-column': column('0 or 1, when success is not the reward'),
  'output-tokens': { ...column('answer length in tokens'), alias: 'tokens' },
  'input-tokens': column('prompt length in tokens'),
  logprob: column("the answer's summed log-probability, in nats"),
  advantage: column('advantage the trainer used'),
  status: column('ok, error or truncated'),
  'small-norm': column('gradient norm of a small batch, in a log of metrics'),
  'big-norm': column('gradient norm of a large batch, at the same steps'),
  'small-batch': { type: 'string', valueHint: 'B', description: 'samples behind --small-norm' },
  'big-batch': { type: 'string', valueHint: 'B', description: 'samples behind --big-norm' },
  'kind-column': column('train or eval'),
  where: {
    type: 'string',
    valueHint: 'COLUMN=VALUE',
    description: 'keep only these rows (repeatable)',
  },
  'group-size': {
    type: 'string',
    valueHint: 'G',
    description: 'blocks of G rows are groups, or a logged mean is over G rollouts',
  },
  'success-value': {
    type: 'string',
    valueHint: 'X',
    description: 'what a success is worth in a logged mean',
  },
};

const TEXTS = {
  successes: 'successes',
  attempts: 'attempts',
  step: 'step',
  category: 'category',
  prompt: 'prompt',
  rollout: 'rollout',
  success: 'success-column',
  outputTokens: 'output-tokens',
  inputTokens: 'input-tokens',
  logprob: 'logprob',
  advantage: 'advantage',
  status: 'status',
  kind: 'kind-column',
} as const;

/** Where a metrics log has the gradient norms of two batch sizes; undefined when nobody says. */
export function normColumns(given: Given): NormColumns | undefined {
  const names = ['small-norm', 'big-norm', 'small-batch', 'big-batch'] as const;
  const missing = names.filter((name) => given.text(name) === undefined);
  if (missing.length === names.length) return undefined;
  if (missing.length > 0)
    throw new UsageError(
      `the noise scale needs ${names.map((name) => `--${name}`).join(', ')}; missing: ${missing.map((name) => `--${name}`).join(', ')}`,
    );
  const smallBatch = wholeNumber(given, 'small-batch', 1) ?? Number.NaN;
  const bigBatch = wholeNumber(given, 'big-batch', 1) ?? Number.NaN;
  if (!(bigBatch > smallBatch))
    throw new UsageError(`--big-batch: expected more than ${smallBatch}, got ${bigBatch}`);
  return {
    small: given.text('small-norm') ?? '',
    big: given.text('big-norm') ?? '',
    smallBatch,
    bigBatch,
  };
}

/** The column mapping that the options describe. */
export function columnMapping(given: Given): ColumnMapping {
  const mapping: Record<string, unknown> = {};
  for (const [key, name] of Object.entries(TEXTS)) {
    const value = given.text(name);
    if (value !== undefined) mapping[key] = value;
  }
  for (const key of ['group', 'reward'] as const)
    if (given.texts(key).length > 0) mapping[key] = given.texts(key);
  if (given.texts('where').length > 0) mapping.where = conditions(given.texts('where'));
  const groupSize = wholeNumber(given, 'group-size', 1);
  if (groupSize !== undefined) mapping.groupSize = groupSize;
  const successValue = given.text('success-value');
  if (successValue !== undefined) {
    if (!Number.isFinite(Number(successValue)) || successValue.trim() === '')
      throw new UsageError(`--success-value: expected a number, got ${successValue}`);
    mapping.successValue = Number(successValue);
  }
  return mapping;
}

/** `COLUMN=VALUE` texts of an option as conditions on rows. */
export function conditions(texts: readonly string[], option = '--where'): Record<string, string> {
  const pairs = texts.map((text) => {
    const at = text.indexOf('=');
    if (at < 1) throw new UsageError(`${option}: expected COLUMN=VALUE, got ${text}`);
    return [text.slice(0, at), text.slice(at + 1)] as const;
  });
  return Object.fromEntries(pairs);
}
