import type { Command } from '../command.ts';
import { loadPackage } from '../files/loadPackage.ts';
import { sourcesInside } from '../files/sourcesInside.ts';
import type { Home } from '../home.ts';
import { UsageError } from '../usageError.ts';
import { defineCommand } from './defineCommand.ts';
import { readOptions } from './options.ts';

const PACKAGE = '@bits-per-sample/mcp';

/** `mcp`: report, compare, inspect and plan as tools of a coding agent. */
export const mcpCommand = ({ version }: Home): Command =>
  defineCommand({
    name: 'mcp',
    description: 'The report as tools for a coding agent (Model Context Protocol)',
    lines: ['mcp'],
    text: `Serves report, compare, inspect and plan over standard input and output, for a client that starts it. They read below the present folder and nowhere else, and write nothing. It takes the package ${PACKAGE} beside this one.`,
    options: [],
    examples: ['mcp'],
    async run(rawArgs) {
      const { files } = readOptions(rawArgs, []);
      if (files.length > 0) throw new UsageError('mcp takes no file: the present folder is read');
      const { serveMcp } = await loadPackage(PACKAGE, () => import('@bits-per-sample/mcp'));
      const root = process.cwd();
      await serveMcp({ version, open: (paths) => sourcesInside(root, paths) });
    },
  });
