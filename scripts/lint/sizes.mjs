// No file over 300 lines, no function over 80 in sources, unless `// long: reason` stands above it
// (of a file: in its first line). No package's sources over their budget of lines.
import { readFileSync } from 'node:fs';
import ts from 'typescript';
import { trackedFiles } from './trackedFiles.mjs';

const FILE = 300;
const FUNCTION = 80;
/** A shell stays a shell; some 700 lines of it follow files, states and signals of a live run, 400 open engines, 200 plan and simulate, 300 complete words and keep tools in their folder, 100 read what a folder says of its columns. */
const PACKAGE = { 'packages/cli/src/': 5500 };
const reason = /^\s*\/\/ long: \S/;

const faults = [];
const totals = Object.fromEntries(Object.keys(PACKAGE).map((folder) => [folder, 0]));
for (const path of trackedFiles(/\.(ts|mjs|cjs)$/)) {
  const text = readFileSync(path, 'utf8');
  const lines = text.split('\n');
  const length = lines.length - (text.endsWith('\n') ? 1 : 0);
  for (const folder of Object.keys(totals)) if (path.startsWith(folder)) totals[folder] += length;
  if (length > FILE && !reason.test(lines[0]))
    faults.push(`${path}: ${length} lines, more than ${FILE}`);
  if (/(^|\/)test\//.test(path)) continue;
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  visit(file, (node) => {
    if (!ts.isFunctionLike(node) || !('body' in node) || node.body === undefined) return;
    const from = file.getLineAndCharacterOfPosition(node.getStart()).line;
    const to = file.getLineAndCharacterOfPosition(node.end).line;
    if (to - from + 1 <= FUNCTION || excused(node, file, lines)) return;
    const name = node.name?.getText() ?? node.parent?.name?.getText() ?? 'function';
    faults.push(`${path}:${from + 1}: ${name} has ${to - from + 1} lines, more than ${FUNCTION}`);
  });
}
for (const [folder, most] of Object.entries(PACKAGE))
  if (totals[folder] > most) faults.push(`${folder}: ${totals[folder]} lines, more than ${most}`);

for (const fault of faults) console.error(fault);
console.log(`sizes: ${faults.length} too long`);
if (faults.length > 0) process.exitCode = 1;

/** Whether the reason stands right above the statement, or above its docstring. */
function excused(node, file, lines) {
  for (let at = node; at !== undefined && !ts.isSourceFile(at); at = at.parent) {
    const first = file.getLineAndCharacterOfPosition(at.getStart(file, true)).line;
    const code = file.getLineAndCharacterOfPosition(at.getStart()).line;
    if ([first - 1, code - 1].some((line) => line >= 0 && reason.test(lines[line]))) return true;
    if (ts.isStatement(at) || ts.isMethodDeclaration(at)) return false;
  }
  return false;
}

function visit(node, see) {
  see(node);
  ts.forEachChild(node, (child) => visit(child, see));
}
