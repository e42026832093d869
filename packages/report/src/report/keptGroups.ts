import type { AskedGroups } from './askedGroups.ts';
import type { Report } from './reportShape.ts';

/** By the report itself, so that it lives as long, and no longer. */
const kept = new WeakMap<Report, AskedGroups>();

/** Remembers the groups that a report was made of, with their prompts. */
export const keepGroups = (report: Report, asked: AskedGroups): void => {
  kept.set(report, asked);
};

/** Groups and prompts behind a report; undefined for a copy of one, e.g. out of JSON. */
export const keptGroupsOf = (report: Report): AskedGroups | undefined => kept.get(report);
