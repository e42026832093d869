import { topFindings } from '../now/topFindings.ts';
import { upperFirst } from '../options/upperFirst.ts';
import type { Finding } from '../report/finding.ts';
import type { Report } from '../report/reportShape.ts';
import { asSentence, SEVERITY_WORDS } from './findingWords.ts';
import { escapeMarkdown, table } from './markdownParts.ts';
import { pageRows } from './pageRows.ts';
import type { RunTile } from './runTiles.ts';
import { sinceText } from './sinceText.ts';
import { nowSteps } from './windowWords.ts';

/** What was found, each as one quoted paragraph: severity and since when, fact, meaning, action. */
export const markdownFindings = (report: Report): string[] =>
  topFindings(report).map((finding) => {
    const { severity, fact, meaning, change } = finding;
    const lead = [SEVERITY_WORDS[severity], sinceText(finding)].filter((text) => text !== '');
    const rest = [meaning, change === '' ? '' : `→ ${change}`].filter((text) => text !== '');
    return `> **${escapeMarkdown(lead.join(', '))}:** **${escapeMarkdown(asSentence(fact).replaceAll('`', ''))}** ${escapeMarkdown(rest.join(' '))}`.trimEnd();
  });

/** Names of the columns of numbers. */
function columns({ now }: Report): string[] {
  const window = nowSteps(now);
  return window === null ? ['', 'whole run'] : ['', `now: ${window}`, 'whole run'];
}

/** The five numbers, now beside the whole run. */
export function markdownNumbers(report: Report, said: readonly Finding[]): string {
  const rows = pageRows(report);
  const head = columns(report);
  return table(
    [
      [...head, 'What it means', 'What to change'],
      ...said.flatMap(({ name, meaning, change }) =>
        rows(name).map(({ label, now, whole }, i) => [
          label,
          now,
          ...(head.length > 2 ? [whole ?? ''] : []),
          ...(i === 0 ? [meaning, change] : ['', '']),
        ]),
      ),
    ],
    { bold: 1 },
  );
}

/** The main series of a log of metrics, now beside the whole run; '' without any. */
export function markdownSeries(report: Report, tiles: readonly RunTile[]): string {
  if (tiles.length === 0) return '';
  const head = columns(report);
  return table(
    [
      head,
      ...tiles.map(({ curve, now, whole }) => [
        upperFirst(curve.name),
        now,
        ...(head.length > 2 ? [whole ?? ''] : []),
      ]),
    ],
    { bold: 1 },
  );
}
