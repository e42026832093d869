import type { Finding } from '../report/finding.ts';
import type { Report } from '../report/reportShape.ts';
import type { NumberRow } from './numberRow.ts';
import { numberRows } from './numberRows.ts';

/** The rows of one of the five numbers where a page has it in a cell of its own: names bare, its cost among the bits. */
export function pageRows(report: Report): (name: Finding['name']) => readonly NumberRow[] {
  const rows = numberRows(report);
  return (name) =>
    [...rows[name], ...(name === 'bits' ? rows.tokens : [])].map((row) => ({
      ...row,
      label: row.label.replace(/^[\d\s]+/, ''),
    }));
}
