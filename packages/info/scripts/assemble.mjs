// node scripts/assemble.mjs: assembles src/kernel/bits.wat into src/kernel/kernelBytes.ts.
// A test fails when the two do not match.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import wabt from 'wabt';

const folder = new URL('../src/kernel/', import.meta.url);

/** The text of kernelBytes.ts. */
export async function assemble() {
  const { parseWat } = await wabt();
  const text = readFileSync(new URL('bits.wat', folder), 'utf8');
  const module = parseWat('bits.wat', text, { simd: true });
  module.validate();
  const bytes = module.toBinary({}).buffer;
  const lines = Buffer.from(bytes)
    .toString('hex')
    .match(/.{1,92}/g);
  return `/** bits.wat, assembled by scripts/assemble.mjs: ${bytes.length} bytes in hexadecimal (zips better than base64). */
export const kernelBytes =
${lines.map((line) => `  '${line}'`).join(' +\n')};
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  writeFileSync(new URL('kernelBytes.ts', folder), await assemble());
