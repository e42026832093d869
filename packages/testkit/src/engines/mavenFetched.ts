import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { cacheFolder } from './cacheFolder.ts';
import type { Missing } from './missing.ts';

/**
 * Fetches a jar from Maven Central, once.
 *
 * @param path group, artifact and version as a path: `org/apache/spark/spark-connect_2.12/3.5.7`.
 * @returns where the jar is, or why it cannot be had.
 */
export async function mavenFetched(path: string): Promise<{ readonly path: string } | Missing> {
  const [version, artifact] = path.split('/').reverse();
  const name = `${artifact}-${version}.jar`;
  const target = cacheFolder(name);
  if (existsSync(target)) return { path: target };
  try {
    const answer = await fetch(`https://repo1.maven.org/maven2/${path}/${name}`);
    if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(`${target}.${process.pid}`, Buffer.from(await answer.arrayBuffer()));
    renameSync(`${target}.${process.pid}`, target);
    return { path: target };
  } catch (error) {
    return { reason: `${name} cannot be fetched: ${(error as Error).message}` };
  }
}
