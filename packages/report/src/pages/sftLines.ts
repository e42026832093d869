import type { ReportSft } from '../sft/sftShape.ts';
import { columns, hang, wrap } from './layout.ts';
import type { Palette } from './palette.ts';
import { sftFooter, sftNumbers, sftSentences, sftSourceRows } from './sftWords.ts';
import { tableLines } from './tableLines.ts';

/** What supervised training took out of its examples, as lines of a screen. */
export function sftLines(sft: ReportSft, width: number, paint: Palette): string[] {
  const numbers = sftNumbers(sft);
  const named = columns([
    ['', '', ' '],
    ...numbers.map(({ name, value, beside }) => [name, value, beside]),
  ]);
  const fits = named.every((line) => line.length <= width - 3);
  const lines = fits
    ? named.slice(1).map((line) => `   ${line}`)
    : numbers.flatMap(({ name, value, beside }) =>
        hang('   ', `${name}: ${[value, beside].filter((text) => text !== '').join('; ')}`, width),
      );
  const rows = sftSourceRows(sft);
  const table =
    rows.length < 2
      ? []
      : [
          '',
          paint.bold('By source, most bits absorbed first'),
          ...tableLines(rows, width - 3).flatMap(({ head, body }) => [
            paint.dim(`   ${head}`),
            ...body.map((line) => `   ${line}`),
          ]),
        ];
  const footer = sftFooter(sft);
  const sentences = sftSentences(sft);
  return [
    ...(lines.length > 0 ? ['', ...lines] : []),
    ...table,
    ...(footer === '' ? [] : ['', ...wrap(footer, width).map(paint.dim)]),
    ...(sentences.length > 0 ? ['', ...sentences.flatMap((text) => hang(' → ', text, width))] : []),
  ];
}
