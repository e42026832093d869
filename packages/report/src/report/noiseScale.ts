import { type Estimate, isDictionary, type Table } from '@bits-per-sample/core';
import { gradientNoiseScale } from '@bits-per-sample/variance';
import type { NormColumns } from '../options/checkOptions.ts';
import type { PassRateBand } from './bands.ts';
import { defined } from './numbers.ts';
import type { Warnings } from './warnings.ts';

/** The noise scale of a stretch of steps. */
export interface NoiseScaleStep {
  /** Middle of the stretch. */
  readonly step: number;
  /** tr Σ / |G|² over it. */
  readonly estimate: Estimate<'samples'>;
}

/** How loudly the run teaches: signal and noise, as far as the log tells. */
export interface ReportNoise {
  /** Prompts by band of pass rates, over the fitted mixture; empty when it is unknown. */
  readonly bands: readonly PassRateBand[];
  /** Gradient noise scale over all steps, in samples of the logged batches. */
  readonly noiseScale: Estimate<'samples'> | null;
  /** The same over stretches of steps. */
  readonly overSteps: readonly NoiseScaleStep[];
  /** Samples in the larger of the two batches; null when no norms were named. */
  readonly batch: number | null;
}

/** Steps in a stretch, at least; and stretches, at most. */
const STRETCH = 8;
const STRETCHES = 24;

/** Columns whose names say that they are norms of gradients. */
const normsOf = (metrics: readonly Table[]): string[] =>
  [...new Set(metrics.flatMap(({ columns }) => Object.keys(columns)))].filter((name) =>
    /grad(?:ient)?_?norm|norm_?grad/i.test(name),
  );

/** What to name when a log has several norms: the shortest name is the whole batch's, as a rule. */
function severalNorms(names: readonly string[]): string {
  const [big = '', small = ''] = [...names].sort((a, b) => a.length - b.length);
  return `It has ${names.join(', ')}: if two of these are norms of the same gradient at two batch sizes, name them and the sizes: \`smallNorm: '${small}', bigNorm: '${big}', smallBatch: b, bigBatch: B\`.`;
}

const HOW =
  'It needs gradient norms at two batch sizes, at the same steps, and one grad_norm per step is not enough: log the norm of a micro-batch beside that of the whole batch (GPT-NeoX: log_gradient_noise_scale; others: a callback before the optimizer step) and name them: `smallNorm: COLUMN, bigNorm: COLUMN, smallBatch: b, bigBatch: B`.';

/** The noise scale, when a metrics log has two norms; else the reason why it is unknown. */
export function readNoiseScale(
  metrics: readonly Table[],
  norms: NormColumns | undefined,
  level: number,
  warnings: Warnings,
): Omit<ReportNoise, 'bands'> {
  const unknown = { noiseScale: null, overSteps: [], batch: norms?.bigBatch ?? null };
  const fields = ['noise.noiseScale', ...(norms ? [] : ['noise.batch'])];
  const logged = normsOf(metrics);
  if (norms === undefined) {
    warnings[logged.length > 0 ? 'note' : 'detail'](
      'noise-scale-unknown',
      `The gradient noise scale cannot be told from this log. ${logged.length > 1 ? severalNorms(logged) : HOW}`,
      ...fields,
    );
    return unknown;
  }
  const rows = pairs(metrics, norms);
  if (rows.length < 2) {
    warnings.alarm(
      'noise-scale-unknown',
      `The noise scale needs two or more steps with both ${norms.small} and ${norms.big}; the log has ${rows.length}.${logged.length === 0 ? '' : ` Its columns of norms: ${logged.join(', ')}.`}`,
      ...fields,
    );
    return unknown;
  }
  const estimate = (part: typeof rows) =>
    gradientNoiseScale(
      {
        smallBatch: norms.smallBatch,
        bigBatch: norms.bigBatch,
        smallSquaredNorm: Float64Array.from(part, ({ small }) => small * small),
        bigSquaredNorm: Float64Array.from(part, ({ big }) => big * big),
      },
      { level },
    );
  const whole = estimate(rows);
  const noiseScale = defined(whole);
  if (noiseScale === null)
    warnings.alarm(
      'noise-scale-lost',
      `The noise scale cannot be told: ${whole.method.replace(/^undefined: /, '')}. Larger batches or more steps would show it.`,
      'noise.noiseScale',
    );
  const count = Math.min(STRETCHES, Math.floor(rows.length / STRETCH));
  const overSteps: NoiseScaleStep[] =
    count < 2
      ? []
      : Array.from({ length: count }, (_, i) => {
          const part = rows.slice(
            Math.round((i * rows.length) / count),
            Math.round(((i + 1) * rows.length) / count),
          );
          return { step: (part[0]!.step + part.at(-1)!.step) / 2, estimate: estimate(part) };
        });
  return { noiseScale, overSteps, batch: norms.bigBatch };
}

function pairs(
  metrics: readonly Table[],
  { small, big }: NormColumns,
): { step: number; small: number; big: number }[] {
  return metrics.flatMap(({ columns, rowCount }) => {
    const of = (name: string) => columns[name] ?? columns[`train/${name}`];
    const [x, y, step] = [of(small), of(big), columns.step];
    if (x === undefined || y === undefined || isDictionary(x) || isDictionary(y)) return [];
    return Array.from({ length: rowCount }, (_, i) => ({
      step: step !== undefined && !isDictionary(step) ? step[i]! : i,
      small: x[i]!,
      big: y[i]!,
    })).filter((row) => Number.isFinite(row.small + row.big + row.step));
  });
}
