import type { FigureRole } from '@bits-per-sample/core';
import type { Theme } from '@bits-per-sample/plot';

/** The part of an SVG element that is used. */
export interface SvgNode {
  textContent: string | null;
  readonly childNodes: Iterable<SvgNode>;
  readonly nodeName: string;
  getAttribute(name: string): string | null;
  setAttribute(name: string, value: string): void;
  appendChild(child: SvgNode): unknown;
}

/** Makes SVG elements in a document. */
export interface SvgBrush {
  node(
    tag: string,
    attributes: Readonly<Record<string, string | number>>,
    children?: readonly SvgNode[],
  ): SvgNode;
  text(
    text: string,
    look: {
      readonly x: number;
      readonly y: number;
      readonly size: number;
      readonly role: FigureRole;
      readonly weight?: number;
      readonly anchor?: 'start' | 'middle' | 'end';
    },
  ): SvgNode;
}

/** Two decimals are finer than a screen. */
export const print = (value: string | number) =>
  String(typeof value === 'number' ? Math.round(value * 100) / 100 : value);

/** A brush for one document and theme. */
export function createBrush(
  document: { createElementNS(namespace: string, name: string): unknown },
  theme: Theme,
): SvgBrush {
  const node: SvgBrush['node'] = (tag, attributes, children = []) => {
    const made = document.createElementNS('http://www.w3.org/2000/svg', tag) as SvgNode;
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, print(value));
    for (const child of children) made.appendChild(child);
    return made;
  };
  return {
    node,
    text: (text, { x, y, size, role, weight, anchor }) => {
      const made = node('text', {
        x,
        y,
        'font-size': size,
        fill: theme.roles[role],
        ...(weight && { 'font-weight': weight }),
        ...(anchor && { 'text-anchor': anchor }),
      });
      made.textContent = text;
      return made;
    },
  };
}
