import { resolveFigure } from '@bits-per-sample/plot';
import { describe, expect, it } from 'vitest';
import { type ForecastFigureOptions, forecastFigure } from '../../src/index.ts';
import { describeSound, numbers } from '../support/soundFigures.ts';

const seen = { rollouts: [250, 500, 1000], passRate: [0.2, 0.3, 0.4] };
const course = {
  seen: { ...seen, lower: [0.1, 0.2, 0.3], upper: [0.3, 0.4, 0.5] },
  ahead: {
    ...{ rollouts: [1000, 2000, 4000], passRate: [0.41, 0.5, 0.6] },
    ...{ lower: [0.38, 0.42, 0.45], upper: [0.44, 0.6, 0.72] },
  },
};
const without = (part: Partial<ForecastFigureOptions>) => forecastFigure({ ...course, ...part });

describeSound({
  'what was seen and what is ahead': forecastFigure(course),
  'with targets': without({ targets: [0.3, 0.5, 0.65, 0.9] }),
  'nothing seen': without({ seen: { rollouts: [], passRate: [], lower: [], upper: [] } }),
  'a run that is all right': without({
    seen: { rollouts: [500], passRate: [1], lower: [0.99], upper: [1] },
    ahead: { rollouts: [1000, 4000], passRate: [1, 1], lower: [1, 1], upper: [1, 1] },
  }),
});

describe('forecastFigure', () => {
  it('draws the run as points and what is ahead as a band from now on', () => {
    const figure = forecastFigure(course);
    expect(numbers(figure, 'seen', 'passRate')).toEqual(seen.passRate);
    expect(numbers(figure, 'ahead', 'upper')).toEqual(course.ahead.upper);
    const marks = resolveFigure(figure).panels[0]!.series.map(({ mark }) => mark);
    expect(marks).toEqual(['band', 'rule', 'line', 'segment', 'point']);
    expect(figure.layers[1]!.x).toEqual({ datum: 1000 });
    expect(figure.scales.x.domain![1]).toBe(4000);
  });

  it('says where targets lie', () => {
    const texts = without({ targets: [0.3, 0.5, 0.65, 0.9] }).findings!.map(({ text }) => text);
    expect(texts.slice(1)).toEqual([
      'A pass rate of 30 % lies below the forecast of now',
      'A pass rate of 50 % lies below the median at its end',
      'A pass rate of 65 % lies in the upper half of the range',
      'A pass rate of 90 % lies above the range',
    ]);
  });

  it('leaves out rows without a place or a pass rate', () => {
    const { rollouts, passRate, lower, upper } = course.seen;
    const figure = without({
      seen: {
        rollouts: [0, ...rollouts, 1100],
        passRate: [0.1, ...passRate, NaN],
        lower: [0, ...lower, NaN],
        upper: [0.2, ...upper, NaN],
      },
    });
    expect(numbers(figure, 'seen', 'rollouts')).toEqual(rollouts);
  });

  const { ahead } = course;
  it.each<[Partial<ForecastFigureOptions>, string]>([
    [{ ahead: { ...ahead, rollouts: [1000, 4000, 2000] } }, 'ahead.rollouts ascending'],
    [{ ahead: { ...ahead, passRate: [0.41, 0.5] } }, 'ahead.passRate of length 3'],
    [{ ahead: { ...ahead, upper: [0.4, 0.6, 0.7] } }, 'ahead.passRate in its interval'],
    [{ ahead: { ...ahead, upper: [0.5, 0.6, 1.1] } }, 'ahead.passRate in its interval'],
    [{ ahead: { rollouts: [1], passRate: [0], lower: [0], upper: [0] } }, 'ahead two places'],
    [{ targets: [1] }, 'targets at most 6 numbers in (0, 1)'],
    [{ targets: [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7] }, 'targets at most 6'],
  ])('refuses %j', (part, text) => {
    expect(() => without(part)).toThrow(`forecastFigure: expected ${text}`);
  });
});
