/// <reference lib="dom" />
interface Text {
  readonly text: string;
  readonly size: number;
  readonly box: DOMRect;
}

/** Every line of text that is seen in a picture, each place once: halos are drawn under their words. */
function textsOf(place: ParentNode): readonly Text[] {
  const found: Text[] = [];
  for (const node of place.querySelectorAll<SVGTextContentElement>('svg text')) {
    const lines = node.querySelectorAll<SVGTSpanElement>(':scope > tspan.line');
    for (const line of lines.length > 0 ? lines : [node]) {
      const text = line.textContent?.trim() ?? '';
      const box = line.getBoundingClientRect();
      const { visibility, fontSize, opacity } = getComputedStyle(node);
      if (text === '' || visibility === 'hidden' || opacity === '0') continue;
      const again = found.some(
        (other) =>
          other.text === text &&
          Math.abs(other.box.x - box.x) < 1 &&
          Math.abs(other.box.y - box.y) < 1,
      );
      if (!again) found.push({ text, box, size: Number.parseFloat(fontSize) });
    }
  }
  return found;
}

/** Px that boxes may share: they are as high as the font, which is higher than its letters. */
const slack = 2;

/** What is wrong with the texts of a picture in px: cut, on one another, too small. */
export function textFaults(place: ParentNode, width: number): string[] {
  const frame = place.querySelector('svg')?.getBoundingClientRect();
  if (!frame) return ['nothing was drawn'];
  const texts = textsOf(place);
  const faults: string[] = [];
  if (Math.abs(frame.width - width) > 1) faults.push(`${frame.width} px wide`);
  for (const [i, { text, box, size }] of texts.entries()) {
    const out = Math.max(
      frame.left - box.left,
      frame.top - box.top,
      box.right - frame.right,
      box.bottom - frame.bottom,
    );
    if (out > slack) faults.push(`cut by ${out.toFixed(1)} px: ${text}`);
    if (size < 11) faults.push(`${size} px: ${text}`);
    for (const other of texts.slice(i + 1)) {
      const across =
        Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left) - slack;
      const down =
        Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top) - slack;
      if (across > 0 && down > 0)
        faults.push(`${across.toFixed(0)} × ${down.toFixed(0)} px shared: ${text} | ${other.text}`);
    }
  }
  return faults;
}
