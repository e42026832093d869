// node scripts/golden.mjs DIR [--strict]
// Evaluates every golden case of DIR/*.json against the sources of the packages, through the
// names in scripts/golden/map.ts. Exit code 1: a case failed, or with --strict has no function.
// The host's Node only starts the pinned one, which reads TypeScript; no build is needed.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const condition = '--conditions=@bits-per-sample/source';
const usage = 'usage: npm run --silent golden -- DIR [--strict]';

/** Wrong input: a sentence and exit code 2. */
function refuse(message) {
  console.error(`golden: ${message}`);
  process.exit(2);
}

const flags = process.argv.slice(2).filter((arg) => arg.startsWith('-'));
const folders = process.argv.slice(2).filter((arg) => !arg.startsWith('-'));
const unknown = flags.find((flag) => flag !== '--strict');
if (unknown) refuse(`unknown option ${unknown}; ${usage}`);
if (folders.length !== 1) refuse(`expected one folder, got ${folders.length}; ${usage}`);
const strict = flags.includes('--strict');

if (process.execArgv.includes(condition)) await report(folders[0]);
else {
  // npm starts scripts in the root; the folder was named where npm was called.
  const folder = [process.env.INIT_CWD, process.cwd()]
    .filter(Boolean)
    .map((base) => resolve(base, folders[0]))
    .find(existsSync);
  if (!folder) refuse(`${folders[0]}: no such folder; ${usage}`);
  const { run } = await import('./run.mjs');
  const self = fileURLToPath(import.meta.url);
  process.exit(run('node', [condition, self, folder, ...flags]).status);
}

async function report(folder) {
  const { runGolden } = await import('../packages/testkit/src/runGolden.ts');
  const { map } = await import('./golden/map.ts');
  let result;
  try {
    result = await runGolden(folder, map, { strict });
  } catch (error) {
    refuse(error.message);
  }
  const { passed, failed, unmapped, ok } = result;
  for (const { file, fn, args, expected, rtol = 0, atol = 0, ...outcome } of failed) {
    console.log(`FAIL ${fn} (${file})`);
    console.log(`  args      ${text(args)}`);
    console.log(`  expected  ${text(expected)}  rtol ${rtol}${atol > 0 ? `, atol ${atol}` : ''}`);
    console.log(
      'error' in outcome ? `  threw     ${outcome.error}` : `  got       ${text(outcome.got)}`,
    );
  }
  const names = Object.entries(unmapped);
  if (names.length > 0) console.log('No function yet for:');
  for (const [fn, cases] of names) console.log(`  ${fn} (${cases})`);
  const missing = names.reduce((sum, [, cases]) => sum + cases, 0);
  console.log(`${passed} passed, ${failed.length} failed, ${missing} unmapped`);
  process.exitCode = ok ? 0 : 1;
}

/** JSON with the numbers it lacks, typed arrays as arrays. */
function text(value) {
  return JSON.stringify(value, (_, x) => {
    if (typeof x === 'number' && !Number.isFinite(x)) return String(x);
    return ArrayBuffer.isView(x) ? [...x] : x;
  });
}
