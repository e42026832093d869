import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { documentFormats, rareRowFormats } from '../../src/formats/rareFormats.ts';
import { rowFormats } from '../../src/formats/rowFormats.ts';
import { sideFile } from '../../src/formats/sideFiles.ts';
import { parseJson } from '../../src/json/parseJson.ts';
import { isObject } from '../../src/rows/objectOf.ts';
import type { RowObject } from '../../src/rows/rowFormat.ts';

const root = fileURLToPath(new URL('../samples', import.meta.url));
const files = readdirSync(root, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.(jsonl|json)(\.gz)?$/.test(entry.name))
  .map(({ parentPath, name }) => `${parentPath}/${name}`.slice(root.length + 1))
  .sort();

/** The first row of a sample, or the document that it is. */
function headOf(path: string): RowObject | undefined {
  const bytes = readFileSync(`${root}/${path}`);
  const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  const clean = text.replace(/^\ufeff/, '').trim();
  if (clean === '') return undefined;
  const value = parseJson(/\.jsonl/.test(path) ? clean.split(/\r?\n/)[0]! : clean);
  const first = Array.isArray(value) ? value.find(isObject) : value;
  return isObject(first) ? first : undefined;
}

const named = [...rowFormats, ...rareRowFormats, ...documentFormats];

describe('every sample is known to one format at most', () => {
  it.each(files)('%s', (path) => {
    const row = headOf(path);
    if (row === undefined) return;
    // rows of numbers are metrics only when they are nothing else
    const knowing = named.filter(({ name, recognises }) => name !== 'metrics' && recognises(row));
    const side = sideFile(row);
    expect([...knowing.map(({ name }) => name), ...(side ? [side.kind] : [])].length).toBeLessThan(
      2,
    );
  });
});
