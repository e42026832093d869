import { formatCount, formatPercent, formatPlural } from '@bits-per-sample/core';
import type { Face } from '../options/sentence.ts';
import { drawReport } from '../pictures/drawReport.ts';
import type { Picture } from '../pictures/pagePicture.ts';
import { runCurves } from '../pictures/runCurves.ts';
import type { Finding } from '../report/finding.ts';
import type { Report } from '../report/reportShape.ts';
import { aheadLine } from './aheadLine.ts';
import { bitsNotes } from './bitsNotes.ts';
import { atKRows, flipRows, scoreNoiseRows } from './evaluationRows.ts';
import { evaluationLines, evaluationNotes } from './evaluationText.ts';
import { HEADINGS } from './headings.ts';
import { escapeHtml, htmlPage, pagePicture, table, unbroken } from './htmlParts.ts';
import { inWords } from './inWords.ts';
import { jaggednessNote } from './jaggednessNote.ts';
import { noiseNotes } from './noiseNotes.ts';
import { nowCards } from './nowCards.ts';
import { nowNumbers } from './nowNumbers.ts';
import { nowTiles } from './nowTiles.ts';
import { drawerOf, originLine, type PageOptions, wordsLine } from './pageOrigin.ts';
import {
  categoryRows,
  groupSizeRows,
  histogramRows,
  metricRows,
  passAtKRows,
  stepRows,
} from './reportTables.ts';
import { runTiles } from './runTiles.ts';
import { sftSection } from './sftSection.ts';
import { sftRead } from './sftWords.ts';
import { stalenessRows } from './stalenessRows.ts';
import { titleOf } from './titleOf.ts';
import { windowFindings } from './windowFindings.ts';

/**
 * The report as one self-contained HTML page: no request, light and dark by the reader's
 * preference, the numbers behind every figure, fit for paper. It is complete without its script,
 * which shows the numbers under the pointer or, with the arrow keys, one after the other.
 *
 * @param told a report, as `report` returned it (of a copy, pictures of single prompts are left out).
 * @param options `Plot` and `document`, or `draw`: what draws the pictures, without which there are
 *   none; `face`; `version`, `date`, `command` and `guide`, which the page then carries.
 * @returns the page.
 *
 * @example
 * ```ts
 * const r = await report([[0, 0, 1]], { name: 'a.jsonl' });
 * const page = await renderHtml(r, { version: '1.0.0', date: '2026-11-28' });
 * page.includes('bits-per-sample 1.0.0 · 2026-11-28'); // => true
 * page.includes('<svg'); // => false
 * ```
 */
export async function renderHtml(told: Report, options: PageOptions = {}): Promise<string> {
  const draw = drawerOf(options);
  const pictures = draw === undefined ? [] : await drawReport(told, draw);
  const report = inWords(told, options.face ?? 'library');
  const { findings, warnings } = report;
  const names = titleOf(told.input.files);
  const curves = runCurves(told);
  const notes = [
    ...warnings.filter(({ severity }) => severity === 'note').map(({ message }) => message),
    ...bitsNotes(report, options.face ?? 'library'),
  ];
  const sections = findings.map((finding) => detail(finding, report, pictures));
  const linked = new Set(findings.filter((_, i) => sections[i] !== '').map(({ name }) => name));
  const blocks = [
    header(names, report),
    nowCards(report, curves),
    alarms(warnings),
    report.sft === undefined ? '' : sftSection(report.sft),
    nowTiles(runTiles(report, curves), report.now),
    findings.length === 0
      ? ''
      : `${five(report, windowFindings(told, options.face ?? 'library'), linked)}\n${ahead(report)}${report.groups.liveShare === null ? '' : wordsLine(options, linked)}`,
    '<div class="sections">',
    block('What was found, step by step', [], '', 'now', pictures),
    ...sections,
    noise(report, pictures),
    next(report, pictures),
    block('Step by step', stepRows(report, 500), '', 'steps', pictures),
    block(
      'By category, most bits first',
      categoryRows(report, 500),
      jaggednessNote(report),
      'categories',
      pictures,
    ),
    block(
      'By lag, and what discarding older rollouts would cost',
      stalenessRows(report),
      '',
      'staleness',
      pictures,
    ),
    block('Logged metrics', metricRows(report), '', 'metrics', pictures),
    evaluation(report, options.face ?? 'library'),
    '</div>',
    notes.length === 0
      ? ''
      : `<section>\n<h2>Notes</h2>\n<ul class="notes">\n${notes.map((note) => `<li>${escapeHtml(note)}</li>`).join('\n')}\n</ul>\n</section>`,
    originLine(options),
  ];
  return htmlPage({
    title: `Bits per sample: ${names}`,
    body: blocks.filter((text) => text !== '').join('\n'),
    pictures,
  });
}

/** How well earlier steps foretold the later ones, or why that cannot be said. */
function next({ warnings, rollouts }: Report, pictures: readonly Picture[]): string {
  const unknown = warnings.find(({ code }) => code === 'prompts-unknown');
  if (unknown === undefined || rollouts === null || rollouts === 0)
    return block('Difficulty, foretold', [], FORETOLD, 'next', pictures);
  return `<section id="next">\n<h2>Difficulty, foretold</h2>\n<p>${escapeHtml(unknown.message)}</p>\n</section>`;
}

const FORETOLD =
  'What the strategy goldilocks, having seen the steps before, foretold of each group, against what came.';

/** The pass rate to come, in one line. */
function ahead(report: Report): string {
  const line = aheadLine(report);
  return line === '' ? '' : `<p>${escapeHtml(unbroken(line))}</p>\n`;
}

const header = (names: string, report: Report): string => `<header>
<h1>Bits per sample</h1>
<p class="source"><b>${escapeHtml(names)}</b><br>${escapeHtml(sourceLine(report))}</p>
</header>`;

/** What was lost or bent while reading. */
function alarms(warnings: Report['warnings']): string {
  const texts = warnings.filter(({ severity }) => severity === 'alarm');
  return texts.length === 0
    ? ''
    : `<section class="alarms" aria-label="Read this first">\n${texts.map(({ message }) => `<p>${escapeHtml(message)}</p>`).join('\n')}\n</section>`;
}

/** The five numbers: of the window beside the whole run, or of the run in words. */
const five = (
  report: Report,
  window: readonly Finding[] | null,
  linked: ReadonlySet<string>,
): string =>
  window === null
    ? `<ol class="five">\n${report.findings.map((finding) => line(finding, linked.has(finding.name))).join('\n')}\n</ol>`
    : nowNumbers(report, window, linked);

function sourceLine({ input, logged, sft }: Report): string {
  if (sft !== undefined) return sftRead(sft, input.format);
  if (input.kind === 'metrics')
    return `${formatPlural(logged.steps, 'logged step')} of ${input.format}`;
  const grouping = `, grouped by ${input.grouping}${input.groupingDetail ? ` (${input.groupingDetail})` : ''}`;
  return `${formatCount(input.rows)} rows of ${input.format}${grouping}`;
}

/** One of the five: the number, what it means, what to change. */
function line(finding: Finding, linked: boolean): string {
  const { name, value, detail: beside, meaning, change } = finding;
  const number = `<strong>${escapeHtml(value)}</strong>`;
  return `<li><div>${linked ? `<a href="#${name}">${number}</a>` : number}<span class="beside">${escapeHtml(beside)}</span></div>
<div>${meaning === '' ? '' : `<span class="meaning">${escapeHtml(unbroken(meaning))}</span>`}${change === '' ? '' : `<span class="change">${escapeHtml(unbroken(change))}</span>`}</div></li>`;
}

/** A finding with its figure and the figure's data table. */
function detail(finding: Finding, report: Report, pictures: readonly Picture[]): string {
  const own = pictures.filter((picture) => picture.section === finding.name);
  const rows = rowsOf(finding.name, report);
  if (own.length === 0 && rows.length < 2) return '';
  return section(finding.name, HEADINGS[finding.name], '', own, rows);
}

/** pass@k, pass^k and the noise from run to run; of training pass@k alone. */
function evaluation(report: Report, face: Face): string {
  if (report.evaluation === null)
    return block(
      'One of k tries succeeds (unbiased pass@k)',
      passAtKRows(report),
      '',
      'pass-at-k',
      [],
    );
  const text = [...evaluationLines(report), ...evaluationNotes(report, face)]
    .map((note) => `<p>${escapeHtml(note)}</p>`)
    .join('\n');
  const tables = [atKRows(report), scoreNoiseRows(report), flipRows(report)].filter(
    (rows) => rows.length > 1,
  );
  return `<section id="evaluation" class="whole">
<h2>As an evaluation</h2>
${text}
${tables.map((rows) => table(rows)).join('\n')}
</section>`;
}

/** Who is heard: estimators, rollouts needed, the noise scale. */
function noise(report: Report, pictures: readonly Picture[]): string {
  const own = pictures.filter((picture) => picture.section === 'noise');
  if (own.length === 0) return '';
  return section('noise', 'Signal and noise', noiseNotes(report).join(' '), own, []);
}

/** A section of pictures, its table folded below them. */
function section(
  id: string,
  heading: string,
  text: string,
  pictures: readonly Picture[],
  rows: readonly (readonly string[])[],
): string {
  const numbers = table(rows, heading);
  const folded =
    numbers === '' || pictures.length === 0
      ? numbers
      : `<details><summary>Table of “${escapeHtml(heading)}”</summary>\n${numbers}\n</details>`;
  return pageSection(id, heading, text, pictures, folded);
}

/** A section of the page; one with a single picture leaves room for another beside it. */
function pageSection(
  id: string,
  heading: string,
  text: string,
  pictures: readonly Picture[],
  after: string,
): string {
  const parts = [
    `<h2>${escapeHtml(heading)}</h2>`,
    text === '' ? '' : `<p>${escapeHtml(text)}</p>`,
    pictures.length === 0
      ? after
      : `<div class="gallery">\n${[...pictures.map(pagePicture), after].join('\n')}\n</div>`,
  ];
  const half = pictures.length === 1 && !after.startsWith('<div');
  return `<section id="${id}"${half ? '' : ' class="whole"'}>\n${parts.filter((part) => part !== '').join('\n')}\n</section>`;
}

function rowsOf(name: Finding['name'], report: Report): readonly (readonly string[])[] {
  if (name === 'passRates') return histogramRows(report);
  if (name === 'groupSize') return groupSizeRows(report);
  if (name === 'bits') return bitsRows(report);
  if (name === 'live') return liveRows(report);
  return [];
}

function bitsRows({ bits, passRate }: Report): string[][] {
  if (bits.perRollout === null) return [];
  const { value, lower, upper, level } = bits.perRollout;
  const cell = (x: number | null): string => (x === null || Number.isNaN(x) ? '–' : x.toFixed(4));
  return [
    ['bits per rollout', 'value'],
    ['estimate, at most', cell(value)],
    [`${formatPercent(level)} interval, from`, cell(lower)],
    [`${formatPercent(level)} interval, to`, cell(upper)],
    ['plug-in, biased low', cell(bits.plugin)],
    ['of the pooled pass rate', cell(bits.pooled)],
    ...(bits.supervised === null
      ? []
      : [['a right answer as a label (SL)', cell(bits.supervised.value)]]),
    ['mean pass rate', cell(passRate?.value ?? null)],
  ];
}

function liveRows({ groups, wasted }: Report): string[][] {
  if (groups.liveShare === null) return [];
  const cell = (x: number | null): string => (x === null ? '–' : formatCount(x));
  const rows = [
    ['groups', 'number'],
    ['live', cell(groups.live)],
    ['all right', cell(groups.solved)],
    ['all wrong', cell(groups.failed)],
    ['single rollout', cell(groups.singleton)],
    ['no reward', cell(groups.unscored)],
    ['rewards equal, exactly', cell(groups.equalExactly)],
    ['rewards equal, up to float noise', cell(groups.equalWithinTolerance)],
    ['rollouts in groups that agree', cell(wasted.rollouts)],
  ];
  return rows;
}

/** A section with a table, pictures above it. */
function block(
  title: string,
  rows: readonly (readonly string[])[],
  text: string,
  id: string,
  pictures: readonly Picture[],
): string {
  const own = pictures.filter((picture) => picture.section === id);
  if (rows.length < 2 && own.length === 0) return '';
  return pageSection(id, title, text, own, table(rows));
}
