export type { BitsData } from './bitsFigure.ts';
export * from './bitsLinear.ts';
export * from './bitsLog.ts';
export * from './bitsRatio.ts';
export * from './degeneracy.ts';
export * from './goldilocks.ts';
export * from './goldilocksZone.ts';
export * from './wastedRollouts.ts';
