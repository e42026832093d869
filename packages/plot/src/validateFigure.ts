import type { FigureMark } from '@bits-per-sample/core';

/** One fault of a figure. */
export interface FigureProblem {
  /** Where, e.g. `figure.layers[2].x`. */
  readonly path: string;
  /** What belongs there, as words that complete "expected …". */
  readonly expected: string;
  /** What is there. */
  readonly received: unknown;
}

type Bag = Readonly<Record<string, unknown>>;

const numberScales = ['linear', 'log', 'symlog', 'logit', 'time'];
const categoryScales = ['ordinal', 'band'];
const formats = ['number', 'si', 'percent', 'probability', 'bits', 'time'];
const roles = [
  ...['series-1', 'series-2', 'series-3', 'series-4'],
  ...['muted', 'fg', 'good', 'warn', 'bad', 'neutral'],
];
const channels = ['x', 'x2', 'y', 'y2', 'color', 'value', 'size', 'text'] as const;
const needs: Record<FigureMark, readonly (typeof channels)[number][]> = {
  line: ['x', 'y'],
  step: ['x', 'y'],
  point: ['x', 'y'],
  band: ['x', 'y', 'y2'],
  bar: ['x', 'y'],
  hist: ['x', 'x2', 'y'],
  cell: ['x', 'y', 'value'],
  rule: [],
  segment: ['x', 'y', 'x2', 'y2'],
  text: ['x', 'y', 'text'],
};

const styles: Readonly<Record<string, readonly string[]>> = {
  role: roles,
  dash: ['solid', 'dashed', 'dotted'],
  symbol: ['circle', 'square', 'diamond', 'triangle'],
  anchor: ['start', 'middle', 'end'],
};
const isValue = (value: unknown) =>
  typeof value === 'string' || (typeof value === 'number' && !Number.isNaN(value));
const isBag = (value: unknown): value is Bag =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const inShare = (value: unknown) => typeof value === 'number' && value >= 0 && value <= 1;
const isDatum = (channel: unknown): channel is { datum: unknown } =>
  isBag(channel) && 'datum' in channel;
const oneOf = (options: readonly string[]) => `one of ${options.join(', ')}`;

/**
 * Checks that a value is a figure that can be drawn, and says where it is not. Nothing is
 * thrown: {@link resolveFigure} throws the first problem.
 *
 * @param figure anything, for example parsed JSON.
 * @returns the problems, in reading order; empty when the figure is sound.
 *
 * @example
 * ```ts
 * validateFigure({ schema: 'figure/2' })[0]?.path; // => 'figure.schema'
 * ```
 */
export function validateFigure(figure: unknown): readonly FigureProblem[] {
  const problems: FigureProblem[] = [];
  const fault = (path: string, expected: string, received: unknown) => {
    problems.push({ path, expected, received });
  };
  if (!isBag(figure)) return [{ path: 'figure', expected: 'an object', received: figure }];
  if (figure.schema !== 'figure/1') fault('figure.schema', "'figure/1'", figure.schema);
  if (typeof figure.id !== 'string' || !/^[A-Za-z][A-Za-z0-9-]*$/.test(figure.id))
    fault('figure.id', 'letters, digits and hyphens, starting with a letter', figure.id);
  if (typeof figure.title !== 'string' || figure.title === '')
    fault('figure.title', 'a text', figure.title);
  if (typeof figure.alt !== 'string') fault('figure.alt', 'a text', figure.alt);
  for (const name of ['subtitle', 'caption'])
    if (figure[name] !== undefined && typeof figure[name] !== 'string')
      fault(`figure.${name}`, 'a text', figure[name]);

  const lengths = checkData(figure.data, fault);
  const scales = isBag(figure.scales) ? figure.scales : {};
  if (!isBag(figure.scales)) fault('figure.scales', 'an object', figure.scales);
  for (const axis of ['x', 'y']) checkScale(`figure.scales.${axis}`, scales[axis], fault);
  checkColor(scales.color, fault);
  checkValue(scales.value, fault);

  if (!Array.isArray(figure.layers)) fault('figure.layers', 'an array', figure.layers);
  const layers: unknown[] = Array.isArray(figure.layers) ? figure.layers : [];
  for (const [i, layer] of layers.entries())
    checkLayer(`figure.layers[${i}]`, layer, figure, lengths, fault);

  const size = isBag(figure.size) ? figure.size : {};
  for (const side of ['width', 'height'])
    if (!(Number(size[side]) >= 80 && Number(size[side]) <= 10_000))
      fault(`figure.size.${side}`, 'from 80 to 10000 px', size[side]);
  checkZones(figure.zones, scales, fault);
  const notes: unknown[] = Array.isArray(figure.annotations) ? figure.annotations : [];
  for (const [i, note] of notes.entries())
    if (!isBag(note) || typeof note.text !== 'string' || !isValue(note.x) || !isValue(note.y))
      fault(`figure.annotations[${i}]`, 'x, y and a text', note);
  if (figure.facet !== undefined) {
    const facet = isBag(figure.facet) ? figure.facet : {};
    const sets = isBag(figure.data) ? Object.values(figure.data).filter(isBag) : [];
    if (
      typeof facet.field !== 'string' ||
      !sets.some((set) => Object.hasOwn(set, String(facet.field)))
    )
      fault('figure.facet.field', 'the name of a column', facet.field);
    if (!Array.isArray(facet.domain) || facet.domain.length === 0 || facet.domain.length > 60)
      fault('figure.facet.domain', '1 to 60 texts', facet.domain);
    if (facet.columns !== undefined && !(Number(facet.columns) >= 1))
      fault('figure.facet.columns', '≥ 1', facet.columns);
    const shares = ['both', 'x', 'y', 'none'];
    if (facet.share !== undefined && !shares.includes(facet.share as string))
      fault('figure.facet.share', oneOf(shares), facet.share);
  }
  return problems;
}

type Fault = (path: string, expected: string, received: unknown) => void;

function checkData(data: unknown, fault: Fault): Map<string, number> {
  const lengths = new Map<string, number>();
  if (!isBag(data)) {
    fault('figure.data', 'an object', data);
    return lengths;
  }
  for (const [name, set] of Object.entries(data)) {
    if (!isBag(set)) {
      fault(`figure.data.${name}`, 'columns by name', set);
      continue;
    }
    for (const [field, column] of Object.entries(set)) {
      const path = `figure.data.${name}.${field}`;
      const values = isBag(column) ? column.values : undefined;
      if (!isBag(column) || !['number', 'time', 'string'].includes(column.type as string))
        fault(
          `${path}.type`,
          oneOf(['number', 'time', 'string']),
          isBag(column) ? column.type : column,
        );
      else if (!Array.isArray(values)) fault(`${path}.values`, 'an array', values);
      else {
        const wanted = column.type === 'string' ? 'string' : 'number';
        const wrong = values.findIndex((value) => value !== null && typeof value !== wanted);
        if (wrong >= 0) fault(`${path}.values[${wrong}]`, `a ${wanted} or null`, values[wrong]);
        const length = lengths.get(name) ?? values.length;
        lengths.set(name, length);
        if (values.length !== length)
          fault(`${path}.values`, `as long as the other columns, ${length}`, values.length);
      }
    }
    if (!lengths.has(name)) lengths.set(name, 0);
  }
  return lengths;
}

function checkScale(path: string, scale: unknown, fault: Fault): void {
  if (!isBag(scale)) {
    fault(path, 'a scale', scale);
    return;
  }
  const { type, domain } = scale;
  const categories = categoryScales.includes(type as string);
  if (!categories && !numberScales.includes(type as string)) {
    fault(`${path}.type`, oneOf([...numberScales, ...categoryScales]), type);
    return;
  }
  if (!formats.includes(scale.format as string))
    fault(`${path}.format`, oneOf(formats), scale.format);
  if (typeof scale.label !== 'string') fault(`${path}.label`, 'a text', scale.label);
  if (scale.clip !== undefined && !['drop', 'clamp', 'edge'].includes(scale.clip as string))
    fault(`${path}.clip`, oneOf(['drop', 'clamp', 'edge']), scale.clip);
  if (scale.ticks !== undefined && !Array.isArray(scale.ticks))
    fault(`${path}.ticks`, 'an array', scale.ticks);
  else
    (scale.ticks as unknown[] | undefined)?.forEach((tick, i) => {
      const sound = isBag(tick)
        ? isValue(tick.at) && typeof tick.label === 'string'
        : isValue(tick);
      if (!sound) fault(`${path}.ticks[${i}]`, 'a value, or one with a label', tick);
    });
  if (domain === undefined) return;
  if (!Array.isArray(domain)) {
    fault(`${path}.domain`, 'an array', domain);
    return;
  }
  if (categories) {
    const wrong = domain.findIndex((category) => !isValue(category));
    if (wrong >= 0) fault(`${path}.domain[${wrong}]`, 'a category', domain[wrong]);
    return;
  }
  checkDomain(`${path}.domain`, type as string, domain, fault);
}

function checkDomain(path: string, type: string, domain: readonly unknown[], fault: Fault): void {
  const most = type === 'time' ? 8.64e15 : 1e300;
  const inside = (x: unknown) =>
    typeof x === 'number' &&
    Math.abs(x) <= most &&
    (type !== 'log' || x >= 1e-300) &&
    (type !== 'logit' || (x >= 1e-15 && x <= 1 - 1e-15));
  const where = type === 'log' ? ' above 0' : type === 'logit' ? ' inside (0, 1)' : '';
  if (domain.length !== 2 || !domain.every(inside) || domain[0] === domain[1])
    fault(path, `two different finite numbers${where}`, domain);
}

function checkColor(color: unknown, fault: Fault): void {
  if (color === undefined) return;
  const domain = isBag(color) ? color.domain : undefined;
  if (!isBag(color) || !Array.isArray(domain)) {
    fault('figure.scales.color.domain', 'an array of texts', domain);
    return;
  }
  if (domain.length > 12 || new Set(domain).size !== domain.length)
    fault('figure.scales.color.domain', 'at most 12 different series (use facets)', domain);
  if (!Array.isArray(color.roles)) return;
  const wrong = color.roles.find((role) => !roles.includes(role as string));
  if (wrong !== undefined || color.roles.length !== domain.length)
    fault('figure.scales.color.roles', `one role per series, each ${oneOf(roles)}`, color.roles);
}

function checkValue(value: unknown, fault: Fault): void {
  if (value === undefined) return;
  if (!isBag(value) || !['linear', 'log', 'symlog', 'logit'].includes(value.type as string)) {
    fault(
      'figure.scales.value.type',
      oneOf(['linear', 'log', 'symlog', 'logit']),
      isBag(value) ? value.type : value,
    );
    return;
  }
  if (!formats.includes(value.format as string))
    fault('figure.scales.value.format', oneOf(formats), value.format);
  if (value.domain !== undefined)
    checkDomain(
      'figure.scales.value.domain',
      value.type as string,
      value.domain as unknown[],
      fault,
    );
}

function checkLayer(
  path: string,
  layer: unknown,
  figure: Bag,
  lengths: Map<string, number>,
  fault: Fault,
): void {
  const mark = isBag(layer) ? (layer.mark as FigureMark) : undefined;
  if (!isBag(layer) || !mark || !Object.hasOwn(needs, mark)) {
    fault(`${path}.mark`, oneOf(Object.keys(needs)), mark);
    return;
  }
  for (const channel of needs[mark])
    if (layer[channel] === undefined)
      fault(`${path}.${channel}`, `a channel, which a ${mark} needs`, undefined);
  if (mark === 'rule' && (layer.x === undefined) === (layer.y === undefined))
    fault(path, 'either x or y, which a rule needs', undefined);
  const data = layer.data;
  const known = typeof data === 'string' && lengths.has(data);
  if (data !== undefined && !known) {
    fault(`${path}.data`, oneOf([...lengths.keys()]), data);
    return;
  }
  const set = known ? ((figure.data as Bag)[data] as Bag) : {};
  const scales = isBag(figure.scales) ? figure.scales : {};
  for (const channel of channels) {
    const source = layer[channel];
    if (source === undefined) continue;
    const column =
      typeof source === 'string' && Object.hasOwn(set, source) ? set[source] : undefined;
    if (!isDatum(source) && column === undefined) {
      fault(
        `${path}.${channel}`,
        known ? `a column of data.${data}` : 'a datum, or data to look it up in',
        source,
      );
      continue;
    }
    const scale = scales[channel[0]!];
    const counts =
      channel === 'value' ||
      channel === 'size' ||
      (isBag(scale) && numberScales.includes(scale.type as string));
    const isText = isDatum(source)
      ? typeof source.datum !== 'number'
      : isBag(column) && column.type === 'string';
    if (counts && isText && channel !== 'color' && channel !== 'text')
      fault(`${path}.${channel}`, 'numbers, which its scale needs', source);
  }
  if (layer.color !== undefined && scales.color === undefined)
    fault('figure.scales.color', `a colour scale, which ${path}.color needs`, undefined);
  if (layer.value !== undefined && scales.value === undefined)
    fault('figure.scales.value', `a value scale, which ${path}.value needs`, undefined);
  checkLooks(path, layer, fault);
}

function checkLooks(path: string, { style, meaning }: Bag, fault: Fault): void {
  if (isBag(style))
    for (const [name, value] of Object.entries(style)) {
      const options = styles[name];
      if (options ? !options.includes(value as string) : name === 'opacity' && !inShare(value))
        fault(`${path}.style.${name}`, options ? oneOf(options) : 'in [0, 1]', value);
    }
  if (meaning === undefined) return;
  const { kind, level, of, method } = isBag(meaning) ? meaning : ({} as Bag);
  const named = kind === 'interval' && typeof of === 'string' && typeof method === 'string';
  if (!named) fault(`${path}.meaning`, "kind 'interval', with of and method", meaning);
  else if (!(inShare(level) && level !== 0)) fault(`${path}.meaning.level`, 'in (0, 1]', level);
}

function checkZones(zones: unknown, scales: Bag, fault: Fault): void {
  if (!Array.isArray(zones)) return;
  zones.forEach((zone: unknown, i) => {
    const path = `figure.zones[${i}]`;
    if (!isBag(zone)) {
      fault(path, 'a zone', zone);
      return;
    }
    if (zone.axis !== 'x' && zone.axis !== 'y') {
      fault(`${path}.axis`, oneOf(['x', 'y']), zone.axis);
      return;
    }
    const scale = scales[zone.axis];
    if (isBag(scale) && categoryScales.includes(scale.type as string))
      fault(`${path}.axis`, 'an axis of numbers', zone.axis);
    for (const end of ['from', 'to'])
      if (typeof zone[end] !== 'number' || Number.isNaN(zone[end]))
        fault(`${path}.${end}`, 'a number', zone[end]);
    if (!roles.includes(zone.role as string)) fault(`${path}.role`, oneOf(roles), zone.role);
  });
}
