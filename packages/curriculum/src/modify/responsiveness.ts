import { DomainError } from '@bits-per-sample/core';
import { withDefaults } from '../check/withDefaults.ts';
import type { Pool } from '../strategy/pool.ts';
import type { Modifier } from '../strategy/stage.ts';

/** Options of {@link responsiveness}. */
export interface ResponsivenessOptions {
  /** Spread of the tasks' speeds around the pool's, as a share of it, > 0. Default 0.6. */
  readonly spread?: number;
  /** Benefit of the doubt: standard deviations added to what is believed of a speed, ≥ 0. Default 0.75. */
  readonly optimism?: number;
  /** Share of the weight that a task at rest keeps, in (0, 1]. Default 0.05. */
  readonly floor?: number;
  /** Slowest pace that counts as learning, in pass rate per live group at p = ½, > 0. Default 0.001. */
  readonly slowest?: number;
  /** Groups of a task that its speed is measured over, ≥ 2. Default 100. */
  readonly memory?: number;
}

const names = ['weight', 'exposure', 'x', 'y', 'xx', 'xy', 'n', 'vote', 'voted'] as const;
const [weight, exposure, meanX, meanY, sumXX, sumXY, size, vote, voted] = names.map(
  (name) => `responsiveness.${name}`,
) as [string, string, string, string, string, string, string, string, string];
const pooled = 'responsiveness.pool';

/** Sxx at which a task has half its vote on the pace: some 15 live groups at p = ½. */
const settled = 300;

/**
 * Multiplies the weight by how fast a task moves when it is trained, relative to the pool: expected
 * progress instead of the promise of it.
 *
 * p(1 − p) is largest where a broken verifier answers at random: its rate stays at ½ for ever, and a
 * curriculum that ranks by it gives such tasks most of its rollouts. They are found out by what they
 * fail to do. Policy gradients move a pass rate by a multiple of p²(1 − p)² per update, so
 * each live group of a task adds 16 p̂²(1 − p̂)² to its exposure x, and the task's success rates y are
 * regressed on x. With β̂ = Sxy/Sxx, its variance s² = ȳ(1 − ȳ)/(n Sxx), the pace μ of the pool and a
 * prior β ~ N(μ, (spread·μ)²), the posterior has mean b and standard deviation d, and
 *
 *     factor = min(1, max(floor, (b + optimism · d) / μ)),   μ = max(slowest, Σ v β̂ / Σ v),   v = Sxx/(Sxx + 300)
 *
 * The pace is a vote of tasks, not of groups: tasks at rest are drawn most, and would set the pace
 * that they are measured by.
 *
 * A task with little exposure keeps its weight; one that moves like the rest, or faster, too; one at
 * rest falls to `floor` the faster the more it was trained. Honest tasks that are slow to learn are
 * weighted by just that. Where the pool as a whole hardly moves, tasks are measured by `slowest`: a
 * hundred groups at ½ that changed less than ten points are enough. Groups with a hint are left out:
 * there the hint holds the rate.
 *
 * @param options `spread`: default 0.6; `optimism`: default 0.75; `floor`: default 0.05; `slowest`:
 *   default 0.001; `memory`: default 100.
 * @returns the modifier.
 * @throws {DomainError} spread not positive, optimism negative, floor outside (0, 1], slowest not
 *   positive, memory below 2.
 *
 * @see Oudeyer, Kaplan & Hafner (2007), doi:10.1109/TEVC.2006.890271 (progress, not novelty)
 *
 * @example
 * ```ts
 * responsiveness({ spread: 0.6 }).name; // => 'responsiveness'
 * ```
 */
export function responsiveness(options: ResponsivenessOptions = {}): Modifier {
  const { spread, optimism, floor, slowest, memory } = withDefaults('responsiveness', options, {
    spread: 0.6,
    optimism: 0.75,
    floor: 0.05,
    slowest: 0.001,
    memory: 100,
  });
  const fn = 'responsiveness';
  if (!(spread > 0)) throw new DomainError(fn, 'spread', '> 0', spread);
  if (!(optimism >= 0)) throw new DomainError(fn, 'optimism', '≥ 0', optimism);
  if (!(floor > 0 && floor <= 1)) throw new DomainError(fn, 'floor', 'in (0, 1]', floor);
  if (!(slowest > 0)) throw new DomainError(fn, 'slowest', '> 0', slowest);
  if (!(memory >= 2)) throw new DomainError(fn, 'memory', '≥ 2', memory);
  const keep = 1 - 1 / memory;

  const factorOf = ({ columns, shared }: Pool, row: number): number => {
    const [votes, voters] = shared[pooled]!;
    const pace = voters! > 0 ? Math.max(slowest, votes! / voters!) : slowest;
    const xx = columns[sumXX]![row]!;
    if (!(xx > 0)) return 1;
    const y = columns[meanY]![row]!;
    const noise = Math.max(0.02, y * (1 - y)) / columns[size]![row]!;
    const prior = 1 / (spread * pace) ** 2;
    const evidence = xx / noise;
    const mean = (pace * prior + columns[sumXY]![row]! / noise) / (prior + evidence);
    const deviation = 1 / Math.sqrt(prior + evidence);
    return Math.min(1, Math.max(floor, (mean + optimism * deviation) / pace));
  };

  return {
    name: 'responsiveness',
    columns: Object.fromEntries(names.map((name) => [`responsiveness.${name}`, 0])),
    shared: () => ({ [pooled]: new Float64Array(2) }),
    modify: (before, pool, row) => before * factorOf(pool, row),
    observe(pool, row, { attempts, successes, draw }) {
      if (draw.hint) return;
      const { columns, shared } = pool;
      const y = successes / attempts;
      const x = columns[exposure]![row]!;
      const old = keep * columns[weight]![row]!;
      const now = old + 1;
      const dx = x - columns[meanX]![row]!;
      const dy = y - columns[meanY]![row]!;
      columns[weight]![row] = now;
      columns[meanX]![row]! += dx / now;
      columns[meanY]![row]! += dy / now;
      columns[size]![row]! += (attempts - columns[size]![row]!) / now;
      const xx = keep * columns[sumXX]![row]! + (old / now) * dx * dx;
      const xy = keep * columns[sumXY]![row]! + (old / now) * dx * dy;
      columns[sumXX]![row] = xx;
      columns[sumXY]![row] = xy;
      const sums = shared[pooled]!;
      // every task has one vote on the pace, however often it was drawn: tasks at rest are drawn most
      const share = xx / (xx + settled);
      const say = xx > 0 ? (share * xy) / xx : 0;
      sums[0]! += say - columns[vote]![row]!;
      sums[1]! += share - columns[voted]![row]!;
      columns[vote]![row] = say;
      columns[voted]![row] = share;
      const p = draw.components.estimate ?? columns[meanY]![row]!;
      if (successes > 0 && successes < attempts)
        columns[exposure]![row]! += 16 * (p * (1 - p)) ** 2;
    },
  };
}
