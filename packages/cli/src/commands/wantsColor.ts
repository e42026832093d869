import type { Given } from './options.ts';

/** Whether the page is coloured: as asked, else on a terminal. */
export function wantsColor(given: Given): boolean {
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env;
  if (given.flag('no-color') || (NO_COLOR !== undefined && NO_COLOR !== '')) return false;
  if (FORCE_COLOR !== undefined && FORCE_COLOR !== '') return FORCE_COLOR !== '0';
  return process.stdout.isTTY === true && TERM !== 'dumb';
}
