import { describe, expect, it } from 'vitest';
import { recorder } from '../src/index.ts';
import { sample } from './support/sample.ts';

describe('recorder', () => {
  it('writes down every text and every mark, and the warnings', () => {
    const figure = sample({
      subtitle: 'of points',
      caption: 'made up',
      annotations: [{ x: 0.5, y: 1, text: 'peak' }],
    });
    const { output, warnings } = recorder(figure);
    expect(warnings).toEqual([]);
    const drawn = (kind: string) =>
      output.filter((call) => call.draw === kind).map((call) => call.text);
    expect(['title', 'subtitle', 'caption', 'axis', 'note'].map(drawn)).toEqual([
      ['A sample'],
      ['of points'],
      ['made up'],
      ['pass rate', 'entropy (bits)'],
      ['peak', '1 at 0', '1 at 1'],
    ]);
    expect(drawn('tick')).toContain('0.999');
    expect(output.filter((call) => call.draw === 'point').map((call) => call.count)).toEqual([
      1, 1, 1, 2,
    ]);
  });
});
