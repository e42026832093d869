import type { LaidOutPanel, ResolvedAxis, Theme } from '@bits-per-sample/plot';
import type { Piece } from './seriesOptions.ts';

/** An axis of a panel, with its title and the labels of its ticks. */
export function axisOption(
  panel: LaidOutPanel,
  side: 'x' | 'y',
  gridIndex: number,
  { roles, grid }: Theme,
): Piece {
  const { label, domain, ticks } = panel[side];
  const values = ticks.map((tick) => tick.at);
  const [from, to] = domain;
  const nameTextStyle = { color: roles.muted, fontSize: 12 };
  const name =
    side === 'x'
      ? { nameLocation: 'middle', nameGap: 28, nameTextStyle }
      : {
          nameLocation: to > from ? 'end' : 'start',
          nameGap: 12,
          nameTextStyle: {
            ...nameTextStyle,
            align: 'left',
            padding: [0, 0, 0, 8 - (panel.frame.left - panel.corner.x)],
          },
        };
  return {
    type: 'value',
    gridIndex,
    name: label,
    ...name,
    position: side === 'x' ? 'bottom' : 'left',
    min: Math.min(from, to),
    max: Math.max(from, to),
    inverse: to < from,
    axisLine: { show: side === 'x', onZero: false, lineStyle: { color: roles.muted, width: 1 } },
    axisTick: { show: false, customValues: values },
    axisLabel: {
      color: roles.fg,
      fontSize: 12,
      margin: 9,
      hideOverlap: false,
      customValues: values,
      formatter: (value: number) => nearest(ticks, value),
    },
    splitLine: { show: true, lineStyle: { color: grid, width: 1 } },
  };
}

/** The label of the tick at a value: by distance, because a library may round on the way. */
function nearest(ticks: ResolvedAxis['ticks'], value: number): string {
  let best = ticks[0];
  for (const tick of ticks) if (Math.abs(tick.at - value) < Math.abs(best!.at - value)) best = tick;
  return best?.label ?? '';
}
