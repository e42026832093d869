import { type Figure, isDictionary, type Table } from '@bits-per-sample/core';
import { ReportError } from '../options/reportError.ts';
import type { Followed } from '../replay/followRun.ts';
import type { Report } from '../report/report.ts';
import { forFitting } from '../trials/hugeGroups.ts';
import type { ReportSource } from '../trials/reportSource.ts';
import type { SuccessRule } from '../trials/successRule.ts';
import type { figureGroups } from './figureNames.ts';
import type { PictureSection } from './pagePicture.ts';

/** A picture of one log or of none. */
export type ReportFigureName = (typeof figureGroups)['free' | 'log'][number];

/** The pictures of the page, and the section that each belongs to. */
export const sectionFigures: readonly (readonly [PictureSection, ReportFigureName])[] = [
  ['live', 'wastedRollouts'],
  ['bits', 'bitsLinear'],
  ['passRates', 'goldilocks'],
  ['groupSize', 'groupSize'],
  ['groupSize', 'degeneracy'],
  ['noise', 'snr'],
  ['noise', 'sampleNeed'],
  ['noise', 'gns'],
  ['next', 'weights'],
  ['next', 'calibration'],
  ['steps', 'learningCurves'],
  ['steps', 'curriculumHeat'],
  ['categories', 'jaggedness'],
  ['metrics', 'entropyBudget'],
];

/** What a picture is made from, beside the report. */
export interface FigureSource {
  /** The log as read; without it the pictures of single prompts are left out. */
  readonly source?: ReportSource | undefined;
  /** What a success is, when the log does not say. */
  readonly rule?: SuccessRule | undefined;
  /** Which rollouts the report is about. */
  readonly kind?: 'train' | 'eval' | undefined;
}

type Builders = typeof import('@bits-per-sample/figures');

function groupSizeFigure(build: Builders, report: Report | undefined): Figure | null {
  const { mixture, groupSize } = report?.advice ?? {};
  if (!mixture || mixture.a === null || mixture.b === null || groupSize === null) return null;
  const { a, b } = mixture;
  return build.groupSizeFigure({ mixture: { ...mixture, a, b, n: report?.groups.total ?? 0 } });
}

function noiseFigure(build: Builders, report: Report | undefined): Figure | null {
  const { overSteps = [], batch = null } = report?.noise ?? {};
  if (overSteps.length < 2) return null;
  return build.gnsFigure({
    step: overSteps.map(({ step }) => step),
    estimates: overSteps.map(({ estimate }) => estimate),
    ...(batch !== null && { batch }),
    unit: 'samples',
  });
}

/** Numbered steps of a run that has a success rule; fewer than two are none. */
function stepsOf(report: Report | undefined): readonly Report['steps'][number][] {
  const steps = report?.steps.filter(({ name }) => Number.isFinite(Number(name))) ?? [];
  return steps.length < 2 || steps.some(({ solved }) => solved === null) ? [] : steps;
}

function wastedFigure(build: Builders, report: Report | undefined): Figure | null {
  const steps = stepsOf(report);
  if (steps.length === 0) return null;
  return build.wastedRolloutsFigure({
    step: Float64Array.from(steps, ({ name: step }) => Number(step)),
    solved: Float64Array.from(steps, ({ rolloutsBy }) => rolloutsBy.solved),
    failed: Float64Array.from(steps, ({ rolloutsBy }) => rolloutsBy.failed),
    mixed: Float64Array.from(steps, ({ rolloutsBy }) => rolloutsBy.live),
    ...(steps.some(({ missing }) => missing > 0)
      ? { error: Float64Array.from(steps, ({ missing }) => missing) }
      : {}),
  });
}

const passRateMethod = (report: Report | undefined): string => report?.passRate?.method ?? 'normal';

/** Pass rate over the rollouts spent by the end of each step. */
function curveFigure(build: Builders, report: Report | undefined): Figure | null {
  const steps = stepsOf(report).filter(({ rollouts }) => rollouts > 0);
  if (steps.length < 2) return null;
  const column = (value: (step: (typeof steps)[number]) => number | null): Float64Array =>
    Float64Array.from(steps, (step) => value(step) ?? Number.NaN);
  let spent = 0;
  const figure = build.learningCurvesFigure({
    curves: [
      {
        contender: 'this run',
        rollouts: column(({ rollouts }) => {
          spent += rollouts;
          return spent;
        }),
        mean: column(({ passRate }) => passRate),
        lower: column(({ passRateLower }) => passRateLower),
        upper: column(({ passRateUpper }) => passRateUpper),
      },
    ],
    interval: {
      level: 0.95,
      of: 'pass rate of a step',
      method: passRateMethod(report),
    },
  });
  return remark(
    { ...figure, title: 'How the pass rate moved' },
    'Each step stands at the rollouts spent by its end. Steps may draw different prompts: then a change of the mean is not learning alone.',
  );
}

function jaggednessFigure(build: Builders, report: Report | undefined): Figure | null {
  const { categories = [], jaggedness: told } = report ?? {};
  const known = categories.filter(({ passRate }) => passRate !== null);
  if (known.length < 2 || told === undefined) return null;
  const names = new Set(known.map(({ name }) => name));
  if (names.size < known.length) return null;
  return build.jaggednessFigure({
    categories: known.map(({ name, groups, passRate, passRateLower, passRateUpper }) => ({
      name,
      prompts: groups,
      mean: {
        value: passRate!,
        lower: passRateLower ?? Number.NaN,
        upper: passRateUpper ?? Number.NaN,
        level: 0.95,
      },
    })),
    ...(told.spread !== null && { spread: told.spread, verdict: told.verdict }),
  });
}

/** Names under which trainers log the policy's entropy per token, in nats. */
const ENTROPIES = ['entropy', 'train/entropy', 'actor/entropy', 'actor/entropy_loss'];

function entropyFigure(build: Builders, metrics: readonly Table[]): Figure | null {
  const rows = metrics.flatMap(({ columns, rowCount }) => {
    const { step } = columns;
    const entropy = ENTROPIES.map((name) => columns[name]).find((column) => column !== undefined);
    if (entropy === undefined || isDictionary(entropy)) return [];
    return Array.from({ length: rowCount }, (_, i) => ({
      step: step !== undefined && !isDictionary(step) ? step[i]! : i,
      entropy: entropy[i]!,
    })).filter(({ step: at, entropy: nats }) => Number.isFinite(at) && nats >= 0 && nats <= 1e6);
  });
  const byStep = new Map(rows.map(({ step, entropy }) => [step, entropy]));
  if (byStep.size < 2) return null;
  const steps = [...byStep].sort(([a], [b]) => a - b);
  return build.entropyBudgetFigure({
    step: steps.map(([step]) => step),
    entropy: steps.map(([, entropy]) => entropy),
  });
}

/** The log as the curriculum saw it, once per log. */
const followed = new WeakMap<ReportSource, Promise<Followed & { readonly graded: boolean }>>();

function follow({ source, rule, kind }: FigureSource) {
  if (source === undefined || kind === 'eval')
    return Promise.reject(new ReportError('evaluation-only', 'training rollouts only'));
  const known = followed.get(source);
  if (known !== undefined) return known;
  const made = Promise.all([
    import('../replay/loggedRun.ts'),
    import('../replay/followRun.ts'),
  ]).then(([{ loggedRun }, { followRun }]) => {
    const run = loggedRun(source, { rule });
    return { ...followRun(run, { snapshots: Infinity }), graded: run.graded };
  });
  followed.set(source, made);
  return made;
}

async function curriculumFigure(
  name: 'weights' | 'calibration' | 'curriculumHeat',
  build: Builders,
  from: FigureSource,
): Promise<Figure | null> {
  const run = await follow(from).catch((error: unknown) => {
    if (error instanceof ReportError) return null;
    throw error;
  });
  if (run === null) return null;
  if (name === 'weights')
    return remark(
      build.weightsFigure(run.weights),
      'Weights of the strategy goldilocks after the last step of the log.',
    );
  if (name === 'curriculumHeat')
    return run.pool.length < 2
      ? null
      : remark(
          build.curriculumHeatFigure(run.pool),
          'Pass rates as the strategy goldilocks believes in them after each step, of the prompts seen so far.',
        );
  if (run.graded || run.expected.length === 0) return null;
  return remark(
    build.calibrationFigure({
      predicted: run.expected.map(({ passRate }) => passRate),
      successes: run.expected.map(({ group }) => Math.round(group.rate * group.rollouts)),
      attempts: run.expected.map(({ group }) => group.rollouts),
    }),
    'Predicted by the strategy goldilocks from the steps before, observed in the step itself. A model that learns in between does better than predicted.',
  );
}

const remark = (figure: Figure, text: string): Figure => ({
  ...figure,
  caption: figure.caption === undefined ? text : `${text} ${figure.caption}`,
});

/** A picture of a report's data; null when the report lacks what it shows. */
export async function reportFigure(
  name: ReportFigureName,
  report?: Report,
  from: FigureSource = {},
): Promise<Figure | null> {
  const build = await import('@bits-per-sample/figures');
  const counts = (report?.counts ?? []).filter(({ attempts }) => attempts >= 2);
  const repeat = (value: (cell: (typeof counts)[number]) => number): Float64Array =>
    Float64Array.from(counts.flatMap((cell) => new Array<number>(cell.groups).fill(value(cell))));
  const passRates = repeat(({ successes, attempts }) => successes / attempts);
  const size = report?.advice.current.groupSize ?? null;
  const own = size !== null && size >= 2 && size <= 1024 ? size : undefined;
  switch (name) {
    case 'bitsRatio':
      return build.bitsRatioFigure();
    case 'rewardDensity':
      return build.rewardDensityFigure();
    case 'verifierNoise':
      return build.verifierNoiseFigure();
    case 'bitsLog':
      return build.bitsLogFigure(report ? { passRates } : {});
    case 'bitsLinear':
      return build.bitsLinearFigure(report ? { passRates } : {});
    case 'snr':
      return build.snrFigure({
        ...(report && { passRates }),
        ...(own !== undefined && { groupSize: own }),
      });
    case 'sampleNeed':
      return build.sampleNeedFigure(own === undefined ? {} : { rollouts: own });
    case 'degeneracy': {
      const { current, groupSize } = report?.advice ?? {};
      const groupSizes = [...new Set([2, 8, 32, current?.groupSize, groupSize])]
        .filter((size): size is number => typeof size === 'number' && size >= 2 && size <= 1024)
        .sort((a, b) => a - b);
      return build.degeneracyFigure(report ? { passRates, groupSizes } : {});
    }
    case 'goldilocks':
      if (counts.length === 0) return null;
      return build.goldilocksFigure(
        forFitting({
          successes: repeat(({ successes }) => successes),
          attempts: repeat(({ attempts }) => attempts),
        }),
      );
    case 'groupSize':
      return groupSizeFigure(build, report);
    case 'gns':
      return noiseFigure(build, report);
    case 'wastedRollouts':
      return wastedFigure(build, report);
    case 'learningCurves':
      return curveFigure(build, report);
    case 'jaggedness':
      return jaggednessFigure(build, report);
    case 'entropyBudget':
      return entropyFigure(build, from.source?.metrics ?? []);
    default:
      return curriculumFigure(name, build, from);
  }
}
