import { count } from '../log/count.ts';
import { objectOf } from '../rows/objectOf.ts';
import { has, type RowFormat } from '../rows/rowFormat.ts';
import { textMarks } from '../rows/textMarks.ts';

/**
 * What verifiers until 0.3 writes, `outputs/evals/{env}--{model}/{id}/results.jsonl`, and prime-rl
 * of spring 2026, `rollouts/step_{N}/{train|eval}_rollouts.jsonl`: one row per rollout, with the
 * number of its example in the data set.
 */
export const verifiersResults: RowFormat = {
  name: 'verifiers-results',
  kind: 'rollouts',
  recognises: (row) => has(row, 'example_id', 'reward', 'completion'),

  open({ tally, name, nameStep, first }) {
    const env = has(first, 'env_name') ? 'env_name, ' : '';
    const step = nameStep === undefined ? '' : 'step, ';
    const training = /(^|[\\/])train_rollouts/.test(name);
    return {
      grouping: { method: 'explicit id', detail: `${step}${env}example_id` },
      prompts: { method: 'explicit id', detail: `${env}example_id` },
      read(row, out) {
        const example = tally.id(row.example_id);
        if (example === undefined) {
          tally.skip('no-group', (n) => `${count(n, 'row')} without example_id`);
          return;
        }
        const category = tally.id(row.env_name);
        const group = category === undefined ? example : `${category} ${example}`;
        const failed = row.error !== undefined && row.error !== null;
        const { input_tokens, output_tokens } = objectOf(row.token_usage);
        out.push({
          step: nameStep,
          group,
          prompt: group,
          reward: failed ? Number.NaN : tally.number(row.reward),
          advantage: has(row, 'advantage') ? tally.number(row.advantage) : undefined,
          kind: training ? 'train' : 'eval',
          category,
          status: failed ? 'error' : row.is_truncated === true ? 'truncated' : 'ok',
          inputTokens: input_tokens === undefined ? undefined : tally.number(input_tokens),
          outputTokens: output_tokens === undefined ? undefined : tally.number(output_tokens),
          ...textMarks(row.completion),
        });
      },
    };
  },
};
