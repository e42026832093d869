const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** The letters of a text as readers count them: a flag, a family or an accented letter is one. */
export const letters = (text: string): readonly string[] =>
  Array.from(segmenter.segment(text), ({ segment }) => segment);
