export * from './observablePlot.ts';
export * from './toObservablePlot.ts';
export * from './toObservablePlotSource.ts';
