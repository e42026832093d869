import { createRng, dictionary, type Rng, sampleBeta, type Table } from '@bits-per-sample/core';
import { noisyVerifierInformation } from '@bits-per-sample/info';
import { describe, expect, it } from 'vitest';
import { buildReport } from '../../src/report/buildReport.ts';
import { sourceOf } from '../support/causeWorld.ts';

/** Pass rates of the population. */
const RATES = { a: 0.5, b: 0.8 };

/** Prompts of a population, rolled out 8 times each, judged by a verifier that errs. */
function log(rng: Rng, falsePass: number, falseFail: number): Table {
  const group: string[] = [];
  const [reward, answer]: [number[], number[]] = [[], []];
  for (let prompt = 0; prompt < 300; prompt++) {
    const p = sampleBeta(RATES, rng);
    for (let i = 0; i < 8; i++) {
      const right = rng.next() < p;
      group.push(`p${prompt}`);
      reward.push(Number(rng.next() < (right ? 1 - falseFail : falsePass)));
      answer.push(right ? 0 : 1 + Math.floor(5 * rng.next()));
    }
  }
  return {
    rowCount: reward.length,
    columns: {
      group: dictionary(group),
      reward: Float64Array.from(reward),
      answer_hash: Float64Array.from(answer),
    },
  };
}

/** The mean over the population, by as many draws as settle it. */
function truth(falsePass: number, falseFail: number): number {
  const rng = createRng(99);
  const rates = { falsePositive: falsePass, falseNegative: falseFail };
  let sum = 0;
  for (let i = 0; i < 200_000; i++) sum += noisyVerifierInformation(sampleBeta(RATES, rng), rates);
  return sum / 200_000;
}

const RUNS = 200;

describe('bits about being right, told by equal answers', () => {
  it.each([
    [0.03, 0.03],
    [0.1, 0.1],
    [0.2, 0.2],
    [0, 0.2],
    [0.02, 0.25],
  ])('errors of %f and %f: the interval holds the truth', async (falsePass, falseFail) => {
    const bits = truth(falsePass, falseFail);
    const rng = createRng(Math.round(1000 * (falsePass + 2 * falseFail)));
    let inside = 0;
    for (let run = 0; run < RUNS; run++) {
      const { correctness } = buildReport(await sourceOf(log(rng, falsePass, falseFail)), {}).bits;
      if (correctness!.lower <= bits && bits <= correctness!.upper) inside++;
    }
    expect(inside / RUNS).toBeGreaterThanOrEqual(0.92);
  });
});
