import type { LoggedColumns } from './loggedColumns.ts';
import { metricChange } from './metricChange.ts';
import { metricFinding } from './metricFinding.ts';
import { beforeAndNow, beforeStep, metricSince } from './metricWords.ts';
import type { NowFinding } from './nowFinding.ts';

/** Standard errors: losses wander more than shares. */
const Z = 5;
/** Share of the usual loss by which it must have risen. */
const RISE = 0.1;
/** Below this a loss is near 0, and what it does there says little. */
const NEAR_ZERO = 0.1;

/** A loss that rose, where no reward is logged and it is no loss of a policy (those are negative too). */
export function metricLoss(columns: LoggedColumns): NowFinding[] {
  const rewarded = (['reward', 'dead', 'live', 'solved', 'cut'] as const).some(
    (role) => columns.of(role) !== undefined,
  );
  const loss = columns.of('nll') ?? columns.of('loss');
  if (rewarded || columns.parts.length > 0 || loss === undefined) return [];
  const { key, role, values } = loss;
  const median = [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
  if (values.some((x) => x < 0)) return [];
  const change = metricChange(loss, { direction: 'rise', z: Z, absolute: RISE * median });
  if (change === null || Math.max(change.before, change.now) < NEAR_ZERO) return [];
  const back = beforeStep(change.onset, change.seen);
  return [
    metricFinding(change, {
      code: 'loss-rose',
      severity: 'alarm',
      fact: `\`${key}\` ${change.active ? 'is' : 'was'} higher ${metricSince(change)}: ${beforeAndNow(role, change)}`,
      meaning:
        'The rise lasted and is beyond the noise of its steps. New data with a higher loss look the same as updates that went wrong.',
      change: `If the data did not change there, go back to ${back} and look at the learning rate and at the gradient norm.`,
    }),
  ];
}
