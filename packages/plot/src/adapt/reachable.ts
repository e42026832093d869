import { checkObject } from '@bits-per-sample/core';
import type { ResolvedAxis, ResolvedPanel } from '../resolve/resolved.ts';

/** Libraries round to about 14 digits, and throw where that leaves nothing of a domain. */
function reach({ domain: [from, to] }: ResolvedAxis): ((at: number) => number) | undefined {
  const size = Math.max(Math.abs(from), Math.abs(to));
  const fits = size < 1e15 && Math.abs(to - from) > 1e-9 * Math.max(1, size);
  return fits ? undefined : (at) => (at - from) / (to - from);
}

/**
 * A panel whose axes every library can lay out: as it is, or with an axis of an extreme domain mapped
 * onto 0 to 1. Tick labels and data behind the marks stay what they were.
 *
 * @param panel of a resolved figure.
 * @throws {DomainError} no panel.
 * @returns the panel itself where both domains are smaller than 1e15 and wider than 1e-9 of their size.
 *
 * @example
 * ```ts
 * const figure: Figure = {
 *   schema: 'figure/1', id: 'coin', title: 'A coin', alt: '', size: { width: 400, height: 240 },
 *   data: { coin: { p: { type: 'number', values: [0.5] }, h: { type: 'number', values: [1] } } },
 *   scales: {
 *     x: { type: 'logit', domain: [0.01, 0.99], label: 'p', format: 'probability' },
 *     y: { type: 'linear', domain: [0, 1], label: 'H(p)', unit: 'bits', format: 'bits' },
 *   },
 *   layers: [{ mark: 'point', data: 'coin', x: 'p', y: 'h' }],
 * };
 * const [panel] = resolveFigure(figure).panels;
 * reachable(panel) === panel; // => true
 * ```
 */
export function reachable(panel: ResolvedPanel): ResolvedPanel {
  checkObject('reachable', 'panel', panel);
  checkObject('reachable', 'panel.x', panel.x);
  const to = { x: reach(panel.x), y: reach(panel.y) };
  if (!to.x && !to.y) return panel;
  const [x, y] = [to.x ?? ((at: number) => at), to.y ?? ((at: number) => at)];
  const axis = (one: ResolvedAxis, map: (at: number) => number): ResolvedAxis => ({
    ...one,
    domain: [map(one.domain[0]), map(one.domain[1])] as const,
    ticks: one.ticks.map(({ at, label }) => ({ at: map(at), label })),
  });
  return {
    ...panel,
    x: axis(panel.x, x),
    y: axis(panel.y, y),
    zones: panel.zones.map((zone) => {
      const map = zone.axis === 'x' ? x : y;
      return { ...zone, from: map(zone.from), to: map(zone.to) };
    }),
    notes: panel.notes.map((note) => ({ ...note, x: x(note.x), y: y(note.y) })),
    series: panel.series.map((series) => ({
      ...series,
      x: series.x.map(x),
      x2: series.x2.map(x),
      y: series.y.map(y),
      y2: series.y2.map(y),
    })),
  };
}
