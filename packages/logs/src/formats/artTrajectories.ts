import { count } from '../log/count.ts';
import { PromptIds } from '../prompt/promptIds.ts';
import { questionOf } from '../prompt/questionOf.ts';
import { numberFromName } from '../rows/numberFromName.ts';
import { objectsOf } from '../rows/objectOf.ts';
import type { RowFormat } from '../rows/rowFormat.ts';
import { textMarks } from '../rows/textMarks.ts';

/**
 * Trajectories of ART until 2025, `trajectories/{split}/{step}.jsonl`: one row per group, which is
 * a list of trajectories and has no name. It is called by its prompt, and numbered when that
 * comes again.
 */
export const artTrajectories: RowFormat = {
  name: 'art-trajectories',
  kind: 'rollouts',
  recognises: (row) => Array.isArray(row.trajectories) && Object.keys(row).length <= 4,

  open({ tally, name, nameStep }) {
    const step = numberFromName(name) ?? nameStep;
    const prompts = new PromptIds(tally);
    const kind = /(^|[\\/])(val|test)[\\/]/.test(name) ? 'eval' : 'train';
    const seen = new Map<string, number>();
    return {
      grouping: { method: 'explicit id', detail: 'step, row' },
      prompts: { method: 'prompt text', detail: 'messages_and_choices before the answer' },
      read(row, out) {
        const trajectories = objectsOf(row.trajectories);
        const prompt = prompts.of(questionOf(trajectories[0]?.messages_and_choices));
        if (prompt === undefined) {
          tally.skip('no-group', (n) => `${count(n, 'row')} without messages`);
          return;
        }
        const before = seen.get(prompt) ?? 0;
        seen.set(prompt, before + 1);
        const group = before === 0 ? prompt : `${prompt} ${before}`;
        for (const { reward, messages_and_choices: messages } of trajectories)
          out.push({
            step,
            group,
            prompt,
            reward: tally.number(reward),
            kind,
            ...textMarks(messages),
          });
      },
    };
  },
};
