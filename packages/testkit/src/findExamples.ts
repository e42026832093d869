import { readdirSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

/** One code block of a docstring or a Markdown page. */
export interface Example {
  /** The file, relative to the root, and the name of what is documented or the heading above. */
  readonly title: string;
  /** The file, relative to the root. */
  readonly file: string;
  /** Line of the file on which `code` starts, from 1. */
  readonly line: number;
  /** The code; empty when an `@example` holds no block. */
  readonly code: string;
}

interface Line {
  readonly number: number;
  readonly text: string;
}

/**
 * Finds every TypeScript block under the `@example` tags of `*.ts` files and in `*.md` files.
 *
 * @param root folder that `sources` are relative to.
 * @param sources files and folders; folders are searched through.
 */
export function findExamples(root: URL, sources: readonly string[]): Example[] {
  const folder = root.href.endsWith('/') ? root : new URL(`${root.href}/`);
  const files = sources.flatMap((source) => {
    if (statSync(new URL(source, folder)).isFile()) return [source];
    return readdirSync(new URL(source, folder), { recursive: true, encoding: 'utf8' })
      .map((name) => `${source}/${name.replaceAll('\\', '/')}`)
      .sort();
  });
  const examples = files.flatMap((file) => {
    const isMarkdown = file.endsWith('.md');
    if (!isMarkdown && (!file.endsWith('.ts') || file.endsWith('.d.ts'))) return [];
    const text = readFileSync(fileURLToPath(new URL(file, folder)), 'utf8');
    return isMarkdown ? markdownExamples(file, text) : docstringExamples(file, text);
  });
  const seen = new Map<string, number>();
  return examples.map((example) => {
    const count = (seen.get(example.title) ?? 0) + 1;
    seen.set(example.title, count);
    return count === 1 ? example : { ...example, title: `${example.title} (${count})` };
  });
}

function markdownExamples(file: string, text: string): Example[] {
  const lines = text.split(/\r?\n/).map((line, i) => ({ number: i + 1, text: line }));
  return blocks(lines).map(({ heading, ...block }) => ({
    title: `${file} ${heading}`.trim(),
    file,
    ...block,
  }));
}

function docstringExamples(file: string, text: string): Example[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const examples: Example[] = [];
  const visit = (node: ts.Node): void => {
    for (const doc of (node as { jsDoc?: readonly ts.JSDoc[] }).jsDoc ?? []) {
      const title = `${file} ${nameOf(node)}`.trim();
      for (const section of exampleSections(source, doc)) {
        const found = blocks(section);
        if (found.length === 0) examples.push({ title, file, line: section[0]!.number, code: '' });
        for (const { line, code } of found) examples.push({ title, file, line, code });
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return examples;
}

/** The lines under each `@example` of a docstring, without the stars. */
function exampleSections(source: ts.SourceFile, doc: ts.JSDoc): Line[][] {
  const first = source.getLineAndCharacterOfPosition(doc.getStart(source)).line + 1;
  const sections: Line[][] = [];
  let current: Line[] | undefined;
  let inside = false;
  doc
    .getText(source)
    .replace(/^\/\*\*/, '')
    .replace(/\*\/$/, '')
    .split(/\r?\n/)
    .forEach((raw, i) => {
      const text = raw.replace(/^\s*\* ?/, '').replace(/^ (?=@)/, '');
      if (text.trimStart().startsWith('```')) inside = !inside;
      if (!inside && text.startsWith('@')) {
        current = /^@example\b/.test(text) ? [] : undefined;
        if (current) sections.push(current);
      }
      current?.push({ number: first + i, text });
    });
  return sections;
}

function blocks(lines: readonly Line[]): { heading: string; line: number; code: string }[] {
  const found: { heading: string; line: number; code: string }[] = [];
  let heading = '';
  let open: { indent: string; code: Line[] | undefined } | undefined;
  for (const line of lines) {
    const fence = /^(\s*)```\s*(\w*)/.exec(line.text);
    if (open && fence) {
      if (open.code) {
        const { indent, code } = open;
        const text = code.map((l) =>
          l.text.startsWith(indent) ? l.text.slice(indent.length) : l.text,
        );
        found.push({ heading, line: code[0]?.number ?? line.number, code: text.join('\n') });
      }
      open = undefined;
    } else if (fence) {
      const isCode = /^(ts|typescript|js|javascript)$/.test(fence[2]!);
      open = { indent: fence[1]!, code: isCode ? [] : undefined };
    } else if (open) open.code?.push(line);
    else heading = /^#+\s+(.*)/.exec(line.text)?.[1] ?? heading;
  }
  return found;
}

function nameOf(node: ts.Node): string {
  if (ts.isVariableStatement(node))
    return node.declarationList.declarations.map((d) => d.name.getText()).join(', ');
  const own = (node as { name?: ts.Node }).name?.getText() ?? '';
  const isMember = ts.isClassLike(node.parent) || ts.isInterfaceDeclaration(node.parent);
  return isMember ? `${nameOf(node.parent)}.${own || 'constructor'}` : own;
}
