import type { ResolvedAxis, ResolvedPanel } from '@bits-per-sample/plot';

/** Plotly throws where a domain is too large for it, and where rounding leaves nothing of it. */
function reach({ domain: [from, to] }: ResolvedAxis): ((at: number) => number) | undefined {
  const size = Math.max(Math.abs(from), Math.abs(to));
  const fits = size < 1e15 && Math.abs(to - from) > 1e-9 * Math.max(1, size);
  return fits ? undefined : (at) => (at - from) / (to - from);
}

/** The panel as it is, or with an axis of an extreme domain as one from 0 to 1. */
export function reachable(panel: ResolvedPanel): ResolvedPanel {
  const to = { x: reach(panel.x), y: reach(panel.y) };
  if (!to.x && !to.y) return panel;
  const [x, y] = [to.x ?? ((at: number) => at), to.y ?? ((at: number) => at)];
  const axis = (one: ResolvedAxis, map: (at: number) => number): ResolvedAxis => ({
    ...{ ...one, domain: [map(one.domain[0]), map(one.domain[1])] as const },
    ticks: one.ticks.map(({ at, label }) => ({ at: map(at), label })),
  });
  return {
    ...panel,
    ...{ x: axis(panel.x, x), y: axis(panel.y, y) },
    zones: panel.zones.map((zone) => {
      const map = zone.axis === 'x' ? x : y;
      return { ...zone, from: map(zone.from), to: map(zone.to) };
    }),
    notes: panel.notes.map((note) => ({ ...note, x: x(note.x), y: y(note.y) })),
    series: panel.series.map((series) => ({
      ...series,
      ...{ x: series.x.map(x), x2: series.x2.map(x), y: series.y.map(y), y2: series.y2.map(y) },
    })),
  };
}
