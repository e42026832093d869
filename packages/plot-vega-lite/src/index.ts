export * from './toVegaLite.ts';
export * from './toVegaLiteSource.ts';
export type { VegaLiteOptions, VegaLiteResult } from './vegaLiteSpec.ts';
