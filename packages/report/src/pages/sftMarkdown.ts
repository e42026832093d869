import type { ReportSft } from '../sft/sftShape.ts';
import { escapeMarkdown, table } from './markdownParts.ts';
import { sftFooter, sftNumbers, sftRead, sftSentences, sftSourceRows } from './sftWords.ts';

/** What supervised training took out of its examples, as Markdown. */
export function sftMarkdown(sft: ReportSft, format: string): string {
  const numbers = sftNumbers(sft);
  const sources = sftSourceRows(sft);
  return [
    escapeMarkdown(`${sftRead(sft, format)}.`),
    numbers.length === 0
      ? ''
      : table([['', '', ''], ...numbers.map(({ name, value, beside }) => [name, value, beside])]),
    sources.length < 2 ? '' : `### By source, most bits absorbed first\n\n${table(sources)}`,
    escapeMarkdown(sftFooter(sft)),
    sftSentences(sft).map(escapeMarkdown).join('\n\n'),
  ]
    .filter((text) => text !== '')
    .join('\n\n');
}
