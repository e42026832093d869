import { type Estimate, undefinedEstimate } from '@bits-per-sample/core';
import { resolveFigure } from '@bits-per-sample/plot';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gnsFigure } from '../../src/index.ts';
import { describeSound, numbers } from '../support/soundFigures.ts';

const at = (value: number, lower = value / 2, upper = value * 2, level = 0.95): Estimate => ({
  value,
  lower,
  upper,
  level,
  n: 20,
  unit: 'samples',
  method: 'jackknife',
});
const lost = undefinedEstimate('samples', 'the signal is lost');
const step = [100, 200, 300, 400, 500];

const gappy = gnsFigure({ step, estimates: [at(20), lost, at(80), at(40), lost], batch: 64 });
const alone = gnsFigure({ step, estimates: [at(20), at(30), lost, at(80), lost] });

describeSound({
  gns: gnsFigure({ step, estimates: [10, 20, 40, 80, 160].map((x) => at(x)), batch: 64 }),
  'gns with gaps': gappy,
  'gns with a step alone': alone,
  'gns of one step': gnsFigure({ step: [7], estimates: [at(5)], batch: 1 }),
  'gns of wild intervals': gnsFigure({
    step,
    estimates: [at(5, -40, 1e12), at(6, 2, Infinity), at(7, NaN, NaN), at(8, -1, 9), at(9)],
  }),
});

describe('gnsFigure', () => {
  it('breaks line and band where the signal is lost, and counts the gaps', () => {
    const { series } = resolveFigure(gappy).panels[0]!;
    const line = series.find(({ mark }) => mark === 'line')!;
    const band = series.find(({ mark }) => mark === 'band')!;
    for (const { x, y } of [line, band]) {
      expect([...x]).toEqual([100, NaN, 300, 400, NaN]);
      expect([...y].map(Number.isNaN)).toEqual([false, true, false, false, true]);
    }
    expect(gappy.caption).toContain('Steps without an estimate, left as gaps: 2.');
    expect(gappy.findings![1]!.numbers).toEqual({ gaps: 2, steps: 5 });
  });

  it('keeps every gap where a screen cannot show every step', () => {
    const steps = Array.from({ length: 5000 }, (_, i) => i);
    const figure = gnsFigure({
      step: steps,
      estimates: steps.map((i) => (i % 50 === 3 ? lost : at(10 + (i % 100)))),
    });
    const { warnings, panels } = resolveFigure(figure);
    expect(warnings).toHaveLength(2);
    for (const text of warnings) expect(text).toContain('5000 vertices drawn as the');
    const line = panels[0]!.series.find(({ mark }) => mark === 'line')!;
    expect([...line.y].filter(Number.isNaN)).toHaveLength(100);
  });

  it('shows a step between two gaps as a point with its interval', () => {
    expect(numbers(alone, 'alone', 'step')).toEqual([400]);
    expect(numbers(alone, 'alone', 'lower')).toEqual([40]);
    expect(gappy.data.alone!.step!.values).toEqual([100]);
    expect(gnsFigure({ step: [1, 2], estimates: [at(1), at(2)] }).data.alone).toBeUndefined();
  });

  it('compares the batch with whole intervals', () => {
    // [10, 40] below 64; [40, 160] and [20, 80] around it
    expect(gappy.findings![2]!.numbers).toEqual({ batch: 64, above: 0, known: 3, below: 1 });
    const small = gnsFigure({ step: [1, 2], estimates: [at(20), at(100)], batch: 11 });
    expect(small.findings![1]!.numbers).toEqual({ batch: 11, above: 1, known: 2, below: 0 });
  });

  it('an interval that is open above lies above a batch that its lower end passes', () => {
    const estimates = [at(20, 15, Infinity), at(20, 5, Infinity), at(20, NaN, NaN)];
    const open = gnsFigure({ step: [1, 2, 3], estimates, batch: 11 });
    expect(open.findings![1]!.numbers).toEqual({ batch: 11, above: 1, known: 3, below: 0 });
  });

  it('says noise scale, and that it is not the batch to use', () => {
    expect(gappy.title).toContain('noise scale');
    expect(gappy.caption).toContain('It is not the batch to use');
    expect(JSON.stringify(gappy)).not.toMatch(/critical/i);
  });

  it('cuts an interval at 0, and counts those without one', () => {
    const figure = gnsFigure({
      step: [1, 2, 3, 4],
      estimates: [at(5, -40, 50), at(6, 2, Infinity), at(7, NaN, NaN), at(8, 9, 10)],
    });
    expect(numbers(figure, 'noise', 'lower')).toEqual([0, null, null, null]);
    expect(figure.caption).toContain('interval is open or unknown, drawn without it: 3.');
  });

  it('draws a step alone without a bar where its interval is open', () => {
    const figure = gnsFigure({ step: [1, 2, 3], estimates: [at(5, 1, Infinity), lost, at(6)] });
    expect(numbers(figure, 'alone', 'step')).toEqual([1, 3]);
    expect(numbers(figure, 'bars', 'step')).toEqual([3]);
  });

  it('names the level only where there is one', () => {
    expect(gappy.layers[0]!.meaning).toMatchObject({ level: 0.95, method: 'jackknife' });
    expect(gappy.layers[0]!.label).toBe('95 % interval');
    const mixed = gnsFigure({ step: [1, 2], estimates: [at(5), at(5, 4, 6, 0.8)] });
    expect(mixed.layers[0]!.meaning).toBeUndefined();
    expect(mixed.layers[0]!.label).toBe('Interval');
  });

  it('law: the order of the rows does not matter, every step is drawn or counted', () => {
    const value = fc.oneof(
      fc.double({ min: 1e-3, max: 1e6, noNaN: true }),
      fc.constantFrom(NaN, 0, -5, Infinity),
    );
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 40 }), (values) => {
        const estimates = [at(3), ...values.map((x) => at(x))];
        const steps = estimates.map((_, i) => 10 * i);
        const figure = gnsFigure({ step: steps, estimates });
        const turned = gnsFigure({ step: steps.toReversed(), estimates: estimates.toReversed() });
        expect(turned).toEqual(figure);
        const drawn = numbers(figure, 'noise', 'noise_scale').filter((x) => x !== null);
        expect(drawn).toEqual(estimates.map((e) => e.value).filter((x) => x > 0 && x < Infinity));
        expect(figure.findings![0]!.numbers).toMatchObject({
          steps: steps.length,
          known: drawn.length,
        });
      }),
    );
  });

  it('counts estimates without a step, and refuses what cannot be drawn', () => {
    const one = [at(5), at(6)];
    expect(gnsFigure({ step: [1, NaN], estimates: one }).caption).toContain(
      'without a step, not shown: 1',
    );
    for (const [data, text] of [
      [{ step: [1], estimates: one }, 'estimates of length 1, got 2'],
      [
        { step: new Float64Array(1e6), estimates: Array.from({ length: 1e6 }, () => lost) },
        'step of length ≤ 20000 (pool steps first)',
      ],
      [{ step: [1, 1], estimates: one }, 'step of different numbers, got 1 twice'],
      [{ step: [1, -Infinity], estimates: one }, 'step of finite numbers'],
      [{ step: [1, 2], estimates: [lost, lost] }, 'estimates with a positive one'],
      [{ step: [], estimates: [] }, 'estimates with a positive one'],
      [{ step: [1, 2], estimates: one, batch: 0 }, 'batch > 0'],
      [{ step: [1, 2], estimates: one, batch: NaN }, 'batch > 0'],
    ] as const)
      expect(() => gnsFigure(data)).toThrow(`gnsFigure: expected ${text}`);
  });
});
