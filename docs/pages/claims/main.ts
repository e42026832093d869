import type { ClaimResult } from '@bits-per-sample/lab';
import type { BitsFigureElement } from '@bits-per-sample/plot-observable/element';
import { byId, followTheme } from '../follow.ts';
import { numbersTable } from './numbersTable.ts';
import { pageFigure } from './pageFigure.ts';

/** The experiments as one script: a page opened from disk starts no worker from a file. */
declare const CLAIM_WORKER: string;

const form = byId<HTMLFormElement>('claim');
const id = form.dataset.claim!;
const inputs = [...form.querySelectorAll<HTMLInputElement>('input[type="range"]')];
const source = URL.createObjectURL(new Blob([CLAIM_WORKER], { type: 'text/javascript' }));
const status = byId('claim-status');
let worker: Worker | undefined;

const placesOf = (input: HTMLInputElement): number[] => JSON.parse(input.dataset.values!);
const placeOf = (input: HTMLInputElement): number => placesOf(input)[Number(input.value)]!;
const setting = (): Record<string, number> =>
  Object.fromEntries(inputs.map((input) => [input.name, placeOf(input)]));

/** Numbers beside the sliders, and the link. */
function show(): void {
  for (const input of inputs) {
    const text = placeOf(input).toLocaleString('en', { maximumSignificantDigits: 6 });
    byId(`${input.id}-value`).textContent = text;
    input.setAttribute('aria-valuetext', text);
  }
}

/** Runs the experiment; one that still runs is no longer wanted. */
function run(): void {
  worker?.terminate();
  worker = new Worker(source);
  status.textContent = 'The experiment runs …';
  form.setAttribute('aria-busy', 'true');
  const { seed, ...places } = setting();
  const begun = performance.now();
  worker.addEventListener('message', ({ data }: MessageEvent<ClaimResult>) => {
    tell(data, (performance.now() - begun) / 1000);
  });
  worker.addEventListener('error', ({ message }) => {
    status.textContent = `The experiment failed: ${message}`;
  });
  worker.postMessage({ id, seed, setting: places });
}

function tell(result: ClaimResult, seconds: number): void {
  form.setAttribute('aria-busy', 'false');
  const verdict = byId('claim-verdict');
  verdict.textContent = result.verdict;
  verdict.dataset.passed = String(result.passed);
  byId('claim-table').innerHTML = numbersTable(result.numbers);
  status.textContent = `Run again in this page, in ${seconds.toFixed(1)} seconds.`;
  const place = byId('claim-picture');
  let picture = place.querySelector<HTMLElement & BitsFigureElement>('bits-figure');
  if (picture === null) {
    picture = document.createElement('bits-figure') as HTMLElement & BitsFigureElement;
    place.style.minHeight = `${place.offsetHeight}px`;
    place.replaceChildren(picture);
    followTheme();
  }
  const width = Math.min(680, Math.max(300, place.clientWidth));
  picture.figure = {
    ...pageFigure(result),
    size: { width, height: width < 480 ? 260 : 340 },
  };
}

/** Sliders as the link says. */
function fromLink(): boolean {
  const given = new URLSearchParams(location.hash.slice(1));
  let moved = false;
  for (const input of inputs) {
    const at = placesOf(input).indexOf(Number(given.get(input.name) ?? NaN));
    if (at < 0) continue;
    moved ||= at !== Number(input.value);
    input.value = String(at);
  }
  show();
  return moved;
}

form.addEventListener('submit', (event) => event.preventDefault());
for (const input of inputs) {
  input.addEventListener('input', show);
  input.addEventListener('change', () => {
    const link = new URLSearchParams(Object.entries(setting()).map(([k, x]) => [k, String(x)]));
    history.replaceState(null, '', `#${link}`);
    run();
  });
}
addEventListener('hashchange', () => {
  if (fromLink()) run();
});
followTheme();
if (fromLink()) run();
