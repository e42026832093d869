import { levelScripts } from './levelScripts.ts';
import { colorFaults, legendFaults } from './lookFaults.ts';
import { panelFaults } from './panelFaults.ts';
import { pixelFaults } from './pixelFaults.ts';
import type { DrawnFigure, PromisedFigure } from './promisedFigure.ts';
import { readSvg } from './readSvg.ts';
import { textFaults } from './textFaults.ts';

/**
 * What is wrong with a figure that a plotting library has drawn, by what the resolved figure
 * promises: every text stands there, on no other and inside the picture, tick labels lie where their values are
 * and on the right side of the panel, every series runs through its points in its colour, the
 * legend shows the same colours undiluted, no colour comes from elsewhere, the description is
 * there, the library had nothing to complain about, and of every colour there are enough pixels.
 *
 * @param options `allow`: colours of the library that are invisible and cannot be set.
 * @returns one sentence per fault; empty when the picture keeps the contract.
 */
export function adapterFaults(
  promised: PromisedFigure,
  drawn: DrawnFigure,
  { allow = [] }: { readonly allow?: readonly string[] } = {},
): readonly string[] {
  const faults = drawn.complaints.map((text) => `the library complains: ${text}`);
  const { shapes, descriptions, width, ...read } = readSvg(drawn.svg);
  const texts = read.texts.map((text) => ({ ...text, text: levelScripts(text.text) }));
  if (![...descriptions, drawn.alt].includes(promised.alt))
    faults.push('the alternative text is not there');
  const bare = drawn.svg.replace(/<(desc|title)[^>]*>.*?<\/\1>/gs, '');
  if (/NaN|undefined|Infinity|\[object/.test(bare))
    faults.push('a number went wrong in the picture');
  if (width !== undefined && promised.size && Math.abs(width - promised.size.width) > 1)
    faults.push(`the picture is ${width} px wide and should have ${promised.size.width}`);
  faults.push(
    ...textFaults(promised, texts, width),
    ...panelFaults(promised, shapes, texts),
    ...legendFaults(promised, shapes, texts),
    ...colorFaults(promised, shapes, allow),
    ...(drawn.pixels ? pixelFaults(drawn.pixels, promised) : []),
  );
  return [...new Set(faults)];
}
