/**
 * A fact as a screen shouts it: in capitals up to the first comma or colon, but for what stands in
 * parentheses and for names in backticks, which lose those.
 *
 * @param fact e.g. `` '`format` pays less since step 4 (3 to 5): 80 → 40 %' ``.
 * @returns e.g. `'format PAYS LESS SINCE STEP 4 (3 to 5): 80 → 40 %'`.
 */
export function capitals(fact: string): string {
  let [shouting, shouted] = [true, false];
  return fact
    .split(/(`[^`]*`|\([^)]*\)|[,:](?=\s))/)
    .map((piece, i) => {
      if (i % 2 === 1) {
        // names at the beginning may stand in a list
        if (shouted && (piece === ',' || piece === ':')) shouting = false;
        return piece.startsWith('`') ? piece.slice(1, -1) : piece;
      }
      shouted ||= piece.trim() !== '';
      return shouting ? piece.toUpperCase() : piece;
    })
    .join('');
}
