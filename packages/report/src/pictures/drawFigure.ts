import type { Figure } from '@bits-per-sample/core';

/** Colours that a figure is drawn in. */
export type ThemeName = 'light' | 'dark';

/**
 * Draws a figure as SVG text. The drawing library is the caller's: `plotDrawer({ Plot, document })`
 * makes one of Observable Plot.
 *
 * @param figure any figure.
 * @param theme colours.
 * @param id prefix of all ids in the picture, unique on its page.
 */
export type DrawFigure = (figure: Figure, theme: ThemeName, id: string) => string | Promise<string>;
