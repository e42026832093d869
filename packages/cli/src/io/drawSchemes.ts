import type { Figure } from '@bits-per-sample/core';
import type { SchemePicture } from '../render/htmlParts.ts';
import { drawFigure, type ThemeName } from './drawFigure.ts';

/** On a phone a wide picture would shrink until nobody can read it. */
const NARROW = { width: 350, height: 280 };

/** A figure drawn for both colour schemes and for wide and narrow pages. */
export async function drawSchemes(figure: Figure): Promise<SchemePicture> {
  const narrow: Figure = { ...figure, size: NARROW };
  const draw = async (theme: ThemeName): Promise<{ wide: string; narrow: string }> => ({
    wide: inline(await drawFigure(figure, theme, `${figure.id}-${theme}-wide`)),
    narrow: inline(await drawFigure(narrow, theme, `${figure.id}-${theme}-narrow`)),
  });
  return { light: await draw('light'), dark: await draw('dark') };
}

/** Inside HTML an SVG needs no name space: the page then holds no address at all. */
const inline = (svg: string): string => svg.replace(/ xmlns(:\w+)?="[^"]*"/g, '');
