import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** A page's script and all that it needs as one classic script, which a page opened from disk may load. */
export async function bundle(
  entry: URL,
  {
    name,
    define = {},
  }: { readonly name: string; readonly define?: Readonly<Record<string, string>> },
): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    resolve: { conditions: ['@bits-per-sample/source', 'module', 'browser'] },
    define: { 'process.env.NODE_ENV': '"production"', ...define },
    build: {
      write: false,
      target: 'es2022',
      lib: { entry: fileURLToPath(entry), formats: ['iife'], name },
    },
  });
  const [output] = Array.isArray(result) ? result : [result];
  const chunk = output && 'output' in output ? output.output[0] : undefined;
  if (!chunk || !('code' in chunk)) throw new Error(`no script for ${entry}`);
  return chunk.code;
}
