import { binomialPmf } from './binomialPmf.ts';

/** Every outcome of some prompts with known pass rates, and its chance. */
export function* outcomes(
  rates: readonly number[],
  attempts: readonly number[],
): Generator<{ chance: number; successes: number[] }> {
  const [p, ...rest] = rates;
  const [n, ...others] = attempts;
  if (p === undefined || n === undefined) {
    yield { chance: 1, successes: [] };
    return;
  }
  for (let k = 0; k <= n; k++) {
    const own = binomialPmf(k, n, p);
    if (own === 0) continue;
    for (const { chance, successes } of outcomes(rest, others))
      yield { chance: own * chance, successes: [k, ...successes] };
  }
}
