import type { SvgBrush, SvgNode } from './svgBrush.ts';

const raised = '⁰¹²³⁴⁵⁶⁷⁸⁹⁻';
const lowered = '₀₁₂₃₄₅₆₇₈₉₋';
const plain = '0123456789−';

/**
 * Sets superscripts and subscripts as small shifted digits. Few fonts have the characters,
 * and a renderer without fallback per character sets the whole word in another font.
 */
export function raiseScripts(node: SvgNode, brush: SvgBrush): SvgNode {
  if (node.nodeName.toLowerCase() !== 'text') {
    for (const child of [...node.childNodes])
      if (child.nodeName !== '#text') raiseScripts(child, brush);
    return node;
  }
  const runs = (node.textContent ?? '').match(/[⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+|[₀-₉₋]+|[^⁰¹²³⁴⁵⁶⁷⁸⁹⁻₀-₉₋]+/g) ?? [];
  if (runs.length < 2) return node;
  node.textContent = '';
  let level = 0;
  for (const run of runs) {
    const set = [raised, lowered].find((characters) => characters.includes(run[0]!));
    const wanted = set === raised ? -0.38 : set === lowered ? 0.22 : 0;
    const text = set ? [...run].map((character) => plain[set.indexOf(character)]).join('') : run;
    // dy is in the run's own font size
    const scale = set ? 0.72 : 1;
    const tspan = brush.node('tspan', {
      ...(wanted !== level && { dy: `${((wanted - level) / scale).toFixed(2)}em` }),
      ...(set && { 'font-size': '72%' }),
    });
    tspan.textContent = text;
    node.appendChild(tspan);
    level = wanted;
  }
  return node;
}
