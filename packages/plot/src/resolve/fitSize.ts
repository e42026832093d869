import type { Figure } from '@bits-per-sample/core';

/** Px that a panel may shrink to before the next one moves into a row of its own. */
const least = 240;

/** Size of the panels with their axes, panels per row, and the room for marks in each of them. */
export interface FittedSize {
  readonly size: { readonly width: number; readonly height: number };
  readonly columns: number;
  readonly room: { readonly x: number; readonly y: number };
}

/** Lays the panels of a figure out in a width; a panel keeps its height. */
export function fitSize({ facet, size }: Figure, width = size.width): FittedSize {
  const panels = facet?.domain.length ?? 1;
  const wanted = Math.max(1, Math.min(facet?.columns ?? 3, panels));
  const narrowest = Math.min(least, size.width / wanted);
  const columns = Math.max(1, Math.min(wanted, Math.floor(width / narrowest + 1e-9)));
  const rows = { wanted: Math.ceil(panels / wanted), now: Math.ceil(panels / columns) };
  const height = (size.height / rows.wanted) * rows.now;
  const room = { x: Math.max(60, width / columns - 76), y: Math.max(40, height / rows.now - 60) };
  return { size: { width, height }, columns, room };
}
