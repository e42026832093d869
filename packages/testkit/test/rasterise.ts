import { createRequire } from 'node:module';

interface Resvg {
  render(): { readonly width: number; readonly height: number; readonly pixels: Uint8Array };
}

// the command line has the rasteriser, and no other package draws pixels
const home = new URL('../../cli/package.json', import.meta.url);
const { Resvg: Rasteriser } = createRequire(home)('@resvg/resvg-js') as {
  Resvg: new (svg: string, options: object) => Resvg;
};
/** An SVG as pixels at twice its size, without its texts: what is counted are marks. */
export function rasterise(svg: string): {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
} {
  const { width, height, pixels } = new Rasteriser(svg, {
    fitTo: { mode: 'zoom', value: 2 },
    font: { loadSystemFonts: false },
  }).render();
  return { width, height, data: pixels };
}
