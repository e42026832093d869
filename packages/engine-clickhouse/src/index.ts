export type { ClickhouseOptions } from './clickhouseOptions.ts';
export * from './connectClickhouse.ts';
