export * from './describeExamples.ts';
export * from './describeStatistic.ts';
export * from './goldenClose.ts';
export * from './pictureFaults.ts';
export * from './runGolden.ts';
