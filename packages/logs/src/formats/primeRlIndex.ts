import { count } from '../log/count.ts';
import { has, type RowFormat } from '../rows/rowFormat.ts';

/**
 * The index of prime-rl since September 2026, `monitors/file/traces/stream.index.jsonl`: one
 * small row per episode of the stream. The step stands in the annotations, and not here.
 */
export const primeRlIndex: RowFormat = {
  name: 'prime-rl-index',
  kind: 'rollouts',
  recognises: (row) => has(row, 'trace_ids', 'group', 'offset'),

  open({ tally }) {
    return {
      grouping: { method: 'explicit id', detail: 'group' },
      prompts: { method: 'unknown', detail: 'group is drawn anew for every group' },
      read(row, out) {
        const group = tally.id(row.group);
        if (group === undefined) {
          tally.skip('no-group', (n) => `${count(n, 'row')} without group`);
          return;
        }
        const number = (value: unknown) =>
          value === undefined || value === null ? undefined : tally.number(value);
        const failed = row.ok === false;
        const id = tally.id(row.id);
        out.push({
          group,
          reward: failed ? Number.NaN : tally.number(row.reward),
          advantage: number(row.advantage),
          kind: row.kind === 'train' ? 'train' : 'eval',
          category: tally.id(row.env),
          status: failed ? 'error' : row.truncated === true ? 'truncated' : 'ok',
          inputTokens: number(row.input_tokens),
          outputTokens: number(row.output_tokens),
          rollout: id,
          id,
        });
      },
    };
  },
};
