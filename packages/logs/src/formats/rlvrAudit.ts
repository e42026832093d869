import { count } from '../log/count.ts';
import { noteEmptyRow } from '../rows/noteEmptyRow.ts';
import { rewardShape } from '../rows/rewardShape.ts';
import { has, type RowFormat } from '../rows/rowFormat.ts';
import { mappedRollouts } from './mappedRollouts.ts';

/**
 * `{"prompt_id": "a", "rewards": [1, 0, 0, 1]}`: one group per line. Where one answer stands beside
 * the list, or ids repeat, it is read as a field that the caller named, whatever it holds.
 */
export const rlvrAudit: RowFormat = {
  name: 'rlvr-audit',
  kind: 'rollouts',
  recognises: (row) => has(row, 'prompt_id') && Array.isArray(row.rewards),
  open(context) {
    const { tally, nameStep, mapping } = context;
    const shape = rewardShape(context.head, 'rewards', ['prompt_id']);
    if (/parts|tokens|open/.test(shape.kind) || mapping.rewardParts || mapping.perToken) {
      const step = context.head.some((row) => has(row, 'step')) ? { step: 'step' } : {};
      const named = { group: ['prompt_id'], promptId: ['prompt_id'], reward: ['rewards'], ...step };
      return mappedRollouts.open({ ...context, mapping: { ...named, ...mapping } }) as never;
    }
    return {
      grouping: { method: 'explicit id', detail: 'prompt_id' },
      prompts: { method: 'explicit id', detail: 'prompt_id' },
      read(row, out) {
        const prompt = tally.id(row.prompt_id);
        if (prompt === undefined || !Array.isArray(row.rewards)) {
          tally.skip('no-group', (n) => `${count(n, 'row')} without prompt_id or rewards`);
          return;
        }
        if (row.rewards.length === 0) noteEmptyRow(tally);
        const step = has(row, 'step') ? tally.number(row.step) : nameStep;
        for (const reward of row.rewards)
          out.push({ step, group: prompt, prompt, reward: tally.verdict(reward, 'rewards') });
      },
    };
  },
};
