import type { FigureMark } from '@bits-per-sample/core';
import { type Bag, type Fault, isBag, numberScales, oneOf, roles } from './bag.ts';

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
const inShare = (value: unknown) => typeof value === 'number' && value >= 0 && value <= 1;
const isDatum = (channel: unknown): channel is { datum: unknown } =>
  isBag(channel) && 'datum' in channel;

/** A layer: its mark, what it needs, where its channels come from, how it looks. */
export function checkLayer(
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
