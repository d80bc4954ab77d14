import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { unlessThere, xmllint } from './debian.ts';

const folder = new URL('../../../shared/conformance/', import.meta.url);

/** Why answers cannot be held against the schemas here, or false when they can. */
export const noSchemas: string | false = existsSync(new URL('catalog.xml', folder))
  ? unlessThere(xmllint)
  : 'the conformance files are not here';

/** Fails unless the document is valid against a schema below `shared/conformance/`. */
export function assertValid(
  schema: 'oai-pmh/xsd/oai-all.xsd' | 'sru/xsd-2.0/sruResponse.xsd' | 'marc/xsd/MARC21slim.xsd',
  document: string,
): void {
  const checked = spawnSync(
    'xmllint',
    ['--nonet', '--noout', '--huge', '--schema', new URL(schema, folder).pathname, '-'],
    {
      input: document,
      encoding: 'utf8',
      env: { ...process.env, XML_CATALOG_FILES: new URL('catalog.xml', folder).pathname },
    },
  );
  assert.equal(checked.status, 0, `${checked.stderr.slice(0, 2000)}\n${document.slice(0, 4000)}`);
}
