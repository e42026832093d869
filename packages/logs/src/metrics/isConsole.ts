import { consoleRows } from './consoleRows.ts';
import { isMetrics } from './isMetrics.ts';

/** Whether some lines of a text hold metrics, as the console of a trainer does. */
export const isConsole = (text: string): boolean =>
  text.split('\n').some((line) => consoleRows(line).some(isMetrics));
