/**
 * Where a server is, for those who have no client of their own. The password is read from the
 * environment variable `CLICKHOUSE_PASSWORD`, and never printed.
 */
export interface ClickhouseOptions {
  /** Such as `https://host:8443`; without a password in it. */
  readonly url: string;
  /** The database of table names without one; by default the user's own. */
  readonly database?: string | undefined;
  /** By default `CLICKHOUSE_USER` of the environment, else `default`. */
  readonly username?: string | undefined;
}
