/** Gives a text a colour, or none. */
export type Paint = (text: string) => string;

/** The colours of a page, by what they mean. */
export interface Palette {
  readonly bold: Paint;
  readonly dim: Paint;
  readonly alarm: Paint;
  readonly live: Paint;
  readonly solved: Paint;
  readonly failed: Paint;
}

const codes =
  (open: number, close = 39): Paint =>
  (text) =>
    text === '' ? '' : `\u001b[${open}m${text}\u001b[${close}m`;
const none: Paint = (text) => text;
const plain: Palette = {
  bold: none,
  dim: none,
  alarm: none,
  live: none,
  solved: none,
  failed: none,
};
const colors: Palette = {
  bold: codes(1, 22),
  dim: codes(2, 22),
  alarm: codes(33),
  live: codes(32),
  solved: codes(34),
  failed: codes(31),
};

/** The colours of a page as ANSI codes, or none of them. */
export const paletteOf = (color: boolean): Palette => (color ? colors : plain);
