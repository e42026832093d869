import { describe, expect, it } from 'vitest';
import { rlStepFlops, sftFlops } from '../../src/index.ts';

/** bf16 without sparsity, FLOP/s, from the data sheets. */
const PEAK = { A100: 3.12e14, H100: 9.89e14, H800: 9.89e14 };

const gpuSeconds = (hours: number): number => hours * 3600;

// The bills of docs/guides/costs.md: what their authors state on the left, what follows from it on
// the right. None states a utilisation; what they state implies one, which must be possible.
describe('published training bills', () => {
  it('s1 (arXiv:2501.19393): 26 minutes on 16 H100 are 19 % of the peak', () => {
    const hours = (16 * 26) / 60;
    expect(hours).toBeCloseTo(7, 0); // "7 H100 hours"
    // Qwen2.5-32B, 5 passes over 1,000 examples of 4.7M tokens together; 64 layers of 40 · 128
    const attention = { layers: 64, width: 5120 };
    const example = { parameters: 32.5e9, promptTokens: 0, completionTokens: 4700, epochs: 5 };
    const share = (flops: number) => (1000 * flops) / (gpuSeconds(hours) * PEAK.H100);
    expect(share(sftFlops(example).total)).toBeCloseTo(0.186, 3);
    expect(share(sftFlops({ ...example, attention }).total)).toBeCloseTo(0.194, 3);
  });

  it('DeepSeek-R1 (doi:10.1038/s41586-025-09422-z): hours × $2, at no more than 26 % of the peak', () => {
    const zero = 512 * 198;
    expect(zero * 2).toBeCloseTo(202e3, -3.5); // "101K H800 GPU hours", "$202K"
    expect((zero + 512 * 80 + 5000) * 2).toBeCloseTo(294e3, -3.5); // "147K", "$294K"
    // 10,400 steps of 32 questions × 16; no mean length is stated, but answers end at 32,768 tokens
    // until step 8,200 and at 65,536 after: at most so much was written and trained on
    const group = (completionTokens: number) =>
      rlStepFlops({
        parameters: 37e9,
        promptTokens: 0,
        completionTokens,
        groupSize: 16,
        recomputeOldLogprobs: true,
        referenceForward: true,
      }).total;
    const most = 32 * (8200 * group(32768) + 2200 * group(65536));
    expect(most / (gpuSeconds(zero) * PEAK.H800)).toBeCloseTo(0.26, 2);
  });

  it('DeepScaleR: 3,800 A100 hours are $1.18 each, at 4 to 15 % of the peak', () => {
    expect(3800 / (32 * 24)).toBeCloseTo(5, 0); // "roughly 5 days on 32 A100s"
    expect(4500 / 3800).toBeCloseTo(1.18, 2);
    const flops = (steps: number, groupSize: number, completionTokens: number) =>
      steps *
      128 *
      rlStepFlops({
        parameters: 1.54e9,
        promptTokens: 0,
        completionTokens,
        groupSize,
        recomputeOldLogprobs: true,
        referenceForward: true,
      }).total;
    const paid = gpuSeconds(3800) * PEAK.A100;
    // answers shrank from 5,500 to 3,500 tokens within 8K, and end at 16K and 24K later
    const least = flops(1040, 8, 3500) + flops(480, 16, 3500) + flops(230, 16, 3500);
    const most = flops(1040, 8, 5500) + flops(480, 16, 16384) + flops(230, 16, 24576);
    expect(least / paid).toBeCloseTo(0.04, 2);
    expect(most / paid).toBeCloseTo(0.145, 3);
  });
});
