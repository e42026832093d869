import type { Report } from './reportShape.ts';

/** Whether so many answers were cut off that failures may be unfinished answers. */
export const isCutOff = ({ warnings }: Pick<Report, 'warnings'>): boolean =>
  warnings.some(({ code }) => code === 'answers-cut-off');
