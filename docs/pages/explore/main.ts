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
const pictures = Object.fromEntries(
  Object.keys(figures).map((name) => [
    name,
    byId<HTMLElement & BitsFigureElement>(`explore-${name}`),
  ]),
);

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
  const hash = toHash(setting);
  if (hash === drawn) return;
  drawn = hash;
  for (const [name, build] of Object.entries(figures)) pictures[name]!.figure = build(setting);
}

/** Once as high as it ever was at a width: what stands below does not move. */
function holdHeight(picture: HTMLElement): void {
  let width = 0;
  picture.addEventListener('draw', () => {
    if (picture.clientWidth !== width) picture.style.minHeight = '0';
    width = picture.clientWidth;
    const before = Number.parseFloat(picture.style.minHeight) || 0;
    picture.style.minHeight = `${Math.max(picture.offsetHeight, before)}px`;
  });
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
for (const picture of Object.values(pictures)) holdHeight(picture);
place();
show();
for (const name of names) slider(name).addEventListener('input', read);
chosen.addEventListener('input', read);
addEventListener('hashchange', () => {
  setting = fromHash(location.hash);
  place();
  show();
});
