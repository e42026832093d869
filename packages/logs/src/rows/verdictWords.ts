const RIGHT =
  'true|t|yes|y|pass|passed|passes|success|successful|succeeded|succeed|correct|right|solved|' +
  'resolved|accepted|accept|win|wins|won|w|ok|good|match|c|hit|achieved|✓|✔|✅|👍';

const WRONG =
  'false|f|no|n|fail|failed|fails|failure|unsuccessful|not successful|incorrect|not correct|wrong|' +
  'unsolved|not solved|unresolved|not resolved|rejected|reject|not accepted|loss|lose|losses|lost|' +
  'l|ko|not ok|bad|mismatch|no match|not passed|i|miss|missed|not achieved|✗|✘|✖|❌|👎';

const HALF = 'tie|tied|draw|drawn|d|partial|partially correct';

const worth = (words: string, value: number): [string, number][] =>
  words.split('|').map((word) => [word, value]);

/**
 * What a word is worth as a reward, in small letters: right 1, wrong 0, and ½ what is neither (a
 * draw, an answer that is right in part). They come in pairs: with one half of a pair so is the
 * other, or one value of a column would be dropped.
 */
export const verdictWords: ReadonlyMap<string, number> = /* @__PURE__ */ new Map([
  ...worth(RIGHT, 1),
  ...worth(WRONG, 0),
  ...worth(HALF, 0.5),
]);
