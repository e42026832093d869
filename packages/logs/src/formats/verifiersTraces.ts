import { count } from '../log/count.ts';
import { objectOf } from '../rows/objectOf.ts';
import { has, type RowFormat } from '../rows/rowFormat.ts';
import { lengthsOfTrace, rewardOfTrace } from './verifiersTrace.ts';

/**
 * Traces of verifiers and of prime-rl in July 2026, `traces.jsonl`: one row per trace, not yet
 * put into episodes. The group is the task, within a step where the folder names one.
 */
export const verifiersTraces: RowFormat = {
  name: 'verifiers-traces',
  kind: 'rollouts',
  recognises: (row) => has(row, 'task', 'nodes', 'rewards') && !has(row, 'traces'),

  open({ tally, name: file, nameStep }) {
    const kind = /(^|[\\/])train[\\/]/.test(file) ? 'train' : 'eval';
    return {
      grouping: { method: 'explicit id', detail: nameStep === undefined ? 'task' : 'step, task' },
      prompts: { method: 'explicit id', detail: 'task.key' },
      read(row, out) {
        if (objectOf(row.agent).trainable === false) {
          const say = (n: number) =>
            `${count(n, 'trace')} of an agent that is not trained left out`;
          tally.note('other-agents', say);
          return;
        }
        const { key, type, data } = objectOf(row.task);
        const task = tally.id(key ?? objectOf(data).idx);
        if (task === undefined) {
          tally.skip('no-group', (n) => `${count(n, 'row')} without task.key`);
          return;
        }
        const env = tally.id(type);
        const group = env === undefined ? task : `${env} ${task}`;
        const failed = row.ok === false;
        out.push({
          step: nameStep,
          group,
          prompt: group,
          reward: failed ? Number.NaN : rewardOfTrace(row, tally),
          kind,
          category: env,
          status: failed ? 'error' : 'ok',
          ...lengthsOfTrace(row),
          rollout: tally.id(row.id),
        });
      },
    };
  },
};
