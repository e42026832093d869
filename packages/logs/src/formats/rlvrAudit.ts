import { count } from '../rows/count.ts';
import { has, type RowFormat } from '../rows/rowFormat.ts';

/** `{"prompt_id": "a", "rewards": [1, 0, 0, 1]}`: one group per line. */
export const rlvrAudit: RowFormat = {
  name: 'rlvr-audit',
  kind: 'rollouts',
  recognises: (row) => has(row, 'prompt_id') && Array.isArray(row.rewards),
  open: ({ tally, nameStep }) => ({
    grouping: { method: 'explicit id', detail: 'prompt_id' },
    prompts: { method: 'explicit id', detail: 'prompt_id' },
    read(row, out) {
      const prompt = tally.id(row.prompt_id);
      if (prompt === undefined || !Array.isArray(row.rewards)) {
        tally.skip('no-group', (n) => `${count(n, 'row')} without prompt_id or rewards`);
        return;
      }
      const step = has(row, 'step') ? tally.number(row.step) : nameStep;
      for (const reward of row.rewards)
        out.push({ step, group: prompt, prompt, reward: tally.number(reward) });
    },
  }),
};
