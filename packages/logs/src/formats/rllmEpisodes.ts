import { count } from '../log/count.ts';
import { objectsOf } from '../rows/objectOf.ts';
import { has, type RowFormat } from '../rows/rowFormat.ts';
import { textMarks } from '../rows/textMarks.ts';
import { textOf } from '../rows/textOf.ts';
import { totalOf } from '../rows/tokenSums.ts';

/**
 * Episodes of rLLM, `episodes/{train|val}_step_{S}_epoch_{E}/episode_hash{task}_id{id}.json`: one
 * document per episode. The reward is that of its trajectories, else whether it was correct.
 */
export const rllmEpisodes: RowFormat = {
  name: 'rllm-episodes',
  kind: 'rollouts',
  recognises: (row) => has(row, 'training_step', 'episode_id', 'task_hash'),

  open({ tally, name }) {
    const kind = /(^|[\\/])val_step_/.test(name) ? 'eval' : 'train';
    return {
      grouping: { method: 'explicit id', detail: 'training_step, task_hash' },
      prompts: { method: 'explicit id', detail: 'task_hash' },
      read(row, out) {
        const group = tally.id(row.task_hash);
        if (group === undefined) {
          tally.skip('no-group', (n) => `${count(n, 'row')} without task_hash`);
          return;
        }
        const trajectories = objectsOf(row.trajectories);
        const rewards = trajectories.map(({ reward }) => reward);
        const said = trajectories.flatMap(({ steps }) =>
          objectsOf(steps).map(({ model_response }) => model_response),
        );
        const failed = row.termination_reason === 'error';
        const cut = /max|truncat|length/i.test(textOf(row.termination_reason));
        out.push({
          step: tally.number(row.training_step),
          group,
          prompt: group,
          reward: failed ? Number.NaN : (totalOf(rewards) ?? tally.number(row.is_correct)),
          kind,
          status: failed ? 'error' : cut ? 'truncated' : 'ok',
          rollout: tally.id(row.episode_id),
          ...textMarks(said),
        });
      },
    };
  },
};
