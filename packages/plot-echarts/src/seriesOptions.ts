import type { ResolvedNote, ResolvedSeries, Theme } from '@bits-per-sample/plot';

/** A piece of an option. */
export type Piece = Readonly<Record<string, unknown>>;

/** What a `renderItem` is given: places in px. */
interface DrawApi {
  coord(place: readonly [number, number]): [number, number];
}
interface DrawParams {
  readonly dataIndex: number;
  readonly coordSys: {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  };
}

const symbols = { circle: 'circle', square: 'rect', diamond: 'diamond', triangle: 'triangle' };
const arrows = {
  top: { symbolRotate: 0, symbolOffset: [0, 5] },
  right: { symbolRotate: -90, symbolOffset: [-5, 0] },
  bottom: { symbolRotate: 180, symbolOffset: [0, -5] },
  left: { symbolRotate: 90, symbolOffset: [5, 0] },
} as const;

const lineType = (dash: readonly number[]) => (dash.length > 0 ? dash : 'solid');
const clipped = ({ coordSys: { x, y, width, height } }: DrawParams) => ({
  clipPath: { type: 'rect', shape: { x, y, width, height } },
});

/** A band as one polygon per run of vertices without a gap. */
function drawBand({ x, y, y2, color, opacity }: ResolvedSeries) {
  const runs: number[][] = [[]];
  x.forEach((at, i) => {
    if (Number.isNaN(at)) runs.push([]);
    else runs.at(-1)!.push(i);
  });
  return (params: DrawParams, api: DrawApi) =>
    params.dataIndex > 0
      ? null
      : {
          type: 'group',
          ...clipped(params),
          children: runs
            .filter((run) => run.length > 1)
            .map((run) => ({
              type: 'polygon',
              shape: {
                points: [
                  ...run.map((i) => api.coord([x[i]!, y[i]!])),
                  ...run.toReversed().map((i) => api.coord([x[i]!, y2[i]!])),
                ],
              },
              style: { fill: color, opacity },
            })),
        };
}

/** Bars, bins and cells. */
function drawRectangles({ mark, x, x2, y, y2, color, opacity, fills }: ResolvedSeries) {
  const grow = mark === 'cell' ? 0.25 : mark === 'hist' ? -0.5 : 0; // hairlines between cells, gaps between bins
  return ({ dataIndex: i }: DrawParams, api: DrawApi) => {
    const [a, b] = [api.coord([x[i]!, y[i]!]), api.coord([x2[i]!, y2[i]!])];
    const [left, top] = [Math.min(a[0], b[0]) - grow, Math.min(a[1], b[1]) - Math.max(grow, 0)];
    return {
      type: 'rect',
      shape: {
        x: left,
        y: top,
        width: Math.max(0.5, Math.abs(a[0] - b[0]) + 2 * grow),
        height: Math.abs(a[1] - b[1]) + 2 * Math.max(grow, 0),
      },
      style: { fill: fills?.[i] ?? color, opacity },
    };
  };
}

/** Segments and rules. */
function drawSegments({ x, x2, y, y2, color, width, opacity, dash }: ResolvedSeries) {
  return (params: DrawParams, api: DrawApi) => {
    const i = params.dataIndex;
    const [[x1, y1], [x3, y3]] = [api.coord([x[i]!, y[i]!]), api.coord([x2[i]!, y2[i]!])];
    return {
      type: 'group',
      ...clipped(params),
      children: [
        {
          type: 'line',
          shape: { x1, y1, x2: x3, y2: y3 },
          style: {
            fill: 'none',
            stroke: color,
            lineWidth: width,
            opacity,
            lineDash: lineType(dash),
          },
        },
      ],
    };
  };
}

/** A text beside its place, on a halo of the ground colour. */
function label(
  { anchor, shift }: Pick<ResolvedNote, 'anchor' | 'shift'>,
  color: string,
  theme: Theme,
): Piece {
  return {
    show: true,
    formatter: '{b}',
    position: [0, 0],
    offset: shift,
    fontSize: 12,
    color,
    align: anchor === 'start' ? 'left' : anchor === 'end' ? 'right' : 'center',
    verticalAlign: 'middle',
    textBorderColor: theme.background,
    textBorderWidth: 4,
  };
}

/** Texts at places of a panel, as the labels of points without a symbol. */
export function texts(
  places: readonly { readonly x: number; readonly y: number; readonly text: string }[],
  look: Pick<ResolvedNote, 'anchor' | 'shift'>,
  color: string,
  theme: Theme,
): Piece {
  return {
    type: 'scatter',
    symbol: 'rect',
    symbolSize: 1,
    silent: true,
    clip: false,
    itemStyle: { color: 'transparent', opacity: 1 },
    label: label(look, color, theme),
    data: places.map(({ x, y, text }) => ({ name: text, value: [x, y] })),
  };
}

/** One series in ECharts' terms. */
export function seriesOption(series: ResolvedSeries, theme: Theme): Piece {
  const { mark, x, y, color, width, opacity, dash, edge } = series;
  const named = {
    ...(series.name !== '' && { name: series.name }),
    color,
    emphasis: { disabled: true },
  };
  const data = Array.from(x, (at, i) => [at, y[i]!].map((v) => (Number.isNaN(v) ? '-' : v)));
  const custom = (renderItem: unknown): Piece => ({
    ...named,
    type: 'custom',
    renderItem,
    data,
    itemStyle: { color },
  });
  switch (mark) {
    case 'line':
    case 'step':
      return {
        ...named,
        type: 'line',
        data,
        showSymbol: false,
        symbol: 'circle',
        symbolSize: 6,
        ...(mark === 'step' && { step: 'end' }),
        lineStyle: { color, width, opacity, type: lineType(dash), join: 'round' },
        itemStyle: { color },
        clip: true,
      };
    case 'band':
      return { ...custom(drawBand(series)), silent: true };
    case 'point':
      return {
        ...named,
        type: 'scatter',
        clip: false,
        ...(edge
          ? {
              symbol: 'triangle',
              symbolSize: 10,
              ...arrows[edge],
              itemStyle: { color: theme.background, borderColor: color, borderWidth: 1.75 },
              data,
            }
          : {
              symbol: symbols[series.symbol],
              itemStyle: {
                color,
                opacity,
                borderColor: theme.background,
                borderWidth: 0.75,
              },
              data: data.map((value, i) => ({ value, symbolSize: 2 * series.radii![i]! })),
            }),
      };
    case 'bar':
    case 'hist':
    case 'cell':
      return custom(drawRectangles(series));
    case 'rule':
    case 'segment':
      return custom(drawSegments(series));
    case 'text':
      return texts(
        series.texts!.map((text, i) => ({ x: x[i]!, y: y[i]!, text })),
        series,
        color,
        theme,
      );
  }
}
