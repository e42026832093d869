import type { Rng } from '@bits-per-sample/core';

/**
 * A policy that is sure of each of two answers to just the degree that it should be, and samples
 * them at a temperature T. A prompt has a belief θ, uniform on (0, 1), and the right answer is drawn
 * by it once. An answer of belief b is sampled in proportion to b^(1/T), so that its log-odds are
 * those of b over T: H(reward | log-probability) is the mean of H(θ) at every T.
 */
export function confidentWorld(
  { prompts, size, temperature }: { prompts: number; size: number; temperature: number },
  rng: Rng,
): { group: string; reward: number; sum_logprob: number }[] {
  return Array.from({ length: prompts }, (_, prompt) => {
    const belief = rng.next();
    const right = rng.next() < belief ? 0 : 1;
    const [one, other] = [belief ** (1 / temperature), (1 - belief) ** (1 / temperature)];
    return Array.from({ length: size }, () => {
      const answer = rng.next() < one / (one + other) ? 0 : 1;
      const probability = (answer === 0 ? one : other) / (one + other);
      return {
        group: String(prompt),
        reward: Number(answer === right),
        sum_logprob: Math.log(probability),
      };
    });
  }).flat();
}
