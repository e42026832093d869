import { denseNames } from '../rows/denseNames.ts';

const number = { type: 'number' };
const text = { type: 'string' };
const tokens = { type: 'integer', minimum: 0 };
const prompt = { type: ['string', 'array'] };
const share = { type: 'number', minimum: 0, maximum: 1 };
const id = { type: ['string', 'number', 'boolean'] };
const maybe = { type: ['number', 'boolean', 'null'] };
const list = { type: 'array', items: { type: ['number', 'null'] } };

/** A JSON Schema of an object, as far as this package writes them. */
export interface ObjectJsonSchema {
  /** Dialect of the schema. */
  readonly $schema: string;
  /** Name of the schema, the same for ever. */
  readonly $id: string;
  /** What the object is called. */
  readonly title: string;
  /** Always an object. */
  readonly type: 'object';
  /** Fields that must be there. */
  readonly required: readonly string[];
  /** Schema of each field; others are allowed. */
  readonly properties: Readonly<Record<string, object>>;
}

/**
 * JSON Schema (draft 2020-12) of one line of this package's own log: the smallest row that
 * carries everything the family can use. Write it from any trainer, one object per line.
 *
 * `group` says which rollouts are compared with each other (those of one prompt at one step)
 * and `reward` what each earned; with these two alone the bits per rollout are known. `prompt_id`
 * says which prompt that was, at this step and at any other, or else `prompt`, its text or chat
 * messages, of which {@link promptId} is kept and nothing more: without either, a group that is
 * called by a number is a group of its step, and no prompt can be followed.
 *
 * All else is optional: `run` (of several in one log), `step`, `rollout` (name within the group, so that repeats are found),
 * `success` (when it is not the reward), `category`, `kind`, `status`, token counts, the
 * answer's summed log-probability in nats, `advantage`, `propensity` (the probability with which
 * the policy that chose prompts drew the group), parts of the reward by name, `lag` (updates of
 * the policy between sampling and training), `log_ratio` (the answer's log-probability by the
 * trainer less that by the sampler, in nats), and `text`, the answer or its chat messages, of which
 * a hash and the length are kept; or these themselves, `text_hash` and `text_length`, and
 * `answer_hash` of the answer that was taken out of the text, any whole numbers that are the same
 * for the same answer. `student_logprobs` and `teacher_logprobs` are log-probabilities of the answer's
 * tokens by the policy that sampled them and by a teacher, `student_top_logprobs` and
 * `teacher_top_logprobs` those of the same few tokens at each place, `turn_rewards` the rewards of
 * turns: no list is kept, and what they add up to may stand in their place. A reward of `null` is
 * missing, not zero.
 * The camelCase spellings of the two-word fields are the same fields.
 *
 * @example
 * ```ts
 * rolloutRowJsonSchema.required; // => ['group', 'reward']
 * ```
 */
export const rolloutRowJsonSchema: ObjectJsonSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'urn:bits-per-sample:rollout',
  title: 'Rollout',
  type: 'object',
  required: ['group', 'reward'],
  properties: {
    run: id,
    step: number,
    group: id,
    rollout: id,
    reward: maybe,
    success: maybe,
    prompt,
    prompt_id: id,
    promptId: id,
    category: text,
    kind: { enum: ['train', 'eval'] },
    status: { enum: ['ok', 'error', 'truncated'] },
    output_tokens: tokens,
    outputTokens: tokens,
    input_tokens: tokens,
    inputTokens: tokens,
    sum_logprob: number,
    sumLogprob: number,
    advantage: number,
    propensity: share,
    text: prompt,
    text_hash: tokens,
    text_length: tokens,
    answer_hash: tokens,
    lag: number,
    log_ratio: number,
    logRatio: number,
    student_logprobs: list,
    teacher_logprobs: list,
    student_top_logprobs: { type: 'array', items: list },
    teacher_top_logprobs: { type: 'array', items: list },
    turn_rewards: { type: 'array', items: maybe },
    ...Object.fromEntries(denseNames.map((name) => [name, number])),
    rewards: { type: 'object', additionalProperties: maybe },
    source: text,
  },
};
