import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  absorbedBits,
  activeParameters,
  attentionFlops,
  binaryEntropy,
  bitsPerByte,
  bitsPerDollar,
  bitsPerFlop,
  episodeInformation,
  expectedValueOfPerfectInformation,
  expectedValueOfSampleInformation,
  informationEfficiency,
  informationRatio,
  irreducibleBits,
  perStepBandwidth,
  prequentialCodeLength,
  reducibleBits,
  rlStepFlops,
  scalarBandwidth,
  sequenceSurprisal,
  surprisalFromLogits,
  trainingFlops,
  utilityPerBit,
  valuePerBit,
} from '../src/index.ts';

const positive = fc.double({ min: 1e-3, max: 1e3, noNaN: true });
const losses = fc.array(fc.tuple(positive, fc.integer({ min: 0, max: 1000 })), { maxLength: 20 });

describe('losses', () => {
  it('law: offered = absorbed + left at the final loss', () => {
    fc.assert(
      fc.property(losses, positive, (pairs, final) => {
        const curve = { losses: pairs.map(([loss]) => loss), tokens: pairs.map(([, t]) => t) };
        const tokens = curve.tokens.reduce((sum, t) => sum + t, 0);
        const offered = prequentialCodeLength(curve) as number;
        const absorbed = absorbedBits(curve, { final }) as number;
        const left = irreducibleBits({ irreducible: final, tokens }) as number;
        expect(Math.abs(offered - absorbed - left)).toBeLessThan(1e-9 * (1 + offered + left));
      }),
    );
  });

  it('law: nats become bits exactly once', () => {
    expect(prequentialCodeLength({ losses: [Math.LN2], tokens: [1] })).toBe(1);
    expect(
      reducibleBits({ crossEntropy: 3 * Math.LN2, irreducible: Math.LN2, tokens: 1 }),
    ).toBeCloseTo(2, 15);
    expect(bitsPerByte(Math.LN2, 1)).toBe(1);
    expect(sequenceSurprisal([-Math.LN2]).bits).toBe(1);
  });

  it('keeps negatives: they say that the floor is wrong', () => {
    expect(reducibleBits({ crossEntropy: 1, irreducible: 2, tokens: 1 })).toBeLessThan(0);
    expect(absorbedBits({ losses: [1], tokens: [1] }, { final: 2 })).toBeLessThan(0);
    expect(() => prequentialCodeLength({ losses: [1, 2], tokens: [1] })).toThrow(
      'expected tokens of length 2, got 1',
    );
    expect(() => bitsPerByte(1, 0)).toThrow('expected bytes > 0, got 0');
  });

  it('law: a shift of all logits changes no surprisal, and softmax sums to 1', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -700, max: 700, noNaN: true }), { minLength: 1, maxLength: 8 }),
        fc.double({ min: -1e4, max: 1e4, noNaN: true }),
        (logits, shift) => {
          const bits = logits.map((_, label) => surprisalFromLogits(logits, label) as number);
          const moved = logits.map((z) => z + shift);
          for (const [label, x] of bits.entries()) {
            const after = surprisalFromLogits(moved, label) as number;
            expect(Math.abs(after - x)).toBeLessThan(1e-8);
          }
          expect(bits.reduce((sum, x) => sum + 2 ** -x, 0)).toBeCloseTo(1, 12);
        },
      ),
    );
  });

  it('knows impossible and certain logits', () => {
    expect(surprisalFromLogits([-Infinity, 0], 0)).toBe(Infinity);
    expect(surprisalFromLogits([-Infinity, 0], 1)).toBe(0);
    expect(surprisalFromLogits([5], 0)).toBe(0);
    expect(surprisalFromLogits([0, -40], 0)).toBeCloseTo(Math.exp(-40) / Math.LN2, 30);
    expect(surprisalFromLogits([NaN, 0], 1)).toBeNaN();
    expect(surprisalFromLogits([0, 5000], 0)).toBeCloseTo(5000 / Math.LN2, 8);
    expect(() => surprisalFromLogits([0, 0], 2)).toThrow('expected label an index below 2, got 2');
  });

  it('counts missing and impossible tokens apart', () => {
    expect(sequenceSurprisal([null, NaN, -9999, -1e5, -Infinity, -1])).toMatchObject({
      tokens: 1,
      missing: 2,
      impossible: 3,
    });
    expect(sequenceSurprisal([])).toEqual({
      bits: 0,
      tokens: 0,
      bitsPerToken: NaN,
      impossible: 0,
      missing: 0,
    });
    expect(() => sequenceSurprisal([0.5])).toThrow('logProbabilities[0] ≤ 0');
  });
});

describe('computation', () => {
  it('law: bits per FLOP is samples per FLOP × bits per sample', () => {
    fc.assert(
      fc.property(positive, positive, (bits, flops) => {
        const estimate = {
          value: bits,
          lower: bits / 2,
          upper: bits * 2,
          level: 0.95,
          n: 9,
          unit: 'bits/rollout',
          method: 'x',
        };
        const got = informationEfficiency(estimate, { flops });
        expect(got.bitsPerFlop.value).toBeCloseTo(got.samplesPerFlop * got.bitsPerSample.value, 9);
        expect(got.bitsPerFlop.value).toBe(bitsPerFlop(bits, flops));
        expect(got.bitsPerFlop.upper / got.bitsPerFlop.lower).toBeCloseTo(4, 9);
        expect(got.bitsPerToken.value).toBeNaN();
      }),
    );
    expect(
      bitsPerDollar({
        bitsPerSample: 1,
        flopsPerSample: 1,
        peakFlopsPerSecond: 1,
        utilisation: 1,
        dollarsPerHour: 3600,
      }),
    ).toBe(1);
  });

  it('law: what is thrown away still costs its generation', () => {
    const step = { parameters: 1e9, promptTokens: 100, completionTokens: 1000, groupSize: 8 };
    const all = rlStepFlops(step);
    const half = rlStepFlops({ ...step, keptFraction: 0.5 });
    expect(half.generation).toBe(all.generation);
    expect(half.training).toBe(all.training / 2);
    expect(rlStepFlops({ ...step, staleFraction: 0.5 })).toEqual(half);
    expect(all.total).toBe(all.generation + all.training);
    expect(all.perRollout).toBe(all.total / 8);
  });

  it('adds attention where it is asked for', () => {
    const step = {
      parameters: 0,
      promptTokens: 10,
      completionTokens: 20,
      groupSize: 2,
      sharedPrefill: false,
    };
    const { generation, training } = rlStepFlops({ ...step, attention: { layers: 3, width: 5 } });
    const whole = 2 * attentionFlops({ layers: 3, width: 5, tokens: 30 });
    expect(generation).toBe(whole);
    expect(training).toBe(3 * whole);
    const span = { layers: 3, width: 5, tokens: 1000 };
    expect(attentionFlops(span, { convention: 'palm' }) / attentionFlops(span)).toBeCloseTo(2, 2);
    expect(attentionFlops(span, { training: true })).toBe(3 * attentionFlops(span));
    expect(trainingFlops(1, 1, { recompute: true })).toBe(8);
  });

  it('refuses impossible amounts', () => {
    expect(() => trainingFlops(-1, 1)).toThrow('trainingFlops: expected parameters ≥ 0, got -1');
    expect(() =>
      activeParameters({ shared: 1, routed: 1, experts: 2, expertsPerToken: 3 }),
    ).toThrow('≤ experts = 2');
    expect(activeParameters({ shared: 7, routed: 0, experts: 0, expertsPerToken: 0 })).toBe(7);
    expect(() =>
      rlStepFlops({
        parameters: 1,
        promptTokens: 1,
        completionTokens: 1,
        groupSize: 1,
        keptFraction: 2,
      }),
    ).toThrow('keptFraction');
    const estimate = { value: 1, lower: 1, upper: 1, level: 0.95, n: 1, unit: 'bits', method: 'x' };
    expect(() => informationEfficiency(estimate, { flops: 0 })).toThrow(
      'expected flops > 0, got 0',
    );
  });
});

describe('value', () => {
  const decision = fc.record({
    beliefs: fc.record({
      a: fc.double({ min: 0.1, max: 50, noNaN: true }),
      b: fc.double({ min: 0.1, max: 50, noNaN: true }),
    }),
    threshold: fc.double({ min: 1e-6, max: 1, noNaN: true }),
  });

  it('law: 0 ≤ sample information ≤ perfect information, and more rollouts are worth no less', () => {
    fc.assert(
      fc.property(decision, fc.integer({ min: 0, max: 40 }), (d, m) => {
        const some = expectedValueOfSampleInformation(d, m);
        expect(some).toBeGreaterThanOrEqual(0);
        expect(some).toBeLessThanOrEqual(expectedValueOfPerfectInformation(d) + 1e-12);
        expect(some).toBeLessThanOrEqual(expectedValueOfSampleInformation(d, m + 1) + 1e-12);
      }),
    );
  });

  it('law: value per bit × bits = value; a bit on a worthless task is worth nothing', () => {
    const d = { beliefs: { a: 2, b: 3 }, threshold: 0.5 };
    expect(valuePerBit(d, 8)).toBeCloseTo(0.0422, 4);
    expect(valuePerBit(d, 1)).toBeCloseTo(0, 12);
    expect(utilityPerBit({ before: 0, after: 1, valuePerSuccess: 0, bits: 5 })).toBe(0);
    expect(informationRatio(1, 0)).toBe(Infinity);
    expect(informationRatio(0, 0)).toBeNaN();
    expect(() => valuePerBit(d, 0)).toThrow('expected rollouts an integer in [1, 1048576], got 0');
    expect(() => expectedValueOfPerfectInformation({ ...d, threshold: 2 })).toThrow(
      'threshold in [0, 1], got 2',
    );
  });
});

describe('dense signals', () => {
  it('law: parts add up, actions and missing signals count nothing', () => {
    const signal = fc.record({
      source: fc.constantFrom(
        'observation' as const,
        'reward' as const,
        'feedback' as const,
        'action' as const,
      ),
      bits: fc.oneof(fc.constant(NaN), fc.double({ min: 0, max: 20, noNaN: true })),
    });
    fc.assert(
      fc.property(fc.array(signal), (signals) => {
        const got = episodeInformation(signals);
        const sum = (got.observation as number) + (got.reward as number) + (got.feedback as number);
        expect(got.bits).toBe(sum);
        expect(got.counted + got.actions + got.missing).toBe(signals.length);
      }),
    );
  });

  it('law: step rewards that a final outcome follows from add nothing to it', () => {
    // two fair steps, outcome = both: H(r₁) + H(r₂ | r₁) + H(outcome | r₁, r₂) = 2, not 2 + H(¼)
    const h = (p: number) => binaryEntropy(p) as number;
    expect(perStepBandwidth([h(0.5), h(0.5), h(0)])).toBe(2);
    expect(perStepBandwidth([0, 0, h(0.25)])).toBe(h(0.25));
    expect(scalarBandwidth(2)).toBeGreaterThanOrEqual(h(0.25));
    expect(() => perStepBandwidth([-1])).toThrow('stepEntropies[0] ≥ 0, got -1');
    expect(() => scalarBandwidth(0)).toThrow('levels ≥ 1');
    // @ts-expect-error no such source
    expect(() => episodeInformation([{ source: 'guess', bits: 1 }])).toThrow('signals[0].source');
    expect(() => episodeInformation([{ source: 'reward', bits: -1 }])).toThrow(
      'signals[0].bits ≥ 0',
    );
  });
});
