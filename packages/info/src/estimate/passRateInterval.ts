import { proportionInterval } from '../numeric/proportionInterval.ts';
import type { Bins } from './bins.ts';

/** Mean pass rate over prompts, with an interval for all prompts that these are a sample of. */
export function passRateInterval(
  { k, n, weight, prompts }: Bins,
  level: number,
): { value: number; lower: number; upper: number } {
  const share = weight.map((w) => w / prompts);
  const value = Math.min(
    1,
    k.reduce((sum, successes, c) => sum + (share[c]! * successes) / n[c]!, 0),
  );
  // Without an exception among M prompts, the rarest kind of prompt that would be seen with
  // the nominal probability: prompts may differ, so rollouts do not count.
  const unseen = -Math.expm1(Math.log(1 - level) / prompts);
  if (k.every((successes) => successes === 0)) return { value: 0, lower: 0, upper: unseen };
  if (k.every((successes, c) => successes === n[c]))
    return { value: 1, lower: 1 - unseen, upper: 1 };
  const between = k.reduce(
    (sum, successes, c) => sum + share[c]! * (successes / n[c]! - value) ** 2,
    0,
  );
  const within =
    n.reduce((sum, attempts, c) => sum + share[c]! / attempts, 0) * value * (1 - value);
  // prompts that happen to agree still have the dice of their rollouts
  const variance = Math.max(between / Math.max(1, prompts - 1), within / prompts);
  const [lower, upper] = proportionInterval({ value, variance, clusters: prompts, level });
  return { value, lower, upper };
}
