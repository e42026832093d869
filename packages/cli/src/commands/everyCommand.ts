import type { Command } from '../command.ts';
import type { Home } from '../home.ts';
import { compareCommand } from './compare.ts';
import { completionCommand } from './completion.ts';
import { convertCommand } from './convert.ts';
import { curriculumCommand } from './curriculum.ts';
import { demoCommand } from './demo.ts';
import { figureCommand } from './figure.ts';
import { inspectCommand } from './inspect.ts';
import { mcpCommand } from './mcp.ts';
import { planCommand } from './plan.ts';
import { reportCommand } from './report.ts';
import { selftestCommand } from './selftest.ts';
import { simulateCommand } from './simulate.ts';
import { summariseCommand } from './summarise.ts';
import { watchCommand } from './watch.ts';

/** The commands of the tool, in the order of its help. */
export const everyCommand = (home: Home): readonly Command[] => [
  reportCommand(home),
  watchCommand(home),
  compareCommand(home),
  planCommand(home),
  inspectCommand,
  convertCommand,
  summariseCommand,
  figureCommand(home),
  demoCommand(home),
  curriculumCommand,
  selftestCommand,
  simulateCommand(home),
  mcpCommand(home),
  completionCommand(() => everyCommand(home)),
];
