import { resolveFigure } from '@bits-per-sample/plot';
import { describe, expect, it } from 'vitest';
import { oneAxisFigure, type Signal } from '../../src/index.ts';
import { describeSound, numbers } from '../support/soundFigures.ts';

const rollout: Signal = {
  ...{ name: 'RL rollout', kind: 'at most', tokens: 1000, flops: 1e12, dollars: 1e-3 },
  bits: { value: 0.4, lower: 0.3, upper: 0.5, level: 0.95, method: 'm' },
};
const example: Signal = {
  ...{ name: 'SFT example', kind: 'absorbed', tokens: 400 },
  bits: { value: 80, lower: -5, upper: 165, level: 0.95, method: 'm' },
};
const teacher: Signal = { name: 'Teacher', kind: 'at least', bits: { value: 20 }, tokens: 1000 };
const idle: Signal = { name: 'Idle', kind: 'absorbed', bits: { value: -1 }, tokens: 10 };

describeSound({
  'three signals': oneAxisFigure({ signals: [rollout, example, teacher] }),
  'one alone': oneAxisFigure({ signals: [example] }),
  'with one that gave nothing': oneAxisFigure({ signals: [rollout, idle] }),
});

describe('oneAxisFigure', () => {
  it('divides bits by what a sample costs, a panel where two of them are known', () => {
    const figure = oneAxisFigure({ signals: [rollout, example, teacher] });
    expect(figure.facet?.domain).toEqual(['bits per sample', 'bits per token']);
    expect(numbers(figure, 'at_most', 'value')).toEqual([0.4, 0.4 / 1000]);
    expect(numbers(figure, 'absorbed', 'value')).toEqual([80, 0.2]);
    expect(figure.findings!.map(({ text }) => text)).toEqual([
      'Per sample: SFT example 80 bits absorbed, Teacher at least 20, RL rollout at most 0.4',
      'Per token: SFT example 0.2 bits absorbed, Teacher at least 0.02, RL rollout at most 0.0004',
    ]);
    // an interval that reaches below nothing has no place on a logarithm
    expect(numbers(figure, 'intervals', 'lower')).toHaveLength(2);
    expect(resolveFigure(figure).panels).toHaveLength(2);
    const priced = { ...teacher, flops: 4e12 };
    const more = oneAxisFigure({ signals: [rollout, example, priced] });
    expect(numbers(more, 'at_most', 'value')).toEqual([0.4, 0.4 / 1000, 0.4e-12]);
    expect(more.findings!.at(-1)!.text).toBe(
      'Per FLOP: Teacher at least 5×10⁻¹² bits, RL rollout at most 4×10⁻¹³',
    );
  });

  it('counts signals that gave nothing', () => {
    expect(oneAxisFigure({ signals: [rollout, idle] }).caption).toContain('not shown: 1');
  });

  it.each<[readonly object[], string]>([
    [[], 'signals of 1 to 20'],
    [[rollout, rollout], 'signals of different names'],
    [[{ ...rollout, kind: 'about' }], 'signals[0].kind at most or at least or absorbed'],
    [[{ ...rollout, tokens: 0 }], 'signals[0].tokens positive and finite'],
    [[{ ...rollout, bits: { value: Infinity } }], 'signals[0].bits a finite number'],
    [[idle], 'signals with bits above 0'],
  ])('refuses %j', (signals, text) => {
    expect(() => oneAxisFigure({ signals: signals as Signal[] })).toThrow(
      `oneAxisFigure: expected ${text}`,
    );
  });
});
