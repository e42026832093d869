import { resolveFigure } from '@bits-per-sample/plot';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type RunOverTimeFigureOptions, runOverTimeFigure } from '../../src/index.ts';
import { numbers, texts } from '../support/figures.ts';

const run: RunOverTimeFigureOptions = {
  headline: 'live groups',
  step: [0, 10, 20, 30],
  value: [0.8, 0.6, 0.3, 0.1],
  format: 'percent',
};

describe('runOverTimeFigure', () => {
  it('says the mean of the steps before the window and in it', () => {
    const [first] = runOverTimeFigure({ ...run, window: { from: 20, to: 30 } }).findings!;
    expect(first!.text).toBe('Mean of the steps: 70 % before, 20 % now');
    const still = runOverTimeFigure({ ...run, window: { from: 0, to: 30 } }).findings!;
    expect(still[0]!.text).toBe('From 80 % at step 0 to 10 % at step 30');
  });

  it('a step without a value is a gap, and in no mean', () => {
    const figure = runOverTimeFigure({
      ...run,
      value: [0.8, NaN, 0.3, 0.1],
      window: { from: 20, to: 30 },
    });
    expect(numbers(figure, 'curves', 'value')).toEqual([0.8, null, 0.3, 0.1]);
    expect(figure.findings![0]!.numbers.before).toBe(0.8);
  });

  it('shades the window; of one step alone back to half the way from the step before', () => {
    const zones = (from: number) => runOverTimeFigure({ ...run, window: { from, to: 30 } }).zones;
    expect(zones(20)).toMatchObject([{ from: 20, to: 30, label: 'Now: steps 20 to 30' }]);
    expect(zones(30)).toMatchObject([{ from: 25, to: 30, label: 'Now: step 30' }]);
  });

  it('draws a line at the step of an onset, and none where no single step can be named', () => {
    const figure = runOverTimeFigure({
      ...run,
      onsets: [
        { label: 'Alarm', step: 20, low: 10, high: 30 },
        { label: 'Note', low: 0, high: 20, severity: 'note' },
      ],
    });
    const [alarm, note] = [
      'Alarm: since step 20 (10 to 30)',
      'Note: little by little from step 0 to 20',
    ];
    expect(texts(figure, 'onsets', 'finding')).toEqual([alarm, note, note]);
    expect(numbers(figure, 'onsets', 'since')).toEqual([20, 0, 20]);
    expect(figure.zones).toMatchObject([
      { from: 10, to: 30, label: alarm, role: 'bad' },
      { from: 0, to: 20, label: note, role: 'neutral' },
    ]);
    expect(figure.annotations!.map(({ text }) => text)).toEqual(['step 20', 'steps 0 to 20']);
    for (const text of [alarm, note]) expect(figure.alt).toContain(text);
    const labels = resolveFigure(figure).legend.map(({ label }) => label);
    expect(labels).toEqual(['live groups', alarm, note]);
  });

  it('law: names stand above the data, which no tick of the axis is beyond', () => {
    const value = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(value, { minLength: 2, maxLength: 9 }),
        fc.integer({ min: 1, max: 8 }),
        fc.boolean(),
        (values, count, share) => {
          const top = share ? 1 : Math.max(...values);
          const figure = runOverTimeFigure({
            headline: 'x',
            step: values.map((_, i) => i),
            value: values,
            format: share ? 'percent' : 'number',
            onsets: Array.from({ length: count }, (_, i) => ({ label: `${i}`, low: 0, high: 1 })),
          });
          for (const { y } of figure.annotations!) expect(y).toBeGreaterThan(top);
          const { panels } = resolveFigure(figure);
          const [, end] = panels[0]!.y.domain;
          expect(end).toBeGreaterThan(Math.max(...figure.annotations!.map(({ y }) => Number(y))));
          if (share) for (const { at } of panels[0]!.y.ticks) expect(at).toBeLessThanOrEqual(1);
        },
      ),
    );
  });

  it('of a long run no spike is lost, and its means are of all steps', () => {
    const value = Array.from({ length: 5000 }, (_, t) => (t === 3337 ? 50 : t % 2));
    const figure = runOverTimeFigure({
      headline: 'gradient norm',
      step: value.map((_, t) => t),
      value,
      window: { from: 4000, to: 4999 },
    });
    expect(numbers(figure, 'curves', 'value')).toContain(50);
    expect(numbers(figure, 'curves', 'step').length).toBeLessThanOrEqual(400);
    expect(numbers(figure, 'curves', 'step')).toContain(0);
    expect(numbers(figure, 'curves', 'step')).toContain(4999);
    // 2,000 ones among 4,000 steps, one of them 50
    expect(figure.findings![0]!.numbers.before).toBeCloseTo((1999 + 50) / 4000, 12);
    expect(figure.findings![0]!.numbers.now).toBeCloseTo(0.5, 12);
  });

  const onset = { label: 'Alarm', step: 20, low: 10, high: 30 };
  it.each([
    [{ headline: ' ' }, 'headline a name'],
    [{ value: [1] }, 'value of length 4, got 1'],
    [{ value: [NaN, NaN, NaN, NaN] }, 'curves 1 to 12'],
    [{ step: [0, Infinity, 2, 3] }, 'step[1] a finite number'],
    [{ format: 'bits' }, 'format number or percent'],
    [{ window: { from: 2, to: 1 } }, 'window.to a number of at least 2'],
    [{ window: { from: -Infinity, to: 1 } }, 'window.from a finite number'],
    [{ onsets: [{ ...onset, low: -1 }] }, 'onsets[0].low in [0, 30]'],
    [{ onsets: [{ ...onset, high: 5 }] }, 'onsets[0].high in [10, 30]'],
    [{ onsets: [{ ...onset, step: 5 }] }, 'onsets[0].step in [10, 30]'],
    [{ onsets: [{ ...onset, severity: 'loud' }] }, 'onsets[0].severity alarm, ask, good or note'],
    [{ onsets: [onset, onset] }, 'onsets of different names'],
    [{ onsets: Array(9).fill(onset) }, 'onsets at most 8, got 9'],
  ])('refuses %j', (wrong, text) => {
    expect(() => runOverTimeFigure({ ...run, ...wrong })).toThrow(
      `runOverTimeFigure: expected ${text}`,
    );
  });
});
