import { meanPassAtK } from '@bits-per-sample/capability';

const successes = Array.from({ length: 200 }, (_, i) => i % 17);
const attempts = successes.map(() => 16);
const { value, lower, upper } = meanPassAtK({ successes, attempts }, 8);
console.log(JSON.stringify({ value, lower, upper }));
