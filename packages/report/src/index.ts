export * from './compare/buildComparison.ts';
export * from './compare/comparison.ts';
export { comparisonThresholdNames, comparisonValue } from './compare/comparisonThreshold.ts';
export { receivedBits } from './compare/receivedBits.ts';
export * from './options/reportError.ts';
export type { Remedy } from './options/sentence.ts';
export type { ComparisonSection } from './pages/comparisonSections.ts';
export { wrap } from './pages/layout.ts';
export * from './pages/renderComparison.ts';
export * from './pages/renderHtml.ts';
export * from './pages/renderMarkdown.ts';
export * from './pages/renderReplay.ts';
export { renderTerminal, type TerminalOptions } from './pages/renderTerminal.ts';
export * from './pages/toJson.ts';
export { comparisonFigures, drawComparison } from './pictures/drawComparison.ts';
export type { DrawFigure, ThemeName } from './pictures/drawFigure.ts';
export { drawReport } from './pictures/drawReport.ts';
export * from './pictures/figureNames.ts';
export type {
  ComparisonPicture,
  PagePicture,
  Picture,
  PictureSection,
  PictureSeries,
} from './pictures/pagePicture.ts';
export { type PlotLibrary, plotDrawer } from './pictures/plotDrawer.ts';
export {
  type FigureSource,
  type ReportFigureName,
  reportFigure,
} from './pictures/reportFigures.ts';
export * from './reading/readSource.ts';
export { type LoggedGroup, type LoggedRun, loggedRun } from './replay/loggedRun.ts';
export { type NextWeights, nextWeights } from './replay/nextWeights.ts';
export * from './replay/replayLog.ts';
export type { PassRateBand } from './report/bands.ts';
export * from './report/buildReport.ts';
export type { NormColumns } from './report/noiseScale.ts';
export * from './report/report.ts';
export * from './report/threshold.ts';
export * from './trials/describeLogs.ts';
export type { ReportInput, ReportSource } from './trials/reportSource.ts';
export type { ReportSuccess } from './trials/reportSuccess.ts';
export * from './trials/successRule.ts';
export * from './trials/summariseTrials.ts';
