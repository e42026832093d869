import type { Figure } from '@bits-per-sample/core';
import { type Theme, themes } from '@bits-per-sample/plot';
import * as vega from 'vega';
import { compile, type TopLevelSpec } from 'vega-lite';
import { toVegaLite } from '../src/index.ts';

/** What Vega makes of a specification without a document, and what it complained about. */
export async function drawSpec(
  spec: TopLevelSpec,
): Promise<{ readonly svg: string; readonly complaints: readonly string[] }> {
  const complaints: string[] = [];
  const hear = (...words: unknown[]) => {
    complaints.push(words.join(' '));
    return logger;
  };
  const deaf = () => logger;
  const logger = {
    warn: hear,
    error: hear,
    info: deaf,
    debug: deaf,
    level: deaf,
  } as unknown as vega.LoggerInterface;
  const view = new vega.View(vega.parse(compile(spec, { logger }).spec), {
    renderer: 'none',
    logger,
  });
  const svg = await view.toSVG();
  view.finalize();
  return { svg, complaints };
}

/** A figure as Vega draws it. */
export const draw = (
  figure: Figure,
  theme: Theme = themes.light,
  room: { readonly width?: number } = {},
) => drawSpec(JSON.parse(JSON.stringify(toVegaLite(figure, { theme, ...room }).output)));
