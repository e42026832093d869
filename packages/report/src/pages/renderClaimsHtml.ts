import { formatCount } from '@bits-per-sample/core';
import type { ClaimFigureData } from '@bits-per-sample/figures';
import { upperFirst } from '../options/upperFirst.ts';
import type { DrawFigure } from '../pictures/drawFigure.ts';
import { drawPage } from '../pictures/drawPage.ts';
import type { PagePicture } from '../pictures/pagePicture.ts';
import { escapeHtml, htmlPage, pagePicture, table, unbroken } from './htmlParts.ts';
import { drawerOf, originLine, type PageOptions } from './pageOrigin.ts';

/** A number of an experiment, and what it had to be. */
export interface ToldClaimNumber {
  /** What it is. */
  readonly name: string;
  /** What was found. */
  readonly value: number;
  /** Its standard error, where it was simulated. */
  readonly standardError?: number;
  /** What it had to be, where something else says. */
  readonly expected?: number;
  /** Largest distance from `expected` that passes. */
  readonly tolerance?: number;
}

/** The result of an experiment, as `simulateClaim` of `lab` gives it. */
export interface ToldClaim extends ClaimFigureData {
  /** Whether every number is where it must be and the verdict stands. */
  readonly passed: boolean;
  /** What the essay says; null where it says nothing. */
  readonly essay: string | null;
  /** What was computed or simulated. */
  readonly experiment: string;
  /** Where the numbers come from that it is compared with. */
  readonly compared: string;
  /** What must be found for the verdict to stand. */
  readonly rule: string;
  /** Where the claim fails. */
  readonly whereItFails: string;
  /** What a real run showed; null where none looked. */
  readonly whatTheRealRunSays: string | null;
  /** What was found. */
  readonly numbers: readonly ToldClaimNumber[];
}

/**
 * Claims about what samples teach as one self-contained HTML page: each with its verdict, a picture, the
 * numbers beside what they had to be, where it fails and what a real run says. No request, light and
 * dark by the reader's preference, fit for paper, complete without its script.
 *
 * @param results of experiments, as `simulateClaim` of `lab` gives them.
 * @param options `Plot` and `document`, or `draw`: what draws the pictures, without which there are
 *   none; `version`, `date` and `command`, which the page then carries.
 * @returns the page.
 *
 * @example
 * ```ts
 * (await renderClaimsHtml([])).includes('0 of 0 verdicts stand'); // => true
 * ```
 */
export async function renderClaimsHtml(
  results: readonly ToldClaim[],
  options: PageOptions = {},
): Promise<string> {
  const draw = drawerOf(options);
  const pictures = draw === undefined ? [] : await drawClaims(results, draw);
  const stand = results.filter(({ passed }) => passed).length;
  const sections = results.map((result, i) => {
    const picture = pictures[i];
    return section(result, picture === undefined ? '' : pagePicture({ ...picture, subtitle: '' }));
  });
  return htmlPage({
    title: 'What samples teach: claims put to the test',
    pictures,
    body: `<header>
<h1>What samples teach</h1>
<p class="source"><b>${stand} of ${results.length} verdicts stand: their numbers came out within tolerance.</b><br>A verdict says whether the claim holds, and when. Each is put to the test in a small world whose truth is known. What holds there need not hold in a large model: where a real run showed something, it says what.</p>
</header>
<section id="claims">
<h2>All claims</h2>
<ol class="notes">
${results.map(({ id, claim, verdict }) => `<li><a href="#${escapeHtml(anchor(id))}">${escapeHtml(claim)}</a> ${escapeHtml(verdict)}</li>`).join('\n')}
</ol>
</section>
${sections.join('\n')}
${originLine(options)}`,
  });
}

async function drawClaims(
  results: readonly ToldClaim[],
  draw: DrawFigure,
): Promise<readonly PagePicture[]> {
  // loaded here: whoever simulates nothing never needs it
  const { claimFigure } = await import('@bits-per-sample/figures');
  return Promise.all(
    results.map((result) => {
      const title = `${upperFirst(result.picture.y)}, over ${result.picture.x}`;
      return drawPage({ ...claimFigure(result), title }, draw);
    }),
  );
}

const anchor = (id: string): string => id.replace(/[^A-Za-z0-9-]+/g, '-');

function section(result: ToldClaim, picture: string): string {
  const { id, claim, verdict, passed, numbers, essay, whatTheRealRunSays } = result;
  const told: readonly (readonly [string, string])[] = [
    ['The essay', essay ?? 'Follows from it, but is not in it.'],
    ['What was simulated', result.experiment],
    ['Compared with', result.compared],
    ['The verdict stands if', result.rule],
    ['Where it fails', result.whereItFails],
    ['A real run', whatTheRealRunSays ?? 'None looked.'],
  ];
  return `<section id="${escapeHtml(anchor(id))}">
<h2>${escapeHtml(claim)}</h2>
<div class="cards"><div class="card ${passed ? 'good' : 'alarm'}"><p class="kind"><b>${passed ? 'The verdict stands' : 'The verdict does not stand'}</b></p><p>${unbroken(escapeHtml(verdict))}</p></div></div>
${told.map(([name, text]) => `<p><b>${escapeHtml(name)}.</b> ${unbroken(escapeHtml(text))}</p>`).join('\n')}
<div class="pair">
${picture}
${table(claimRows(numbers), claim)}
</div>
</section>`;
}

const short = (x: number | undefined, digits: number): string =>
  x === undefined
    ? '–'
    : Number.isInteger(x)
      ? formatCount(x)
      : String(Number(x.toPrecision(digits)));

/** Numbers of a claim beside what they had to be. */
const claimRows = (numbers: readonly ToldClaimNumber[]): string[][] => [
  ['number', 'found', '± standard error', 'had to be', 'within', 'is'],
  ...numbers.map(({ name, value, standardError, expected, tolerance = 0 }) => [
    name,
    short(value, 4),
    short(standardError || undefined, 2),
    short(expected, 4),
    expected === undefined ? '–' : short(tolerance, 2),
    expected === undefined ? '–' : Math.abs(value - expected) <= tolerance ? 'in' : 'out',
  ]),
];
