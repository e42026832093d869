import { count } from '../log/count.ts';
import { PromptIds } from '../prompt/promptIds.ts';
import { questionOf } from '../prompt/questionOf.ts';
import { has, type RowFormat } from '../rows/rowFormat.ts';
import { textMarks } from '../rows/textMarks.ts';
import { lengthOf, totalOf } from '../rows/tokenSums.ts';

const only = (list: unknown): unknown =>
  Array.isArray(list) && list.length === 1 ? list[0] : undefined;

/** What was asked: the first of the texts, or the messages before the first answer. */
const promptOf = (content: unknown): unknown =>
  Array.isArray(content) && typeof content[0] === 'string' ? content[0] : questionOf(content);

/** What was answered: the texts after the first, or the messages. */
const answerOf = (content: unknown): unknown =>
  Array.isArray(content) && typeof content[0] === 'string' ? content.slice(1) : content;

/** Log-probabilities by the trainer less those by the sampler; undefined when one is missing. */
function ratioOf(trainer: readonly unknown[], sampler: readonly unknown[]): number | undefined {
  const [ours, theirs] = [totalOf(trainer), totalOf(sampler)];
  return ours === undefined || theirs === undefined || trainer.length !== sampler.length
    ? undefined
    : ours - theirs;
}

/**
 * Batches of NeMo-RL, `{train|val}_data_step{N}.jsonl`: one row per rollout, every value but
 * `idx` a list of one. There is no id: the group is what stands before the first answer.
 */
export const nemoRl: RowFormat = {
  name: 'nemo-rl',
  kind: 'rollouts',
  recognises: (row) =>
    has(row, 'idx') && only(row.rewards) !== undefined && only(row.content) !== undefined,

  open({ tally, name, nameStep, first }) {
    const prompts = new PromptIds(tally);
    const kind = /(^|[\\/])val_data/.test(name) ? 'eval' : 'train';
    const filtered = has(first, 'filtered_rewards');
    if (filtered)
      tally.note(
        'survivors',
        'filtered_rewards: dynamic sampling was on, so groups without a gradient are missing here',
      );
    return {
      grouping: { method: 'step + prompt text', detail: 'step, content before the answer' },
      prompts: { method: 'prompt text', detail: 'content before the answer' },
      read(row, out) {
        const prompt = prompts.of(promptOf(only(row.content)));
        if (prompt === undefined) {
          tally.skip('no-group', (n) => `${count(n, 'row')} without content`);
          return;
        }
        const length = only(row.input_lengths);
        const mask = only(row.token_loss_mask);
        const outputTokens = totalOf(mask);
        const logprobs = only(row.generation_logprobs);
        const advantages = only(row.advantages);
        const trained = (list: unknown): unknown[] =>
          Array.isArray(list) && Array.isArray(mask) ? list.filter((_, i) => mask[i] === 1) : [];
        out.push({
          step: nameStep,
          group: prompt,
          prompt,
          reward: tally.number(only(filtered ? row.filtered_rewards : row.rewards)),
          kind,
          inputTokens:
            outputTokens === undefined || length === undefined
              ? undefined
              : tally.number(length) - outputTokens,
          outputTokens,
          logprob: lengthOf(logprobs) === lengthOf(mask) ? totalOf(trained(logprobs)) : undefined,
          advantage: totalOf(trained(advantages).slice(0, 1)),
          rollout: tally.id(row.idx),
          ...textMarks(answerOf(only(row.content))),
          logRatio: ratioOf(trained(only(row.prev_logprobs)), trained(logprobs)),
        });
      },
    };
  },
};
