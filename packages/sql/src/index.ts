export type { Dialect, ExplodedList } from './dialect/dialect.ts';
export type { Engine, EngineProgress, QueryOptions } from './engine/engine.ts';
export type { EngineColumn } from './engine/engineColumn.ts';
export * from './engine/engineError.ts';
export type { EngineSource, FileFormat } from './engine/engineSource.ts';
export type { SqlType } from './types/sqlType.ts';
