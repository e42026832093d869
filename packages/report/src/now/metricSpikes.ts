import type { LoggedColumns } from './loggedColumns.ts';
import { moveBetween } from './metricChange.ts';
import { metricValue } from './metricWords.ts';
import type { NowFinding } from './nowFinding.ts';

/** Steps before a spike whose median it is compared with; a spike needs this many. */
const [BEFORE, LEAST] = [50, 20];
/** Times the median that make a spike. */
const TIMES = 10;
/** Times the median from which on the steps after a spike are no single spike, but a jump. */
const STILL = 3;
/** Steps on both sides over which the reward is compared. */
const NEAR = 5;

/** Single steps with a gradient norm far above the steps before: a note, never more. */
export function metricSpikes(columns: LoggedColumns): NowFinding[] {
  const norm = columns.of('gradientNorm');
  if (norm === undefined) return [];
  const { key, steps, values } = norm;
  const medianBefore = (i: number): number => median(values.slice(Math.max(0, i - BEFORE), i));
  const spikes = values.flatMap((x, i) => {
    const usual = i < LEAST ? 0 : medianBefore(i);
    const single = median(values.slice(i + 1, i + 1 + NEAR)) < STILL * usual;
    return usual > 0 && x > TIMES * usual && single ? [i] : [];
  });
  const largest = spikes.reduce((a, i) => (values[i]! > (values[a] ?? 0) ? i : a), -1);
  if (largest < 0) return [];
  const [step, now, before] = [steps[largest]!, values[largest]!, medianBefore(largest)];
  const rest = spikes.length === 1 ? '' : `, the largest of ${spikes.length} such steps`;
  const moved = moveBetween(columns.of('reward'), {
    reference: { from: steps[largest - NEAR]!, to: steps[largest - 1]! },
    stretch: { from: step, to: steps[Math.min(largest + NEAR, steps.length - 1)]! },
  });
  const still = moved !== undefined && moved.least < 0 && moved.most > 0;
  return [
    {
      code: 'norm-spiked',
      metric: 'gradientNorm',
      severity: 'note',
      state: 'over',
      seen: step,
      onset: { step, low: step, high: step, gradual: false },
      before,
      now,
      evidence: { column: key, spikes: spikes.length },
      fact: `the gradient norm was ${metricValue('gradientNorm', now)} at step ${step}${rest}`,
      meaning: `That is more than ${TIMES} times the median of the steps before, ${metricValue('gradientNorm', before)}.${still ? ' The mean reward did not move beyond chance in the steps after it.' : ''}`,
      change: '',
    },
  ];
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
