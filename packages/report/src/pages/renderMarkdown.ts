import { percent } from '../report/format.ts';
import type { Report } from '../report/report.ts';
import { ceilingNotes } from './ceilingNotes.ts';
import { jaggednessNote } from './jaggednessNote.ts';
import { escapeMarkdown, table } from './markdownParts.ts';
import { noiseNotes } from './noiseNotes.ts';
import { passRateChart } from './renderTerminal.ts';
import { bandRows, categoryRows, groupSizeRows, metricRows, stepRows } from './reportTables.ts';

/**
 * The report as GitHub-flavoured Markdown, for a pull request or a CI summary.
 *
 * @param report any report.
 * @returns the text, with a newline at the end.
 *
 * @example
 * ```ts
 * const log = await readLog(fromText('{"prompt_id":"a","rewards":[0,0,1]}'));
 * const { groups } = await summariseTrials(log.tables);
 * const input = describeLogs([{ name: 'a.jsonl', log }]);
 * const report = buildReport({ groups, input, rewardValues: [0, 1] });
 * renderMarkdown(report).split('\n')[0]; // => '## Bits per sample: a.jsonl'
 * ```
 */
export function renderMarkdown(report: Report): string {
  const { input, findings, warnings, passAtK } = report;
  const names = input.files.length > 1 ? `${input.files.length} files` : (input.files[0] ?? '');
  const chart = passRateChart(report, 76);
  const notes = [
    ...warnings.filter(({ severity }) => severity === 'note').map(({ message }) => message),
    ...ceilingNotes(report),
    ...noiseNotes(report),
  ];
  const blocks = [
    `## Bits per sample: ${escapeMarkdown(names)}`,
    warnings
      .filter(({ severity }) => severity === 'alarm')
      .map(({ message }) => `> **Note:** ${escapeMarkdown(message)}`)
      .join('\n>\n'),
    findings.length === 0
      ? ''
      : table([
          ['', '', 'What it means', 'What to change'],
          ...findings.map(({ value, detail, meaning, change }) => [
            `**${value}**`,
            detail,
            meaning,
            change,
          ]),
        ]),
    chart.length > 0 ? `\`\`\`text\n${chart.map((line) => line.trimEnd()).join('\n')}\n\`\`\`` : '',
    titled('What another group size would do', groupSizeRows(report)),
    titled('Where the gradient signal comes from', bandRows(report)),
    titled('Step by step', stepRows(report, 50)),
    titled('By category, most bits first', categoryRows(report, 100)),
    escapeMarkdown(jaggednessNote(report)),
    titled('Logged metrics', metricRows(report)),
    passAtK.length === 0
      ? ''
      : `Unbiased pass@k: ${passAtK.map(({ k, value }) => `${k}: ${percent(value)}`).join(', ')}.`,
    notes.map((note) => `- ${escapeMarkdown(note)}`).join('\n'),
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

function titled(title: string, rows: readonly (readonly string[])[]): string {
  return rows.length > 1 ? `### ${title}\n\n${table(rows)}` : '';
}
