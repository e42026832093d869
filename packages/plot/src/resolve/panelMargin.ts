import { checkArray } from '@bits-per-sample/core';
import { textWidth } from '../text/textWidth.ts';
import type { ResolvedPanel } from './resolved.ts';

/** Room around the frame of a panel for its axes and titles, in px. */
export interface PanelMargin {
  /** For the labels of the y axis. */
  readonly left: number;
  /** For half of the last label of the x axis. */
  readonly right: number;
  /** For the title of the y axis and the name of a panel. */
  readonly top: number;
  /** For labels and title of the x axis. */
  readonly bottom: number;
}

/**
 * Room that the widest labels of all panels need.
 *
 * @param panels of a resolved figure.
 * @param options `wider`: how much wider than Helvetica the font may be. Default 1.15.
 * @throws {DomainError} no panel.
 * @returns px on each side of the frame.
 *
 * @example
 * ```ts
 * panelMargin([]); // => { left: 18, right: 22, top: 26, bottom: 44 }
 * ```
 */
export function panelMargin(
  panels: readonly Pick<ResolvedPanel, 'label' | 'y'>[],
  { wider = 1.15 }: { readonly wider?: number } = {},
): PanelMargin {
  checkArray('panelMargin', 'panels', panels);
  const labels = panels.flatMap((panel) => panel.y.ticks.map(({ label }) => textWidth(label, 12)));
  return {
    left: Math.ceil(Math.max(0, ...labels) * wider) + 18,
    right: 22,
    top: panels.some((panel) => panel.label !== '') ? 46 : 26,
    bottom: 44,
  };
}
