import { parseAddress } from '../address/parseAddress.ts';
import type { TlsOptions } from '../channel/channelOptions.ts';
import { allBatches } from '../execution/allBatches.ts';
import { analyzePlan } from '../execution/analyzePlan.ts';
import { arrowBatches } from '../execution/arrowBatches.ts';
import { execute } from '../execution/execute.ts';
import { explain } from '../execution/explain.ts';
import { Session } from '../execution/session.ts';
import { queryPlan, viewPlan } from '../protocol/plans.ts';
import { readFields } from '../protocol/readFields.ts';
import { readTable } from './readTable.ts';
import type { SparkConnect } from './sparkConnect.ts';

/** How a server is asked. */
export interface ConnectOptions {
  /**
   * How long the server may be silent, in milliseconds, default 300 000: the longest answer to a
   * short call. A query may take longer as long as the server lives, which is asked in between.
   */
  readonly timeoutMs?: number | undefined;
  /** How long a connection may take to come about, in milliseconds, default 10 000. */
  readonly connectTimeoutMs?: number | undefined;
  /** Tries to get a lost query back without any answer, default 15. */
  readonly maxRetries?: number | undefined;
  /** Sent with every call. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** A bearer token; default that of the address, else SPARK_CONNECT_AUTHENTICATE_TOKEN. */
  readonly token?: string | undefined;
  /** Certificates, where those of the system do not do. */
  readonly tls?: TlsOptions | undefined;
}

/**
 * Opens a session on a server of Spark Connect: Apache Spark 3.4 to 4, or Sail.
 *
 * Nothing is sent before the first call. A query survives lost connections: the server goes on,
 * and the client fetches what it has not got (Spark 3.5 and later, Sail).
 *
 * @param address `sc://host:port/;use_ssl=true;token=…;user_id=…;x-header=…`.
 * @param options limits, token, headers, certificates.
 * @returns the session.
 * @throws {SparkConnectError} no such address.
 *
 * @example
 * ```ts
 * const spark = connect('sc://localhost:15002', { timeoutMs: 60_000 });
 * await spark.close();
 * ```
 */
export function connect(address: string, options: ConnectOptions = {}): SparkConnect {
  const {
    timeoutMs = 300_000,
    connectTimeoutMs = 10_000,
    maxRetries = 15,
    headers,
    token = process.env.SPARK_CONNECT_AUTHENTICATE_TOKEN,
    tls = {},
  } = options;
  const limits = { timeoutMs, connectTimeoutMs, maxRetries, tls };
  const session = new Session(parseAddress(address, { token, headers }), limits);
  let closing: Promise<void> | undefined;

  const analyze = (fields: object) => analyzePlan(session, fields);

  return {
    version: async () => (await analyze({ sparkVersion: {} })).sparkVersion?.version ?? '',
    schema: async (sql) =>
      readFields((await analyze({ schema: { plan: queryPlan(sql) } })).schema?.schema),
    async query(sql, { extraction, ...run } = {}) {
      return readTable(await allBatches(session, sql, run), extraction);
    },
    async *batches(sql, { extraction, ...run } = {}) {
      for await (const batch of arrowBatches(session, sql, run))
        yield readTable([batch], extraction);
    },
    async createView(name, source, run) {
      for await (const _ of execute(session, viewPlan(name, source), run));
    },
    async interrupt() {
      try {
        await session.interrupt();
      } catch (error) {
        throw await explain(session, error);
      }
    },
    close: () => {
      closing ??= session.close();
      return closing;
    },
  };
}
