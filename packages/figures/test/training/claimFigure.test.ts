import { validateFigure } from '@bits-per-sample/plot';
import { describe, expect, it } from 'vitest';
import { claimFigure } from '../../src/index.ts';
import { describeSound } from '../support/soundFigures.ts';

const result = {
  id: 'best-of',
  claim: 'The best of many attempts tells most.',
  verdict: 'Holds per sample.',
  picture: {
    x: 'attempts per sample',
    y: 'bits',
    series: [
      { name: 'per sample', x: [1, 4, 16], y: [0.1, 0.4, 0.9] },
      { name: 'per rollout', x: [1, 4, 16], y: [0.1, 0.05, 0.01] },
    ],
  },
};

describeSound({
  claim: claimFigure(result),
  'claim over a logarithm': claimFigure({
    ...result,
    picture: { ...result.picture, xScale: 'log' },
  }),
});

describe('claimFigure', () => {
  it('says where every line begins and ends', () => {
    const { findings, title, subtitle, alt } = claimFigure(result);
    expect(findings!.map(({ text }) => text)).toEqual([
      'per sample: 0.1 at 1, 0.9 at 16',
      'per rollout: 0.1 at 1, 0.01 at 16',
    ]);
    expect({ title, subtitle }).toEqual({ title: result.claim, subtitle: result.verdict });
    expect(alt).toContain('per rollout: 0.1 at 1, 0.01 at 16');
  });

  it('takes any text as the name of a claim', () => {
    const figure = claimFigure({ ...result, id: '<b> & "c"' });
    expect(figure.id).toBe('claim--b-c-');
    expect(validateFigure(figure)).toEqual([]);
  });

  it('is logarithmic where it is told', () => {
    const log = claimFigure({ ...result, picture: { ...result.picture, xScale: 'log' } });
    expect([claimFigure(result).scales.x.type, log.scales.x.type]).toEqual(['linear', 'log']);
  });

  it('refuses two lines of one name', () => {
    const [line] = result.picture.series;
    const picture = { ...result.picture, series: [line!, line!] };
    expect(() => claimFigure({ ...result, picture })).toThrow('claimFigure: expected curves');
  });
});
