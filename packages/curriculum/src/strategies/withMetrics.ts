import type { ComposedState } from '../compose/composedState.ts';
import type { Pool } from '../strategy/pool.ts';
import type { Strategy } from '../strategy/strategy.ts';

/** A strategy with further numbers for the dashboard. @internal */
export function withMetrics(
  strategy: Strategy<ComposedState>,
  metrics: (pool: Pool) => Readonly<Record<string, number>>,
): Strategy<ComposedState> {
  return {
    ...strategy,
    metrics: (state) => ({ ...strategy.metrics(state), ...metrics(state.pool) }),
  };
}
