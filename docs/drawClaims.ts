import { mkdirSync, writeFileSync } from 'node:fs';
import type { Figure } from '@bits-per-sample/core';
import { claims, simulateClaim } from '@bits-per-sample/lab';
import { themes } from '@bits-per-sample/plot';
import { toObservablePlot } from '@bits-per-sample/plot-observable';
import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import titles from './claimTitles.json' with { type: 'json' };
import { pageFigure } from './pages/claims/pageFigure.ts';

const titleOf: Readonly<Record<string, string>> = titles;

/** The page of a claim in the site. */
export const claimPage = (id: string): string =>
  `documents/The_essay,_claim_by_claim.${titleOf[id]!.replaceAll(' ', '_')}.html`;

const toHtml = (text: string): string =>
  text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c]!);

/** Draws what the experiments give where claims are tested; the images of each claim as HTML. */
export function drawClaims(folder: URL, href: string): (readonly [id: string, html: string])[] {
  mkdirSync(folder, { recursive: true });
  return claims.map(({ id }) => {
    const figure = pageFigure(simulateClaim(id));
    const images = Object.entries(themes).map(([scheme, theme]) => {
      const draw = (size: Figure['size'], name: string): string => {
        const { document } = parseHTML('<html><body></body></html>');
        const drawn = toObservablePlot({ ...figure, size }, { Plot, document, theme });
        const svg = drawn.output.outerHTML;
        writeFileSync(new URL(name, folder), `${svg}\n`);
        const [, width = ''] = /<svg[^>]*\swidth="([\d.]+)"/.exec(svg) ?? [];
        const [, height = ''] = /<svg[^>]*\sheight="([\d.]+)"/.exec(svg) ?? [];
        return `="${href}${name}" width="${width}" height="${height}"`;
      };
      const wide = draw(figure.size, `${id}-${scheme}.svg`);
      const narrow = draw({ width: 330, height: 260 }, `${id}-${scheme}-narrow.svg`);
      return `<picture><source media="(max-width: 480px)" srcset${narrow}><img class="on-${scheme}" src${wide} alt="${toHtml(figure.alt)}"></picture>`;
    });
    return [id, images.join('')] as const;
  });
}
