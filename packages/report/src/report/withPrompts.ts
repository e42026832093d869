import type { Report } from './reportShape.ts';

/** A report with the table of its prompts, made when it is first asked for. */
export function withPrompts(
  report: Omit<Report, 'prompts'>,
  make: () => Report['prompts'],
): Report {
  let made: Report['prompts'] | undefined;
  return Object.defineProperty(report, 'prompts', {
    get: () => {
      if (made === undefined) made = make();
      return made;
    },
  }) as Report;
}
