import { resolveFigure } from '@bits-per-sample/plot';
import { describe, expect, it } from 'vitest';
import { learningCurvesFlopsFigure } from '../../src/index.ts';
import { flops, four } from '../support/learningCurves.ts';

describe('learningCurvesFlopsFigure', () => {
  it('puts an evaluation before any compute at the left end, and counts it', () => {
    const figure = learningCurvesFlopsFigure({ curves: flops(four) });
    const resolved = resolveFigure(figure);
    expect(resolved.edges.left).toBe(4);
    expect(figure.alt).toContain('4 points lie beyond the left end of the axis');
    const line = resolved.panels[0]!.series.find(({ mark }) => mark === 'line')!;
    expect(line.x[0]).toBeCloseTo(18, 9);
    expect(resolved.panels[0]!.x.ticks.map(({ label }) => label)).toContain('10¹⁹');
    expect(() =>
      learningCurvesFlopsFigure({ curves: [{ contender: 'a', flops: [0], mean: [0.1] }] }),
    ).toThrow('learningCurvesFlopsFigure: expected curves.flops with one > 0');
  });
});
