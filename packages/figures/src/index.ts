export * from './bitsLinear.ts';
export * from './bitsLog.ts';
export * from './goldilocksZone.ts';
