export * from './connectPostgres.ts';
