import type { DrawnText, Place } from './readSvg.ts';

/** A rectangle in px. */
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** What a shape covers. */
export function boxOf(vertices: readonly Place[]): Box {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const [x, y] of vertices) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  return { left, right, top, bottom };
}

/** What a text covers, by the em per letter: 0.42 is narrower than any font, so that an overlap is one. */
export function textBox(
  { text, at: [x, y], anchor, size }: DrawnText,
  width = 0.42 * size * [...text].length,
): Box {
  const left = anchor === 'middle' ? x - width / 2 : anchor === 'end' ? x - width : x;
  return { left, right: left + width, top: y - size * 0.3, bottom: y + size * 0.3 };
}

const ems: readonly (readonly [RegExp, number])[] = [
  [/[\s.,:;!|'ijltI]/, 0.25],
  [/[frt()[\]\-"/]/, 0.32],
  [/[mwMW%@]/, 0.83],
  [/[A-Z&]/, 0.67],
];

/** Width of the longest line of a text, about as wide as the fonts that readers have set it. */
export const lineWidth = ({ lines, size }: DrawnText): number =>
  size *
  Math.max(
    ...lines.map((line) =>
      [...line].reduce(
        (sum, letter) => sum + (ems.find(([kind]) => kind.test(letter))?.[1] ?? 0.54),
        0,
      ),
    ),
  );
