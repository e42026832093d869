import type { Finding } from '../report/finding.ts';
import type { Report } from '../report/reportShape.ts';
import { escapeHtml, unbroken } from './htmlParts.ts';
import type { NumberRow } from './numberRow.ts';
import { pageRows } from './pageRows.ts';
import { columnWords, nowSteps } from './windowWords.ts';

const BELOW = 'Tables and pictures further below are of the whole run.';

/**
 * The five numbers row by row: those of the current window beside those of the whole run.
 *
 * @param report a report in words.
 * @param said the numbers in words.
 * @param linked the numbers that have a section of their own.
 */
export function nowNumbers(
  report: Report,
  said: readonly Finding[],
  linked: ReadonlySet<string>,
): string {
  const rows = pageRows(report);
  const window = nowSteps(report.now);
  const items = said.map(({ name, meaning, change }) => {
    const [first, ...parts] = rows(name).map(numbers);
    const words = [
      meaning === '' ? '' : `<span class="meaning">${escapeHtml(unbroken(meaning))}</span>`,
      change === '' ? '' : `<span class="change">${escapeHtml(unbroken(change))}</span>`,
    ];
    const head = linked.has(name) ? `<a href="#${name}">${first}</a>` : first;
    return `<li><div>${head}${parts.map((part) => `<div class="part">${part}</div>`).join('')}</div>\n<div>${words.join('')}</div></li>`;
  });
  return `<section id="numbers">
<h2>${window === null ? 'The five numbers' : `Now, ${escapeHtml(window)}, beside the whole run`}</h2>
<p class="beside">${escapeHtml([...columnWords(report), ...(window === null ? [] : [BELOW])].join(' '))}</p>
<ol class="five">\n${items.join('\n')}\n</ol>
</section>`;
}

/** A name with its number for now and for the whole run, or with one that holds for both. */
const numbers = ({ label, now, whole }: NumberRow): string => {
  const cell = (tag: string, value: string, of: string): string =>
    `<span><${tag}>${escapeHtml(unbroken(value))}</${tag}>${of === '' ? '' : `<span class="beside">${of}</span>`}</span>`;
  const cells =
    whole === null
      ? `<span class="two once">${cell('strong', now, '')}</span>`
      : `<span class="two">${cell('strong', now, 'now')}${cell('b', whole, 'whole run')}</span>`;
  return `<span class="name">${escapeHtml(label)}</span>${cells}`;
};
