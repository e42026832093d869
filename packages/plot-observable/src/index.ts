export * from './toObservablePlot.ts';
