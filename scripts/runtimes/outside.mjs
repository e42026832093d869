// node outside.mjs ENTRY...: the probe in Node, Deno and Bun. Prints a report as JSON.
import { createRequire } from 'node:module';
import process from 'node:process';
import { probe } from './probe.mjs';
import { uses } from './uses.mjs';

const { bun, deno, node } = process.versions;
const failures = await probe({
  entries: process.argv.slice(2),
  uses,
  load: (entry) => import(entry),
  require: createRequire(import.meta.url),
});
console.log(JSON.stringify({ version: bun ?? deno ?? node, failures }));
