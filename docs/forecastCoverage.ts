// node --conditions=@bits-per-sample/source forecastCoverage.ts          scores the forecasts, and writes the table into guides/forecast.md
// node --conditions=@bits-per-sample/source forecastCoverage.ts --check  says when it is no longer what the scores are
// simulated runs and measured curves, on which the forecast is tested too: in this workspace only
import { coverageRows } from '@bits-per-sample/forecast/coverage';
import { fillGuide } from './fillGuide.ts';

const guide = new URL('guides/forecast.md', import.meta.url);
const rows = coverageRows();
const whole = (x: number): string => x.toFixed(0);
const lines = [
  [
    ...['forecasts of', 'runs', 'forecasts', 'held (± SE), %', 'at 1.5, 2, 4 ×', 'missed above, %'],
    ...['width', 'error', '“it stays”', 'line in ln N'],
  ],
  ['---', ...Array.from({ length: 9 }, () => '---:')],
  ...rows.map((row) => [
    row.of,
    `${row.runs}`,
    `${row.forecasts}`,
    `${whole(row.cover)} ± ${row.standardError.toFixed(1)}`,
    row.byHorizon.map(whole).join(', '),
    whole(row.above),
    row.width.toFixed(3),
    row.error.toFixed(2),
    row.persistence.toFixed(2),
    row.line.toFixed(2),
  ]),
];
fillGuide(
  guide,
  { coverage: lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n') },
  {
    check: process.argv.includes('--check'),
    command: 'node --conditions=@bits-per-sample/source docs/forecastCoverage.ts',
  },
);
