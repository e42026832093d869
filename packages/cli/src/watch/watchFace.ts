import { escapeControls } from '@bits-per-sample/core';
import {
  type NowFinding,
  type Report,
  type RunLook,
  renderFinding,
  type ToldFinding,
} from '@bits-per-sample/report';
import { beginLine, endLine, lookLine, waitLine } from './lookLine.ts';

/** Where a watch prints. */
export interface Terminal {
  write(text: string): unknown;
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
  readonly rows?: number | undefined;
}

/** What a watch shows: a screen, a log of begins and ends, or lines of JSON. */
export interface WatchFace {
  /** Shows what a look saw: what began and ended, where the run is, and the report if it was made. */
  tell(look: RunLook): void;
  /** Says what the watch waits for; the same thing once. */
  wait(message: string): void;
  /** The last report, when the run has ended. */
  end(report: Report | undefined): void;
}

/** Lines of JSON. */
export function jsonFace(out: Terminal): WatchFace {
  let waited = '';
  return {
    tell(look) {
      waited = '';
      for (const finding of look.begun) out.write(beginLine(finding, look.last));
      for (const finding of look.ended) out.write(endLine(finding, look.last));
      out.write(lookLine(look));
    },
    wait(message) {
      if (message !== waited) out.write(waitLine(message));
      waited = message;
    },
    end() {},
  };
}

/** Begins and ends as text, and the report at the end: for a file or a pipe. */
export function textFace(
  out: Terminal,
  err: Terminal,
  render: (report: Report, width: number) => string,
): WatchFace {
  let waited = '';
  return {
    tell({ begun, ended, last }) {
      waited = '';
      for (const finding of begun) out.write(`${place(last)}began\n${renderFinding(finding)}`);
      for (const finding of ended) out.write(`${over(finding, last)}\n`);
    },
    wait(message) {
      if (message !== waited) err.write(`${escapeControls(message)}\n`);
      waited = message;
    },
    end(report) {
      if (report !== undefined) out.write(`\n${render(report, 80)}`);
    },
  };
}

/** Events that stay on the screen below the report. */
const SHOWN = 4;
const CLEAR = '\u001b[H\u001b[2J';

/** A screen that is drawn anew, with what began and ended below it. */
export function screenFace(
  out: Terminal,
  render: (report: Report, width: number) => string,
  watched: string,
): WatchFace {
  const events: string[] = [];
  let page = '';
  let status = '';
  const paint = (): void => {
    const below = [...events.slice(-SHOWN), status];
    const room = Math.max(4, (out.rows ?? 40) - below.length - 2);
    const lines = page.trimEnd().split('\n');
    const hidden = lines.length - room;
    const shown =
      hidden > 0
        ? [
            ...lines.slice(0, room - 1),
            `… ${hidden + 1} lines more: a higher window, or --html FILE`,
          ]
        : lines;
    out.write(`${CLEAR}${[...shown, '', ...below].join('\n')}\n`);
  };
  return {
    tell({ report, begun, ended, steps, last }) {
      for (const finding of begun) events.push(began(finding, last));
      for (const finding of ended) events.push(over(finding, last));
      if (report !== null) page = render(report, Math.min(out.columns ?? 80, 120));
      status = `Watching ${watched}, at ${last === null ? `${steps} steps` : `step ${last}`}. Ctrl-C ends.`;
      paint();
    },
    wait(message) {
      status = escapeControls(message);
      paint();
    },
    end() {},
  };
}

const began = (finding: NowFinding, step: number | null): string =>
  `${place(step)}began  ${renderFinding({ ...finding, meaning: '', change: '' }, { width: 10_000 }).trim()}`;

const over = ({ code, metric }: ToldFinding, step: number | null): string =>
  `${place(step)}ended  ${escapeControls(code)} (${escapeControls(metric)})`;

const place = (step: number | null): string => (step === null ? '' : `step ${step}  `);
