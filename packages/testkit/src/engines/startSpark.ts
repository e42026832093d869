import { spawnSync } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { mavenFetched } from './mavenFetched.ts';
import { isMissing, type Missing } from './missing.ts';
import { startServer, type TestServer } from './startServer.ts';
import { venvFetched } from './venvFetched.ts';

/** How Spark is started. */
export interface SparkOptions {
  /** An empty folder for what Spark writes. */
  readonly work: string;
  /** Default 4.3.0, which brings its server of Spark Connect; 3.5.7 fetches it from Maven. */
  readonly version?: '4.3.0' | '3.5.7';
  /** Default two executors of one core and one gigabyte. */
  readonly master?: string;
  /** A token that the server asks for (Spark 4). */
  readonly token?: string | undefined;
}

/**
 * Starts a server of Spark Connect on Apache Spark, with executors of its own.
 *
 * @returns the server, or why it cannot be had: no Python, no Java, no network.
 */
export async function startSpark(options: SparkOptions): Promise<TestServer | Missing> {
  const { work, version = '4.3.0', master = 'local-cluster[2,1,1024]', token } = options;
  const java = javaHome();
  if (java === undefined) return { reason: 'Spark needs Java 17' };
  const venv = await venvFetched(`pyspark==${version}`);
  if (isMissing(venv)) return venv;
  const jar =
    version === '4.3.0'
      ? undefined
      : await mavenFetched(`org/apache/spark/spark-connect_2.12/${version}`);
  if (jar !== undefined && isMissing(jar)) return jar;
  const home = join(venv.packages, 'pyspark');
  const conf: Record<string, string> = {
    'spark.driver.host': '127.0.0.1',
    'spark.driver.bindAddress': '127.0.0.1',
    'spark.ui.enabled': 'false',
    'spark.connect.grpc.binding.address': '127.0.0.1',
    'spark.connect.grpc.binding.port': '0',
    'spark.sql.shuffle.partitions': '4',
    'spark.driver.maxResultSize': '256m', // below the heap, else a large answer hangs
    'spark.local.dir': work,
    'spark.sql.warehouse.dir': join(work, 'warehouse'),
    ...(token && { 'spark.connect.authenticate.token': token }),
  };
  try {
    return await startServer({
      command: join(home, 'bin/spark-submit'),
      args: [
        ...['--master', master, '--driver-memory', '1g'],
        ...(jar === undefined ? [] : ['--jars', jar.path]),
        ...Object.entries(conf).flatMap(([key, value]) => ['--conf', `${key}=${value}`]),
        ...['--class', 'org.apache.spark.sql.connect.service.SparkConnectServer', 'spark-internal'],
      ],
      env: {
        SPARK_HOME: home,
        JAVA_HOME: java,
        SPARK_LOCAL_IP: '127.0.0.1',
        SPARK_CONNECT_MODE: '0',
        SPARK_WORKER_DIR: join(work, 'worker'),
      },
      port: /Spark Connect server started at: \S*:(\d+)/,
      url: (port) => `sc://127.0.0.1:${port}`,
      timeoutMs: 300_000,
    });
  } catch (error) {
    return { reason: (error as Error).message };
  }
}

/** Where Java is, by the environment or by its command. */
function javaHome(): string | undefined {
  if (process.env.JAVA_HOME) return process.env.JAVA_HOME;
  const { stdout } = spawnSync('which', ['java'], { encoding: 'utf8' });
  return stdout?.trim() ? dirname(dirname(realpathSync(stdout.trim()))) : undefined;
}
