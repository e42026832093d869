import { hashText } from '../bytes/hash64.ts';
import { has, type RowFormat, type RowObject } from '../rows/rowFormat.ts';
import { sumOf } from '../rows/sumOf.ts';
import { count } from '../rows/tally.ts';

const FIELDS: ReadonlySet<string> = new Set([
  ...['step', 'group', 'rollout', 'reward', 'success', 'prompt', 'category', 'kind', 'status'],
  ...['output_tokens', 'outputTokens', 'input_tokens', 'inputTokens', 'sum_logprob', 'sumLogprob'],
  ...['advantage', 'rewards', 'source'],
]);

const either = (row: RowObject, snake: string, camel: string): unknown =>
  Object.hasOwn(row, snake) ? row[snake] : Object.hasOwn(row, camel) ? row[camel] : undefined;

/** The neutral row of this package. Unknown fields beside it are allowed once it has a step. */
export const neutral: RowFormat = {
  name: 'rollouts',
  kind: 'rollouts',
  recognises: (row) =>
    has(row, 'reward') &&
    (has(row, 'group') || typeof row.prompt === 'string') &&
    (has(row, 'step') || Object.keys(row).every((key) => FIELDS.has(key))),

  open({ tally, mapping, nameStep, first }) {
    const byId = has(first, 'group');
    tally.grouping = byId
      ? { method: 'explicit id', detail: has(first, 'step') ? 'step, group' : 'group' }
      : { method: 'step + prompt text', detail: 'step, prompt' };
    const number = (value: unknown) => (value === undefined ? undefined : tally.number(value));
    return {
      read(row, out) {
        const group =
          tally.id(row.group) ??
          (typeof row.prompt === 'string' ? hashText(row.prompt) : undefined);
        if (group === undefined) {
          tally.skip('no-group', (n) => `${count(n, 'row')} without group or prompt`);
          return;
        }
        out.push({
          step: has(row, 'step') ? tally.number(row.step) : nameStep,
          group,
          reward: mapping.reward ? sumOf(row, mapping.reward, tally) : tally.number(row.reward),
          success: number(row.success),
          category: tally.id(row.category),
          kind: tally.id(row.kind),
          status: tally.id(row.status),
          inputTokens: number(either(row, 'input_tokens', 'inputTokens')),
          outputTokens: number(either(row, 'output_tokens', 'outputTokens')),
          logprob: number(either(row, 'sum_logprob', 'sumLogprob')),
          advantage: number(row.advantage),
          rollout: tally.id(row.rollout),
        });
      },
    };
  },
};
