import { readFileSync } from 'node:fs';
import { describeStrategy } from '@bits-per-sample/testkit';
import { curriculum, goldilocks, onlineBand, restore, uniform } from '../src/index.ts';

const held = { curriculum, restore };
const fixture = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`fixtures/${name}.json`, import.meta.url), 'utf8'));

describeStrategy(uniform, { ...held, claims: true, fixtures: [fixture('uniform.v1')] });
describeStrategy(onlineBand, { ...held, claims: true });
describeStrategy(goldilocks, held);
