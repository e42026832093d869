import { formatPlural } from '@bits-per-sample/core';
import { topFindings } from '../now/topFindings.ts';
import type { Report } from '../report/reportShape.ts';
import { findingLines } from './findingLines.ts';
import { hang } from './layout.ts';
import type { Palette } from './palette.ts';

/** Findings on the first screen. */
const MOST = 3;

/**
 * What stands on top: at most three findings, then what was lost or bent while reading. The rest is
 * counted.
 */
export function screenFindings(
  report: Report,
  {
    width,
    paint,
    all,
    most = MOST,
  }: { width: number; paint: Palette; all: boolean; most?: number },
): string[] {
  const found = topFindings(report);
  const loud = found.filter(({ severity }) => severity !== 'note');
  const shown = all ? found : loud.slice(0, most);
  const alarms = report.warnings.filter(({ severity }) => severity === 'alarm');
  const told = all ? alarms : alarms.slice(0, Math.max(1, most - shown.length));
  const more = found.length - shown.length + alarms.length - told.length;
  const lines = [
    ...shown.flatMap((finding) => findingLines(finding, width, paint)),
    ...told.flatMap(({ message }) => hang('!  ', message, width).map(paint.alarm)),
    ...(more > 0 ? [paint.dim(` · ${formatPlural(more, 'more finding')} in the details`)] : []),
  ];
  return lines.length === 0 ? [] : ['', ...lines];
}
