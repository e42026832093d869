// @boundaries-ignore the workspace's one preset
import { library } from '../../tsup.preset.ts';

export default library();
