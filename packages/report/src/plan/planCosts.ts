import type { PlanCostOptions } from '../options/planCostOptions.ts';
import type { HourPrice } from '../options/priceFile.ts';
import { ReportError } from '../options/reportError.ts';
import { keptSource } from '../report/keepSource.ts';
import { keptGroupsOf } from '../report/keptGroups.ts';
import type { Report } from '../report/reportShape.ts';
import type { QuarterMeans } from '../trials/quarterMeans.ts';
import { checkPlanOptions } from './checkPlanOptions.ts';
import { costReasons } from './costReasons.ts';
import type { LengthTrend, PlanCosts, UnitCost } from './costs.ts';
import { loggedCosts } from './loggedCosts.ts';
import { exampleUnit, rolloutUnit, UNKNOWN } from './planUnits.ts';
import { unitPricer } from './unitPricer.ts';

/**
 * What a run costs: a rollout, a step, an example to imitate in its place; in FLOPs and dollars.
 *
 * Lengths, live share and seconds are means over the last quarter of the logged steps, for that is
 * what the next step costs. Dollars are the best that is known: logged seconds × GPUs × price of an
 * hour, prices per token, or FLOPs at a utilisation, and every amount says which (`basis`). Costs
 * only: which method learns faster they do not say.
 *
 * @param report the report on the log, itself and not a copy.
 * @param options the model, prices, and what the log does not say.
 * @returns costs; what is not known is null, and `reasons` says what would settle it.
 * @throws {DomainError} an option that is no amount, or a name that the prices do not hold.
 * @throws {ReportError} a copy of a report, or a report on evaluations.
 *
 * @example
 * ```ts
 * const rows = [0, 1, 1, 1].map((reward) => ({ group: 'a', reward, input_tokens: 200, output_tokens: 1000 }));
 * const costs = planCosts(await report(rows), { model: 1e9 });
 * costs.rollout.flops; // => 9.3e12
 * costs.rollout.dollars; // => null
 * ```
 */
export function planCosts(report: Report, options: PlanCostOptions = {}): PlanCosts {
  checkPlanOptions('planCosts', options);
  const kept = keptSource(report);
  if (kept === undefined)
    throw new ReportError(
      'copied-report',
      'the sums of the log are kept beside a report and not in it: use the report itself, not a copy',
    );
  if (kept.kind === 'eval')
    throw new ReportError('evaluation-only', 'costs of training need training rollouts', {
      field: 'kind',
      value: 'train',
    });
  const logged = loggedCosts(kept);
  const { prices, gpu, teacherParameters } = options;
  const shape = {
    promptTokens: logged.promptTokens?.last ?? options.promptTokens ?? null,
    completionTokens: logged.completionTokens?.last ?? null,
    groupSize: report.live.groupSize ?? options.groupSize ?? null,
  };
  const liveShare = keptGroupsOf(report)?.kept ? null : (logged.live?.last ?? null);
  const rolloutsPerStep = logged.rolloutsPerStep?.last ?? options.rolloutsPerStep ?? null;
  const secondsPerStep = logged.seconds?.last ?? null;
  const passRate = logged.passRate?.last ?? 0;

  const priced = unitPricer(options);
  const skipping =
    liveShare === null ? UNKNOWN : rolloutUnit(shape, options, { keptFraction: liveShare });
  const own = passRate > 0 ? exampleUnit(shape, options, { passRate }) : UNKNOWN;
  const hour = gpu === undefined ? undefined : prices?.perHour?.[gpu];
  const units = {
    ...byTheClock(priced(rolloutUnit(shape, options, {})), {
      dollars: stepDollars(secondsPerStep, options.gpus, hour),
      rolloutsPerStep,
    }),
    rolloutSkippingDead: priced(skipping),
    example: priced(exampleUnit(shape, options)),
    exampleFromOwn: priced(own),
    exampleFromTeacher:
      teacherParameters === undefined
        ? null
        : priced(exampleUnit(shape, options, { teacherParameters })),
    distilled:
      teacherParameters === undefined
        ? null
        : priced(rolloutUnit(shape, options, { teacherParameters })),
  };
  const costs = {
    rollouts: report.rollouts ?? (rolloutsPerStep === null ? null : rolloutsPerStep * logged.steps),
    steps: logged.steps,
    rolloutsPerStep,
    ...shape,
    lengthTrend: logged.severalRuns ? null : trendOf(logged.completionTokens),
    liveShare,
    secondsPerStep,
    ...units,
    prices: prices ? { currency: prices.currency, asOf: prices.asOf, source: prices.source } : null,
    assumedUtilisation:
      hour?.utilisation === undefined &&
      Object.values(units).some((unit) => unit?.basis === 'flops'),
  };
  return { ...costs, reasons: costReasons(costs, logged, options) };
}

/** Dollars of a step by the clock; null where seconds, GPUs or their price are not known. */
const stepDollars = (
  seconds: number | null,
  gpus: number | undefined,
  hour: HourPrice | undefined,
): number | null =>
  seconds === null || gpus === undefined || hour === undefined
    ? null
    : (seconds * gpus * hour.dollars) / 3600;

/** A rollout and a step: by the clock where it is known, else by the parts of a rollout. */
function byTheClock(
  parts: UnitCost,
  { dollars, rolloutsPerStep }: { dollars: number | null; rolloutsPerStep: number | null },
): { rollout: UnitCost; step: UnitCost } {
  const times = (x: number | null): number | null =>
    x === null || rolloutsPerStep === null ? null : x * rolloutsPerStep;
  const flops = times(parts.flops);
  if (dollars === null) {
    const whole = times(parts.dollars);
    const basis = whole === null ? null : parts.basis;
    return { rollout: parts, step: { flops, dollars: whole, basis } };
  }
  const step: UnitCost = { flops, dollars, basis: 'seconds' };
  return rolloutsPerStep === null
    ? { rollout: parts, step }
    : {
        rollout: { flops: parts.flops, dollars: dollars / rolloutsPerStep, basis: 'seconds' },
        step,
      };
}

function trendOf(lengths: QuarterMeans | null): LengthTrend | null {
  if (lengths === null || lengths.first === null) return null;
  const { first, last } = lengths;
  return { first, last, change: last / first - 1 };
}
