import type { Figure } from '@bits-per-sample/core';
import { textWidth } from '../text/textWidth.ts';
import { panelMargin } from './panelMargin.ts';
import type { ResolvedFigure, ResolvedNote, ResolvedPanel, ResolvedSeries } from './resolved.ts';

type Text = Pick<ResolvedNote, 'x' | 'y' | 'text' | 'anchor' | 'shift'>;

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Px that a text of 12 px may be wider than measured, and its height. */
const [wider, height] = [1.15, 12];

const apart = (a: Box, b: Box) =>
  a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;

/** A panel's own px: where a text stands in it, and how far it may reach. */
function measure(panel: ResolvedPanel, panels: readonly ResolvedPanel[], cell: Size) {
  const margin = panelMargin(panels, { wider });
  const inner = {
    x: Math.max(1, cell.width - margin.left - margin.right),
    y: Math.max(1, cell.height - margin.top - margin.bottom),
  };
  const perPx = (side: 'x' | 'y') => (panel[side].domain[1] - panel[side].domain[0]) / inner[side];
  const box = ({ x, y, text, anchor, shift: [right, down] }: Text): Box => {
    const width = textWidth(text, 12) * wider;
    const at = (x - panel.x.domain[0]) / perPx('x') + right;
    const middle = inner.y - (y - panel.y.domain[0]) / perPx('y') + down;
    const left = anchor === 'middle' ? at - width / 2 : anchor === 'end' ? at - width : at;
    return {
      left,
      right: left + width,
      top: middle - height / 2,
      bottom: middle + height / 2,
    };
  };
  /** How many px a text has to move to the right to stand in the picture. */
  const push = ({ left, right }: Box) => {
    if (left < 0) return -left;
    return Math.min(0, inner.x + margin.right - 4 - right);
  };
  return { box, push, moved: (x: number, px: number) => x + px * perPx('x') };
}

type Size = ResolvedFigure['size'];

/** The texts of a series one by one. */
const textsOf = ({ x, y, texts = [], anchor, shift }: ResolvedSeries): readonly Text[] =>
  texts.map((text, i) => ({ x: x[i]!, y: y[i]!, text, anchor, shift }));

/** A series without the texts that have no room, the others moved inside. */
function keep(series: ResolvedSeries, x: readonly (number | null)[]): ResolvedSeries {
  const kept = [...x.keys()].filter((i) => x[i] !== null);
  const pick = (column: Float64Array) => Float64Array.from(kept, (i) => column[i]!);
  const places = Float64Array.from(kept, (i) => x[i]!);
  return {
    ...series,
    x: places,
    x2: places,
    y: pick(series.y),
    y2: pick(series.y2),
    rows: Int32Array.from(kept, (i) => series.rows[i]!),
    texts: kept.map((i) => series.texts![i]!),
  };
}

/**
 * Texts and remarks that keep inside a picture narrower than they were placed for, and off each other.
 * Where the names beside the lines have no room, they are left to the legend.
 */
export function settleTexts(
  figure: Figure,
  panels: readonly ResolvedPanel[],
  { size, columns }: Pick<ResolvedFigure, 'size' | 'columns'>,
): Pick<ResolvedFigure, 'panels' | 'warnings'> & { readonly direct: boolean } {
  const cell = {
    width: (size.width - 16) / columns,
    height: size.height / Math.ceil(panels.length / columns),
  };
  const isName = ({ mark, layer }: ResolvedSeries) =>
    mark === 'text' &&
    figure.layers[layer]!.color !== undefined &&
    figure.scales.color?.labels === 'direct';
  const direct = panels.every((panel) => {
    const { box, push } = measure(panel, panels, cell);
    const boxes = panel.series.filter(isName).flatMap(textsOf).map(box);
    return boxes.every(
      (one, i) => push(one) === 0 && boxes.slice(i + 1).every((other) => apart(one, other)),
    );
  });
  let [lost, total] = [0, 0];
  const settled = panels.map((panel): ResolvedPanel => {
    const { box, push, moved } = measure(panel, panels, cell);
    const taken: Box[] = [];
    /** The place of a text, or null where there is none. */
    const place = (text: Text): number | null => {
      total++;
      const own = box(text);
      const far = push(own);
      // beside its mark on the other side, else over it
      const side = text.anchor === 'start' ? -1 : text.anchor === 'end' ? 1 : 0;
      const across = side * (own.right - own.left + 2 * Math.abs(text.shift[0]) + 4);
      for (const px of far === 0 ? [0] : [across, far]) {
        const x = moved(text.x, px);
        const found = box({ ...text, x });
        if (Math.abs(push(found)) > 0.5 || taken.some((other) => !apart(found, other))) continue;
        taken.push(found);
        return x;
      }
      lost++;
      return null;
    };
    const series = panel.series
      .filter((one) => direct || !isName(one))
      .map((one) => (one.mark === 'text' ? keep(one, textsOf(one).map(place)) : one));
    const notes = panel.notes.flatMap((note) => {
      const x = place(note);
      return x === null ? [] : [{ ...note, x }];
    });
    return { ...panel, series, notes };
  });
  const warnings =
    lost > 0 ? [`${lost} of ${total} texts have no room in ${size.width} px and are left out`] : [];
  return { panels: settled, warnings, direct };
}
