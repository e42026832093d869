import { type Box, lineWidth, textBox } from './boxes.ts';
import { levelScripts } from './levelScripts.ts';
import type { PromisedFigure } from './promisedFigure.ts';
import type { DrawnText } from './readSvg.ts';

/** Words and labels that are not there, lie on each other or are cut at an edge. */
export function* textFaults(
  promised: PromisedFigure,
  texts: readonly DrawnText[],
  width: number | undefined,
): Generator<string> {
  yield* missing(promised, texts);
  const framed = framing(promised, texts);
  yield* overlaps(framed);
  for (const text of texts) {
    const { left, right } = textBox(text, lineWidth(text));
    if (!text.turned && width !== undefined && (left < -2 || right > width + 2))
      yield `a text is cut at the edge: ${text.text}`;
  }
}

/** Labels of a figure's frame: legend, panels, axes, ramp. */
function frameLabels({ legend, panels, ramp }: PromisedFigure): string[] {
  return [
    ...legend.map((entry) => entry.label),
    ...(ramp ? [ramp.label, ...ramp.ends] : []),
    ...panels.flatMap(({ label, x, y }) => [
      label,
      x.label,
      y.label,
      ...[...x.ticks, ...y.ticks].map((tick) => tick.label),
    ]),
  ];
}

function* missing(promised: PromisedFigure, texts: readonly DrawnText[]): Generator<string> {
  const { title, subtitle, caption, panels } = promised;
  const page = texts.map((text) => text.text).join(' ');
  const words = new Set(page.split(' '));
  for (const word of [title, subtitle, caption].join(' ').split(/\s+/))
    if (word !== '' && !words.has(levelScripts(word))) yield `a word is missing: ${word}`;
  const wanted = new Set([
    ...frameLabels(promised),
    ...panels.flatMap((panel) => [
      ...panel.notes.map((note) => note.text),
      ...panel.series.flatMap((series) => series.texts ?? []),
    ]),
  ]);
  for (const text of wanted)
    if (text !== '' && !page.includes(levelScripts(text))) yield `a text is missing: ${text}`;
}

/** The texts of the frame, each place once: texts inside a panel may lie on marks. */
function framing(promised: PromisedFigure, texts: readonly DrawnText[]): DrawnText[] {
  const { title, subtitle, caption } = promised;
  const chrome = new Set(frameLabels(promised).map(levelScripts));
  const prose = levelScripts([title, subtitle, caption].join(' '));
  const seen = new Set<string>();
  return texts.filter(({ text, at }) => {
    const key = `${text} ${at.map(Math.round)}`;
    const framed = chrome.has(text) || (text.length > 3 && prose.includes(text));
    return framed && !seen.has(key) && seen.add(key);
  });
}

const meet = (a: Box, b: Box) =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

function* overlaps(texts: readonly DrawnText[]): Generator<string> {
  const upright = texts.filter((text) => !text.turned);
  for (const [i, one] of upright.entries())
    for (const other of upright.slice(i + 1)) {
      if (meet(textBox(one), textBox(other)))
        yield `texts lie on each other: ${one.text} | ${other.text}`;
    }
}
