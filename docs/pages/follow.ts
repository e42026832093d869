import { defineBitsFigure } from '@bits-per-sample/plot-observable/element';
import * as Plot from '@observablehq/plot';

/** Defines `<bits-figure>` and lets those of the page follow the colours of the site. */
export function followTheme(): void {
  defineBitsFigure({ Plot });
  const root = document.documentElement;
  const follow = () => {
    for (const figure of document.querySelectorAll('bits-figure'))
      if (root.dataset.theme === 'light' || root.dataset.theme === 'dark')
        figure.setAttribute('theme', root.dataset.theme);
      else figure.removeAttribute('theme');
  };
  follow();
  new MutationObserver(follow).observe(root, { attributeFilter: ['data-theme'] });
}

/** The element of this id. */
export function byId<E extends HTMLElement = HTMLElement>(id: string): E {
  const element = document.getElementById(id);
  if (!element) throw new Error(`no element ${id} on this page`);
  return element as E;
}
