import type { NowFinding, Report, ToldFinding } from '@bits-per-sample/report';

/** A look as a line of JSON: where the run is, and what holds. */
export const lookLine = (report: Report, steps: number): string =>
  line({
    event: 'look',
    step: report.now?.to ?? null,
    steps,
    rows: report.input.rows,
    rollouts: report.rollouts,
    groups: report.groups.total,
    findings: [...(report.now?.trends ?? []), ...(report.now?.causes ?? [])]
      .filter(({ state }) => state === 'active')
      .map(({ code, metric, severity }) => ({ code, metric, severity })),
  });

/** A finding that began, as a line of JSON. */
export const beginLine = (finding: NowFinding, step: number | null): string =>
  line({ event: 'begin', step, finding });

/** A finding that ended, as a line of JSON. */
export const endLine = (finding: ToldFinding, step: number | null): string =>
  line({ event: 'end', step, finding });

/** What cannot be read yet, as a line of JSON. */
export const waitLine = (message: string): string => line({ event: 'wait', message });

const line = (value: unknown): string => `${JSON.stringify(value)}\n`;
