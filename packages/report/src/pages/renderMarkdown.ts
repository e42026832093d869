import { formatPercent } from '@bits-per-sample/core';
import type { Face } from '../options/sentence.ts';
import { runCurves } from '../pictures/runCurves.ts';
import type { Report } from '../report/reportShape.ts';
import { aheadLine } from './aheadLine.ts';
import { bitsNotes } from './bitsNotes.ts';
import { atKRows, flipRows, scoreNoiseRows } from './evaluationRows.ts';
import { evaluationLines, evaluationNotes } from './evaluationText.ts';
import { inWords } from './inWords.ts';
import { jaggednessNote } from './jaggednessNote.ts';
import { markdownFindings, markdownNumbers, markdownSeries } from './markdownNow.ts';
import { escapeMarkdown, table } from './markdownParts.ts';
import { noiseNotes } from './noiseNotes.ts';
import { passRateChart } from './passRateChart.ts';
import { categoryRows, groupSizeRows, metricRows, stepRows } from './reportTables.ts';
import { runTiles } from './runTiles.ts';
import { sftMarkdown } from './sftMarkdown.ts';
import { stalenessRows } from './stalenessRows.ts';
import { titleOf } from './titleOf.ts';
import { windowFindings } from './windowFindings.ts';
import { columnWords } from './windowWords.ts';

/**
 * The report as GitHub-flavoured Markdown, for a pull request or a CI summary.
 *
 * @param told any report.
 * @param options `face`: how options are named; default `'library'`.
 * @returns the text, with a newline at the end.
 *
 * @example
 * ```ts
 * const r = await report([[0, 0, 1]], { name: 'a.jsonl' });
 * renderMarkdown(r).split('\n')[0]; // => '## Bits per sample: a.jsonl'
 * ```
 */
export function renderMarkdown(
  told: Report,
  { face = 'library' }: { readonly face?: Face } = {},
): string {
  const report = inWords(told, face);
  const { findings, warnings, passAtK } = report;
  const window = windowFindings(told, face);
  const names = titleOf(told.input.files);
  const chart = passRateChart(report, 76);
  const notes = [
    ...warnings.filter(({ severity }) => severity === 'note').map(({ message }) => message),
    ...bitsNotes(report, face),
    ...noiseNotes(report),
    ...evaluationLines(report),
    ...evaluationNotes(report, face),
  ];
  const blocks = [
    `## Bits per sample: ${escapeMarkdown(names)}`,
    [
      ...markdownFindings(report),
      ...warnings
        .filter(({ severity }) => severity === 'alarm')
        .map(({ message }) => `> **Note:** ${escapeMarkdown(message)}`),
    ].join('\n>\n'),
    findings.length === 0
      ? report.sft === undefined
        ? markdownSeries(report, runTiles(report, runCurves(told)))
        : sftMarkdown(report.sft, told.input.format)
      : window === null
        ? table(
            [
              ['', '', 'What it means', 'What to change'],
              ...findings.map(({ value, detail, meaning, change }) => [
                value,
                detail,
                meaning,
                change,
              ]),
            ],
            { bold: 0 },
          )
        : markdownNumbers(report, window),
    escapeMarkdown(aheadLine(report)),
    window === null ? '' : escapeMarkdown(columnWords(report).join(' ')),
    chart.length > 0 ? `\`\`\`text\n${chart.map((line) => line.trimEnd()).join('\n')}\n\`\`\`` : '',
    titled('What another group size would do', groupSizeRows(report)),
    titled('Step by step', stepRows(report, 50)),
    titled('By category, most bits first', categoryRows(report, 100)),
    escapeMarkdown(jaggednessNote(report)),
    titled('By lag, and what discarding older rollouts would cost', stalenessRows(report)),
    titled('Logged metrics', metricRows(report)),
    titled('Right in k tries (unbiased pass@k, pass^k)', atKRows(report)),
    titled(
      'Noise of the score: of these prompts run again, of others like them',
      scoreNoiseRows(report),
    ),
    titled('Prompts that flip most', flipRows(report, 20)),
    passAtK.length === 0 || report.evaluation !== null
      ? ''
      : `Unbiased pass@k: ${passAtK.map(({ k, value }) => `${k}: ${formatPercent(value)}`).join(', ')}.`,
    notes.map((note) => `- ${escapeMarkdown(note)}`).join('\n'),
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

function titled(title: string, rows: readonly (readonly string[])[]): string {
  return rows.length > 1 ? `### ${title}\n\n${table(rows)}` : '';
}
