import { byUrgency } from './byUrgency.ts';
import type { LoggedColumns } from './loggedColumns.ts';
import { metricCut } from './metricCut.ts';
import { metricJumps } from './metricJumps.ts';
import { metricLength } from './metricLength.ts';
import { metricLive } from './metricLive.ts';
import { metricLoss } from './metricLoss.ts';
import { metricNotFinite } from './metricNotFinite.ts';
import { metricParts } from './metricParts.ts';
import { metricReward } from './metricReward.ts';
import { metricSpikes } from './metricSpikes.ts';
import type { NowFinding } from './nowFinding.ts';

/**
 * What changed over time in a log of means per step, the loudest first and what is over last: reward
 * and live groups that fell, answers that grew or are cut, parts that pay less, KL, norm and clipped
 * tokens that jumped, a loss that rose where no reward is logged, values that are not finite. Falling
 * entropy, single spikes and the loss beside a reward are never an alarm.
 */
export function metricTrends(columns: LoggedColumns): NowFinding[] {
  const rewards = metricReward(columns);
  const now = (code: string): boolean =>
    rewards.some((found) => found.code === code && found.state === 'active');
  const reward = now('reward-gone') ? 'gone' : now('reward-fall') ? 'fell' : 'held';
  const leapt = rewards.find(({ code }) => code === 'leap')?.onset?.step;
  const falls = [...rewards, ...metricLive(columns, leapt)];
  const fell = falls.some(
    ({ code, state }) => /^(?:reward-fall|reward-gone|less-live)$/.test(code) && state === 'active',
  );
  const found = [
    ...metricNotFinite(columns),
    ...falls,
    ...metricParts(columns, reward),
    ...metricJumps(columns, fell),
    ...metricLength(columns),
    ...metricCut(columns),
    ...metricLoss(columns),
    ...metricSpikes(columns),
  ];
  return found.sort(byUrgency);
}
