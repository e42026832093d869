import type { Report } from '../report/reportShape.ts';

/** What is wrong now or asks for an eye, each in one text: changes over time, then causes. */
export function messagesNow({ now }: Report): string[] {
  const found = now === null ? [] : [...now.trends, ...now.causes];
  return found
    .filter(({ severity, state }) => state === 'active' && /alarm|ask/.test(severity))
    .map(({ fact, meaning, change }) =>
      [`${fact.replaceAll('`', '')}.`, meaning, change === '' ? '' : `→ ${change}`]
        .filter((text) => text !== '')
        .join(' '),
    );
}
