import { escapeControls } from '@bits-per-sample/core';
import type { NowFinding, Report, RunLook, ToldFinding } from '@bits-per-sample/report';
import { findingText } from './findingText.ts';
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
  /** Whether it wants the whole report at every look. */
  readonly page: boolean;
  /** Says what began and ended, and where the run is. */
  tell(look: RunLook, step: number | null): void;
  /** Draws the report. */
  draw(report: Report): void;
  /** Says what the watch waits for; the same thing once. */
  wait(message: string): void;
  /** The last report, when the run has ended. */
  end(report: Report | undefined): void;
}

/** Lines of JSON. */
export function jsonFace(out: Terminal): WatchFace {
  let waited = '';
  return {
    page: false,
    tell({ report, steps, begun, ended }, step) {
      waited = '';
      for (const finding of begun) out.write(beginLine(finding, step));
      for (const finding of ended) out.write(endLine(finding, step));
      out.write(lookLine(report, steps));
    },
    draw() {},
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
    page: false,
    tell({ begun, ended }, step) {
      waited = '';
      for (const finding of begun) out.write(`${began(finding, step).join('\n')}\n`);
      for (const finding of ended) out.write(`${over(finding, step)}\n`);
    },
    draw() {},
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
    page: true,
    tell({ begun, ended, steps }, step) {
      for (const finding of begun) events.push(began(finding, step)[0]!);
      for (const finding of ended) events.push(over(finding, step));
      const at = step === null ? `${steps} steps` : `step ${step}`;
      status = `Watching ${watched}, at ${at}. Ctrl-C ends.`;
      paint();
    },
    draw(report) {
      page = render(report, Math.min(out.columns ?? 80, 120));
      paint();
    },
    wait(message) {
      status = escapeControls(message);
      paint();
    },
    end() {},
  };
}

function began(finding: NowFinding, step: number | null): readonly string[] {
  const [fact = '', ...more] = findingText(finding);
  return [`${place(step)}began  ${fact}`, ...more];
}

const over = ({ code, metric }: ToldFinding, step: number | null): string =>
  `${place(step)}ended  ${escapeControls(code)} (${escapeControls(metric)})`;

const place = (step: number | null): string => (step === null ? '' : `step ${step}  `);
