export * from './connectSpark.ts';
