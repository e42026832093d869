import { describe, expect, it } from 'vitest';
import { adapterFaults, normaliseIds, type PromisedFigure, readSvg } from '../../src/index.ts';

const promised: PromisedFigure = {
  title: 'A line',
  subtitle: '',
  caption: '',
  alt: 'It rises & falls.',
  size: { width: 320 },
  panels: [
    {
      label: '',
      x: { label: 'p', domain: [-2, 2], ticks: [-2, 0, 2].map((at) => ({ at, label: `x${at}` })) },
      y: { label: 'bits', domain: [0, 1], ticks: [0, 1].map((at) => ({ at, label: `y${at}` })) },
      zones: [],
      notes: [],
      series: [
        {
          mark: 'line',
          name: 'curve',
          color: '#0072B2',
          opacity: 1,
          x: Float64Array.of(-2, -1, 0, 1, 2),
          y: Float64Array.of(0, 0.5, 1, 0.5, 0),
          y2: Float64Array.of(0, 0.5, 1, 0.5, 0),
        },
      ],
    },
  ],
  legend: [{ label: 'curve', color: '#0072B2', swatch: 'line', opacity: 1 }],
  theme: {
    background: '#ffffff',
    grid: '#e4e5e9',
    ramp: [],
    roles: { fg: '#1b1c20', muted: '#6b7078', 'series-1': '#0072B2' },
  },
};

const text = (words: string, x: number, y: number, anchor = 'middle') =>
  `<text fill="#1b1c20" font-size="12" text-anchor="${anchor}" dominant-baseline="central" transform="translate(${x},${y})">${words}</text>`;
const ticks = (places = [100, 200, 300]) =>
  [-2, 0, 2].map((at, i) => text(`x${at}`, places[i]!, 215)).join('');
const line = '<path d="M100,200L150,150L200,100L250,150L300,200" fill="none" stroke="#0072b2"/>';
const swatch = '<path d="M10,40h20" fill="none" stroke="rgb(0, 114, 178)"/>';
const base = '<line x1="100" x2="300" y1="200" y2="200" style="stroke:#6b7078"/>';
const sound = [
  '<svg role="img"><title>t</title><desc>It rises &amp; falls.</desc>',
  text('A line', 10, 20, 'start'),
  swatch,
  text('curve', 36, 40, 'start'),
  text('bits', 10, 80, 'start'),
  text('y0', 90, 200, 'end'),
  text('y1', 90, 100, 'end'),
  ticks(),
  text('p', 200, 235),
  base,
  line,
  '</svg>',
].join('');
const faults = (svg: string, complaints: string[] = []) =>
  adapterFaults(promised, { svg, complaints });

describe('adapterFaults', () => {
  it('finds nothing wrong with a sound picture', () => {
    expect(faults(sound)).toEqual([]);
  });

  it.each([
    [
      'a line that vanished',
      sound.replace(line, ''),
      'series curve has no path through its points',
    ],
    [
      'a line that runs elsewhere',
      sound.replace('L200,100', 'L200,160'),
      'series curve has no path through its points',
    ],
    [
      'ticks on another scale',
      sound.replace(ticks(), ticks([100, 120, 300])),
      'the ticks of x do not stand where their values are',
    ],
    [
      'an axis that runs backwards',
      sound.replace(ticks(), ticks([300, 200, 100])),
      'the ticks of x do not stand where their values are',
    ],
    ['an empty tick label', sound.replace('>x0<', '><'), 'a text is missing: x0'],
    [
      'a y axis at the right',
      sound.replaceAll('translate(90,', 'translate(330,'),
      'the y axis does not stand at the left',
    ],
    [
      'an axis line at zero',
      sound.replace(base, base.replaceAll('200', '150')),
      'no line at the bottom for the x axis',
    ],
    [
      'a foreign colour',
      sound.replace('<desc', '<path d="M0,0L9,9L0,9Z" fill="#5070dd"/><desc'),
      "colour #5070dd is not the theme's",
    ],
    [
      'a pale swatch',
      sound.replace(swatch, swatch.replace('<path', '<path opacity="0.16"')),
      'the legend does not show curve in #0072B2',
    ],
    [
      'an axis title on the title',
      sound.replace(text('bits', 10, 80, 'start'), text('bits', 20, 22, 'start')),
      'texts lie on each other: A line | bits',
    ],
    ['a lost description', sound.replace('falls.<', 'falls<'), 'the alternative text is not there'],
    [
      'a number that went wrong',
      sound.replace('M100,200', 'MNaN,200'),
      'a number went wrong in the picture',
    ],
    [
      'a text that is cut',
      sound
        .replace('<svg ', '<svg width="320" ')
        .replace(text('p', 200, 235), text('p and far more words', 290, 235)),
      'a text is cut at the edge: p and far more words',
    ],
    [
      'another width',
      sound.replace('<svg ', '<svg width="900" '),
      'the picture is 900 px wide and should have 320',
    ],
    ['a lost word', sound.replace('>A line<', '>A<'), 'a word is missing: line'],
  ])('finds %s', (_, svg, fault) => {
    expect(faults(svg)).toContain(fault);
  });

  it('hears what the library complains about', () => {
    expect(faults(sound, ['no such scale'])).toEqual(['the library complains: no such scale']);
  });

  it('counts pixels', () => {
    const data = new Uint8Array(4 * 100 * 100).fill(255);
    const pixels = { width: 100, height: 100, data };
    const drawn = { svg: sound, complaints: [], pixels };
    expect(adapterFaults(promised, drawn)).toEqual([
      'the picture is blank',
      '#0072B2 has 0 pixels and should have 60',
    ]);
    // what a neighbour looks like is not the colour: 20 of 255 away in one channel is another one
    for (let i = 0; i < 80; i++) data.set([20, 0x72, 0xb2, 255], 4 * i);
    expect(adapterFaults(promised, drawn)).toEqual(['#0072B2 has 0 pixels and should have 60']);
    for (let i = 0; i < 80; i++) data.set([0, 0x72, 0xb2, 255], 4 * i);
    expect(adapterFaults(promised, drawn)).toEqual([]);
  });
});

describe('readSvg', () => {
  it('works out nested transforms, relative paths and inherited looks', () => {
    const { shapes, texts } = readSvg(
      '<svg><g transform="translate(10 20) scale(2)" fill="#0af" opacity="0.5">' +
        '<path d="M1 1l2 0v3h-2z" fill-opacity="0.5"/><g transform="rotate(90,1,1)"><text x="2" y="1" font-size="10" dominant-baseline="middle">a<tspan dy="1em">b</tspan><tspan x="0">c</tspan></text></g></g>' +
        '<clipPath id="c"><rect width="3" height="3"/></clipPath></svg>',
    );
    expect(shapes).toEqual([
      {
        tag: 'path',
        fill: '#00aaff',
        stroke: undefined,
        fillOpacity: 0.25,
        strokeOpacity: 0,
        vertices: [
          [12, 22],
          [16, 22],
          [16, 28],
          [12, 28],
        ],
      },
    ]);
    expect(texts).toHaveLength(1);
    expect(texts[0]).toMatchObject({ text: 'ab c', size: 10, turned: true });
    expect(texts[0]!.at.map((place) => Math.round(place * 1e6) / 1e6)).toEqual([12, 24]);
  });
});

describe('normaliseIds', () => {
  it('makes pictures equal that differ in their ids alone', () => {
    const picture = (n: number) =>
      `<svg><g id="zr${n}-a" clip-path="url(#zr${n}-c0)" class="mark zr${n}-cls-${n + 4}"/><use href="#zr${n}-a"/><style>.zr${n}-cls-${n + 4}:hover { fill: red }</style></svg>`;
    expect(normaliseIds(picture(0))).toBe(normaliseIds(picture(7)));
    expect(normaliseIds(picture(0))).not.toBe(normaliseIds(picture(7).replace('red', 'blue')));
    expect(normaliseIds(picture(0))).toContain('class="mark id');
  });
});
