import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/**
 * A page's script and all that it needs as one classic script, which a page opened from disk may
 * load. `instead` names modules that are exchanged, by the end of their path.
 */
export async function bundle(
  entry: URL,
  { name, instead = {} }: { readonly name: string; readonly instead?: Record<string, URL> },
): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    resolve: { conditions: ['@bits-per-sample/source', 'module', 'browser'] },
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [
      {
        ...{ name: 'instead', enforce: 'pre' },
        async resolveId(source, importer) {
          const found = await this.resolve(source, importer, { skipSelf: true });
          const end = Object.keys(instead).find((path) => found?.id.endsWith(path));
          return end === undefined ? null : fileURLToPath(instead[end]!);
        },
      },
    ],
    build: {
      ...{ write: false, target: 'es2022' },
      lib: { entry: fileURLToPath(entry), formats: ['iife'], name },
    },
  });
  const [output] = Array.isArray(result) ? result : [result];
  const chunk = output && 'output' in output ? output.output[0] : undefined;
  if (!chunk || !('code' in chunk)) throw new Error(`no script for ${entry}`);
  return chunk.code;
}
