import { screeningRule } from '../../rule/attempts/screeningRule.ts';
import type { Allocator } from '../../strategy/stage.ts';

/** A few rollouts first, not to be trained on; many more when they were mixed. @internal */
export function screen({ first, more }: { first: number; more: number }): Allocator {
  return {
    groupSize: first,
    allocate: (_, rows) => rows.map(() => first),
    details: () => ({ phase: 'screen' }),
    refuses: (_, { draw }) => (draw.phase === 'screen' ? 'screen' : undefined),
    followUp(_, __, { draw, successes, attempts }) {
      if (draw.phase !== 'screen') return undefined;
      const rollouts = screeningRule({ successes, attempts }, { continueWith: more });
      if (rollouts === 0) return undefined;
      return {
        ...draw,
        rollouts,
        phase: 'continue',
        components: { ...draw.components, screened: attempts, screenedRight: successes },
      };
    },
  };
}
