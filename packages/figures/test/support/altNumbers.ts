import {
  type Figure,
  type FigureFormat,
  type FigureValue,
  formatCount,
  formatPercent,
  formatValue,
} from '@bits-per-sample/core';

const formats: readonly FigureFormat[] = ['number', 'percent', 'probability', 'bits', 'si'];

/** The numbers in the alternative text that are in no column, finding, axis or zone of the figure. */
export function strayNumbers(figure: Figure): readonly string[] {
  const values: FigureValue[] = [
    ...Object.values(figure.data).flatMap((set) =>
      Object.values(set).flatMap((column) => column.values.filter((v) => v !== null)),
    ),
    ...(figure.findings ?? []).flatMap((finding) => Object.values(finding.numbers)),
    ...[figure.scales.x, figure.scales.y].flatMap(({ domain = [], ticks = [] }) =>
      [...domain, ...ticks].map((t) => (typeof t === 'object' ? t.label : t)),
    ),
    ...(figure.scales.color?.domain ?? []),
    ...(figure.zones ?? []).flatMap((zone) => [zone.from, zone.to, zone.label]),
    figure.title,
  ];
  const printed = new Set(
    values.flatMap((value) =>
      typeof value === 'string'
        ? numbersIn(value)
        : [
            ...numbersIn(formatCount(value)),
            ...numbersIn(formatPercent(value)),
            ...formats.flatMap((format) =>
              [2, 3, 7].flatMap((digits) => numbersIn(formatValue(value, format, { digits }))),
            ),
          ],
    ),
  );
  return numbersIn(figure.alt).filter((number) => !printed.has(number));
}

const numbersIn = (text: string) =>
  text
    .match(/−?\d[\d,]*(?:\.\d+)?(?:×10)?[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]*(?: %)?/g)
    ?.map((n) => n.replace(/,$/, '')) ?? [];
