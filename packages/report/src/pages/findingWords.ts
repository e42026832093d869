/** What a finding is called by its severity. */
export const SEVERITY_WORDS = { alarm: 'Alarm', ask: 'Ask', good: 'Good', note: 'Note' } as const;

/** A fact as the begin of a sentence; a name in backticks stays as it is. */
export const asSentence = (fact: string): string =>
  `${fact.startsWith('`') ? fact : `${fact.slice(0, 1).toUpperCase()}${fact.slice(1)}`}.`;
