export * from './toObservablePlot.ts';
export * from './toObservablePlotSource.ts';
