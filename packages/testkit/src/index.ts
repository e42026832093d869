export * from './adapterFaults.ts';
export * from './describeAdapter.ts';
export * from './describeExamples.ts';
export * from './describeStatistic.ts';
export * from './goldenClose.ts';
export * from './normaliseIds.ts';
export * from './pictureFaults.ts';
export * from './runGolden.ts';
