import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

interface Resvg {
  render(): { readonly width: number; readonly height: number; readonly pixels: Uint8Array };
}

// the command line has the rasteriser and its fonts, and no other package draws pixels
const home = new URL('../../cli/package.json', import.meta.url);
const { Resvg: Rasteriser } = createRequire(home)('@resvg/resvg-js') as {
  Resvg: new (svg: string, options: object) => Resvg;
};
const family = 'DejaVu Sans Condensed';
const fonts = ['DejaVuSansCondensed.ttf', 'DejaVuSansCondensed-Bold.ttf'].map((name) =>
  fileURLToPath(new URL(`../../cli/node_modules/dejavu-fonts-ttf/ttf/${name}`, import.meta.url)),
);

/** An SVG as pixels at twice its size, in a font that comes along. */
export function rasterise(svg: string): {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
} {
  const { width, height, pixels } = new Rasteriser(svg, {
    fitTo: { mode: 'zoom', value: 2 },
    font: {
      ...{ fontFiles: fonts, loadSystemFonts: false },
      ...{ defaultFontFamily: family, sansSerifFamily: family },
    },
  }).render();
  return { width, height, data: pixels };
}
