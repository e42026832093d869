import { passRateMixture, recommendedGroupSize } from '@bits-per-sample/info';
import { passCounts } from '@bits-per-sample/report';

const solved = (i) => Array.from({ length: 8 }, (_, j) => Number(j < i % 9));
const rewards = Array.from({ length: 60 }, (_, i) => solved(i));
const { groupSize } = recommendedGroupSize(passRateMixture(passCounts(rewards)));
console.log(JSON.stringify({ groupSize }));
