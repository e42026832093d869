import { once } from './once.ts';
import type { Report } from './reportShape.ts';

/** A report with the table of its prompts, made when it is first asked for. */
export const withPrompts = (
  report: Omit<Report, 'prompts'>,
  make: () => Report['prompts'],
): Report => Object.defineProperty(report, 'prompts', { get: once(make) }) as Report;
