import { escapeControls, type Figure } from '@bits-per-sample/core';
import { UsageError } from '../usageError.ts';

/** Which colours a figure is drawn in. */
export type ThemeName = 'light' | 'dark';

/** A figure as one SVG. The libraries are loaded here, so that a run without pictures never does. */
export async function drawFigure(
  figure: Figure,
  themeName: ThemeName,
  id: string = figure.id,
): Promise<string> {
  const [Plot, { parseHTML }, { toObservablePlot }, { themes }] = await Promise.all([
    import('@observablehq/plot'),
    import('linkedom'),
    import('@bits-per-sample/plot-observable'),
    import('@bits-per-sample/plot'),
  ]);
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  const shown = escapeControls(figure);
  const { output } = toObservablePlot(shown, { Plot, document, theme: themes[themeName], id });
  return output.outerHTML;
}

/**
 * An SVG as PNG at twice its size, in a font that comes along: a bare machine has none. It is
 * as narrow as the fonts that the texts were laid out for.
 */
export async function toPng(svg: string, fonts: URL): Promise<Uint8Array> {
  const [{ Resvg }, { fileURLToPath }] = await Promise.all([
    import('@resvg/resvg-js').catch(notHere),
    import('node:url'),
  ]);
  const family = 'DejaVu Sans Condensed';
  const picture = new Resvg(svg, {
    fitTo: { mode: 'zoom', value: 2 },
    font: {
      fontFiles: ['DejaVuSansCondensed.ttf', 'DejaVuSansCondensed-Bold.ttf'].map((name) =>
        fileURLToPath(new URL(name, fonts)),
      ),
      loadSystemFonts: false,
      defaultFontFamily: family,
      sansSerifFamily: family,
    },
  });
  return picture.render().asPng();
}

function notHere(error: NodeJS.ErrnoException): never {
  if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error;
  throw new UsageError('PNG needs the package @resvg/resvg-js, which is not here; .svg needs none');
}
