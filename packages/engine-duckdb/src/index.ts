export * from './connectDuckdb.ts';
