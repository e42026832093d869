import { print, type SvgNode } from './svgBrush.ts';

const places = ['x', 'x1', 'x2', 'y', 'y1', 'y2', 'width', 'height', 'transform'];

/**
 * Rounds places to two decimals: finer than a screen, shorter, and free of the last digits of a
 * logarithm, which differ between engines.
 */
export function roundPlaces(node: SvgNode): SvgNode {
  for (const name of places) {
    const value = node.getAttribute(name);
    if (value)
      node.setAttribute(
        name,
        value.replace(/-?\d+\.\d{3,}(?:e[+-]?\d+)?/g, (text) => print(Number(text))),
      );
  }
  for (const child of node.childNodes) if (child.nodeName !== '#text') roundPlaces(child);
  return node;
}
