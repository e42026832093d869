// Loads and uses every entry point of the library packages. Runs in every runtime: nothing but the
// language, and a document where there is one. The uses stand in test/use.mjs of each package.
const number = (label, values) => ({ type: 'number', label, values });
const figure = {
  schema: 'figure/1',
  id: 'coin',
  title: 'A coin',
  alt: 'A coin.',
  size: { width: 480, height: 280 },
  data: { coin: { p: number('pass rate', [0, 0.5, 1]), h: number('entropy', [0, 1, 0]) } },
  scales: {
    x: { type: 'linear', domain: [0, 1], label: 'pass rate', format: 'number' },
    y: { type: 'linear', domain: [0, 1], label: 'entropy', unit: 'bits', format: 'bits' },
  },
  layers: [{ mark: 'line', data: 'coin', x: 'p', y: 'h' }],
};

const names = (module) =>
  Object.keys(module)
    .filter((key) => key !== 'default' && key !== 'module.exports')
    .sort()
    .join();

/**
 * Loads and uses every entry point; with `require` also a second time by it.
 * Gives what went wrong, a line each.
 */
export async function probe({ entries, uses, load, require }) {
  const failures = [];
  for (const entry of new Set([...entries, ...Object.keys(uses)])) {
    try {
      const [use, expected] = uses[entry] ?? [];
      if (!use) throw new Error('no use of it is known (test/use.mjs of its package)');
      const modules = [await load(entry)];
      if (require) modules.push(require(entry));
      for (const module of modules) {
        const got = await use(module, load, figure);
        if (got !== expected) throw new Error(`gave ${got}, not ${expected}`);
        if (names(module) !== names(modules[0]))
          throw new Error(`import ${names(modules[0])}, require ${names(module)}`);
      }
    } catch (error) {
      failures.push(`${entry}: ${error?.stack ?? error}`);
    }
  }
  return failures;
}
