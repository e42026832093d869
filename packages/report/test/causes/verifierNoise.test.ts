import { readFileSync } from 'node:fs';
import { createRng } from '@bits-per-sample/core';
import { describe, expect, it } from 'vitest';
import { report } from '../../src/index.ts';
import { sampleRun } from '../support/files.ts';

interface Row {
  readonly step: number;
  readonly group: string;
  readonly reward: number;
}

const rows = readFileSync(sampleRun, 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Row);

/** The sample run with a share of its rewards flipped, and the answer that each rollout gave. */
function flipped(error: number, seed: number) {
  const rng = createRng(seed);
  return rows.map(({ step, group, reward }) => ({
    step,
    group,
    reward: rng.next() < error ? 1 - reward : reward,
    pred: reward === 1 ? `${group} right` : `${group} wrong ${Math.floor(4 * rng.next())}`,
  }));
}

const plain = (error: number, seed: number) =>
  flipped(error, seed).map(({ pred: _, ...row }) => row);

const entropy = (p: number): number =>
  p === 0 || p === 1 ? 0 : -(p * Math.log2(p) + (1 - p) * Math.log2(1 - p));

/**
 * Bits about being right of a verifier with that error on the prompts of the sample run, told from
 * its own verdicts before any was flipped: the jackknife over the rollouts of each group.
 */
function jackknifed(error: number): number {
  const bits = (p: number): number => entropy(p + error - 2 * p * error) - entropy(error);
  const groups = new Map<string, [right: number, of: number]>();
  for (const { step, group, reward } of rows) {
    const [k, n] = groups.get(`${step} ${group}`) ?? [0, 0];
    groups.set(`${step} ${group}`, [k + reward, n + 1]);
  }
  const each = [...groups.values()].map(([k, n]) => {
    const without =
      (k > 0 ? k * bits((k - 1) / (n - 1)) : 0) + (k < n ? (n - k) * bits(k / (n - 1)) : 0);
    return n * bits(k / n) - ((n - 1) / n) * without;
  });
  return each.reduce((sum, x) => sum + x, 0) / each.length;
}

/** Bits about being right at each share of flipped rewards, as the task states them. */
const STATED = [
  [0, 0.31],
  [0.05, 0.18],
  [0.1, 0.14],
  [0.2, 0.09],
] as const;
const SEEDS = [1, 2, 3, 4, 5];

describe('the sample run with flipped rewards', () => {
  it.each(STATED)(
    '%f flipped: bits about being right within their interval',
    async (error, bits) => {
      const truth = jackknifed(error);
      let stated = 0;
      for (const seed of error === 0 ? [1] : SEEDS) {
        const options = error === 0 ? {} : { falsePass: error, falseFail: error };
        const told = await report(plain(error, seed), options);
        const { lower, upper } = told.bits.correctness ?? told.bits.perRollout!;
        expect(lower).toBeLessThan(truth);
        expect(upper).toBeGreaterThan(truth);
        if (lower <= bits && bits <= upper) stated++;
        expect(told.verdicts.informedness).toBeCloseTo(1 - 2 * error, 12);
        // bits of the verdicts stand beside: more of them, the more are wrong
        expect(told.bits.verdicts!.value).toBeCloseTo(
          (await report(plain(error, seed))).bits.perRollout!.value,
          12,
        );
      }
      expect(stated).toBeGreaterThanOrEqual(error === 0 ? 1 : 4);
    },
  );

  it('the error is recovered from equal answers, and bits about being right stand beside', async () => {
    for (const [error] of STATED)
      for (const seed of [1, 2]) {
        const { bits, now } = await report(flipped(error, seed), { answer: 'pred' });
        const found = now?.causes.find(({ code }) => code === 'verifier-disagrees');
        if (error === 0) {
          expect(found).toBeUndefined();
          expect(bits.correctness).toBeNull();
          continue;
        }
        // of the current window, the last of the two steps
        expect(Math.abs((found?.now ?? Number.NaN) - error)).toBeLessThan(0.02);
        expect(found!.evidence.informedness).toBeCloseTo(1 - 2 * found!.now!, 12);
        const { lower, upper, value } = bits.correctness!;
        expect(value).toBeLessThan(bits.perRollout!.value);
        expect(lower).toBeLessThan(jackknifed(error));
        expect(upper).toBeGreaterThan(jackknifed(error));
      }
  });

  it('without answers log-probabilities tell equal ones, without being asked', async () => {
    for (const [error] of STATED.slice(1)) {
      const rng = createRng(9);
      const noisy = rows.map((row) => ({
        ...row,
        reward: rng.next() < error ? 1 - row.reward : row.reward,
      }));
      const { bits, now } = await report(noisy);
      const found = now?.causes.find(({ code }) => code === 'verifier-disagrees');
      expect(found?.severity).toBe('alarm');
      expect(Math.abs(found!.now! - error)).toBeLessThan(0.02);
      expect(bits.correctness!.lower).toBeLessThan(jackknifed(error));
      expect(bits.correctness!.upper).toBeGreaterThan(jackknifed(error));
    }
    const { bits, now } = await report(rows);
    expect(now?.causes.map(({ code }) => code)).not.toContain('verifier-disagrees');
    expect(bits.correctness).toBeNull();
  });

  it('more live groups, and not a word of them as a gain', async () => {
    const [clean, noisy] = await Promise.all([
      report(flipped(0, 1), { answer: 'pred' }),
      report(flipped(0.2, 1), { answer: 'pred' }),
    ]);
    expect(clean.groups.liveShare).toBeLessThan(0.35);
    expect(noisy.groups.liveShare).toBeGreaterThan(0.85);
    expect(noisy.now?.causes[0]).toMatchObject({ code: 'verifier-disagrees', severity: 'alarm' });
  });
});
