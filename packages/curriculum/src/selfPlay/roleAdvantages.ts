import { checkObject, DomainError } from '@bits-per-sample/core';
import { checkFields } from '../check/checkFields.ts';
import { checkList } from '../check/checkList.ts';
import { withDefaults } from '../check/withDefaults.ts';

/** What is known of the usual reward of each role. Plain data; survives JSON. */
export interface RoleBaseline {
  /** Moving average of the rewards, by role. */
  readonly mean: Readonly<Record<string, number>>;
  /** Weight behind it, in [0, 1): 0 = no reward yet. */
  readonly weight: Readonly<Record<string, number>>;
}

/** Reward of one game in one role. */
export interface RoleReward {
  /** Role or seat of the player, e.g. `white`; with several games in one run, `game/role`. */
  readonly role: string;
  /** Reward. */
  readonly reward: number;
}

/** Options of {@link roleAdvantages}. */
export interface RoleAdvantagesOptions {
  /** Share of the old average kept at each reward, in [0, 1). Default 0.95. */
  readonly decay?: number;
}

/**
 * Advantages in self-play: reward less the usual reward *of that role*, by a moving average that
 * is read before it is moved.
 *
 * Roles are not alike: where the first to move wins two games in three, one baseline for both
 * rewards every first mover and punishes every second. A baseline that already holds the reward it
 * is taken from shrinks every advantage by the factor `decay`, so the whole batch is scored against
 * what came before it, whatever its order. The average starts without a bias towards 0; a role that
 * was never seen has the baseline 0.
 *
 * @param games rewards of the batch, each with its role. Shape [N]. NaN gives NaN.
 * @param baseline what was known before; default: nothing.
 * @param options `decay`: default 0.95.
 * @returns advantages, shape [N], and the baseline for the next batch. It must be saved with the
 *   run: a baseline lost on a restart makes every first batch look good.
 * @throws {DomainError} decay outside [0, 1).
 *
 * @see Liu et al. (2025), "SPIRAL", arXiv:2506.24119: role-conditioned advantage estimation
 *
 * @example
 * ```ts
 * const first = roleAdvantages([
 *   { role: 'first', reward: 1 },
 *   { role: 'second', reward: -1 },
 * ]);
 * first.advantages; // => Float64Array.of(1, -1)
 * roleAdvantages([{ role: 'second', reward: -1 }], first.baseline).advantages; // => Float64Array.of(0)
 * ```
 */
export function roleAdvantages(
  games: readonly RoleReward[],
  baseline: RoleBaseline = { mean: {}, weight: {} },
  options: RoleAdvantagesOptions = {},
): { readonly advantages: Float64Array; readonly baseline: RoleBaseline } {
  const { decay } = withDefaults('roleAdvantages', options, {
    decay: 0.95,
  });
  if (!(decay >= 0 && decay < 1))
    throw new DomainError('roleAdvantages', 'decay', 'in [0, 1)', decay);
  checkList('roleAdvantages', 'games', games);
  for (const game of games) checkFields('roleAdvantages', 'games', game, ['reward']);
  checkObject('roleAdvantages', 'baseline', baseline);
  for (const part of ['mean', 'weight'] as const)
    checkFields(
      'roleAdvantages',
      `baseline.${part}`,
      baseline[part],
      Object.keys(baseline[part] ?? {}),
    );
  const known = (values: Readonly<Record<string, number>>, role: string) =>
    Object.hasOwn(values, role) ? values[role]! : 0;
  const advantages = Float64Array.from(
    games,
    ({ role, reward }) => reward - known(baseline.mean, role),
  );
  const mean = new Map(Object.entries(baseline.mean));
  const weight = new Map(Object.entries(baseline.weight));
  for (const { role, reward } of games) {
    const before = weight.get(role) ?? 0;
    const after = 1 - decay * (1 - before);
    const old = mean.get(role) ?? 0;
    mean.set(role, old + ((1 - decay) / after) * (reward - old));
    weight.set(role, after);
  }
  return {
    advantages,
    baseline: { mean: Object.fromEntries(mean), weight: Object.fromEntries(weight) },
  };
}
