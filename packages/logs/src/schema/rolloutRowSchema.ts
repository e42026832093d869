import type { StandardSchemaV1 } from '@standard-schema/spec';
import { denseNames } from '../rows/denseNames.ts';

/** A row of {@link rolloutRowJsonSchema}. */
export interface RolloutRow {
  /** Name of the run, where a log holds several. */
  readonly run?: string | number | boolean;
  /** Training step. */
  readonly step?: number;
  /** Names the rollouts that are compared with each other; unique within a step. */
  readonly group: string | number | boolean;
  /** Names the rollout within its group. */
  readonly rollout?: string | number | boolean;
  /** What the trainer rewarded; null when scoring did not run. */
  readonly reward: number | boolean | null;
  /** 0 or 1, when success is not the reward. */
  readonly success?: number | boolean | null;
  /** Text of the prompt, or chat messages; {@link promptId} of it is kept, never the text. */
  readonly prompt?: string | readonly unknown[];
  /** Identity of the prompt across steps, runs and models; goes before `prompt`. */
  readonly prompt_id?: string | number | boolean;
  /** The same as `prompt_id`. */
  readonly promptId?: string | number | boolean;
  /** Kind of task. */
  readonly category?: string;
  /** Whether the rollout was for training or for evaluation. */
  readonly kind?: 'train' | 'eval';
  /** How the rollout ended. */
  readonly status?: 'ok' | 'error' | 'truncated';
  /** Tokens of the answer. */
  readonly output_tokens?: number;
  /** The same as `output_tokens`. */
  readonly outputTokens?: number;
  /** Tokens of the prompt. */
  readonly input_tokens?: number;
  /** The same as `input_tokens`. */
  readonly inputTokens?: number;
  /** Log-probability of the answer, summed over its tokens, in nats. */
  readonly sum_logprob?: number;
  /** The same as `sum_logprob`. */
  readonly sumLogprob?: number;
  /** Advantage that the trainer used. */
  readonly advantage?: number;
  /** Probability with which the policy that chose prompts drew the group. */
  readonly propensity?: number;
  /** What was answered, or its chat messages; a hash and the length are kept, never the text. */
  readonly text?: string | readonly unknown[];
  /** Hash of what was answered, the same for equal texts, where there is no `text`. */
  readonly text_hash?: number;
  /** Length of what was answered in characters, where there is no `text`. */
  readonly text_length?: number;
  /** Hash of the answer that was taken out of the text, and not of the right one. */
  readonly answer_hash?: number;
  /** Updates of the policy between the one that sampled the rollout and the one trained on it. */
  readonly lag?: number;
  /** Log-probability of the answer by the trainer less that by the sampler, in nats. */
  readonly log_ratio?: number;
  /** The same as `log_ratio`. */
  readonly logRatio?: number;
  /** Log-probability of each token of the answer by the policy that sampled it, in nats. */
  readonly student_logprobs?: readonly (number | null)[];
  /** The same by a teacher. */
  readonly teacher_logprobs?: readonly (number | null)[];
  /** Log-probabilities of the same few tokens at each place, by the policy that sampled. */
  readonly student_top_logprobs?: readonly (readonly number[])[];
  /** The same by a teacher. */
  readonly teacher_top_logprobs?: readonly (readonly number[])[];
  /** Reward of each turn, in order. */
  readonly turn_rewards?: readonly (number | boolean | null)[];
  /** Tokens that both models gave a log-probability: this and what follows in place of the lists. */
  readonly teacher_tokens?: number;
  /** Σ (s − t) over them, nats. */
  readonly teacher_distance?: number;
  /** Σ (e^(t − s) − 1) over them. */
  readonly teacher_excess?: number;
  /** Σ of the divergences of coins over them, bits. */
  readonly teacher_told?: number;
  /** Tokens that the teacher excludes. */
  readonly teacher_excluded?: number;
  /** Places where both gave the same few tokens a log-probability. */
  readonly teacher_top_tokens?: number;
  /** Σ of the divergences over these tokens and the rest, bits. */
  readonly teacher_top_told?: number;
  /** s of the first token, nats. */
  readonly first_logprob?: number;
  /** How many turns there are. */
  readonly turns?: number;
  /** Codes of the rewards of turns 1 to 4. */
  readonly turn_codes_1?: number;
  /** Codes of the rewards of turns 5 to 8. */
  readonly turn_codes_2?: number;
  /** Codes of the rewards of turns 9 to 12. */
  readonly turn_codes_3?: number;
  /** Codes of the rewards of turns 13 to 16. */
  readonly turn_codes_4?: number;
  /** Parts of the reward by name. */
  readonly rewards?: Readonly<Record<string, number | boolean | null>>;
  /** Where the rollout comes from. */
  readonly source?: string;
}

type Check = readonly [expected: string, test: (value: unknown) => boolean];

const isNumber = (value: unknown): boolean => typeof value === 'number' && Number.isFinite(value);
const number: Check = ['a number', isNumber];
const text: Check = ['text', (value) => typeof value === 'string'];
const prompt: Check = [
  'text or chat messages',
  (value) => typeof value === 'string' || Array.isArray(value),
];
const share: Check = [
  'a number in [0, 1]',
  (value) => isNumber(value) && (value as number) >= 0 && (value as number) <= 1,
];
const tokens: Check = [
  'a whole number ≥ 0',
  (value) => Number.isInteger(value) && (value as number) >= 0,
];
const id: Check = [
  'text, a number or a boolean',
  (value) => typeof value === 'string' || typeof value === 'boolean' || isNumber(value),
];
const maybe: Check = [
  'a number, a boolean or null',
  (value) => value === null || typeof value === 'boolean' || isNumber(value),
];
const oneOf = (...values: string[]): Check => [
  values.join(' or '),
  (value) => values.includes(value as string),
];
const parts: Check = [
  'an object of numbers',
  (value) => isObject(value) && Object.values(value).every((part) => maybe[1](part)),
];

const listOf = (expected: string, test: (value: unknown) => boolean): Check => [
  expected,
  (value) => Array.isArray(value) && value.every(test),
];
const orNull = (value: unknown): boolean => value === null || isNumber(value);
const list = listOf('a list of numbers', orNull);
const lists = listOf('a list of lists of numbers', list[1]);
const turns = listOf('a list of numbers, booleans or nulls', maybe[1]);

const FIELDS: readonly (readonly [name: string, check: Check, required?: true])[] = [
  ['run', id],
  ['step', number],
  ['group', id, true],
  ['rollout', id],
  ['reward', maybe, true],
  ['success', maybe],
  ['prompt', prompt],
  ['prompt_id', id],
  ['promptId', id],
  ['category', text],
  ['kind', oneOf('train', 'eval')],
  ['status', oneOf('ok', 'error', 'truncated')],
  ['output_tokens', tokens],
  ['outputTokens', tokens],
  ['input_tokens', tokens],
  ['inputTokens', tokens],
  ['sum_logprob', number],
  ['sumLogprob', number],
  ['advantage', number],
  ['propensity', share],
  ['text', prompt],
  ['text_hash', tokens],
  ['text_length', tokens],
  ['answer_hash', tokens],
  ['lag', number],
  ['log_ratio', number],
  ['logRatio', number],
  ['student_logprobs', list],
  ['teacher_logprobs', list],
  ['student_top_logprobs', lists],
  ['teacher_top_logprobs', lists],
  ['turn_rewards', turns],
  ...denseNames.map((name): readonly [string, Check] => [name, number]),
  ['rewards', parts],
  ['source', text],
];

const isObject = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

/**
 * Standard Schema of the neutral row: checks a row before it is written, in any library that
 * takes such schemas. Says the same as {@link rolloutRowJsonSchema}. The reader itself is more
 * forgiving: it takes numbers written as text, and counts them.
 *
 * @see Standard Schema, https://standardschema.dev
 *
 * @example
 * ```ts
 * const result = rolloutRowSchema['~standard'].validate({ group: 'a' });
 * result; // => { issues: [{ message: 'expected a number, a boolean or null', path: ['reward'] }] }
 * ```
 */
export const rolloutRowSchema: StandardSchemaV1<RolloutRow> = {
  '~standard': {
    version: 1,
    vendor: 'bits-per-sample',
    validate(value): StandardSchemaV1.Result<RolloutRow> {
      if (!isObject(value)) return { issues: [{ message: 'expected an object' }] };
      const issues: StandardSchemaV1.Issue[] = [];
      for (const [name, [expected, test], required] of FIELDS) {
        const present = Object.hasOwn(value, name);
        if (present ? !test(value[name]) : required) {
          issues.push({ message: `expected ${expected}`, path: [name] });
        }
      }
      return issues.length > 0 ? { issues } : { value: value as unknown as RolloutRow };
    },
  },
};
