import { formatPercent, formatPlain } from '@bits-per-sample/core';
import { upperFirst } from '../options/upperFirst.ts';
import type { Report } from '../report/reportShape.ts';
import { SEVERITY_WORDS } from './findingWords.ts';
import { escapeHtml, unbroken } from './htmlParts.ts';
import type { RunTile } from './runTiles.ts';
import { sinceText } from './sinceText.ts';
import { tilePicture } from './tilePicture.ts';
import { nowSteps } from './windowWords.ts';

/**
 * The headlines of a run as a strip of tiles: the number now, the run as a small line with the current
 * window shaded, and what began in it.
 *
 * @param tiles what to show.
 * @param now the current window of the run.
 * @returns a section; '' without tiles.
 */
export function nowTiles(tiles: readonly RunTile[], now: Report['now']): string {
  const steps = tiles.flatMap(({ curve }) => [curve.steps[0]!, curve.steps.at(-1)!]);
  if (steps.length === 0) return '';
  const window = nowSteps(now);
  const shaded = window === null ? '' : ` Shaded: now, ${window}.`;
  const text = `Steps ${Math.min(...steps)} to ${Math.max(...steps)}.${shaded} Shares and bits stand on 0 to 1, the rest between their least and greatest value.`;
  return `<section id="run">
<h2>The run at a glance</h2>
<p class="beside">${escapeHtml(text)}</p>
<ul class="tiles">
${tiles.map((tile) => tileOf(tile, now)).join('\n')}
</ul>
</section>`;
}

function tileOf({ curve, now: value, whole, scale, found }: RunTile, now: Report['now']): string {
  const { name, steps } = curve;
  const title = upperFirst(name);
  const marks = found.flatMap(({ severity, onset }) => {
    if (onset === null) return [];
    const { step, low, high, gradual } = onset;
    return [{ severity, from: gradual ? low : step, to: gradual ? high : step }];
  });
  const began = found.map((finding) =>
    [SEVERITY_WORDS[finding.severity], sinceText(finding)].filter((text) => text !== '').join(' '),
  );
  const { from, to } = now ?? { from: null, to: null };
  const window = now === null || now.wholeRun || from === null || to === null ? null : { from, to };
  const said = [
    `${title}, steps ${steps[0]} to ${steps.at(-1)}`,
    endsText(curve),
    ...(window === null ? [] : [`shaded from step ${window.from}`]),
    ...began,
  ].join('; ');
  return `<li class="tile"><span class="name">${escapeHtml(title)}</span><strong>${escapeHtml(unbroken(value))}</strong><span class="beside">${whole === null ? 'whole run' : `whole run ${escapeHtml(unbroken(whole))}`}</span>
${began.map((text, i) => `<span class="since ${found[i]!.severity}">${escapeHtml(text)}</span>\n`).join('')}${tilePicture(curve, { scale, window, marks, label: said })}</li>`;
}

/** `from 84 % to 2 %`: the first value and the last. */
function endsText({ values, format }: RunTile['curve']): string {
  const known = values.filter(Number.isFinite);
  const print = (x: number): string =>
    format === 'percent' ? formatPercent(x) : formatPlain(Number(x.toPrecision(3)));
  return `from ${print(known[0]!)} to ${print(known.at(-1)!)}`;
}
