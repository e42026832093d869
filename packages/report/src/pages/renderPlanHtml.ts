import { type Estimate, formatPercent, formatPlural } from '@bits-per-sample/core';
import { type Face, sentence } from '../options/sentence.ts';
import { drawPlan } from '../pictures/drawPlan.ts';
import type { PlanPicture } from '../pictures/pagePicture.ts';
import type { Plan } from '../plan/planShape.ts';
import type { PlanQuestion, PlanRefusal } from '../report/planRefusal.ts';
import { chanceText } from './chanceText.ts';
import { costText } from './costWords.ts';
import { escapeHtml, htmlPage, pagePicture, table, unbroken } from './htmlParts.ts';
import { drawerOf, originLine, type PageOptions } from './pageOrigin.ts';
import { planRefusals } from './planRefusals.ts';
import type { PlanSection } from './planSection.ts';
import { planSections } from './planSections.ts';
import { planTargetRows } from './planTargetRows.ts';
import { titleOf } from './titleOf.ts';

/**
 * A plan as one self-contained HTML page: no request, light and dark, fit for paper, and complete without its
 * script.
 *
 * What is not told stands first, each with what would settle it; then where the run is and may go, what pass rates
 * cost from here, and what things cost.
 *
 * @param plan any plan.
 * @param options `Plot` and `document`, or `draw`: what draws the pictures, without which there are none; `face`;
 *   `version`, `date` and `command`, which the page then carries.
 * @returns the page.
 *
 * @example
 * ```ts
 * const p = await plan([{ group: 'a', reward: 1 }, { group: 'a', reward: 0 }]);
 * (await renderPlanHtml(p)).includes('<h1>Plan</h1>'); // => true
 * ```
 */
export async function renderPlanHtml(plan: Plan, options: PageOptions = {}): Promise<string> {
  const draw = drawerOf(options);
  const face = options.face ?? 'library';
  const pictures = draw === undefined ? [] : await drawPlan(plan, draw);
  const title = titleOf(plan.files);
  const sections = planSections(plan).map((section) => sectionHtml(section, face, pictures));
  const blocks = [
    `<header>\n<h1>Plan</h1>\n<p class="source"><b>${escapeHtml(title)}</b><br>${escapeHtml(sourceText(plan))}</p>\n</header>`,
    alarms(plan, face),
    cards(planRefusals(plan).own, face),
    tiles(plan),
    sections[0]!,
    targets(plan, pictures),
    ...sections.slice(1),
    originLine(options),
  ];
  return htmlPage({
    title: `Plan: ${title}`,
    body: blocks.filter((text) => text !== '').join('\n'),
    pictures,
  });
}

const sourceText = ({ costs, format }: Plan): string =>
  `${costs.rollouts === null ? '' : `${formatPlural(costs.rollouts, 'rollout')}, `}read as ${format}`;

/** The question of a card. */
const ABOUT: Readonly<Partial<Record<PlanQuestion, string>>> = {
  forecast: 'the pass rate ahead',
  more: 'the pass rate after so many more rollouts',
  target: 'when the target is reached',
  against: 'which of the two runs is cheaper',
  switch: 'examples or rollouts',
  noise: 'what the noise scales say',
};

/** What was lost or bent while reading. */
function alarms({ warnings }: Plan, face: Face): string {
  if (warnings.length === 0) return '';
  const texts = warnings.map(({ message }) => `<p>${escapeHtml(sentence(message, face))}</p>`);
  return `<section class="alarms" aria-label="Read this first">\n${texts.join('\n')}\n</section>`;
}

/** What this log does not tell, and what would settle it. */
function cards(refusals: readonly PlanRefusal[], face: Face): string {
  if (refusals.length === 0) return '';
  const all = refusals.map(
    ({ question, reason, settles }) => `<article class="card ask">
<p class="kind"><svg class="icon" viewBox="0 0 20 20" aria-hidden="true"><circle cx="10" cy="10" r="8.5"/><path d="M7.5 8a2.5 2.5 0 1 1 2.5 2.7V12M10 14.5v.5"/></svg><b>Not told</b> <span>${escapeHtml(ABOUT[question] ?? question)}</span></p>
<h2>${escapeHtml(unbroken(sentence(reason, face)))}</h2>
<p class="change">${escapeHtml(unbroken(sentence(settles, face)))}</p>
</article>`,
  );
  return `<section class="cards" aria-label="What is not told">\n${all.join('\n')}\n</section>`;
}

/** The answers at a glance. */
function tiles({ passRate, forecast, target, costs }: Plan): string {
  const currency = costs.prices?.currency ?? '';
  const range = ({ lower, upper }: Estimate): string =>
    `${formatPercent(lower)} to ${formatPercent(upper)}, 8 of 10 times`;
  const all: (readonly [string, string, string])[] = [
    ...(passRate === null
      ? []
      : ([['Pass rate now', formatPercent(passRate.value), passRate.column]] as const)),
    ...(forecast === null
      ? []
      : ([
          ['With twice the rollouts', formatPercent(forecast.twice.value), range(forecast.twice)],
          [
            'With 4 times the rollouts',
            formatPercent(forecast.fourTimes.value),
            range(forecast.fourTimes),
          ],
        ] as const)),
    ...(target === null || passRate === null || passRate.value >= target.target
      ? []
      : ([
          [
            `Chance of ${formatPercent(target.target)}`,
            chanceText(target.fourTimes),
            'within 4 times the rollouts',
          ],
        ] as const)),
    ...(['rollout', 'step', 'example'] as const).flatMap((unit) => {
      const text = costText(costs[unit], currency);
      return text === ''
        ? []
        : [[`Cost of ${unit === 'example' ? 'an' : 'a'} ${unit}`, text, ''] as const];
    }),
  ];
  if (all.length === 0) return '';
  const items = all.map(
    ([name, value, beside]) =>
      `<li class="tile"><span class="name">${escapeHtml(name)}</span><strong>${escapeHtml(unbroken(value))}</strong>${beside === '' ? '' : `<span class="beside">${escapeHtml(unbroken(beside))}</span>`}</li>`,
  );
  return `<section id="glance">\n<h2>At a glance</h2>\n<ul class="tiles">\n${items.join('\n')}\n</ul>\n</section>`;
}

function sectionHtml(
  { id, title, before, rows, after }: PlanSection,
  face: Face,
  pictures: readonly PlanPicture[],
): string {
  const own = pictures.filter(({ section }) => section === id).map(pagePicture);
  const say = (texts: readonly string[]): string[] =>
    texts.map((text) => `<p>${escapeHtml(unbroken(sentence(text, face)))}</p>`);
  const data = rows.length === 0 ? '' : table([HEADS[id], ...rows], title);
  // what is refused stands above, on cards
  if (before.length + rows.length + after.length + own.length === 0) return '';
  const pair = own.length === 0 ? data : `<div class="pair">\n${own.join('\n')}\n${data}\n</div>`;
  const parts = [`<h2>${escapeHtml(title)}</h2>`, ...say(before), pair, ...say(after)];
  return `<section id="${id}">\n${parts.filter((part) => part !== '').join('\n')}\n</section>`;
}

/** Heads of the two columns. */
const HEADS: Readonly<Record<PlanSection['id'], readonly [string, string]>> = {
  'pass-rate': ['rollouts', 'pass rate'],
  costs: ['what', 'cost'],
  against: ['the other needs', 'factor'],
  switch: ['seen so far', 'pass rate and cost'],
  signals: ['sample', 'bits'],
  adapter: ['what', 'bits'],
  never: ['what', 'value'],
};

/** What pass rates cost from here. */
function targets(plan: Plan, pictures: readonly PlanPicture[]): string {
  const rows = planTargetRows(plan);
  if (rows.length < 2) return '';
  const own = pictures.filter(({ section }) => section === 'targets').map(pagePicture);
  return `<section id="targets">
<h2>What a pass rate costs from here</h2>
<div class="pair">
${own.join('\n')}
${table(rows, 'What a pass rate costs from here')}
</div>
</section>`;
}
