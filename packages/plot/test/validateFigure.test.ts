import type { Figure } from '@bits-per-sample/core';
import { describe, expect, it } from 'vitest';
import { resolveFigure, validateFigure } from '../src/index.ts';
import { numbers, sample, texts } from './support/sample.ts';

const bent = (change: (figure: Record<string, never>) => void) => {
  const figure = structuredClone(sample()) as unknown as Record<string, never>;
  change(figure);
  return figure;
};
const paths = (figure: unknown) => validateFigure(figure).map((problem) => problem.path);

describe('validateFigure', () => {
  it('finds a sound figure sound, also after a trip through JSON', () => {
    expect(validateFigure(sample())).toEqual([]);
    expect(validateFigure(JSON.parse(JSON.stringify(sample())))).toEqual([]);
  });

  // biome-ignore lint/suspicious/noExplicitAny: these figures are wrong on purpose
  it.each<[string, (figure: any) => void]>([
    ['figure.schema', (f) => (f.schema = 'figure/9')],
    ['figure.id', (f) => (f.id = 'no spaces')],
    ['figure.title', (f) => (f.title = '')],
    ['figure.alt', (f) => delete f.alt],
    ['figure.data', (f) => (f.data = null)],
    ['figure.data.set', (f) => (f.data.set = 7)],
    ['figure.data.set.p.type', (f) => (f.data.set.p.type = 'date')],
    ['figure.data.set.p.values', (f) => (f.data.set.p.values = 'abc')],
    ['figure.data.set.p.values[1]', (f) => (f.data.set.p.values[1] = '0.1')],
    ['figure.data.set.h.values', (f) => f.data.set.h.values.pop()],
    ['figure.scales', (f) => delete f.scales],
    ['figure.scales.x', (f) => delete f.scales.x],
    ['figure.scales.x.type', (f) => (f.scales.x.type = 'probit')],
    ['figure.scales.x.domain', (f) => (f.scales.x.domain = [0, 1])],
    ['figure.scales.y.domain', (f) => (f.scales.y.domain = [1, 1])],
    ['figure.scales.y.format', (f) => (f.scales.y.format = 'd')],
    ['figure.scales.y.label', (f) => delete f.scales.y.label],
    ['figure.scales.y.clip', (f) => (f.scales.y.clip = 'hide')],
    ['figure.scales.y.ticks', (f) => (f.scales.y.ticks = 5)],
    ['figure.scales.color.domain', (f) => (f.scales.color.domain = ['a', 'a'])],
    ['figure.scales.color.roles', (f) => (f.scales.color.roles = ['red', 'green'])],
    ['figure.scales.color', (f) => delete f.scales.color],
    ['figure.scales.value', (f) => (f.layers[0] = { ...f.layers[0], mark: 'cell', value: 'h' })],
    ['figure.scales.value.type', (f) => (f.scales.value = { type: 'band' })],
    ['figure.layers', (f) => (f.layers = {})],
    ['figure.layers[0].mark', (f) => (f.layers[0].mark = 'pie')],
    ['figure.layers[0].mark', (f) => (f.layers[0] = null)],
    ['figure.layers[0].data', (f) => (f.layers[0].data = 'other')],
    ['figure.layers[0].x', (f) => (f.layers[0].x = 'q')],
    ['figure.layers[0].x', (f) => delete f.layers[0].x],
    ['figure.layers[0].y2', (f) => (f.layers[0].mark = 'band')],
    ['figure.layers[0]', (f) => (f.layers[0] = { mark: 'rule' })],
    ['figure.layers[0].style.role', (f) => (f.layers[0].style = { role: '#f00' })],
    ['figure.size.width', (f) => (f.size.width = NaN)],
    ['figure.size.height', (f) => delete f.size],
    ['figure.zones[0]', (f) => (f.zones = [null])],
    [
      'figure.zones[0].axis',
      (f) => (f.zones = [{ axis: 'z', from: 0, to: 1, label: '', role: 'good' }]),
    ],
    [
      'figure.zones[0].to',
      (f) => (f.zones = [{ axis: 'x', from: 0, to: 'all', label: '', role: 'good' }]),
    ],
    [
      'figure.zones[0].role',
      (f) => (f.zones = [{ axis: 'x', from: 0, to: 1, label: '', role: 'blue' }]),
    ],
    ['figure.facet.field', (f) => (f.facet = { field: 'run', domain: ['1'] })],
    ['figure.facet.domain', (f) => (f.facet = { field: 'who', domain: [] })],
    ['figure.annotations[0]', (f) => (f.annotations = [3])],
    ['figure.annotations[0]', (f) => (f.annotations = [{ x: NaN, y: 0, text: 'here' }])],
    ['figure.subtitle', (f) => (f.subtitle = 7)],
    ['figure.caption', (f) => (f.caption = null)],
    ['figure.scales.x.ticks[1]', (f) => (f.scales.x.ticks = [0.5, { at: 0.9 }])],
    ['figure.scales.x.ticks[0]', (f) => (f.scales.x.ticks = [NaN])],
    [
      'figure.scales.x.domain[1]',
      (f) => (f.scales.x = { ...f.scales.x, type: 'band', domain: ['a', null] }),
    ],
    ['figure.layers[0].x', (f) => (f.layers[0].x = 'who')],
    ['figure.layers[0].y', (f) => (f.layers[0].y = { datum: 'high' })],
    ['figure.layers[0].size', (f) => (f.layers[0].size = 'who')],
    ['figure.layers[0].style.dash', (f) => (f.layers[0].style = { dash: 'wavy' })],
    ['figure.layers[0].style.symbol', (f) => (f.layers[0].style = { symbol: 'star' })],
    ['figure.layers[0].style.anchor', (f) => (f.layers[0].style = { anchor: 'left' })],
    ['figure.layers[0].style.opacity', (f) => (f.layers[0].style = { opacity: 2 })],
    ['figure.layers[0].meaning', (f) => (f.layers[0].meaning = { kind: 'interval', level: 0.95 })],
    [
      'figure.layers[0].meaning.level',
      (f) => (f.layers[0].meaning = { kind: 'interval', level: 95, of: 'mean', method: 'wilson' }),
    ],
    ['figure.facet.columns', (f) => (f.facet = { field: 'who', domain: ['a'], columns: 0 })],
    ['figure.facet.share', (f) => (f.facet = { field: 'who', domain: ['a'], share: 'all' })],
  ])('names %s', (path, change) => {
    const figure = bent(change);
    expect(paths(figure)).toContain(path);
    const first = validateFigure(figure)[0]!;
    let error: unknown;
    try {
      resolveFigure(figure as unknown as Figure);
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toMatchObject({ code: 'DOMAIN', parameter: first.path });
    expect((error as Error).message).toContain(`resolveFigure: expected ${first.path}`);
  });

  it.each([null, undefined, 3, 'figure', [], {}])('says what is wrong with %j', (value) => {
    expect(validateFigure(value).length).toBeGreaterThan(0);
  });

  it('refuses more series than can be told apart', () => {
    const names = Array.from({ length: 13 }, (_, i) => `s${i}`);
    const figure = sample({
      data: {
        set: {
          p: numbers(names.map(() => 0.5)),
          h: numbers(names.map(() => 1)),
          who: texts(names),
        },
      },
      scales: { ...sample().scales, color: { domain: names } },
    });
    expect(paths(figure)).toEqual(['figure.scales.color.domain']);
  });
});
