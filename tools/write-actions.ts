import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { actionsPage } from '../test/support/actions.ts';
import { stories } from './stories.ts';

const home = join(import.meta.dirname, '..');
writeFileSync(join(home, 'docs/actions.md'), actionsPage(stories(home)));
