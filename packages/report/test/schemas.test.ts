import { readdirSync, readFileSync } from 'node:fs';
import { rolloutRowJsonSchema } from '@bits-per-sample/logs';
import { expect, it } from 'vitest';

interface Schema {
  readonly $schema: string;
  readonly $id: string;
  readonly title: string;
  readonly properties: { readonly schema?: { readonly const: string } };
}

const folder = new URL('..', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('package.json', folder), 'utf8'));
const files = readdirSync(folder).filter((name) => name.endsWith('.schema.json'));
const schemas = files.map(
  (name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Schema,
);

it.each(files.map((name, i) => [name, schemas[i]!] as const))(
  '%s is published, and named by the version that its documents carry',
  (name, { $schema, $id, title, properties }) => {
    expect(manifest.files).toContain(name);
    expect(manifest.exports[`./${name}`]).toBe(`./${name}`);
    expect(manifest.publishConfig.exports[`./${name}`]).toBe(`./${name}`);
    expect($schema).toBe('https://json-schema.org/draft/2020-12/schema');
    const [, kind, version] = /^urn:bits-per-sample:([a-z-]+):(\d+)$/.exec($id) ?? [];
    expect(name).toBe(`${kind}.schema.json`);
    expect(title).toMatch(new RegExp(`version ${version}$`));
    if (properties.schema !== undefined)
      expect(properties.schema.const).toBe(`bits-per-sample/${kind}/${version}`);
  },
);

it('no two contracts have one name', () => {
  const ids = [...schemas, rolloutRowJsonSchema as { $id: string }].map(({ $id }) => $id);
  expect(new Set(ids).size).toBe(ids.length);
});
