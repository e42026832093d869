export * from './toVegaLite.ts';
