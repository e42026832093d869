export type { ReportCut } from './causes/readCut.ts';
export type { ReportPart } from './causes/readParts.ts';
export type { ReportStaleness, StalenessCap, StalenessRow } from './causes/readStaleness.ts';
export { compare } from './compare/compare.ts';
export { compareExamples } from './compare/compareExamples.ts';
export type {
  Comparison,
  ComparisonCategory,
  ComparisonClasses,
  ComparisonLedger,
  ComparisonSide,
  ComparisonSpread,
} from './compare/comparison.ts';
export type { ComparisonNoise } from './compare/comparisonNoise.ts';
export type { ComparisonReadiness } from './compare/comparisonReadiness.ts';
export { comparisonThresholdNames, comparisonValue } from './compare/comparisonThreshold.ts';
export type { ExampleComparison, ExampleSide } from './compare/exampleComparison.ts';
export { type ConvertOptions, convert } from './convert/convert.ts';
export { type PartOptions, writePart } from './convert/writePart.ts';
export type { ReportTeacher } from './dense/reportTeacher.ts';
export type { ReportTurn, ReportTurns } from './dense/reportTurns.ts';
export { type FromEngineOptions, fromEngine } from './engine/fromEngine.ts';
export type {
  AtK,
  FlippingPrompt,
  MajorityAtK,
  ReportEvaluation,
  ReportFlips,
  ReportMajority,
  ReportRunNoise,
  ReportRuns,
} from './evaluation/reportEvaluation.ts';
export { type InspectOptions, inspect } from './inspect/inspect.ts';
export type { Inspection } from './inspect/inspection.ts';
export { renderInspection } from './inspect/renderInspection.ts';
export type {
  LoggedMean,
  LoggedPart,
  ReportLogged,
} from './now/logged.ts';
export type { NowFinding, NowOnset } from './now/nowFinding.ts';
export type { ReportNow } from './now/reportNow.ts';
export type { ColumnOptions } from './options/columnOptions.ts';
export { type CompareOptions, compareOptions } from './options/compareOptions.ts';
export type { EngineRun } from './options/engineRun.ts';
export type { BaselineName } from './options/estimator.ts';
export type { OptionDescription, OptionEntry, OptionKind } from './options/optionTable.ts';
export { type OptionsOf, parseOptions } from './options/parseOptions.ts';
export type { PlanCostOptions } from './options/planCostOptions.ts';
export { planOptions, type RunPlanOptions } from './options/planTable.ts';
export type { HourPrice, PhaseUtilisation, PriceFile } from './options/priceFile.ts';
export type { Question } from './options/question.ts';
export { type ReplayOptions, replayOptions } from './options/replayOptions.ts';
export { ReportError } from './options/reportError.ts';
export {
  type JudgingOptions,
  type ReadingOptions,
  type ReportOptions,
  reportOptions,
} from './options/reportOptions.ts';
export type { RunProgress } from './options/runProgress.ts';
export type { OptionalSource, RunSource, SingleSource } from './options/runSource.ts';
export { type Face, type Mention, optionFlag, type Remedy, sentence } from './options/sentence.ts';
export type { StepOptions } from './options/stepOptions.ts';
export type { PageOptions } from './pages/pageOrigin.ts';
export { progressText } from './pages/progressText.ts';
export {
  renderClaimsHtml,
  type ToldClaim,
  type ToldClaimNumber,
} from './pages/renderClaimsHtml.ts';
export {
  type ComparisonScreenOptions,
  comparisonJson,
  renderComparison,
  renderComparisonHtml,
  renderComparisonMarkdown,
} from './pages/renderComparison.ts';
export {
  exampleComparisonJson,
  renderExamples,
  renderExamplesHtml,
  renderExamplesMarkdown,
} from './pages/renderExamples.ts';
export { renderFinding } from './pages/renderFinding.ts';
export { renderHtml } from './pages/renderHtml.ts';
export { renderMarkdown } from './pages/renderMarkdown.ts';
export {
  type PlanScreenOptions,
  planJson,
  renderPlan,
  renderPlanMarkdown,
} from './pages/renderPlan.ts';
export { renderPlanHtml } from './pages/renderPlanHtml.ts';
export { renderReplay, replayJson } from './pages/renderReplay.ts';
export { renderTerminal, type TerminalOptions } from './pages/renderTerminal.ts';
export { toJson } from './pages/toJson.ts';
export { type ComparisonFigure, comparisonFigures } from './pictures/comparisonFigures.ts';
export type { DrawFigure, ThemeName } from './pictures/drawFigure.ts';
export {
  codeFigures,
  type FigureName,
  figureGroups,
  figureNames,
  figureNeeds,
} from './pictures/figureNames.ts';
export type { PictureSection } from './pictures/pagePicture.ts';
export { type PlanFigure, planFigures } from './pictures/planFigures.ts';
export type { PlotLibrary } from './pictures/plotDrawer.ts';
export { type ReportFigureName, reportFigure } from './pictures/reportFigure.ts';
export { type ReportFigure, reportFigures } from './pictures/reportFigures.ts';
export type { CostReason, DollarBasis, LengthTrend, PlanCosts, UnitCost } from './plan/costs.ts';
export { type CostsAhead, costsAhead } from './plan/costsAhead.ts';
export { parsePrices } from './plan/parsePrices.ts';
export { plan } from './plan/plan.ts';
export { planCosts } from './plan/planCosts.ts';
export type {
  Plan,
  PlanAdapter,
  PlanAgainst,
  PlanCurve,
  PlanForecast,
  PlanMore,
  PlanNoise,
  PlanPassRate,
  PlanSignal,
  PlanSwitch,
  PlanTarget,
} from './plan/planShape.ts';
export { passCounts, type Rewards } from './reading/passCounts.ts';
export { type NextPrompt, nextPrompts } from './replay/nextPrompts.ts';
export { type NextWeights, nextWeights, type PromptWeight } from './replay/nextWeights.ts';
export { replay } from './replay/replay.ts';
export type { Compared, DrawShares, Replay } from './replay/replayShape.ts';
export type { ReportAdvice, ReportGroupSize } from './report/advice.ts';
export type { BatchFill, FillChance } from './report/batchFill.ts';
export type { CountsCell, ReportBits, ReportZone } from './report/bits.ts';
export type { ReportJaggedness } from './report/categorySpread.ts';
export type { Finding } from './report/finding.ts';
export type { PassRateBin } from './report/histogram.ts';
export type { ReportLive } from './report/live.ts';
export type { MetricSummary } from './report/metricSummaries.ts';
export type { NoiseScaleStep, NoiseUnit, ReportNoise } from './report/noiseScale.ts';
export type { PlanQuestion, PlanRefusal } from './report/planRefusal.ts';
export type { ReportGraded } from './report/readGraded.ts';
export { report } from './report/report.ts';
export type { ReportEstimator } from './report/reportEstimator.ts';
export type {
  ReportGroups,
  ReportReward,
  ReportTokens,
  ReportWaste,
} from './report/reportGroups.ts';
export type { NowHeadline, Report, ReportAhead } from './report/reportShape.ts';
export type { ReportVerdicts, VerdictShares } from './report/reportVerdicts.ts';
export type { ReportSlice } from './report/slices.ts';
export {
  exceeds,
  parseThreshold,
  type Threshold,
  thresholdNames,
  thresholdValue,
} from './report/threshold.ts';
export { trendsOf } from './report/trendsOf.ts';
export type { ReportWarning } from './report/warnings.ts';
export type {
  ReportSft,
  SftDrop,
  SftEnd,
  SftRefusal,
  SftSource,
  SftVerdict,
} from './sft/sftShape.ts';
export type { ReportInput } from './trials/reportSource.ts';
export type { ReportSuccess } from './trials/reportSuccess.ts';
export { type LookOptions, type RunLook, RunWatch, type WatchOptions } from './watch/runWatch.ts';
export type { ToldFinding } from './watch/toldFinding.ts';
export type { WatchedSource } from './watch/watchedSource.ts';
