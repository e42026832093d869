/// <reference lib="dom" />
import type { Figure } from '@bits-per-sample/core';
import { themes } from '@bits-per-sample/plot';
import * as echarts from '../../pages/gallery/adapters/echarts.ts';
import * as observable from '../../pages/gallery/adapters/observable.ts';
import * as plotly from '../../pages/gallery/adapters/plotly.ts';
import * as vegaLite from '../../pages/gallery/adapters/vegaLite.ts';
import { textFaults } from './textFaults.ts';

const adapters = { observable, vegaLite, echarts, plotly };

/** A picture to draw. */
export interface Sitting {
  readonly figure: Figure;
  readonly adapter: keyof typeof adapters;
  readonly scheme: 'light' | 'dark';
  readonly width: number;
}

/** The names and descriptions that a screen reader finds in a picture. */
function saidOf(place: HTMLElement): string {
  const labels = [place, ...place.querySelectorAll('[aria-label]')];
  const texts = place.querySelectorAll('svg > title, svg > desc');
  return [
    ...labels.map((node) => node.getAttribute('aria-label')),
    ...[...texts].map((node) => node.textContent),
  ].join(' ');
}

/** Draws a figure, and says what is wrong with its texts, its description, or what else it holds. */
export async function faultsOf({ figure, adapter, scheme, width }: Sitting): Promise<string[]> {
  document.body.replaceChildren();
  const place = document.createElement('div');
  document.body.append(place);
  await adapters[adapter].draw(figure, place, { theme: themes[scheme], width });
  return [
    ...textFaults(place, width),
    ...(saidOf(place).includes(figure.alt) ? [] : ['no description']),
    ...(place.querySelector('script') ? ['a script'] : []),
  ];
}
