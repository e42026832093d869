import { binaryEntropy } from '@bits-per-sample/info';

/**
 * Bits about which answers are accepted, when each is with chance p, independently: of one accepted
 * answer that is shown (where there is one), E[log₂(K/accepted)], and of one reward, H(p).
 */
export function manyAnswers(answers: number, p: number) {
  let chance = (1 - p) ** answers;
  const none = chance;
  let label = 0;
  for (let k = 1; k <= answers; k++) {
    chance *= ((answers - k + 1) / k) * (p / (1 - p));
    label += chance * Math.log2(answers / k);
  }
  return { label: label / (1 - none), reward: binaryEntropy(p) };
}
