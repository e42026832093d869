import { describe, expect, it } from 'vitest';
import { describeFigure } from '../src/index.ts';
import { sample } from './support/sample.ts';

describe('describeFigure', () => {
  it('names marks, axes, series, zones, findings and what lies beyond an axis', () => {
    const figure = sample({
      findings: [{ text: 'The peak is 1 bit', numbers: { bits: 1 } }],
      zones: [{ axis: 'x', from: 0.11, to: 0.89, label: 'fertile', role: 'good' }],
    });
    expect(describeFigure(figure)).toBe(
      'A sample. Picture of points. Horizontal: pass rate, logit scale from 0.001 to 0.999. ' +
        'Vertical: entropy in bits from 0 to 1. Series: a and b. Shaded from 0.11 to 0.89: fertile. The peak is 1 bit. ' +
        '1 point lies beyond the left end of the axis and is drawn at that end. ' +
        '1 point lies beyond the right end of the axis and is drawn at that end.',
    );
  });

  it('describes an empty picture, panels and shades', () => {
    const { scales } = sample();
    const figure = sample({
      layers: [],
      facet: { field: 'who', domain: ['a', 'b'] },
      scales: {
        x: scales.x,
        y: scales.y,
        value: { type: 'linear', label: 'heat', format: 'number' },
      },
    });
    expect(describeFigure(figure)).toContain('Empty picture. ');
    expect(describeFigure(figure)).toContain('Shade: heat. One panel each for a and b.');
  });
});
