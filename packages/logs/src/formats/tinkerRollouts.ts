import { count } from '../log/count.ts';
import { objectsOf } from '../rows/objectOf.ts';
import { has, type RowFormat } from '../rows/rowFormat.ts';

/**
 * Rollouts of the Tinker cookbook, `iteration_{i}/{base}_rollout_summaries.jsonl`: one row per
 * trajectory, with the place of its group in the iteration and the lengths of its turns.
 */
export const tinkerRollouts: RowFormat = {
  name: 'tinker-rollouts',
  kind: 'rollouts',
  recognises: (row) => has(row, 'schema_version', 'group_idx', 'traj_idx', 'total_reward'),

  open({ tally, nameStep }) {
    tally.note(
      'survivors',
      'Tinker writes this file after remove_constant_reward_groups: if that was on, groups without a gradient are missing here',
    );
    return {
      grouping: { method: 'explicit id', detail: 'iteration, group_idx' },
      prompts: { method: 'unknown', detail: 'group_idx counts the groups of an iteration' },
      read(row, out) {
        const group = tally.id(row.group_idx);
        if (group === undefined) {
          tally.skip('no-group', (n) => `${count(n, 'row')} without group_idx`);
          return;
        }
        const steps = objectsOf(row.steps);
        const tags = Array.isArray(row.tags)
          ? row.tags.filter((tag) => typeof tag === 'string')
          : [];
        const step = has(row, 'iteration') ? tally.number(row.iteration) : nameStep;
        const sampledAt = row.sampling_client_step;
        out.push({
          step,
          group,
          reward: tally.number(row.total_reward),
          kind: row.split === undefined || row.split === 'train' ? 'train' : 'eval',
          category: tags.length > 0 ? tally.id(tags.join('/')) : undefined,
          inputTokens: steps.length > 0 ? tally.number(steps[0]!.ob_len) : undefined,
          outputTokens:
            steps.length > 0
              ? steps.reduce((sum, { ac_len }) => sum + tally.number(ac_len), 0)
              : undefined,
          rollout: tally.id(row.traj_idx),
          // the sampler's policy is named by the step that it is of
          lag: typeof sampledAt === 'number' && step !== undefined ? step - sampledAt : undefined,
        });
      },
    };
  },
};
