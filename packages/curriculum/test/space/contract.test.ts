import { describeStrategy } from '@bits-per-sample/testkit';
import { curriculum, restore } from '../../src/index.ts';
import {
  alpGmm,
  covarGmm,
  domainRandomization,
  expandingBox,
  riac,
  uniformSpace,
} from '../../src/space.ts';
import { dimensions, regions } from '../support/space.ts';

const laws = { curriculum, restore, claims: true, fixedPool: true };

// the regions of a space stand where the pool of tasks is elsewhere
describeStrategy(() => uniformSpace({ dimensions }), { ...laws, tasks: regions('space') });

describeStrategy(() => expandingBox({ dimensions }), { ...laws, tasks: regions('box') });

describeStrategy(() => alpGmm({ dimensions }), { ...laws, tasks: regions('random') });

describeStrategy(() => covarGmm({ dimensions }), { ...laws, tasks: regions('random') });

describeStrategy(() => riac({ dimensions }), { ...laws, tasks: regions('random', 'region-0') });

describeStrategy(() => domainRandomization({ dimensions }), {
  ...laws,
  tasks: regions('inside', 'x:low', 'x:high', 'y:low', 'y:high'),
});
