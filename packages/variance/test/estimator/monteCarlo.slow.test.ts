import { createRng } from '@bits-per-sample/core';
import { afterAll, describe, expect, it } from 'vitest';
import {
  crossEntropyMoments,
  filteredGroupMoments,
  type GroupEstimator,
  groupMoments,
  samplesToSuccesses,
  softmaxScoreMoments,
} from '../../src/index.ts';
import { advantagesOf } from '../support/advantagesOf.ts';
import { everyEstimator } from '../support/everyEstimator.ts';
import { normals } from '../support/normal.ts';

const rates = [1e-3, 0.01, 0.1, 0.5, 0.9, 0.99];
const sizes = [2, 4, 8, 16, 64];
/** Running mean and standard error. */
class Mean {
  n = 0;
  sum = 0;
  squares = 0;
  add(x: number): void {
    this.n++;
    this.sum += x;
    this.squares += x * x;
  }
  z(truth: number): number {
    const mean = this.sum / this.n;
    const variance = Math.max(0, this.squares / this.n - mean * mean);
    const gap = mean - truth;
    if (Math.abs(gap) <= 1e-12 * Math.abs(truth)) return 0;
    return gap / Math.sqrt(variance / this.n);
  }
}
const all: { title: string; z: number }[] = [];
/** Advantages of successes and failures by K, straight from rewards. */
function tableOf(options: GroupEstimator): [number, number][] {
  const n = options.groupSize;
  return Array.from({ length: n + 1 }, (_, k) => {
    const a = advantagesOf(
      Array.from({ length: n }, (_, i) => (i < k ? 1 : 0)),
      options,
    );
    return [k > 0 ? a[0]! : 0, k < n ? a[n - 1]! : 0];
  });
}
describe('Monte Carlo: closed forms of every estimator', () => {
  const gap = 1.5; // |δ|² = 2.25, along the first of three coordinates
  const [tau1, tau0] = [0.6, 2.4];

  it.each(rates.flatMap((p) => sizes.map((n) => [p, n] as const)))('p = %f, N = %i', (p, n) => {
    const rng = createRng(Math.round(1e6 * p) + n);
    const normal = normals(rng);
    const estimators = everyEstimator(n);
    const tables = estimators.map(tableOf);
    const along = estimators.map(() => new Mean());
    const second = estimators.map(() => new Mean());
    const live = { along: new Mean(), second: new Mean(), kept: new Mean() };
    const events = n * Math.min(p, 1 - p);
    const groups = Math.min(2_000_000, Math.max(100_000, Math.round(20_000 / events)));
    for (let g = 0; g < groups; g++) {
      let k = 0;
      for (let i = 0; i < n; i++) if (rng.next() < p) k++;
      const scatter1 = Math.sqrt((k * tau1) / 3);
      const scatter0 = Math.sqrt(((n - k) * tau0) / 3);
      const s1 = [
        normal() * scatter1 + k * (1 - p) * gap,
        normal() * scatter1,
        normal() * scatter1,
      ];
      const s0 = [
        normal() * scatter0 - (n - k) * p * gap,
        normal() * scatter0,
        normal() * scatter0,
      ];
      for (let e = 0; e < estimators.length; e++) {
        const [up, down] = tables[e]![k]!;
        const x = (up * s1[0]! + down * s0[0]!) / n;
        const y = (up * s1[1]! + down * s0[1]!) / n;
        const z = (up * s1[2]! + down * s0[2]!) / n;
        const square = x * x + y * y + z * z;
        along[e]!.add(x);
        second[e]!.add(square);
        if (estimators[e]!.estimator === 'grpo' && e === 4) {
          live.kept.add(k > 0 && k < n ? 1 : 0);
          if (k > 0 && k < n) {
            live.along.add(x);
            live.second.add(square);
          }
        }
      }
    }
    const scores = { p, squaredGap: gap ** 2, successVariance: tau1, failureVariance: tau0 };
    estimators.forEach((options, e) => {
      const { weight, signal, noise } = groupMoments(scores, options);
      const title = `p = ${p}, N = ${n}, ${options.estimator} ${options.ddof ?? ''}`;
      all.push({ title: `${title} mean`, z: along[e]!.z(weight * p * (1 - p) * gap) });
      all.push({ title: `${title} second moment`, z: second[e]!.z(signal + noise) });
    });
    const dapo = filteredGroupMoments(scores, estimators[4]!);
    const title = `p = ${p}, N = ${n}, grpo filtered`;
    all.push({ title: `${title} kept`, z: live.kept.z(dapo.kept) });
    all.push({ title: `${title} mean`, z: live.along.z(dapo.weight * p * (1 - p) * gap) });
    all.push({ title: `${title} second moment`, z: live.second.z(dapo.signal + dapo.noise) });
  });
});
describe('Monte Carlo: a softmax over answers', () => {
  const policy = [0.02, 0.03, 0.3, 0.25, 0.2, 0.2];

  it.each([2, 8, 16])('scores drawn from the policy, N = %i', (n) => {
    const rng = createRng(n);
    const accepted = new Set([0, 2]);
    const { gradientSquaredNorm, ...scores } = softmaxScoreMoments(policy, accepted);
    const estimators = everyEstimator(n);
    const tables = estimators.map(tableOf);
    const second = estimators.map(() => new Mean());
    for (let g = 0; g < 200_000; g++) {
      const counts = policy.map(() => 0);
      let k = 0;
      for (let i = 0; i < n; i++) {
        let x = rng.next();
        let answer = 0;
        while (answer < policy.length - 1 && x >= policy[answer]!) x -= policy[answer++]!;
        counts[answer]!++;
        if (accepted.has(answer)) k++;
      }
      estimators.forEach((_, e) => {
        const [up, down] = tables[e]![k]!;
        const total = k * up + (n - k) * down;
        let square = 0;
        for (let a = 0; a < policy.length; a++) {
          const own = counts[a]! * (accepted.has(a) ? up : down);
          square += ((own - total * policy[a]!) / n) ** 2;
        }
        second[e]!.add(square);
      });
    }
    expect(gradientSquaredNorm).toBeGreaterThan(0);
    estimators.forEach((options, e) => {
      const { signal, noise } = groupMoments(scores, options);
      all.push({
        title: `softmax, N = ${n}, ${options.estimator}`,
        z: second[e]!.z(signal + noise),
      });
    });
  });

  it('cross-entropy noise does not depend on the model', () => {
    const target = [0.7, 0.1, 0.1, 0.1];
    for (const model of [[0.5, 0.2, 0.2, 0.1], target]) {
      const rng = createRng(3);
      const square = new Mean();
      for (let i = 0; i < 400_000; i++) {
        const x = rng.next();
        const y = x < 0.7 ? 0 : 1 + Math.floor((x - 0.7) / 0.1);
        square.add(model.reduce((s, q, j) => s + ((j === Math.min(3, y) ? 1 : 0) - q) ** 2, 0));
      }
      const { signal, noise } = crossEntropyMoments(model, target);
      all.push({ title: `cross-entropy ${model}`, z: square.z(signal + noise) });
    }
  });
});
it('Monte Carlo: rollouts to the m-th success', () => {
  const rng = createRng(9);
  for (const p of [0.01, 0.1, 0.5])
    for (const m of [1, 3]) {
      const need = samplesToSuccesses(p, m, 0.9);
      const [enough, less] = [new Mean(), new Mean()];
      for (let run = 0; run < 40_000; run++) {
        let [wins, at] = [0, 0];
        while (wins < m) {
          at++;
          if (rng.next() < p) wins++;
        }
        enough.add(at <= need ? 1 : 0);
        less.add(at <= need - 1 ? 1 : 0);
      }
      expect(enough.z(0.9)).toBeGreaterThan(-3);
      expect(less.z(0.9)).toBeLessThan(3);
    }
});
it('agree within 3 standard errors, allowing for their number', () => {
  const sizesOf = all.map(({ z }) => Math.abs(z));
  expect(all.length).toBeGreaterThan(700);
  expect(sizesOf.filter((z) => z <= 3).length / all.length).toBeGreaterThanOrEqual(0.99);
  expect(Math.max(...sizesOf)).toBeLessThanOrEqual(4.5);
});
afterAll(() => {
  const beyond = all.filter(({ z }) => !(Math.abs(z) <= 3));
  const rms = Math.sqrt(all.reduce((sum, { z }) => sum + z * z, 0) / all.length);
  console.log(`${all.length} comparisons, rms z ${rms.toFixed(2)}, beyond 3: ${beyond.length}`);
  for (const { title, z } of beyond) console.log(`  ${title}: z = ${z.toFixed(2)}`);
});
