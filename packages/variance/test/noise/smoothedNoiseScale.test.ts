import { describe, expect, it } from 'vitest';
import { gradientNoiseScale, smoothedNoiseScale, twoBatchMoments } from '../../src/index.ts';
import golden from '../golden/steps/gradientNoiseScale.json' with { type: 'json' };
import { f64, near } from '../support/norms.ts';

describe('smoothedNoiseScale', () => {
  const [c] = golden.cases;
  const norms = {
    smallBatch: c!.smallBatch,
    bigBatch: c!.bigBatch,
    smallSquaredNorm: f64(c!.smallSquaredNorm),
    bigSquaredNorm: f64(c!.bigSquaredNorm),
  };

  it('without memory is each step alone, and with endless memory the pooled ratio', () => {
    const alone = smoothedNoiseScale(norms, { decay: 0 });
    norms.smallSquaredNorm.forEach((small, t) => {
      const { signal, noise, noiseScale } = twoBatchMoments({
        ...norms,
        smallSquaredNorm: small,
        bigSquaredNorm: norms.bigSquaredNorm[t]!,
      });
      near(alone.signal[t]!, signal, 1e-12);
      near(alone.noise[t]!, noise, 1e-12);
      if (signal > 0) near(alone.noiseScale[t]!, noiseScale, 1e-12);
      else expect(alone.noiseScale[t]).toBeNaN();
    });
    const slow = smoothedNoiseScale(norms, { decay: 1 - 1e-9 });
    near(slow.noiseScale.at(-1)!, gradientNoiseScale(norms).value, 1e-6);
  });

  it('states the bias of the ratio: mean of many short averages, first order', () => {
    // s = 1 ± a with equal chance, n = 1: E[1/s̄] ≈ 1 + a²/steps
    const steps = 200;
    const wave = Float64Array.from({ length: steps }, (_, t) => (t % 2 ? 1.2 : 0.8));
    const big = wave.map((s) => s + 1 / 8);
    const small = wave.map((s) => s + 1);
    const { relativeBias, noiseScale } = smoothedNoiseScale(
      { smallBatch: 1, bigBatch: 8, smallSquaredNorm: small, bigSquaredNorm: big },
      { decay: 0.9 },
    );
    expect(noiseScale.at(-1)).toBeGreaterThan(0.9);
    expect(relativeBias.at(-1)! / (0.04 / 18)).toBeGreaterThan(0.8);
    expect(relativeBias.at(-1)! / (0.04 / 18)).toBeLessThan(1.2);
  });

  it('is NaN, never clamped, while the smoothed signal is not positive', () => {
    const { noiseScale } = smoothedNoiseScale({
      smallBatch: 1,
      bigBatch: 2,
      smallSquaredNorm: f64([4, 4]),
      bigSquaredNorm: f64([1, 9]),
    });
    expect(noiseScale[0]).toBeNaN();
    expect(noiseScale[1]).not.toBeNaN();
    expect(() => smoothedNoiseScale(norms, { decay: 1 })).toThrow(
      'expected decay in [0, 1), got 1',
    );
    expect(() => smoothedNoiseScale({ ...norms, bigSquaredNorm: f64([]) })).toThrow(
      'of length 20, got 0',
    );
  });
});
