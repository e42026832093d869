import { Resvg } from '@resvg/resvg-js';

/** An SVG as pixels at twice its size, without its texts: what is counted are marks. */
export function rasterise(svg: string): {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
} {
  const { width, height, pixels } = new Resvg(svg, {
    fitTo: { mode: 'zoom', value: 2 },
    font: { loadSystemFonts: false },
  }).render();
  return { width, height, data: pixels };
}
