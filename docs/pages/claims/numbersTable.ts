import type { ClaimNumber } from '@bits-per-sample/lab';

const toHtml = (text: string): string =>
  text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c]!);

const short = (x: number | undefined, digits: number): string =>
  x === undefined
    ? '–'
    : (Number.isInteger(x)
        ? x.toLocaleString('en')
        : String(Number(x.toPrecision(digits)))
      ).replace('-', '−');

/** Numbers of a claim beside what they had to be, as rows of a table. */
export const numbersTable = (numbers: readonly ClaimNumber[]): string =>
  `<thead><tr><th scope="col">number</th><th scope="col">found</th><th scope="col">± standard error</th><th scope="col">had to be</th><th scope="col">within</th></tr></thead>
<tbody>
${numbers
  .map(
    ({ name, value, standardError, expected, tolerance }) =>
      `<tr><th scope="row">${toHtml(name)}</th><td>${short(value, 4)}</td><td>${short(standardError || undefined, 2)}</td><td>${short(expected, 4)}</td><td>${expected === undefined ? '–' : short(tolerance, 2)}</td></tr>`,
  )
  .join('\n')}
</tbody>`;
