import { formatValue } from '@bits-per-sample/core';
import type { BitsFigureElement } from '@bits-per-sample/plot-observable/element';
import { byId, followTheme } from '../follow.ts';
import { figures } from './figures.ts';
import { inWords } from './inWords.ts';
import {
  dials,
  type Estimator,
  estimators,
  fromHash,
  placeOf,
  type Setting,
  toHash,
} from './setting.ts';

type Name = keyof typeof dials;
const names = Object.keys(dials) as Name[];
const slider = (name: Name) => byId<HTMLInputElement>(`explore-${name}`);
const chosen = byId<HTMLSelectElement>('explore-e');

const print: Readonly<Record<Name, (value: number) => string>> = {
  p: (p) => formatValue(p, 'percent', { digits: p > 0.9 ? 5 : 3 }),
  G: String,
  K: (K) => formatValue(K, 'number', { digits: 7 }),
  fp: (x) => formatValue(x, 'percent'),
  fn: (x) => formatValue(x, 'percent'),
  r: (r) => `${formatValue(r, 'number', { digits: 4 })}×`,
};

let setting = fromHash(location.hash);
let drawn = '';
let waiting = 0;

/** Puts the sliders where the setting says. */
function place(): void {
  for (const name of names) {
    const input = slider(name);
    input.max = String(dials[name].last);
    input.value = String(placeOf(dials[name], setting[name]));
  }
  chosen.value = setting.e;
}

/** Words, numbers beside the sliders and the link; pictures with the next frame. */
function show(): void {
  for (const name of names) {
    const text = print[name](setting[name]);
    byId(`explore-${name}-value`).textContent = text;
    slider(name).setAttribute('aria-valuetext', text);
  }
  for (const [name, text] of Object.entries(inWords(setting)))
    byId(`explore-words-${name}`).textContent = text;
  const hash = toHash(setting);
  byId<HTMLAnchorElement>('explore-link').href = hash;
  if (location.hash !== hash && drawn !== '') history.replaceState(null, '', hash);
  if (waiting === 0) waiting = requestAnimationFrame(draw);
}

function draw(): void {
  waiting = 0;
  const width = Math.min(900, Math.max(300, byId('explore-pictures').clientWidth));
  const key = `${toHash(setting)} ${width}`;
  if (key === drawn || byId('explore-pictures').clientWidth === 0) return;
  drawn = key;
  for (const [name, build] of Object.entries(figures)) {
    const element = byId<HTMLElement & BitsFigureElement>(`explore-${name}`);
    element.figure = { ...build(setting), size: { width, height: width < 480 ? 260 : 320 } };
    // once as high as it ever was: what stands below does not move
    const height = Math.max(element.offsetHeight, Number.parseFloat(element.style.minHeight) || 0);
    element.style.minHeight = `${height}px`;
  }
}

function read(): void {
  const entries = names.map((name) => [name, dials[name].value(Number(slider(name).value))]);
  setting = {
    ...(Object.fromEntries(entries) as unknown as Setting),
    e: chosen.value as Estimator,
  };
  show();
}

for (const [value, text] of Object.entries(estimators)) chosen.append(new Option(text, value));
followTheme();
place();
show();
for (const name of names) slider(name).addEventListener('input', read);
chosen.addEventListener('input', read);
addEventListener('hashchange', () => {
  setting = fromHash(location.hash);
  place();
  show();
});
let laid = 0;
new ResizeObserver(() => {
  const { clientWidth } = byId('explore-pictures');
  if (clientWidth === laid) return;
  laid = clientWidth;
  for (const name of Object.keys(figures)) byId(`explore-${name}`).style.minHeight = '';
  show();
}).observe(byId('explore-pictures'));
