import { fileURLToPath } from 'node:url';
import { runGolden } from '@bits-per-sample/testkit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
// @boundaries-ignore the workspace's one map of golden names
import { map } from '../../../scripts/golden/curriculum.ts';
import { passRateOfBest } from '../src/rule/attempts/passRateOfBest.ts';
import {
  absoluteZeroReward,
  adabackInterval,
  adarftTarget,
  attemptsForTarget,
  bestOfAttempts,
  bitsPerRolloutOfPassK,
  boltzmann,
  botsUpdate,
  e2hCosine,
  e2hGaussian,
  learnabilityUnbiased,
  learningProgressWeights,
  majorityVoteBinary,
  meanAbsGrpoAdvantage,
  moppsEffectiveSampleSize,
  moppsUpdate,
  nextLevel,
  plrWeights,
  prefixFractionForTarget,
  proposerReward,
  reinforceAdaExit,
  rZeroReward,
  screeningRule,
  secUpdate,
} from '../src/rules.ts';

const rate = fc.double({ min: 0, max: 1, noNaN: true });
const counts = fc
  .tuple(fc.nat(200), fc.nat(200))
  .filter(([right, wrong]) => right + wrong > 1)
  .map(([right, wrong]) => ({ successes: right, attempts: right + wrong }));
const shapes = fc.record({
  a: fc.double({ min: 0.1, max: 100, noNaN: true }),
  b: fc.double({ min: 0.1, max: 100, noNaN: true }),
});
const sum = (p: ArrayLike<number>) => Array.from(p).reduce((s, x) => s + x, 0);
const domain = expect.objectContaining({ code: 'DOMAIN' });

it('meets every golden number of the rules', async () => {
  const folder = fileURLToPath(new URL('golden/rule', import.meta.url));
  const { passed, failed, unmapped } = await runGolden(folder, map);
  expect(failed.slice(0, 5)).toEqual([]);
  expect(unmapped).toEqual({});
  expect(passed).toBeGreaterThan(990);
});

describe('beliefs', () => {
  it('a group of one moves a MoPPS belief by one rollout (the source sets it to 8)', () => {
    const after = moppsUpdate({ a: 3, b: 5 }, { successes: 1, attempts: 1 }, { decay: 1 });
    expect(after).toEqual({ a: 4, b: 5 });
  });

  it('a MoPPS belief approaches its effective sample size', () => {
    const size = fc.integer({ min: 1, max: 64 });
    fc.assert(
      fc.property(size, fc.double({ min: 0, max: 0.9, noNaN: true }), (n, decay) => {
        let belief = { a: 1, b: 1 };
        for (let i = 0; i < 500; i++)
          belief = moppsUpdate(belief, { successes: n, attempts: n }, { decay });
        expect(belief.a + belief.b).toBeCloseTo(moppsEffectiveSampleSize(n, { decay }), 6);
      }),
    );
    const lost = moppsUpdate({ a: 1, b: 1 }, { successes: 1, attempts: 2 }, { decay: NaN });
    expect([lost.a, lost.b, moppsEffectiveSampleSize(8, { decay: NaN })]).toEqual([NaN, NaN, NaN]);
  });

  it('an empty group moves a MoPPS belief towards the prior and never past it', () => {
    fc.assert(
      fc.property(shapes, shapes, rate, (belief, prior, decay) => {
        const { a } = moppsUpdate(belief, { successes: 0, attempts: 0 }, { decay, prior });
        expect(a).toBeGreaterThanOrEqual(Math.min(belief.a, prior.a) - 1e-9);
        expect(a).toBeLessThanOrEqual(Math.max(belief.a, prior.a) + 1e-9);
      }),
    );
  });

  it('BOTS without trust in its prediction is MoPPS with decay 1 − λ', () => {
    fc.assert(
      fc.property(shapes, counts, rate, rate, (belief, group, predicted, forgetting) => {
        const bots = botsUpdate(belief, group, { predicted, forgetting, trust: 0 });
        const mopps = moppsUpdate(belief, group, { decay: 1 - forgetting });
        expect(bots.a).toBeCloseTo(mopps.a, 9);
        expect(bots.b).toBeCloseTo(mopps.b, 9);
      }),
    );
  });

  it('a BOTS prediction moves the belief of a task that was not rolled out', () => {
    const none = { successes: 0, attempts: 0 };
    const up = botsUpdate({ a: 1, b: 1 }, none, { predicted: 0.9 });
    expect(up.a / (up.a + up.b)).toBeGreaterThan(0.6);
  });

  it('a SEC value stays between its old value and the reward', () => {
    fc.assert(
      fc.property(rate, rate, rate, (value, reward, learningRate) => {
        const next = secUpdate(value, reward, { learningRate });
        expect(next).toBeGreaterThanOrEqual(Math.min(value, reward) - 1e-12);
        expect(next).toBeLessThanOrEqual(Math.max(value, reward) + 1e-12);
      }),
    );
  });
});

describe('scores', () => {
  it('the learnability of a random group has mean p(1 − p)', () => {
    fc.assert(
      fc.property(rate, fc.integer({ min: 2, max: 12 }), (p, n) => {
        let mean = 0;
        for (let mask = 0; mask < 2 ** n; mask++) {
          const k = mask.toString(2).replaceAll('0', '').length;
          const chance = p ** k * (1 - p) ** (n - k);
          mean += chance * learnabilityUnbiased({ successes: k, attempts: n });
        }
        expect(mean).toBeCloseTo(p * (1 - p), 10);
      }),
      { numRuns: 20 },
    );
  });

  it('scores are the same for right and wrong exchanged, and NaN where undefined', () => {
    fc.assert(
      fc.property(counts, ({ successes, attempts }) => {
        const swapped = { successes: attempts - successes, attempts };
        for (const score of [learnabilityUnbiased, meanAbsGrpoAdvantage])
          expect(score(swapped)).toBeCloseTo(score({ successes, attempts }), 12);
      }),
    );
    expect(learnabilityUnbiased({ successes: 0, attempts: 1 })).toBeNaN();
    expect(meanAbsGrpoAdvantage({ successes: 0, attempts: 0 })).toBeNaN();
  });

  it('a softmax sums to 1, keeps the order and ignores a shift', () => {
    const values = fc.array(fc.double({ min: -1e3, max: 1e3, noNaN: true }), { minLength: 1 });
    fc.assert(
      fc.property(values, fc.double({ min: 0.01, max: 100, noNaN: true }), (v, temperature) => {
        const p = boltzmann(v, temperature);
        const moved = boltzmann(
          v.map((x) => x + 8),
          temperature,
        );
        expect(sum(p)).toBeCloseTo(1, 12);
        p.forEach((x, i) => {
          expect(moved[i]).toBeCloseTo(x, 8);
          if (v[i]! > v[0]!) expect(x).toBeGreaterThanOrEqual(p[0]!);
        });
      }),
    );
    expect(boltzmann([], 1)).toEqual(new Float64Array());
    expect([...boltzmann([NaN, 1], 1)]).toEqual([NaN, NaN]);
    expect([...boltzmann([-Infinity, 0], 1)]).toEqual([0, 1]);
  });

  it('PLR weights sum to 1 and do not depend on the order of the pool, ties included', () => {
    const pool = fc.array(fc.tuple(fc.nat(5), fc.nat(100)), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(pool, rate, (tasks, stalenessWeight) => {
        const weights = (of: typeof tasks) =>
          plrWeights(
            of.map(([score]) => score),
            of.map(([, age]) => age),
            { stalenessWeight },
          );
        const p = weights(tasks);
        const turned = weights([...tasks].reverse());
        expect(sum(p)).toBeCloseTo(1, 12);
        p.forEach((x, i) => {
          expect(turned[tasks.length - 1 - i]).toBeCloseTo(x, 12);
        });
      }),
    );
    expect([...plrWeights([1, NaN], [0, 0])]).toEqual([NaN, NaN]);
  });

  it('learning progress: weights sum to 1, and a task that never moved nor was solved has none', () => {
    const rates = fc.array(fc.tuple(rate, rate), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(rates, (tasks) => {
        const fast = [...tasks.map(([f]) => f), 0];
        const slow = [...tasks.map(([, s]) => s), 0];
        const weights = learningProgressWeights(fast, slow);
        expect(sum(weights)).toBeCloseTo(1, 12);
        if (tasks.some(([f, s]) => f > 1e-9 || s > 1e-9)) expect(weights.at(-1)).toBe(0);
      }),
    );
    expect(learningProgressWeights([NaN, NaN], [NaN, NaN])).toEqual(Float64Array.of(0.5, 0.5));
    expect(() => learningProgressWeights([1], [])).toThrow(domain);
    expect(() => learningProgressWeights([1], [1], { theta: 1 })).toThrow(domain);
  });

  it('a proposer is paid by at least two attempts (a port used one, always 0)', () => {
    for (const rule of ['absoluteZero', 'rZero', 'variance'] as const)
      for (const successes of [0, 1])
        expect(() => proposerReward({ successes, attempts: 1 }, { rule })).toThrow(domain);
    expect(proposerReward({ successes: 1, attempts: 2 }, { rule: 'absoluteZero' })).toBe(0.5);
  });

  it('proposer rewards: Absolute Zero is highest next to 0, R-Zero at one half', () => {
    const grid = Array.from({ length: 99 }, (_, i) => (i + 1) / 100);
    const best = (reward: (s: number) => number) =>
      grid.reduce((top, s) => (reward(s) > reward(top) ? s : top));
    expect(best(absoluteZeroReward)).toBe(0.01);
    expect(best(rZeroReward)).toBe(0.5);
    for (const reward of [absoluteZeroReward, rZeroReward])
      expect([reward(0), reward(1)]).toEqual([0, 0]);
  });
});

describe('schedules and hints', () => {
  it('AdaRFT steps by at most a tenth of its range (the source: half)', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 100, noNaN: true }), rate, (target, reward) => {
        const next = adarftTarget(target, reward);
        expect(Math.abs(next - target)).toBeLessThanOrEqual(10 + 1e-12);
        expect((next - target) * (reward - 0.5)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('E2H mixtures sum to 1, are mirror images in time, and climb', () => {
    fc.assert(
      fc.property(rate, fc.integer({ min: 1, max: 30 }), (x, n) => {
        const now = e2hCosine(x, n);
        const then = e2hCosine(1 - x, n);
        expect(sum(now)).toBeCloseTo(1, 12);
        now.forEach((share, i) => {
          expect(then[n - 1 - i]).toBeCloseTo(share, 9);
        });
        const window = e2hGaussian(x, n, { floor: 0.5 / n });
        expect(sum(window)).toBeCloseTo(1, 12);
        expect(Math.min(...window)).toBeGreaterThanOrEqual(0.5 / n);
        const level = (p: Float64Array) => sum(p.map((share, i) => share * i));
        expect(level(e2hGaussian(Math.min(1, x + 0.1), n))).toBeGreaterThanOrEqual(
          level(e2hGaussian(x, n)) - 1e-9,
        );
      }),
    );
  });

  it('levels move by one, inside the range, and rest between the thresholds', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9 }), rate, (level, successRate) => {
        const next = nextLevel(level, successRate, { range: [0, 9] });
        const step = successRate > 0.7 ? 1 : successRate < 0.3 ? -1 : 0;
        expect(next).toBe(Math.min(9, Math.max(0, level + step)));
      }),
    );
    expect(nextLevel(4, NaN)).toBe(4);
  });

  it('an AdaBack interval only ever shrinks (ours to go back is hintBisect)', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(rate, rate)), (groups) => {
        let interval = { lower: 0, upper: 0.9 };
        for (const [where, reward] of groups) {
          const { lower, upper } = interval;
          interval = adabackInterval(interval, lower + where * (upper - lower), reward);
          expect(interval.lower).toBeGreaterThanOrEqual(lower);
          expect(interval.upper).toBeLessThanOrEqual(upper);
        }
      }),
    );
  });

  it('a prefix of the share found lifts the pass rate to the target', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-12, max: 0.999, noNaN: true }),
        fc.double({ min: 1e-6, max: 0.999, noNaN: true }),
        (p0, target) => {
          const lifted = p0 ** (1 - prefixFractionForTarget(p0, target));
          expect(lifted).toBeCloseTo(Math.max(p0, target), 9);
        },
      ),
    );
  });
});

describe('attempts', () => {
  const attempts = fc.integer({ min: 1, max: 10_000 });

  it('k attempts never buy bits per rollout: H(1 − (1 − p)^k)/k ≤ H(p)', () => {
    fc.assert(
      fc.property(rate, attempts, (p, k) => {
        const one = bitsPerRolloutOfPassK(p, 1);
        expect(bitsPerRolloutOfPassK(p, k)).toBeLessThanOrEqual(one * (1 + 1e-12));
      }),
      { numRuns: 2000 },
    );
    expect(bitsPerRolloutOfPassK(0.1, 7) * 7).toBeGreaterThan(0.99); // per sample they do
  });

  it('attempts for a target are the inverse of pass@k', () => {
    const inside = fc.double({ min: 1e-9, max: 0.99, noNaN: true });
    fc.assert(
      fc.property(inside, inside, (p, target) => {
        expect(passRateOfBest(p, attemptsForTarget(p, target)) / target).toBeCloseTo(1, 9);
      }),
    );
  });

  it('the best of k reaches the target with k, and not with k − 1', () => {
    const inside = fc.double({ min: 0.02, max: 0.99, noNaN: true });
    fc.assert(
      fc.property(inside, fc.double({ min: 0.01, max: 0.7, noNaN: true }), (p, target) => {
        const k = bestOfAttempts(p, { target, max: 1000 });
        expect(passRateOfBest(p, k)).toBeGreaterThanOrEqual(target * (1 - 1e-12));
        if (k > 1) expect(passRateOfBest(p, k - 1)).toBeLessThan(target * (1 + 1e-12));
      }),
    );
  });

  it('voting helps who is right more often than not, and p ↦ 1 − p mirrors it', () => {
    fc.assert(
      fc.property(rate, fc.nat(50), (p, m) => {
        const voted = majorityVoteBinary(p, 2 * m + 1);
        expect((voted - p) * (p - 0.5)).toBeGreaterThanOrEqual(-1e-12);
        expect(voted + majorityVoteBinary(1 - p, 2 * m + 1)).toBeCloseTo(1, 9);
      }),
    );
  });

  it('screening continues mixed groups alone; exits ask for what they train on', () => {
    fc.assert(
      fc.property(counts, (group) => {
        const mixed = group.successes > 0 && group.successes < group.attempts;
        expect(screeningRule(group)).toBe(mixed ? 20 : 0);
        const wrong = group.attempts - group.successes;
        expect(reinforceAdaExit(group)).toBe(group.successes >= 2 && wrong >= 2);
        expect(reinforceAdaExit(group, { exit: 'positive' })).toBe(group.successes >= 1);
      }),
    );
  });
});

it('refuses what lies outside the domains', () => {
  const bad: (() => unknown)[] = [
    () => moppsUpdate({ a: 1, b: 1 }, { successes: 9, attempts: 8 }),
    () => moppsUpdate({ a: 1, b: 1 }, { successes: 1, attempts: 8 }, { decay: 1.1 }),
    () => moppsEffectiveSampleSize(-1),
    () => botsUpdate({ a: 1, b: 1 }, { successes: 1, attempts: 8 }, { predicted: 2 }),
    () =>
      botsUpdate(
        { a: 1, b: 1 },
        { successes: 1, attempts: 8 },
        { predicted: 0, pseudoRollouts: -1 },
      ),
    () => secUpdate(0, 0, { learningRate: -1 }),
    () => learnabilityUnbiased({ successes: -1, attempts: 8 }),
    () => learnabilityUnbiased({ successes: 0, attempts: -8 }),
    () => boltzmann([1], 0),
    () => boltzmann([Infinity], 1),
    () => plrWeights([1], [1, 2]),
    () => plrWeights([1], [-1]),
    () => plrWeights([1], [1], { temperature: 0 }),
    () => absoluteZeroReward(1.5),
    () => proposerReward({ successes: 1, attempts: 2 }, { rule: 'other' as 'rZero' }),
    () => adarftTarget(0, 0, { range: [1, 0] }),
    () => adarftTarget(0, 0, { sensitivity: -1 }),
    () => adarftTarget(0, 0, { stepSize: -1 }),
    () => e2hCosine(1.1, 4),
    () => e2hCosine(0.5, 0),
    () => e2hGaussian(0.5, 4, { width: 0 }),
    () => e2hGaussian(0.5, 4, { floor: 0.3 }),
    () => nextLevel(0, 0.5, { up: 0.2, down: 0.3 }),
    () => nextLevel(0, 0.5, { range: [2, 1] }),
    () => adabackInterval({ lower: 0, upper: 1 }, 2, 0),
    () => prefixFractionForTarget(-0.1, 0.5),
    () => attemptsForTarget(0.5, 1),
    () => bestOfAttempts(0.5, { max: 0 }),
    () => bitsPerRolloutOfPassK(0.5, 0.5),
    () => majorityVoteBinary(0.5, 4),
    () => reinforceAdaExit({ successes: 1, attempts: 2 }, { keep: 1 }),
    () => reinforceAdaExit({ successes: 1, attempts: 2 }, { exit: 'never' as 'positive' }),
  ];
  for (const call of bad) expect(call, String(call)).toThrow(domain);
});

it('gives NaN for NaN', () => {
  const nan = { successes: NaN, attempts: NaN };
  const numbers = [
    moppsUpdate({ a: 1, b: 1 }, nan).a,
    moppsEffectiveSampleSize(NaN),
    secUpdate(NaN, 0),
    learnabilityUnbiased(nan),
    meanAbsGrpoAdvantage(nan),
    proposerReward(nan),
    absoluteZeroReward(NaN),
    rZeroReward(NaN),
    adarftTarget(NaN, 0.5),
    adarftTarget(5, NaN),
    adabackInterval({ lower: 0, upper: 1 }, NaN, 0).lower,
    prefixFractionForTarget(NaN, 0.5),
    prefixFractionForTarget(0, NaN),
    passRateOfBest(NaN, 0),
    passRateOfBest(0, NaN),
    attemptsForTarget(NaN, 0),
    attemptsForTarget(0.5, NaN),
    bestOfAttempts(NaN),
    bitsPerRolloutOfPassK(NaN, 2),
    bitsPerRolloutOfPassK(0.5, NaN),
    majorityVoteBinary(NaN, 3),
    screeningRule(nan),
    ...e2hCosine(NaN, 2),
    ...e2hGaussian(NaN, 2),
    ...boltzmann([0, NaN], 1),
  ];
  numbers.forEach((x, i) => {
    expect(x, `number ${i}`).toBeNaN();
  });
});
