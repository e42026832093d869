import type { ReportSft } from '../sft/sftShape.ts';
import { escapeHtml, table } from './htmlParts.ts';
import { sftFooter, sftNumbers, sftSentences, sftSourceRows } from './sftWords.ts';

/** What supervised training took out of its examples, as sections of a page. */
export function sftSection(sft: ReportSft): string {
  const numbers = sftNumbers(sft);
  const sources = sftSourceRows(sft);
  const sentences = [sftFooter(sft), ...sftSentences(sft)].map(
    (text) => `<p>${escapeHtml(text)}</p>`,
  );
  return [
    numbers.length === 0
      ? ''
      : `<section id="sft">\n<h2>What the examples taught</h2>\n${table([
          ['', 'bits', ''],
          ...numbers.map(({ name, value, beside }) => [name, value, beside]),
        ])}\n${sentences.join('\n')}\n</section>`,
    sources.length < 2
      ? ''
      : `<section id="sources">\n<h2>By source, most bits absorbed first</h2>\n${table(sources)}\n</section>`,
  ]
    .filter((text) => text !== '')
    .join('\n');
}
