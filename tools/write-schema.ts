// Writes docs/schema.sql from a freshly migrated database: npm run schema
import { writeFileSync } from 'node:fs';
import { after } from 'node:test';
import { street } from '../src/street.ts';
import { testDatabase } from '../test/support/database.ts';
import { schemaHeading, schemaOf } from './schema.ts';

const db = await testDatabase({ after });
writeFileSync('docs/schema.sql', schemaHeading + (await schemaOf(db, ['platform', ...street])));
