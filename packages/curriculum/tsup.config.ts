import { library } from '../../tsup.preset.ts';

export default library([
  'src/index.ts',
  'src/rules.ts',
  'src/rating.ts',
  'src/self-play.ts',
  'src/space.ts',
]);
