import { createRng, wilson } from '@bits-per-sample/core';
import { expect, it } from 'vitest';
import { replayLog } from '../../src/replay/replayLog.ts';
import { fixedShares, staticLog } from './replayWorlds.ts';

/**
 * Prompts of pass rate U(0, 1); a strategy that draws a prompt of rate p with weight
 * 1 + 3·[0.2 < p < 0.8]. Truth of the pass rate: ∫ w p / ∫ w = 1/2; of the live share, with
 * 1 − p⁸ − (1 − p)⁸ integrated by hand over both parts.
 */
const W = (p: number): number => (p > 0.2 && p < 0.8 ? 4 : 1);
const inside = 0.6 - (2 * (0.8 ** 9 - 0.2 ** 9)) / 9;
const whole = 1 - 2 / 9;
const LIVE = (whole + 3 * inside) / (1 + 3 * 0.6);

it('90 % intervals cover the truth at their rate', () => {
  const rng = createRng(77);
  const times = 400;
  const hits = { live: 0, rate: 0 };
  let error = 0;
  for (let t = 0; t < times; t++) {
    const rates = Array.from({ length: 120 }, () => rng.next());
    const run = staticLog({ rates, steps: 6, batch: 60, rollouts: 8, seed: t });
    const strategy = fixedShares((id) => W(rates[Number(id.slice(1))]!));
    const { liveShare, passRate } = replayLog(run, strategy, { level: 0.9, seed: t });
    const covers = ({ lower, upper }: { lower: number; upper: number }, truth: number) =>
      Number(lower <= truth && truth <= upper);
    hits.live += covers(liveShare.replayed, LIVE);
    hits.rate += covers(passRate.replayed, 0.5);
    error += (liveShare.replayed.value - LIVE) / times;
  }
  console.info(`covered of ${times} at 90 %: ${JSON.stringify(hits)}; mean error ${error}`);
  expect(Math.abs(error)).toBeLessThan(0.005);
  for (const n of Object.values(hits)) {
    const { lower, upper } = wilson(n, times, { level: 0.9999 });
    expect(lower <= 0.9 && upper >= 0.9).toBe(true);
  }
});
