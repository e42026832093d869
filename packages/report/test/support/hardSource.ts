/** 400 groups of 100 prompts from two data sets, of which one is never solved; nobody names the column. */
export const hardSource = Array.from({ length: 3200 }, (_, i) => {
  const prompt = Math.floor(i / 8) % 100;
  const source = prompt < 30 ? 'hard' : 'easy';
  return {
    step: Math.floor(i / 800),
    group: `p${prompt}`,
    prompt_id: `p${prompt}`,
    reward: Number(source === 'easy' && (i * 7919) % 13 < 6),
    data_source: source,
    seen_by: `w${i % 3}`,
  };
});
