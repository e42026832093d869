export type { Hash64 } from './bytes/hash64.ts';
export * from './formats/sideFileError.ts';
export * from './formats/trlRun.ts';
export * from './formats/unreadFormatError.ts';
export * from './log/columnMapping.ts';
export * from './log/log.ts';
export { mergeNotes } from './log/mergeNotes.ts';
export * from './log/mergePromptIdentities.ts';
export type { Tally } from './log/tally.ts';
export type { MetricRole } from './metrics/metricAliases.ts';
export * from './metrics/metricColumns.ts';
export type { SumsAccount } from './parquet/sumsAccount.ts';
export * from './parquet/writeParquet.ts';
export * from './parquet/writeSums.ts';
export type { ColumnPlan, CountedTexts, TextVerdicts } from './plan/columnPlan.ts';
export * from './plan/planColumns.ts';
export * from './prompt/promptId.ts';
export * from './read/followLog.ts';
export * from './read/readLog.ts';
export * from './read/readOptions.ts';
export * from './read/readRows.ts';
export * from './rows/columnError.ts';
export * from './rows/nearestName.ts';
export { numberFromName } from './rows/numberFromName.ts';
export * from './rows/rolloutIds.ts';
export type {
  DocumentContext,
  DocumentFormat,
  DocumentRows,
  GroupCount,
  MetricsRow,
  ReaderOfKind,
  Rollout,
  RowContext,
  RowFormat,
  RowKinds,
  RowObject,
  RowReader,
  RowSink,
  ScoredExample,
} from './rows/rowFormat.ts';
export * from './rows/runFacts.ts';
export type { SuccessShares } from './rows/successScale.ts';
export * from './schema/neutralRows.ts';
export * from './schema/rolloutRowJsonSchema.ts';
export * from './schema/rolloutRowSchema.ts';
export * from './source/fromBlob.ts';
export * from './source/fromBytes.ts';
export * from './source/fromResponse.ts';
export * from './source/fromStream.ts';
export * from './source/fromText.ts';
export * from './source/logSource.ts';
