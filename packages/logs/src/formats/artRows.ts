import { count } from '../log/count.ts';
import { PromptIds } from '../prompt/promptIds.ts';
import { questionOf } from '../prompt/questionOf.ts';
import { numberFromName } from '../rows/numberFromName.ts';
import { objectOf } from '../rows/objectOf.ts';
import { has, type RowFormat } from '../rows/rowFormat.ts';
import { textMarks } from '../rows/textMarks.ts';

/** A message without the word on whether it is trained on: the prompt is the same. */
const untrained = (message: unknown): unknown => {
  const { trainable: _, ...rest } = objectOf(message);
  return rest;
};

/**
 * Trajectories of ART, `trajectories/{split}/{step}.parquet`: one row per trajectory, with the
 * number of its group in the step.
 */
export const artRows: RowFormat = {
  name: 'art-rows',
  kind: 'rollouts',
  recognises: (row) => has(row, 'group_index', 'reward', 'messages'),

  open({ tally, name, nameStep }) {
    const step = numberFromName(name) ?? nameStep;
    const prompts = new PromptIds(tally);
    const kind = /(^|[\\/])(val|test)[\\/]/.test(name) ? 'eval' : 'train';
    return {
      grouping: { method: 'explicit id', detail: 'step, group_index' },
      prompts: { method: 'prompt text', detail: 'messages before the answer' },
      read(row, out) {
        const group = tally.id(row.group_index);
        if (group === undefined) {
          tally.skip('no-group', (n) => `${count(n, 'row')} without group_index`);
          return;
        }
        const prompt = prompts.of(questionOf(row.messages)?.map(untrained));
        out.push({
          step,
          group,
          prompt,
          reward: tally.number(row.reward),
          kind,
          ...textMarks(row.messages),
        });
      },
    };
  },
};
