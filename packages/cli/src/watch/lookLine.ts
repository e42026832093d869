import type { NowFinding, RunLook, ToldFinding } from '@bits-per-sample/report';

/** A look as a line of JSON: where the run is, and what holds of what was told. */
export const lookLine = ({ last, steps, input, report, told }: RunLook): string =>
  line({
    event: 'look',
    step: last,
    steps,
    rows: input.rows,
    ...(report !== null && {
      rollouts: report.rollouts,
      groups: report.groups.total,
      now: {
        from: report.now?.from ?? null,
        liveShare: (report.now?.headline ?? report).groups.liveShare,
        bitsPerRollout: (report.now?.headline ?? report).bits.perRollout?.value ?? null,
        passRate: (report.now?.headline ?? report).passRate?.value ?? null,
      },
    }),
    holds: told.map(({ code, metric, severity }) => ({ code, metric, severity })),
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
