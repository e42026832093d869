/** Engines by the name of the command line, and the package that each is in. */
export const enginePackages = {
  duckdb: '@bits-per-sample/engine-duckdb',
  spark: '@bits-per-sample/engine-spark',
  clickhouse: '@bits-per-sample/engine-clickhouse',
  postgres: '@bits-per-sample/engine-postgres',
} as const;

/** Name of an engine. */
export type EngineName = keyof typeof enginePackages;
