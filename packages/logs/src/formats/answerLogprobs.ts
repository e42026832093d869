import { count } from '../log/count.ts';
import type { Tally } from '../log/tally.ts';
import { promptId } from '../prompt/promptId.ts';
import { isObject, objectOf, objectsOf } from '../rows/objectOf.ts';
import { has, type RowFormat, type RowObject } from '../rows/rowFormat.ts';
import { textMarks } from '../rows/textMarks.ts';
import { textOf } from '../rows/textOf.ts';

/**
 * Answers of OpenAI's API, vLLM or SGLang with the log-probability of each token: one response per
 * row, or one alone. They hold no reward: a log of them tells bits per token, and no more.
 */
export const answerLogprobs: RowFormat = {
  name: 'answer-logprobs',
  kind: 'rollouts',
  recognises: (row) => isResponse(bodyOf(row)) && !has(row, 'reward'),

  open({ tally }) {
    return {
      grouping: { method: 'explicit id', detail: 'id of the response' },
      prompts: { method: 'unknown', detail: 'a response does not hold its prompt' },
      read(line, out) {
        const row = bodyOf(line);
        const answers = answersOf(row);
        if (answers === undefined) {
          tally.skip('no-logprobs', (n) => `${count(n, 'row')} without answers`);
          return;
        }
        const name = line.custom_id ?? row.id ?? objectOf(row.meta_info).id;
        const group = tally.id(name) ?? promptId(row);
        const usage = has(row, 'meta_info') ? objectOf(row.meta_info) : objectOf(row.usage);
        for (const [i, { logprobs, cut, text }] of answers.entries()) {
          const known = knownOf(logprobs, tally);
          out.push({
            group,
            reward: Number.NaN,
            status: cut ? 'truncated' : 'ok',
            inputTokens: has(usage, 'prompt_tokens')
              ? tally.number(usage.prompt_tokens)
              : undefined,
            outputTokens: known?.tokens,
            logprob: known?.sum,
            rollout: String(i),
            ...textMarks(text),
          });
        }
      },
    };
  },
};

/** The response in a row: itself, or what a batch of requests wraps. */
function bodyOf(row: RowObject): RowObject {
  const { body } = objectOf(row.response);
  return isObject(body) ? body : row;
}

const isResponse = (row: RowObject): boolean =>
  (Array.isArray(row.choices) && has(row, 'object', 'model')) ||
  (isObject(row.meta_info) && has(row.meta_info, 'output_token_logprobs')) ||
  (Array.isArray(row.tokens) && Array.isArray(row.token_logprobs));

interface Answer {
  readonly logprobs: readonly unknown[];
  readonly cut: boolean;
  readonly text?: unknown;
}

function answersOf(row: RowObject): Answer[] | undefined {
  if (Array.isArray(row.choices))
    return objectsOf(row.choices).map((choice) => ({
      logprobs: ofChoice(choice, row),
      cut: choice.finish_reason === 'length',
      text: choice.message ?? choice.text,
    }));
  if (Array.isArray(row.token_logprobs)) return [{ logprobs: row.token_logprobs, cut: false }];
  const { output_token_logprobs: listed, finish_reason: reason } = objectOf(row.meta_info);
  if (!Array.isArray(listed)) return undefined;
  const logprobs = listed.map((token: unknown) => (Array.isArray(token) ? token[0] : undefined));
  return [{ logprobs, cut: objectOf(reason).type === 'length', text: row.text }];
}

function ofChoice(choice: RowObject, response: RowObject): readonly unknown[] {
  const { content, token_logprobs: legacy } = objectOf(choice.logprobs);
  if (Array.isArray(content)) return objectsOf(content).map(({ logprob }) => logprob);
  if (Array.isArray(legacy)) return legacy;
  const scored = choice.prompt_logprobs ?? response.prompt_logprobs;
  if (!Array.isArray(scored)) return [];
  const ids = choice.prompt_token_ids ?? response.prompt_token_ids;
  return ofPrompt(scored, Array.isArray(ids) ? ids : undefined);
}

/**
 * Log-probabilities of the tokens of a scored prompt. vLLM lists the k likeliest tokens of each
 * place and the one that stands there, unmarked: it is told by its id, else as the last by rank
 * where there is one more than k.
 */
function ofPrompt(places: readonly unknown[], ids: readonly unknown[] | undefined): unknown[] {
  const lists = places.map((place) => Object.entries(objectOf(place)));
  const k = lists.reduce(
    (least, { length }) => (length > 0 && length < least ? length : least),
    Number.POSITIVE_INFINITY,
  );
  return lists.map((entries, i) => {
    if (entries.length === 0) return null;
    const named = entries.find(([id]) => ids !== undefined && id === textOf(ids[i]))?.[1];
    const last = entries
      .map(([, entry]) => objectOf(entry))
      .sort((a, b) => rankOf(b) - rankOf(a))[0];
    if (ids !== undefined) return objectOf(named).logprob;
    return entries.length > k || k === 1 ? last?.logprob : undefined;
  });
}

const rankOf = ({ rank }: RowObject): number => (typeof rank === 'number' ? rank : 0);

/** What servers write for a log-probability of −∞. */
const STAND_IN = -9999;

/** Sum and number of the known log-probabilities; undefined when one that counts is missing. */
function knownOf(
  logprobs: readonly unknown[],
  tally: Tally,
): { sum: number; tokens: number } | undefined {
  const first = logprobs[0] === null ? 1 : 0;
  if (first === 1)
    tally.note(
      'echo',
      (n) =>
        `${count(n, 'answer')} with the prompt in front (the first token has no log-probability): its tokens count too`,
    );
  if (logprobs.length === first) return undefined;
  let sum = 0;
  for (const logprob of logprobs.slice(first)) {
    const value = tally.number(logprob);
    if (!(value <= 0) || value <= STAND_IN) {
      tally.note(
        'unknown-logprob',
        (n) =>
          `${count(n, 'answer')} with a token of unknown or no probability left out of the bits`,
      );
      return undefined;
    }
    sum += value;
  }
  return { sum, tokens: logprobs.length - first };
}
