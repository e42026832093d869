import ts from 'typescript';
import { expect } from 'vitest';
import type { Example } from './findExamples.ts';

/** The names that examples may use without an import, and import from the workspace. */
export type ExampleScope = Readonly<Record<string, unknown>>;

type Check = (line: number, source: string, got: unknown, expected: unknown) => void;
type Use = (module: string, name: string, local: string) => unknown;
type Compiled = (...args: unknown[]) => Promise<void>;

const AsyncFunction = (async () => {}).constructor as new (...args: string[]) => Compiled;

/** Where the numbers of two values may differ: 1e-12 relative. */
function sameNumber(a: unknown, b: unknown): boolean | undefined {
  if (typeof a !== 'number' || typeof b !== 'number') return undefined;
  return a === b || Object.is(a, b) || Math.abs(a - b) <= 1e-12 * Math.abs(b);
}

expect.extend({
  toBeShownAs(got: unknown, expected: unknown, where: string) {
    const { iterableEquality, stringify } = this.utils;
    return {
      pass: this.equals(got, expected, [sameNumber, iterableEquality]),
      message: () => `${where}\n  shown: ${stringify(expected)}\n  got:   ${stringify(got)}`,
    };
  },
});

/**
 * Runs a code block with `scope` in reach and checks every `statement; // => expected`.
 *
 * The expected side is an expression; values are compared as by `toEqual`, numbers to 1e-12
 * relative. It may stand on the following line and go on over comment lines indented further.
 *
 * @throws when the block does not run, a value differs, or a `// =>` follows no statement.
 */
export async function runExample(example: Example, scope: ExampleScope): Promise<void> {
  const { file, line: firstLine, code } = example;
  const where = (line: number): string => `${file}:${firstLine + line}`;
  if (code.trim() === '') throw new Error(`${where(0)}: an @example needs a \`\`\`ts block`);

  const check: Check = (line, source, got, expected) => {
    // biome-ignore lint/suspicious/noExplicitAny: the matcher above
    (expect(got) as any).toBeShownAs(expected, `${where(line)}: ${source}`);
  };
  const use: Use = async (module, name, local) => {
    const found = module.startsWith('node:') ? await import(module) : scope;
    const key = name === '*' || name === 'default' ? local : name;
    if (found !== scope) return name === '*' ? found : found[name];
    if (!Object.hasOwn(scope, key)) throw new Error(`${file}: ${module} exports no ${key}`);
    return scope[key];
  };

  const names = Object.keys(scope).filter((name) => /^(?!default$)[A-Za-z_$][\w$]*$/.test(name));
  const body = compile(code, where);
  const run = new AsyncFunction('__check', '__use', ...names, `{${body}\n}`);
  try {
    await run(check, use, ...names.map((name) => scope[name]));
  } catch (error) {
    if (error instanceof Error && !error.message.startsWith(file))
      error.message = `${where(0)}: ${error.message}`;
    throw error;
  }
}

/** Turns a block into JavaScript: imports read the scope, `// =>` becomes a check. */
function compile(code: string, where: (line: number) => string): string {
  const source = ts.createSourceFile('example.ts', code, ts.ScriptTarget.Latest, true);
  const lineAt = (position: number): number => source.getLineAndCharacterOfPosition(position).line;
  const shown = new Set<number>();
  let out = '';
  let end = 0;
  for (const statement of source.statements) {
    out += code.slice(end, statement.getStart(source));
    end = statement.getEnd();
    const text = statement.getText(source);
    if (ts.isImportDeclaration(statement)) {
      out += importsOf(statement);
      continue;
    }
    const expectation = expectationAfter(code, end);
    if (!expectation) {
      out += text;
      continue;
    }
    const line = lineAt(expectation.at);
    shown.add(expectation.at);
    end = expectation.end;
    const expected = expectation.text;
    try {
      new AsyncFunction(`(${expected}\n)`);
    } catch {
      throw new Error(`${where(line)}: "${expected}" after // => is not an expression`);
    }
    const checked = (value: string): string =>
      `__check(${line}, ${JSON.stringify(text)}, await (${value}), await (${expected}\n));`;
    if (ts.isExpressionStatement(statement)) out += checked(statement.expression.getText(source));
    else {
      const name = ts.isVariableStatement(statement)
        ? statement.declarationList.declarations.at(-1)!.name
        : undefined;
      if (!name || !ts.isIdentifier(name))
        throw new Error(`${where(line)}: // => does not follow an expression`);
      out += `${text};${checked(name.text)}`;
    }
  }
  out += code.slice(end);
  for (const { index } of code.matchAll(/\/\/ ?=>/g))
    if (!shown.has(index))
      throw new Error(`${where(lineAt(index))}: // => does not follow a statement`);

  const { outputText, diagnostics } = ts.transpileModule(out, {
    reportDiagnostics: true,
    compilerOptions: { target: ts.ScriptTarget.ESNext, module: ts.ModuleKind.ESNext },
  });
  const problem = diagnostics?.[0];
  if (problem)
    throw new Error(`${where(0)}: ${ts.flattenDiagnosticMessageText(problem.messageText, ' ')}`);
  return outputText;
}

function expectationAfter(
  code: string,
  end: number,
): { at: number; end: number; text: string } | undefined {
  const pattern = /\s*?(?:\n\s*)?(\/\/ ?=>(.*)((?:\n\s*\/\/ {3,}.*)*))/y;
  pattern.lastIndex = end;
  const match = pattern.exec(code);
  if (!match) return undefined;
  const more = match[3]!.replace(/\n\s*\/\//g, '\n');
  return {
    at: pattern.lastIndex - match[1]!.length,
    end: pattern.lastIndex,
    text: `${match[2]!.trim()}${more}`,
  };
}

function importsOf(statement: ts.ImportDeclaration): string {
  const clause = statement.importClause;
  const module = (statement.moduleSpecifier as ts.StringLiteral).text;
  if (!clause || clause.isTypeOnly) return '';
  const read = (name: string, local: string): string =>
    `const ${local} = await __use(${JSON.stringify(module)}, ${JSON.stringify(name)}, ${JSON.stringify(local)});`;
  const bindings = clause.namedBindings;
  const named =
    bindings && ts.isNamedImports(bindings)
      ? bindings.elements
          .filter((element) => !element.isTypeOnly)
          .map((element) => read((element.propertyName ?? element.name).text, element.name.text))
      : bindings
        ? [read('*', bindings.name.text)]
        : [];
  return [...(clause.name ? [read('default', clause.name.text)] : []), ...named].join(' ');
}
