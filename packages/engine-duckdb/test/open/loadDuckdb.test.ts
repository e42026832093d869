import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';

/** What connecting says where the modules that match cannot be resolved. */
function saidWithout(pattern: string): string {
  const script = `
    import { createRequire, registerHooks } from 'node:module';
    if (registerHooks === undefined) process.exit(3);
    registerHooks({
      resolve(name, context, next) {
        if (!${pattern}.test(name)) return next(name, context);
        throw Object.assign(new Error('Cannot find module ' + name), { code: 'MODULE_NOT_FOUND' });
      },
    });
    const { connectDuckdb } = await import('@bits-per-sample/engine-duckdb');
    await connectDuckdb().catch(({ code, condition, message }) => console.log(code, condition, message));`;
  return execFileSync(
    process.execPath,
    ['--conditions=@bits-per-sample/source', '--input-type=module', '-e', script],
    { cwd: import.meta.dirname, encoding: 'utf8' },
  );
}

it.each(['/^@duckdb\\/node-api$/', '/^@duckdb\\/node-bindings-.*duckdb\\.node$/'])(
  'names the package that is missing: %s',
  (pattern) => {
    const said = saidWithout(pattern);
    expect(said).toMatch(/^ENGINE MISSING duckdb: .*npm install @duckdb\/node-api/);
    expect(said).toContain(`${process.platform} ${process.arch}`);
  },
);
