import { count } from '../log/count.ts';
import { objectOf, objectsOf } from '../rows/objectOf.ts';
import { has, type RowFormat } from '../rows/rowFormat.ts';
import { lengthsOfTrace, rewardOfTrace } from './verifiersTrace.ts';

/**
 * Episodes of verifiers 0.4 and of prime-rl since August 2026, `traces.jsonl`: one row per
 * episode, which holds one trace per agent; the trainable ones are rollouts. The group is the
 * trainer's, else the task. What is not scored has no reward, and neither has a failed episode.
 */
export const verifiersEpisodes: RowFormat = {
  name: 'verifiers-episodes',
  kind: 'rollouts',
  recognises: (row) => has(row, 'task', 'traces', 'env'),

  open({ tally, name: file, nameStep, first }) {
    const grouped = objectOf(first.group).id !== undefined;
    if (/(^|[\\/])effective[\\/]/.test(file))
      tally.note(
        'survivors',
        'these are the episodes that were trained on; the folder all/ beside them holds the others too, and groups without a gradient may be missing without it',
      );
    return {
      grouping: { method: 'explicit id', detail: grouped ? 'step, group.id' : 'step, task.key' },
      prompts: { method: 'explicit id', detail: 'env.name, task.key' },
      read(row, out) {
        const { name, id } = objectOf(row.env);
        const { key, data } = objectOf(row.task);
        const { type, work } = objectOf(row.run);
        const env = tally.id(name ?? id);
        const task = tally.id(key ?? objectOf(data).idx);
        const prompt = task === undefined ? undefined : `${env ?? ''} ${task}`.trim();
        const group = tally.id(objectOf(row.group).id) ?? prompt;
        if (group === undefined) {
          tally.skip('no-group', (n) => `${count(n, 'row')} without group.id or task.key`);
          return;
        }
        const { step: logged, policy } = objectOf(work);
        const step = logged === undefined ? nameStep : tally.number(logged);
        // the policy of step s has had s updates; the sampler's may change while it answers
        const { start } = objectOf(policy);
        const lag = typeof start === 'number' && step !== undefined ? step - start : undefined;
        const traces = objectsOf(row.traces).filter(
          ({ agent }) => objectOf(agent).trainable !== false,
        );
        const episode = tally.id(row.id);
        for (const [i, trace] of (traces.length > 0 ? traces : [{}]).entries()) {
          const failed = row.ok === false || traces.length === 0 || trace.ok === false;
          const agent = traces.length > 1 ? ` ${tally.id(objectOf(trace.agent).name) ?? i}` : '';
          const rollout = episode === undefined ? undefined : `${episode}${i > 0 ? ` ${i}` : ''}`;
          out.push({
            step,
            group: group + agent,
            prompt,
            reward: failed ? Number.NaN : rewardOfTrace(trace, tally),
            kind: (objectOf(work).type ?? type) === 'train' ? 'train' : 'eval',
            category: env,
            status: failed ? 'error' : 'ok',
            ...lengthsOfTrace(trace),
            rollout,
            id: rollout,
            lag,
          });
        }
      },
    };
  },
};
