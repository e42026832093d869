export * from './toVegaLite.ts';
export * from './toVegaLiteSource.ts';
