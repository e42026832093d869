import { resolveFigure } from '@bits-per-sample/plot';
import { adapterFaults } from '@bits-per-sample/testkit';
import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { rasterise } from '../../testkit/test/rasterise.ts';
import { sampleFigures } from '../../testkit/test/sampleFigures.ts';
import { type ObservablePlot, toObservablePlot } from '../src/index.ts';

const { document } = parseHTML('<html></html>');
const figure = sampleFigures.find(({ id }) => id === 'bits-log')!;
const faults = (library: ObservablePlot, change = (svg: string) => svg) => {
  const svg = change(toObservablePlot(figure, { Plot: library, document }).output.outerHTML);
  return adapterFaults(resolveFigure(figure), { svg, complaints: [], pixels: rasterise(svg) });
};

describe('the contract catches what went wrong once', () => {
  it('finds nothing to say about the picture as it is', () => {
    expect(faults(Plot)).toEqual([]);
  });

  it('an ariaLabel that Plot reads as the name of a field, so that all lines vanish', () => {
    const line: ObservablePlot['line'] = (data, options) =>
      Plot.line(
        Array.from(data as ArrayLike<unknown>, () => ({})),
        { ...options, ariaLabel: 'Supervised: −log₂ p' },
      );
    const found = faults({ ...Plot, line });
    expect(found).toEqual([
      'series Supervised: −log₂ p is not drawn in #D55E00',
      'series Reinforcement: at most H(p) is not drawn in #0072B2',
      '#D55E00 has 0 pixels and should have 60',
      '#0072B2 has 0 pixels and should have 60',
    ]);
  });

  it('an axis title that lands on the title of the picture', () => {
    const found = faults(Plot, (svg) =>
      svg.replace(/(<text[^>]*\sy=")[\d.]+("[^>]*>bits per sample<)/, '$132.3$2'),
    );
    expect(found.join()).toContain('texts lie on each other');
  });
});
