import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

interface Entry {
  readonly name: string;
  readonly source: string;
}

/** The sources of every entry point of every package. */
function entryPoints(): Entry[] {
  return readdirSync(`${root}packages`).flatMap((folder) => {
    const manifest = JSON.parse(readFileSync(`${root}packages/${folder}/package.json`, 'utf8'));
    return Object.values(manifest.exports as Record<string, unknown>).flatMap((target) => {
      const source = (target as Record<string, string>)['@bits-per-sample/source'];
      if (source === undefined) return [];
      return [{ name: manifest.name, source: `${root}packages/${folder}/${source.slice(2)}` }];
    });
  });
}

/** Packages by exported name, one entry per declaration: a re-export is no second name. */
function owners(entries: readonly Entry[]): Map<string, Map<ts.Symbol, Set<string>>> {
  const program = ts.createProgram(
    entries.map(({ source }) => source),
    {
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      customConditions: ['@bits-per-sample/source'],
      allowImportingTsExtensions: true,
      noEmit: true,
      noLib: true,
      types: [],
    },
  );
  const checker = program.getTypeChecker();
  const found = new Map<string, Map<ts.Symbol, Set<string>>>();
  for (const { name, source } of entries) {
    const module = checker.getSymbolAtLocation(program.getSourceFile(source)!)!;
    for (const exported of checker.getExportsOfModule(module)) {
      const alias = (exported.flags & ts.SymbolFlags.Alias) !== 0;
      const symbol = alias ? checker.getAliasedSymbol(exported) : exported;
      const bySymbol = found.get(exported.name) ?? new Map<ts.Symbol, Set<string>>();
      found.set(exported.name, bySymbol);
      bySymbol.set(symbol, (bySymbol.get(symbol) ?? new Set()).add(name));
    }
  }
  return found;
}

describe('names', () => {
  const entries = entryPoints();
  const found = owners(entries);

  it('looks at every package that exports something', () => {
    const looked = new Set(entries.map(({ name }) => name));
    const all = readdirSync(`${root}packages`);
    expect(all.filter((folder) => !looked.has(`@bits-per-sample/${folder}`))).toEqual(['cli']);
    expect(found.size).toBeGreaterThan(500);
  });

  it('no two packages export one name for two things', () => {
    const twice = [...found]
      .filter(([, bySymbol]) => bySymbol.size > 1)
      .map(([name, bySymbol]) => `${name}: ${[...bySymbol.values()].flatMap((set) => [...set])}`);
    expect(twice).toEqual([]);
  });
});
