import { escapeControls } from '@bits-per-sample/core';
import { type NowFinding, sentence } from '@bits-per-sample/report';

const MARKS: Readonly<Record<NowFinding['severity'], string>> = {
  alarm: '!!',
  ask: '!',
  good: '✓',
  note: '-',
};

/** A finding as lines of text: fact, meaning, what to do. An alarm's fact stands in capitals. */
export function findingText({ severity, fact, meaning, change }: NowFinding): readonly string[] {
  const said = severity === 'alarm' ? inCapitals(fact) : fact;
  return [
    `${MARKS[severity]} ${plain(said)}`,
    ...(meaning === '' ? [] : [`   ${plain(meaning)}`]),
    ...(change === '' ? [] : [` → ${plain(change)}`]),
  ];
}

/** Capitals, but for what stands in backticks. */
const inCapitals = (text: string): string =>
  text.replace(/(`[^`]*`)|[^`]+/g, (part, name) =>
    name === undefined ? part.toUpperCase() : part,
  );

/** A text with options as a command line has them, and names of columns without their marks. */
const plain = (text: string): string =>
  escapeControls(
    text.replace(/`([^`]*)`/g, (code, name: string) =>
      name.includes(': ') ? sentence(code, 'terminal') : name,
    ),
  );
