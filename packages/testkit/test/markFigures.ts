import type { Figure, FigureColumn, FigureLayer, FigureScale } from '../../core/src/index.ts';

const numbers = (values: readonly (number | null)[]): FigureColumn => ({ type: 'number', values });
const texts = (values: readonly string[]): FigureColumn => ({ type: 'string', values });
const grid = Array.from({ length: 41 }, (_, i) => i / 40);
const linear = (label: string, domain: readonly [number, number]): FigureScale => ({
  type: 'linear',
  label,
  domain,
  format: 'number',
});

const data: Figure['data'] = {
  curve: {
    x: numbers(grid),
    y: numbers(grid.map((x) => 4 * x * (1 - x))),
    low: numbers(grid.map((x) => 3 * x * (1 - x))),
    who: texts(grid.map((_, i) => (i % 2 ? 'odd & <even>' : 'even'))),
  },
  few: {
    x: numbers([0.1, 0.5, 0.9]),
    x2: numbers([0.3, 0.7, 1]),
    y: numbers([0.2, 0.9, 0.4]),
    y2: numbers([0.4, 0.6, 0.1]),
    v: numbers([1, 2, 3]),
    label: texts(['one', 'two & <three>', 'log₂ p']),
  },
};

const layers: Record<FigureLayer['mark'], FigureLayer> = {
  line: { mark: 'line', data: 'curve', x: 'x', y: 'y', color: 'who' },
  step: { mark: 'step', data: 'curve', x: 'x', y: 'y', label: 'steps', style: { dash: 'dashed' } },
  band: {
    mark: 'band',
    data: 'curve',
    x: 'x',
    y: 'low',
    y2: 'y',
    label: 'interval',
    style: { role: 'series-3' },
    meaning: { kind: 'interval', level: 0.9, of: 'mean', method: 'bootstrap' },
  },
  point: {
    mark: 'point',
    data: 'few',
    x: 'x',
    y: 'y',
    size: 'v',
    label: 'points',
    style: { role: 'bad', symbol: 'square' },
  },
  bar: { mark: 'bar', data: 'few', x: 'x', y: 'y', label: 'bars', style: { role: 'series-1' } },
  hist: {
    mark: 'hist',
    data: 'few',
    x: 'x',
    x2: 'x2',
    y: 'y',
    label: 'bins',
    style: { role: 'series-4' },
  },
  cell: { mark: 'cell', data: 'few', x: 'x', x2: 'x2', y: 'y', y2: 'y2', value: 'v' },
  rule: { mark: 'rule', y: { datum: 0.5 }, label: 'limit', style: { role: 'warn' } },
  segment: {
    mark: 'segment',
    data: 'few',
    x: 'x',
    y: 'y',
    x2: 'x2',
    y2: 'y2',
    label: 'segments',
    style: { role: 'muted' },
  },
  text: {
    mark: 'text',
    data: 'few',
    x: 'x',
    y: 'y',
    text: 'label',
    style: { anchor: 'start', shift: [4, -4] },
  },
};

const base: Omit<Figure, 'id' | 'title' | 'layers'> = {
  schema: 'figure/1',
  subtitle:
    'A subtitle that is long enough to be broken into two lines, because a picture must not be wider than its panel is',
  caption: 'Made up.',
  alt: 'A picture "of" <marks> & more.',
  data,
  scales: {
    x: linear('across', [0, 1]),
    y: linear('up', [0, 1]),
    color: { domain: ['even', 'odd & <even>'] },
    value: { type: 'linear', label: 'heat', format: 'number' },
  },
  zones: [{ axis: 'x', from: 0.2, to: 0.6, label: 'zone', role: 'good' }],
  annotations: [{ x: 0.5, y: 0.95, text: 'a note' }],
  size: { width: 520, height: 300 },
};

/** One figure per mark, some with facets, one on a logit axis with points beyond it. */
export const markFigures: readonly Figure[] = [
  ...Object.values(layers).map(
    (layer): Figure => ({
      ...base,
      id: `mark-${layer.mark}`,
      title: `A ${layer.mark}`,
      layers: [layer],
    }),
  ),
  {
    ...base,
    id: 'facets',
    title: 'Panels',
    layers: [layers.line, layers.rule],
    facet: { field: 'who', domain: ['even', 'odd & <even>', 'none'], columns: 2 },
    size: { width: 640, height: 420 },
  },
  {
    ...base,
    id: 'facet',
    title: 'One panel',
    layers: [layers.line],
    facet: { field: 'who', domain: ['odd & <even>'] },
  },
  {
    ...base,
    id: 'edges',
    title: 'Beyond the ends',
    data: { set: { p: numbers([0, 0, 0.001, 0.5, 1]), h: numbers([0, 0, 0.01, 1, 2]) } },
    scales: {
      x: { type: 'logit', domain: [0.001, 0.999], label: 'p', format: 'probability' },
      y: linear('h', [0, 1]),
    },
    layers: [{ mark: 'point', data: 'set', x: 'p', y: 'h', label: 'prompts' }],
  },
  {
    ...base,
    id: 'categories',
    title: 'Categories',
    data: { set: { who: texts(['a', 'b', 'c']), n: numbers([1, 5, 3]) } },
    scales: { x: linear('n', [0, 6]), y: { type: 'band', label: 'who', format: 'number' } },
    zones: [],
    annotations: [],
    layers: [{ mark: 'bar', data: 'set', x: 'n', y: 'who', label: 'counts' }],
  },
  { ...base, id: 'empty', title: 'Nothing', data: {}, layers: [] },
];
