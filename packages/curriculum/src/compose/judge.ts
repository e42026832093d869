import type { Judgement } from '../strategy/outcome.ts';
import type { Pool } from '../strategy/pool.ts';
import type { Group } from '../strategy/stage.ts';
import type { Plan } from './plan.ts';

const admitted: Judgement = { admit: true };

/**
 * Whether to train on a group, and whether another one of the same task is wanted: all gates must
 * agree, and the first that refuses names the reason. `row` is undefined when the task has left.
 * @internal
 */
export function judge(
  { allocate, gates }: Pick<Plan, 'allocate' | 'gates'>,
  pool: Pool,
  row: number | undefined,
  group: Group,
): Judgement {
  let refusal = allocate.refuses?.(pool, group);
  let repeats = 0;
  for (const gate of gates) {
    const reason = gate.refuses(pool, group);
    if (reason !== undefined && refusal === undefined) {
      refusal = reason;
      repeats = gate.repeats ?? 0;
    }
  }
  const { draw } = group;
  const { attempt = 0 } = draw.components;
  const again = row !== undefined && attempt < repeats;
  const followUp = again
    ? { ...draw, components: { ...draw.components, attempt: attempt + 1 } }
    : row !== undefined && allocate.followUp?.(pool, row, group);
  const judgement = refusal === undefined ? admitted : { admit: false, reason: refusal };
  return followUp ? { ...judgement, followUp } : judgement;
}
