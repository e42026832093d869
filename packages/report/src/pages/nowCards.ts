import type { NowFinding } from '../now/nowFinding.ts';
import { topFindings } from '../now/topFindings.ts';
import type { RunCurve } from '../pictures/runCurve.ts';
import type { Report } from '../report/reportShape.ts';
import { evidenceRows } from './evidenceRows.ts';
import { references } from './findingReferences.ts';
import { asSentence, SEVERITY_WORDS } from './findingWords.ts';
import { escapeHtml, namedHtml, table, unbroken } from './htmlParts.ts';
import { sinceText } from './sinceText.ts';

/** A picture of each severity beside its word: a triangle, a question, a tick, an i. */
const ICONS: Readonly<Record<NowFinding['severity'], string>> = {
  alarm: '<path d="M10 2 19 18H1Z"/><path d="M10 8v4.5M10 15v.5"/>',
  ask: '<circle cx="10" cy="10" r="8.5"/><path d="M7.5 8a2.5 2.5 0 1 1 2.5 2.7V12M10 14.5v.5"/>',
  good: '<circle cx="10" cy="10" r="8.5"/><path d="m6 10.5 3 3 5-6.5"/>',
  note: '<circle cx="10" cy="10" r="8.5"/><path d="M10 9.5V14M10 6v.5"/>',
};

/**
 * What was found, as cards: severity by word, picture and colour, since when, fact, meaning, action; the
 * numbers behind it and what to read are folded.
 *
 * @param report a report in words.
 * @param curves the headlines of the run, which say how numbers are printed.
 * @returns a section; '' where nothing was found.
 */
export function nowCards(report: Report, curves: ReadonlyMap<string, RunCurve>): string {
  const found = topFindings(report);
  if (found.length === 0) return '';
  const cards = found.map((finding, i) => card(finding, i + 1, curves.get(finding.metric)));
  return `<section class="cards" aria-label="What was found">\n${cards.join('\n')}\n</section>`;
}

function card(finding: NowFinding, place: number, curve: RunCurve | undefined): string {
  const { severity, state, fact, meaning, change } = finding;
  const since = sinceText(finding);
  const parts = [
    `<p class="kind"><svg class="icon" viewBox="0 0 20 20" aria-hidden="true">${ICONS[severity]}</svg><b>${SEVERITY_WORDS[severity]}</b>${since === '' ? '' : ` <span>${escapeHtml(since)}</span>`}</p>`,
    `<h2>${namedHtml(asSentence(fact))}</h2>`,
    meaning === '' ? '' : `<p>${escapeHtml(unbroken(meaning))}</p>`,
    change === '' ? '' : `<p class="change">${escapeHtml(unbroken(change))}</p>`,
    evidence(finding, place, curve),
  ];
  return `<article class="card ${severity}${state === 'over' ? ' over' : ''}">\n${parts.filter((part) => part !== '').join('\n')}\n</article>`;
}

/** The numbers behind a finding, and what to read about it. */
function evidence(finding: NowFinding, place: number, curve: RunCurve | undefined): string {
  const rows = evidenceRows(finding, curve);
  const read = references(finding.code);
  if (rows.length === 0 && read.length === 0) return '';
  const what = read.length === 0 ? 'Evidence' : 'Evidence and references';
  const texts = [
    table(rows.length === 0 ? [] : [['evidence', 'value'], ...rows], `evidence ${place}`),
    ...read.map((text) => `<p class="beside">${escapeHtml(text)}</p>`),
  ];
  return `<details><summary>${what}<span class="unseen"> of finding ${place}</span></summary>\n${texts.filter((text) => text !== '').join('\n')}\n</details>`;
}
