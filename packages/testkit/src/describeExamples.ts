import { describe, it } from 'vitest';
import { findExamples } from './findExamples.ts';
import { type ExampleScope, runExample } from './runExample.ts';

/** Where the examples of a package are, and what they may use. */
export interface ExampleOptions {
  /** The package's folder: `new URL('..', import.meta.url)` in a test file. */
  readonly root: URL;
  /** The package's exports, and whatever else its examples use, by name. */
  readonly scope: ExampleScope;
  /** Files and folders under the root to search, default `src` and `README.md`. */
  readonly sources?: readonly string[];
}

/**
 * Executes every TypeScript block under an `@example` in the sources and every one in the README,
 * one vitest test per block, and checks each `statement; // => expected` in it. A package without
 * any example fails.
 */
export function describeExamples({
  root,
  scope,
  sources = ['src', 'README.md'],
}: ExampleOptions): void {
  describe('examples', () => {
    const examples = findExamples(root, sources);
    if (examples.length === 0)
      it('exist', () => {
        throw new Error(`no example in ${sources.join(', ')}`);
      });
    for (const example of examples) it(example.title, () => runExample(example, scope));
  });
}
