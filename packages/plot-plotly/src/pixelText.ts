import { plainHtml } from './plainHtml.ts';
import type { Json } from './seriesTraces.ts';

/** A text in px from the upper left corner. */
export interface PlacedText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly font: Json;
}

/** From px to shares of the picture. */
export interface Share {
  x(px: number): number;
  y(px: number): number;
}

/** A text at a place of the whole picture, hanging from it. */
export const pixelText = (text: string, font: Json): Json => ({
  text: plainHtml(text),
  font,
  showarrow: false,
  xref: 'paper',
  yref: 'paper',
  yanchor: 'top',
  borderpad: 0,
  align: 'left',
});
