import type { Figure } from '@bits-per-sample/core';
import { describeFigure } from '@bits-per-sample/plot';
import { quarterForecasts } from './forecasts.ts';
import { signalRows } from './signal.ts';

const numbers = (label: string, values: readonly number[]) =>
  ({ type: 'number', label, values }) as const;
const texts = (label: string, values: readonly string[]) =>
  ({ type: 'string', label, values }) as const;
const told = (figure: Figure): Figure => ({ ...figure, alt: describeFigure(figure) });

/** Signal over noise of groups of 8, predicted against measured. */
function signalFigure(): Figure {
  // Dr.GRPO has the signal over noise of RLOO
  const rows = signalRows.filter(
    ({ groupSize, estimator }) => groupSize === 8 && estimator !== 'drgrpo',
  );
  const names = { rloo: 'RLOO', grpo: 'GRPO' } as const;
  const [from, to] = [0.003, 8];
  const axis = { type: 'log', domain: [from, to], format: 'number' } as const;
  return told({
    schema: 'figure/1',
    id: 'real-run-signal',
    title: 'Signal over noise: predicted against measured',
    subtitle: 'One group of 8 rollouts; a point is a prompt. On the line they agree.',
    caption: '',
    alt: '',
    size: { width: 680, height: 400 },
    data: {
      prompts: {
        estimator: texts(
          'estimator',
          rows.map(({ estimator }) => names[estimator as keyof typeof names]),
        ),
        measured: numbers(
          'measured',
          rows.map((row) => row.measured),
        ),
        predicted: numbers(
          'predicted',
          rows.map((row) => row.predicted),
        ),
      },
      equal: {
        measured: numbers('measured', [from, to]),
        predicted: numbers('predicted', [from, to]),
      },
    },
    scales: {
      x: { ...axis, label: 'measured on drawn groups' },
      y: { ...axis, label: 'predicted from moments' },
      color: { domain: Object.values(names) },
    },
    layers: [
      {
        mark: 'line',
        data: 'equal',
        x: 'measured',
        y: 'predicted',
        label: 'equal',
        style: { role: 'muted', dash: 'dashed' },
      },
      { mark: 'point', data: 'prompts', x: 'measured', y: 'predicted', color: 'estimator' },
    ],
  });
}

/** Forecasts after a quarter of each run, and what came. */
function forecastFigure(): Figure {
  const rows = quarterForecasts.flatMap(({ name, told: one }) =>
    typeof one === 'string' ? [] : [{ ...one, name }],
  );
  const names = rows.map(({ name }) => name);
  const at = (label: string, field: 'lower' | 'upper' | 'now' | 'measured') =>
    numbers(
      label,
      rows.map((row) => row[field]),
    );
  const points = (['now', 'measured'] as const).map((field) => ({
    mark: 'point' as const,
    data: 'runs',
    x: field,
    y: 'run',
    label: field === 'now' ? 'after a quarter' : 'measured at the end',
    style: {
      role: field === 'now' ? ('muted' as const) : ('series-2' as const),
      size: 5,
      symbol: field === 'now' ? ('circle' as const) : ('diamond' as const),
    },
  }));
  return told({
    schema: 'figure/1',
    id: 'real-run-forecast',
    title: 'Forecasts of nine runs, made after a quarter of each',
    subtitle:
      'Bars: 80 % intervals for the end. Circles: where the run was; diamonds: where it ended.',
    caption: 'A tenth run, from a pass rate of 0.1 %, is refused.',
    alt: '',
    size: { width: 680, height: 360 },
    data: {
      runs: {
        run: texts('run', names),
        lower: at('lower', 'lower'),
        upper: at('upper', 'upper'),
        now: at('after a quarter', 'now'),
        measured: at('measured at the end', 'measured'),
      },
    },
    scales: {
      x: { type: 'linear', domain: [0, 1], format: 'percent', label: 'held-out pass rate' },
      y: { type: 'band', domain: names, label: '', format: 'number' },
    },
    layers: [
      {
        mark: 'segment',
        data: 'runs',
        x: 'lower',
        x2: 'upper',
        y: 'run',
        y2: 'run',
        label: 'predicted for the end, 80 %',
        meaning: { kind: 'interval', level: 0.8, of: 'pass rate', method: 'local trend' },
        style: { role: 'series-1', width: 6, opacity: 0.5 },
      },
      ...points,
    ],
  });
}

/** The pictures of the measured run. */
export const realRunFigures = (): Readonly<Record<string, Figure>> => ({
  'real-run-signal': signalFigure(),
  'real-run-forecast': forecastFigure(),
});
