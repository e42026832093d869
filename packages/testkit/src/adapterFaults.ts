import { type DrawnShape, type DrawnText, type Place, readSvg } from './readSvg.ts';

interface Axis {
  readonly label: string;
  readonly domain: readonly [number, number];
  readonly ticks: readonly { readonly at: number; readonly label: string }[];
}

/** A resolved figure, as `plot` has it; here by its shape, because the testkit depends on no package. */
export interface PromisedFigure {
  readonly title: string;
  readonly subtitle: string;
  readonly caption: string;
  readonly alt: string;
  readonly panels: readonly {
    readonly label: string;
    readonly x: Axis;
    readonly y: Axis;
    readonly zones: readonly { readonly color: string }[];
    readonly notes: readonly { readonly text: string }[];
    readonly series: readonly {
      readonly mark: string;
      readonly name: string;
      readonly color: string;
      readonly opacity: number;
      readonly edge?: string;
      readonly x: Float64Array;
      readonly y: Float64Array;
      readonly y2: Float64Array;
      readonly texts?: readonly string[];
      readonly fills?: readonly string[];
    }[];
  }[];
  readonly legend: readonly {
    readonly label: string;
    readonly color: string;
    readonly swatch: string;
    readonly opacity: number;
  }[];
  readonly ramp?: {
    readonly label: string;
    readonly ends: readonly [string, string];
  };
  readonly theme: {
    readonly background: string;
    readonly grid: string;
    readonly roles: Readonly<Record<string, string>>;
    readonly ramp: readonly string[];
  };
}

/** A picture as pixels. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue, alpha per pixel; shape [height][width][4]. */
  readonly data: Uint8Array;
}

/** What an adapter's library made of a figure. */
export interface DrawnFigure {
  /** The picture. */
  readonly svg: string;
  /** Where the description does not stand in the picture: what the page is given. */
  readonly alt?: string;
  /** What the library complained about. */
  readonly complaints: readonly string[];
  /** The picture at twice its size. */
  readonly pixels?: Pixels;
}

const scripts = '⁰¹²³⁴⁵⁶⁷⁸⁹⁻₀₁₂₃₄₅₆₇₈₉₋';
/** Raised and lowered digits on the line: a picture may set them either way. */
const level = (text: string) =>
  text.replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹⁻₀-₉₋]/g, (c) => '0123456789−'[scripts.indexOf(c) % 11]!);

/** From axis space to px, found in the tick labels of an axis. */
type ToPixel = (at: number) => number;
interface Found {
  readonly toPixel: ToPixel;
  /** Where the labels stand across the axis. */
  readonly across: number;
}

/**
 * Places of the ticks' labels that lie on one straight line and as far apart as the ticks: a
 * logit axis that was drawn as a linear one has none.
 */
function findAxes({ ticks, domain }: Axis, side: 'x' | 'y', texts: readonly DrawnText[]): Found[] {
  const [along, beside] = side === 'x' ? [0, 1] : [1, 0];
  const of = (label: string) => texts.filter((text) => text.text === level(label));
  const [first, last] = [ticks[0]!, ticks.at(-1)!];
  const found: Found[] = [];
  for (const a of of(first.label))
    for (const b of of(last.label)) {
      if (Math.abs(a.at[beside]! - b.at[beside]!) > 1.5) continue;
      const scale = (b.at[along]! - a.at[along]!) / (last.at - first.at);
      const rising = domain[1] > domain[0] === (side === 'x');
      if (!(rising ? scale > 0 : scale < 0)) continue;
      const toPixel = (at: number) => a.at[along]! + (at - first.at) * scale;
      const all = ticks.every((tick) =>
        of(tick.label).some(
          ({ at }) =>
            Math.abs(at[beside]! - a.at[beside]!) < 1.5 &&
            Math.abs(at[along]! - toPixel(tick.at)) < 1.5,
        ),
      );
      if (all) found.push({ toPixel, across: a.at[beside]! });
    }
  return found;
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function boxOf(vertices: readonly Place[]): Box {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const [x, y] of vertices) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  return { left, right, top, bottom };
}

/** About half an em per letter: narrower than any font, so that an overlap is one. */
function textBox({ text, at: [x, y], anchor, size }: DrawnText): Box {
  const width = 0.42 * size * [...text].length;
  const left = anchor === 'middle' ? x - width / 2 : anchor === 'end' ? x - width : x;
  return { left, right: left + width, top: y - size * 0.3, bottom: y + size * 0.3 };
}

function* overlaps(texts: readonly DrawnText[]): Generator<string> {
  const upright = texts.filter((text) => !text.turned);
  for (const [i, one] of upright.entries())
    for (const other of upright.slice(i + 1)) {
      const [a, b] = [textBox(one), textBox(other)];
      if (a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
        yield `texts lie on each other: ${one.text} | ${other.text}`;
    }
}

const channels = (hex: string) => [1, 3, 5].map((i) => Number.parseInt(hex.slice(i, i + 2), 16));

/** Pixels of a colour that is laid on the ground with an opacity. */
function countPixels({ data }: Pixels, color: string, opacity: number, ground: string): number {
  const [front, back] = [channels(color), channels(ground)];
  const [r, g, b] = front.map((c, i) => c * opacity + back[i]! * (1 - opacity)) as [
    number,
    number,
    number,
  ];
  let count = 0;
  for (let i = 0; i < data.length; i += 4)
    if (
      Math.abs(data[i]! - r) < 12 &&
      Math.abs(data[i + 1]! - g) < 12 &&
      Math.abs(data[i + 2]! - b) < 12
    )
      count++;
  return count;
}

function* pixelFaults(pixels: Pixels, { panels, theme }: PromisedFigure): Generator<string> {
  const blank = countPixels(pixels, theme.background, 1, theme.background);
  if (blank > 0.995 * pixels.width * pixels.height) yield 'the picture is blank';
  const seen = new Set<string>();
  for (const { series } of panels)
    for (const { mark, color, opacity, x, edge, fills } of series) {
      if (x.length === 0 || edge || mark === 'text' || fills || seen.has(`${color} ${opacity}`))
        continue;
      seen.add(`${color} ${opacity}`);
      const count = countPixels(pixels, color, opacity, theme.background);
      if (count < 60) yield `${color} has ${count} pixels and should have 60`;
    }
}

/** Whether a path comes by at a place. */
function passes(vertices: readonly Place[], [x, y]: Place): boolean {
  return vertices.some(([u, v], i) => {
    if (Math.hypot(u - x, v - y) < 2) return true;
    const next = vertices[i + 1];
    if (!next) return false;
    const [dx, dy] = [next[0] - u, next[1] - v];
    const along = ((x - u) * dx + (y - v) * dy) / (dx * dx + dy * dy);
    return along > 0 && along < 1 && Math.hypot(u + along * dx - x, v + along * dy - y) < 2;
  });
}

type Series = PromisedFigure['panels'][number]['series'][number];

/** What is wrong with a series, given where its axes are. */
function* seriesFaults(
  { mark, name, color, x, y, y2, edge, fills }: Series,
  shapes: readonly DrawnShape[],
  { toX, toY, inside }: { toX: ToPixel; toY: ToPixel; inside: (x: number, y: number) => boolean },
): Generator<string> {
  const paint =
    mark === 'line' || mark === 'step' || mark === 'rule' || mark === 'segment' || edge
      ? 'stroke'
      : 'fill';
  const mine = shapes.filter((shape) => shape[paint] === (fills?.[0] ?? color).toLowerCase());
  const label = name || mark;
  if (mark === 'text' || x.length === 0) return;
  if (mine.length === 0) {
    yield `series ${label} is not drawn in ${color}`;
    return;
  }
  const places = Array.from(x, (at, i) => [at, y[i]!, i] as const).filter(([at, up]) =>
    inside(at, up),
  );
  if (mark === 'line' || mark === 'step' || mark === 'band') {
    if (places.length < 2) return;
    const picked = [0.1, 0.3, 0.5, 0.7, 0.9].map((t) => places[Math.floor(t * places.length)]!);
    const whole = mine.some((shape) =>
      picked.every(([at, up]) => passes(shape.vertices, [toX(at), toY(up)])),
    );
    const pieces = picked.every(([at, up]) =>
      mine.some((shape) => passes(shape.vertices, [toX(at), toY(up)])),
    );
    if (!whole && !(pieces && x.some(Number.isNaN)))
      yield `series ${label} has no path through its points`;
    return;
  }
  const isBox = mark === 'bar' || mark === 'hist' || mark === 'cell';
  const seen = places.filter(([, , i]) => !isBox || Math.abs(toY(y[i]!) - toY(y2[i]!)) > 0.5);
  const away = seen.filter(([at, up]) => {
    const place: Place = [toX(at), toY(up)];
    return !mine.some(({ vertices }) => {
      const { left, right, top, bottom } = boxOf(vertices);
      const slack = edge ? 12 : mark === 'point' ? 8 : 2; // of an arc only the ends are known
      return (
        place[0] > left - slack &&
        place[0] < right + slack &&
        place[1] > top - slack &&
        place[1] < bottom + slack
      );
    });
  });
  if (away.length > 0 && !fills)
    yield `series ${label}: ${away.length} of ${seen.length} marks are not in their places`;
}

/**
 * What is wrong with a figure that a plotting library has drawn, by what the resolved figure
 * promises: every text stands there and on no other, tick labels lie where their values are
 * and on the right side of the panel, every series runs through its points in its colour, the
 * legend shows the same colours undiluted, no colour comes from elsewhere, the description is
 * there, the library had nothing to complain about, and of every colour there are enough pixels.
 *
 * @param options `allow`: colours of the library that are invisible and cannot be set.
 * @returns one sentence per fault; empty when the picture keeps the contract.
 */
export function adapterFaults(
  promised: PromisedFigure,
  drawn: DrawnFigure,
  { allow = [] }: { readonly allow?: readonly string[] } = {},
): readonly string[] {
  const faults = drawn.complaints.map((text) => `the library complains: ${text}`);
  const { shapes, descriptions, ...read } = readSvg(drawn.svg);
  const texts = read.texts.map((text) => ({ ...text, text: level(text.text) }));
  const { title, subtitle, caption, alt, panels, legend, ramp, theme } = promised;

  if (![...descriptions, drawn.alt].includes(alt)) faults.push('the alternative text is not there');
  if (
    /NaN|undefined|Infinity|\[object/.test(drawn.svg.replace(/<(desc|title)[^>]*>.*?<\/\1>/gs, ''))
  )
    faults.push('a number went wrong in the picture');

  const page = texts.map((text) => text.text).join(' ');
  const words = new Set(page.split(' '));
  for (const word of [title, subtitle, caption].join(' ').split(/\s+/))
    if (word !== '' && !words.has(level(word))) faults.push(`a word is missing: ${word}`);
  const wanted = new Set([
    ...legend.map((entry) => entry.label),
    ...(ramp ? [ramp.label, ...ramp.ends] : []),
    ...panels.flatMap((panel) => [
      ...[panel.label, panel.x.label, panel.y.label],
      ...[...panel.x.ticks, ...panel.y.ticks].map((tick) => tick.label),
      ...panel.notes.map((note) => note.text),
      ...panel.series.flatMap((series) => series.texts ?? []),
    ]),
  ]);
  for (const text of wanted)
    if (text !== '' && !page.includes(level(text))) faults.push(`a text is missing: ${text}`);

  panels.forEach((panel, i) => {
    const where = panels.length > 1 ? ` of panel ${i + 1}` : '';
    const [{ ticks: tx }, { ticks: ty }] = [panel.x, panel.y];
    if (tx.length < 2 || ty.length < 2) return;
    const [xs, ys] = [findAxes(panel.x, 'x', texts), findAxes(panel.y, 'y', texts)];
    if (xs.length === 0) faults.push(`the ticks of x${where} do not stand where their values are`);
    if (ys.length === 0) faults.push(`the ticks of y${where} do not stand where their values are`);
    // panels may share their labels: one pair of axes has to fit everything in the panel
    const tries = xs.flatMap((x) =>
      ys.map((y) => {
        const list: string[] = [];
        const [left, right] = panel.x.domain.map(x.toPixel) as [number, number];
        const [bottom, top] = panel.y.domain.map(y.toPixel) as [number, number];
        if (!(y.across < left + 1) || left - y.across > right - left)
          list.push(`the y axis${where} does not stand at the left`);
        if (!(x.across > bottom - 1) || x.across - bottom > bottom - top)
          list.push(`the x axis${where} does not stand at the bottom`);
        const base = shapes.some(({ stroke, vertices }) => {
          const box = boxOf(vertices);
          return (
            stroke === theme.roles.muted &&
            Math.abs(box.top - bottom) < 2 &&
            Math.abs(box.bottom - bottom) < 2 &&
            Math.abs(box.left - left) < 3 &&
            Math.abs(box.right - right) < 3
          );
        });
        if (!base) list.push(`no line at the bottom${where} for the x axis`);
        const inside = (at: number, up: number) => {
          const [px, py] = [x.toPixel(at), y.toPixel(up)];
          return px > left - 1 && px < right + 1 && py > top - 1 && py < bottom + 1;
        };
        for (const series of panel.series)
          list.push(...seriesFaults(series, shapes, { toX: x.toPixel, toY: y.toPixel, inside }));
        return list;
      }),
    );
    tries.sort((a, b) => a.length - b.length);
    faults.push(...(tries[0] ?? []));
  });

  const chrome = new Set(
    [
      ...legend.map((entry) => entry.label),
      ...panels.flatMap(({ label, x, y }) => [
        label,
        x.label,
        y.label,
        ...[...x.ticks, ...y.ticks].map((t) => t.label),
      ]),
      ...(ramp ? [ramp.label, ...ramp.ends] : []),
    ].map(level),
  );
  const prose = level([title, subtitle, caption].join(' '));
  const framed = texts.filter(
    ({ text }) => chrome.has(text) || (text.length > 3 && prose.includes(text)),
  );
  const twice = new Set<string>();
  faults.push(
    ...overlaps(
      framed.filter(({ text, at }) => {
        const key = `${text} ${at.map(Math.round)}`;
        return !twice.has(key) && twice.add(key);
      }),
    ),
  );

  for (const { label, color, swatch, opacity } of legend) {
    const wantedOpacity = swatch === 'zone' ? 0.3 : swatch === 'area' ? opacity : 1;
    const names = texts.filter((text) => text.text === level(label));
    const beside = (shape: DrawnShape) =>
      names.some(({ at: [x, y] }) => {
        const box = boxOf(shape.vertices);
        return (
          box.right < x + 2 &&
          box.left > x - 60 &&
          box.bottom > y - 14 &&
          box.top < y + 6 &&
          box.bottom - box.top < 24
        );
      });
    const swatches = shapes.filter(beside);
    const right = swatches.some((shape) =>
      (['fill', 'stroke'] as const).some(
        (paint) =>
          shape[paint] === color.toLowerCase() && shape[`${paint}Opacity`] > 0.9 * wantedOpacity,
      ),
    );
    if (names.length > 0 && !right) faults.push(`the legend does not show ${label} in ${color}`);
  }

  const palette = new Set(
    [
      ...[...Object.values(theme.roles), theme.background, theme.grid, ...theme.ramp, ...allow],
      ...panels.flatMap((panel) => panel.series.flatMap((series) => series.fills ?? [])),
    ].map((color) => color.toLowerCase()),
  );
  const strange = new Set<string>();
  for (const { fill, stroke, fillOpacity, strokeOpacity, vertices } of shapes) {
    const { left, right, top, bottom } = boxOf(vertices);
    const flat = left === right || top === bottom;
    if (fill && !flat && fillOpacity > 0 && !fill.startsWith('url(') && !palette.has(fill))
      strange.add(fill);
    if (stroke && strokeOpacity > 0 && !palette.has(stroke)) strange.add(stroke);
  }
  for (const color of strange) faults.push(`colour ${color} is not the theme's`);

  if (drawn.pixels) faults.push(...pixelFaults(drawn.pixels, promised));
  return [...new Set(faults)];
}
