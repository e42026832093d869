import { levelScripts } from './levelScripts.ts';
import type { PromisedAxis } from './promisedFigure.ts';
import type { DrawnText } from './readSvg.ts';

/** From axis space to px, found in the tick labels of an axis. */
export type ToPixel = (at: number) => number;
/** Where an axis was found. */
export interface AxisPlace {
  readonly toPixel: ToPixel;
  /** Where the labels stand across the axis. */
  readonly across: number;
}

/**
 * Places of the ticks' labels that lie on one straight line and as far apart as the ticks: a
 * logit axis that was drawn as a linear one has none.
 */
export function axisPlaces(
  { ticks, domain }: PromisedAxis,
  side: 'x' | 'y',
  texts: readonly DrawnText[],
): AxisPlace[] {
  const [along, beside] = side === 'x' ? [0, 1] : [1, 0];
  const of = (label: string) => texts.filter((text) => text.text === levelScripts(label));
  const [first, last] = [ticks[0]!, ticks.at(-1)!];
  const found: AxisPlace[] = [];
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
