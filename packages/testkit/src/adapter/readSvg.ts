/** A place in px from the upper left corner of the picture. */
export type Place = readonly [x: number, y: number];

/** A text as it stands in a picture. */
export interface DrawnText {
  readonly text: string;
  /** Its lines, of which `text` is made. */
  readonly lines: readonly string[];
  /** Where it is anchored, at the middle of its height. */
  readonly at: Place;
  readonly anchor: string;
  readonly size: number;
  /** Turned by a quarter, as axis titles may be. */
  readonly turned: boolean;
}

/** A path, line, circle or rectangle as it stands in a picture. */
export interface DrawnShape {
  readonly tag: string;
  /** Colours as `#rrggbb`; undefined where there is none. */
  readonly fill: string | undefined;
  readonly stroke: string | undefined;
  /** Opacity in which the colour is seen, in [0, 1]. */
  readonly fillOpacity: number;
  readonly strokeOpacity: number;
  readonly vertices: readonly Place[];
}

type Attributes = Readonly<Record<string, string>>;
type Matrix = readonly [number, number, number, number, number, number];

const inherited = ['fill', 'stroke', 'fill-opacity', 'stroke-opacity', 'font-size', 'text-anchor'];
const entities: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  quot: '"',
  amp: '&',
  apos: "'",
};

/** Text of markup as a reader sees it. */
export const decodeXml = (text: string) =>
  text.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name: string) =>
    hex || decimal
      ? String.fromCodePoint(hex ? Number.parseInt(hex, 16) : Number(decimal))
      : (entities[name] ?? whole),
  );

const multiply = (m: Matrix, n: Matrix): Matrix => [
  m[0] * n[0] + m[2] * n[1],
  m[1] * n[0] + m[3] * n[1],
  m[0] * n[2] + m[2] * n[3],
  m[1] * n[2] + m[3] * n[3],
  m[0] * n[4] + m[2] * n[5] + m[4],
  m[1] * n[4] + m[3] * n[5] + m[5],
];
const apply = (m: Matrix, [x, y]: Place): Place => [
  m[0] * x + m[2] * y + m[4],
  m[1] * x + m[3] * y + m[5],
];

function readTransform(text: string): Matrix {
  let matrix: Matrix = [1, 0, 0, 1, 0, 0];
  for (const [, name, list] of text.matchAll(/(\w+)\(([^)]*)\)/g)) {
    const [a = 0, b, c = 0, d, e, f] = list!.split(/[\s,]+/).map(Number);
    const turn = (a * Math.PI) / 180;
    const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
    const next: readonly Matrix[] =
      name === 'translate'
        ? [[1, 0, 0, 1, a, b ?? 0]]
        : name === 'scale'
          ? [[a, 0, 0, b ?? a, 0, 0]]
          : name === 'rotate'
            ? [
                [1, 0, 0, 1, b ?? 0, c],
                [cos, sin, -sin, cos, 0, 0],
                [1, 0, 0, 1, -(b ?? 0), -c],
              ]
            : [[a, b!, c, d!, e!, f!]];
    for (const one of next) matrix = multiply(matrix, one);
  }
  return matrix;
}

/** Ends of the pieces of a path. */
function readPath(d: string): Place[] {
  const places: Place[] = [];
  let [x, y] = [0, 0];
  const arity: Readonly<Record<string, number>> = {
    m: 2,
    l: 2,
    h: 1,
    v: 1,
    c: 6,
    s: 4,
    q: 4,
    t: 2,
    a: 7,
  };
  for (const [, command, list] of d.matchAll(/([a-zA-Z])([^a-zA-Z]*(?:e-?\d+[^a-zA-Z]*)*)/g)) {
    const lower = command!.toLowerCase();
    const n = arity[lower];
    if (n === undefined) continue;
    const values = (list!.match(/-?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/g) ?? []).map(Number);
    const relative = command === lower;
    for (let i = 0; i + n <= values.length; i += n) {
      const [u, v] = [values[i + n - 2]!, values[i + n - 1]!];
      const [dx, dy] = relative ? [x, y] : [0, 0];
      if (lower === 'h') x = v + dx;
      else if (lower === 'v') y = v + dy;
      else [x, y] = [u + dx, v + dy];
      places.push([x, y]);
    }
  }
  return places;
}

function readShape(tag: string, attributes: Attributes): Place[] {
  const n = (name: string) => Number.parseFloat(attributes[name] ?? '0');
  switch (tag) {
    case 'path':
      return readPath(attributes.d ?? '');
    case 'line':
      return [
        [n('x1'), n('y1')],
        [n('x2'), n('y2')],
      ];
    case 'rect':
      return [
        [n('x'), n('y')],
        [n('x') + n('width'), n('y') + n('height')],
      ];
    case 'circle':
      return [
        [n('cx') - n('r'), n('cy') - n('r')],
        [n('cx') + n('r'), n('cy') + n('r')],
      ];
    case 'polyline':
    case 'polygon': {
      const values = (attributes.points ?? '').split(/[\s,]+/).map(Number);
      return Array.from({ length: values.length >> 1 }, (_, i) => [
        values[2 * i]!,
        values[2 * i + 1]!,
      ]);
    }
    default:
      return [];
  }
}

/** A colour as `#rrggbb` and its opacity; undefined for none. */
function readColor(text: string | undefined): { hex: string; alpha: number } | undefined {
  if (text === undefined || text === 'none' || text === 'transparent') return undefined;
  const hex = /^#([0-9a-f]{3,8})$/i.exec(text)?.[1]?.toLowerCase();
  const byte = (value: number) => Math.round(value).toString(16).padStart(2, '0');
  if (hex !== undefined) {
    const full = hex.length < 6 ? [...hex].map((c) => c + c).join('') : hex;
    const alpha = full.length === 8 ? Number.parseInt(full.slice(6), 16) / 255 : 1;
    return { hex: `#${full.slice(0, 6)}`, alpha };
  }
  const channels = /^rgba?\(([^)]*)\)$/
    .exec(text)?.[1]
    ?.split(/[\s,/]+/)
    .map(Number);
  if (!channels) return { hex: text, alpha: 1 };
  return { hex: `#${channels.slice(0, 3).map(byte).join('')}`, alpha: channels[3] ?? 1 };
}

// long: one pass over the tokens of a document with what it knows of the levels above
/** What stands in an SVG text and where, with all transforms worked out: enough of SVG for charts. */
export function readSvg(svg: string): {
  readonly texts: readonly DrawnText[];
  readonly shapes: readonly DrawnShape[];
  /** Descriptions that a screen reader is given. */
  readonly descriptions: readonly string[];
  /** Of the whole picture, where it says so. */
  readonly width: number | undefined;
} {
  const texts: DrawnText[] = [];
  const shapes: DrawnShape[] = [];
  const descriptions: string[] = [];
  interface Level {
    readonly tag: string;
    readonly attributes: Attributes;
    readonly matrix: Matrix;
    readonly opacity: number;
    readonly hidden: boolean;
  }
  const root: Level = {
    tag: '',
    attributes: { fill: '#000000', 'font-size': '16' },
    matrix: [1, 0, 0, 1, 0, 0] as const,
    opacity: 1,
    hidden: false,
  };
  const stack: Level[] = [root];
  let words: { level: Level; text: string } | undefined;
  let prose: string | undefined;
  const token = /<(\/?)([\w:-]+)((?:\s+[\w:-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>|([^<]+)/g;
  for (const [, closing, tag, list, single, text] of svg.matchAll(token)) {
    if (text !== undefined) {
      if (words) words.text += text;
      if (prose !== undefined) prose += text;
      continue;
    }
    if (closing) {
      if (tag === 'text' && words) {
        const { attributes: a, matrix } = words.level;
        const size = Number.parseFloat(a['font-size']!);
        const central = /central|middle/.test(a['dominant-baseline'] ?? '') ? 0 : -0.33;
        const length = (text = '0') => Number.parseFloat(text) * (text.endsWith('em') ? size : 1);
        const y = length(a.y) + length(a.dy) + central * size;
        const at = apply(matrix, [length(a.x), y]);
        const lines = decodeXml(words.text).trim().split('\n');
        const plain = lines.join(' ');
        if (plain !== '' && !words.level.hidden)
          texts.push({
            text: plain,
            lines,
            at,
            anchor: a['text-anchor'] ?? 'start',
            size,
            turned: Math.abs(matrix[1]) > 0.5,
          });
        words = undefined;
      }
      if ((tag === 'title' || tag === 'desc') && prose !== undefined) {
        descriptions.push(decodeXml(prose));
        prose = undefined;
      }
      if (stack.length > 1) stack.pop();
      continue;
    }
    const own: Record<string, string> = {};
    for (const [, name, a, b] of list!.matchAll(/([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g))
      own[name!] = a ?? b!;
    for (const rule of decodeXml(own.style ?? '').split(';')) {
      const [name, value] = rule.split(':').map((part) => part.trim());
      if (name && value) own[name] = value;
    }
    const above = stack.at(-1)!;
    const level: Level = {
      tag: tag!,
      attributes: {
        ...Object.fromEntries(
          inherited.flatMap((key) =>
            key in above.attributes ? [[key, above.attributes[key]!]] : [],
          ),
        ),
        ...own,
      },
      matrix: own.transform ? multiply(above.matrix, readTransform(own.transform)) : above.matrix,
      opacity: above.opacity * Number(own.opacity ?? 1),
      hidden:
        above.hidden ||
        own.display === 'none' ||
        ['clipPath', 'defs', 'linearGradient', 'style', 'mask'].includes(tag!),
    };
    if (own['aria-label']) descriptions.push(decodeXml(own['aria-label']));
    if (tag === 'text') words = { level, text: '' };
    if (tag === 'tspan' && own.x !== undefined && words?.text) words.text += '\n';
    if (tag === 'title' || tag === 'desc') prose = '';
    const vertices = level.hidden ? [] : readShape(tag!, level.attributes);
    if (vertices.length > 0) {
      const { attributes: a, opacity } = level;
      const [fill, stroke] = [tag === 'line' ? undefined : readColor(a.fill), readColor(a.stroke)];
      const seen = (color: { alpha: number } | undefined, share: string | undefined) =>
        opacity * (color?.alpha ?? 0) * Number(share ?? 1);
      shapes.push({
        tag: tag!,
        fill: fill?.hex,
        stroke: stroke?.hex,
        fillOpacity: seen(fill, a['fill-opacity']),
        strokeOpacity:
          Number.parseFloat(a['stroke-width'] ?? '1') === 0 ? 0 : seen(stroke, a['stroke-opacity']),
        vertices: vertices.map((place) => apply(level.matrix, place)),
      });
    }
    if (!single) stack.push(level);
  }
  const width = Number.parseFloat(/<svg[^>]*?\swidth\s*=\s*["']?([\d.]+)/.exec(svg)?.[1] ?? '');
  return { texts, shapes, descriptions, width: Number.isNaN(width) ? undefined : width };
}
