import { byUrgency } from './byUrgency.ts';
import type { LoggedColumns } from './loggedColumns.ts';
import { metricJumps } from './metricJumps.ts';
import { metricNotFinite } from './metricNotFinite.ts';
import { metricSigns } from './metricSigns.ts';
import { metricSpikes } from './metricSpikes.ts';
import type { NowFinding } from './nowFinding.ts';

/** Changes of rewards that entropy, KL and gradient may explain. */
const EXPLAINED: ReadonlySet<string> = new Set([
  'polarised',
  'failing',
  'fall',
  'reward-fall',
  'less-live',
  'used-up',
]);

/**
 * What metrics beside a log of rollouts add: KL, norm and clipped tokens that jumped, values that are
 * not finite, and signs in the stretch of a collapse or a fall. What rollouts tell themselves (rewards,
 * lengths, answers cut off) is theirs.
 *
 * @param found what the rollouts tell of changes over time.
 * @param columns the metrics, at steps of the same count.
 */
export function metricsBeside(
  found: readonly NowFinding[],
  columns: LoggedColumns,
): readonly NowFinding[] {
  if (columns.all.length === 0) return found;
  const trends = found.map((trend) => withSigns(trend, columns));
  const fell = trends.some(
    ({ code, state }) => state === 'active' && code !== 'used-up' && EXPLAINED.has(code),
  );
  const own = [
    ...metricNotFinite(columns),
    ...metricJumps(columns, fell),
    ...metricSpikes(columns),
  ];
  return [...trends, ...own].sort(byUrgency);
}

function withSigns(trend: NowFinding, columns: LoggedColumns): NowFinding {
  const { code, state, onset, meaning } = trend;
  const [first, last] = [columns.steps[0], columns.steps.at(-1)];
  if (state === 'over' || !EXPLAINED.has(code) || onset === null) return trend;
  if (first === undefined || last === undefined) return trend;
  const signs = metricSigns(columns, {
    reference: { from: first, to: onset.low - 1 },
    stretch: { from: onset.high, to: last },
  });
  const told = { ...trend, meaning: [meaning, ...signs.map(({ text }) => text)].join(' ') };
  if (code !== 'used-up' || !signs.some(({ role }) => role === 'entropy')) return told;
  return { ...told, severity: 'ask', fact: `used up, or variety lost: ${told.fact}` };
}
