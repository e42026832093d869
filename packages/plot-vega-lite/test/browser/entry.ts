/// <reference lib="dom" />
import type { Figure } from '@bits-per-sample/core';
import * as vega from 'vega';
import { compile } from 'vega-lite';
import { toVegaLite } from '../../src/index.ts';

/** Draws a figure into the page, where Vega can measure texts, and gives the picture as text. */
export async function show(figure: Figure): Promise<string> {
  const container = document.createElement('div');
  document.body.replaceChildren(container);
  const { spec } = compile(toVegaLite(figure).output);
  const view = new vega.View(vega.parse(spec), { renderer: 'svg', container, hover: true });
  await view.runAsync();
  return view.toSVG();
}
