// node --conditions=@bits-per-sample/source claims.ts          writes pages/claims and the parts of guides/claim-by-claim.md
// node --conditions=@bits-per-sample/source claims.ts --check  says when they are no longer what the experiments give
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { type Claim, claims, simulateClaim } from '@bits-per-sample/lab';
import titles from './claimTitles.json' with { type: 'json' };
import { fillGuide } from './fillGuide.ts';
import { numbersTable } from './pages/claims/numbersTable.ts';

const command = 'node --conditions=@bits-per-sample/source claims.ts';
const check = process.argv.includes('--check');
const seeds = Array.from({ length: 20 }, (_, i) => i + 1);

const titleOf: Readonly<Record<string, string>> = titles;

/** A text of a claim inside Markdown. */
const asText = (text: string): string => text.replace(/[*_<>[\]$|]/g, (c) => `\\${c}`);
const bare = (claim: Claim): string => claim.claim.replace(/\.$/, '');
const essayOf = ({ essay }: Claim): string =>
  asText(essay ?? 'It follows from the essay, but is not in it.');
const runOf = ({ whatTheRealRunSays }: Claim): string =>
  asText(whatTheRealRunSays ?? 'It did not look.');

function dial(name: string, label: string, values: readonly number[], start: number): string {
  const text = start.toLocaleString('en', { maximumSignificantDigits: 6 });
  return `<div class="dial"><label for="claim-${name}">${label}</label><output id="claim-${name}-value" for="claim-${name}">${text}</output><input type="range" id="claim-${name}" name="${name}" min="0" max="${values.length - 1}" step="1" value="${values.indexOf(start)}" data-values="${JSON.stringify(values)}" aria-valuetext="${text}"></div>`;
}

/** What the real run showed, after the words that say that it disagrees. */
const realRun = (text: string): string => {
  const rest = text.slice(text.indexOf(':') + 1).trim();
  return `${rest.slice(0, 1).toUpperCase()}${rest.slice(1)}`;
};

/** The page of a claim. */
function page(claim: Claim, at: number): string {
  const { id, dials, experiment, compared, rule, whereItFails, whatTheRealRunSays } = claim;
  const result = simulateClaim(id);
  if (!result.passed) throw new Error(`${id}: ${result.verdict}`);
  const dialLines = Object.entries(dials).map(([name, { label, values, start }]) =>
    dial(name, label, values, start),
  );
  const link = (to: Claim | undefined, words: string) =>
    to === undefined ? [] : [`${words}: [${titleOf[to.id]}](${to.id}.md)`];
  return `---
title: ${titleOf[id]}
---

# ${asText(bare(claim))}

**The essay**, retold: ${essayOf(claim)}

**What was simulated.** ${asText(experiment)}

<p class="verdict" id="claim-verdict" data-passed="true">${result.verdict}</p>

${whatTheRealRunSays?.startsWith('Disagrees') ? `<p class="disagrees"><strong>The real run disagrees with this small world.</strong> ${realRun(whatTheRealRunSays)} <a href="#where-it-fails">What to make of it</a>.</p>\n\n` : ''}Move what can be moved: the experiment runs again, in this page. Away from where it starts a claim may
well not stand; that shows how far it reaches.

<form class="dials" id="claim" data-claim="${id}" autocomplete="off">
${dialLines.join('\n')}
${dial('seed', 'Seed of all chance', seeds, 1)}
</form>
<p class="links" id="claim-status" role="status"></p>
<div id="claim-picture"></div><!--claim-picture-->
<div class="wide"><table id="claim-table">
${numbersTable(result.numbers)}
</table></div>
<noscript>Without JavaScript nothing moves: picture and numbers are those of the starting places.</noscript>

**Compared with.** ${asText(compared)}

**The verdict stands if** every number is within its tolerance, and: ${asText(rule)}

## Where it fails

${asText(whereItFails)}

## What the real run says

${whatTheRealRunSays === null ? 'The [real run](../../guides/real-run.md) did not look at this.' : `${runOf(claim)} More on the [real run](../../guides/real-run.md).`}

[All claims](../../guides/claim-by-claim.md) · ${[
    ...link(claims[at - 1], 'before'),
    ...link(claims[at + 1], 'next'),
  ].join(' · ')} · in a terminal: \`bits-per-sample simulate ${id}\`
`;
}

const summary = claims
  .map((claim, i) => {
    const { id, verdict, experiment, whereItFails } = claim;
    return `### ${i + 1}. ${asText(bare(claim))}

**The essay**, retold: ${essayOf(claim)}

**Simulated**: ${asText(experiment)}

**Verdict: ${asText(verdict)}** [See and move it](../pages/claims/${id}.md)

**Where it fails**: ${asText(whereItFails)}

**The real run**: ${runOf(claim)}`;
  })
  .join('\n\n');

for (const [i, claim] of claims.entries()) {
  const file = new URL(`pages/claims/${claim.id}.md`, import.meta.url);
  const text = page(claim, i);
  if (!check) writeFileSync(file, text);
  else if (!existsSync(file) || readFileSync(file, 'utf8') !== text) {
    console.error(`pages/claims/${claim.id}.md is out of date: ${command}`);
    process.exitCode = 1;
  }
}
fillGuide(
  new URL('guides/claim-by-claim.md', import.meta.url),
  { claims: summary },
  { check, command },
);
