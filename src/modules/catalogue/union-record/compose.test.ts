import assert from 'node:assert/strict';
import { test } from 'node:test';
import { subfields, type DataField } from '#standards/marc/record.ts';
import { aRecord, data } from '../../../../test/support/marc.ts';
import type { Edition } from '../edition.ts';
import { readEdition } from '../reading/read-edition.ts';
import { compose } from './compose.ts';

test('links to authorities, contents and addresses of a record are given on as they came', () => {
  const record = aRecord({
    number: 'r1',
    title: 'De turfsteker',
    more: [
      data('100', '1 ', 'aBedacht, Bo', '0(NL-LeOCL)123', '1http://authority.example/bo'),
      data('505', '0 ', 'aDe eerste steek -- De tweede steek'),
      data('650', ' 7', 'aVenen', '2gtt', '0http://authority.example/venen'),
      data('856', '40', 'uhttps://boeken.example/turf', 'yE-boek'),
    ],
  });
  const said = readEdition(record);
  assert.ok(said);
  const edition: Edition = { ...said, id: 7, work: 1, changedAt: new Date('2026-01-05T10:00:00Z') };
  const lead = { record, source: 'north', itemField: undefined };
  const given = compose(edition, lead, [{ source: 'north', controlNumber: 'r1' }], []);
  const linked = given.fields.filter(
    (field): field is DataField => 'subfields' in field && /^(?:100|505|650|856)$/.test(field.tag),
  );
  assert.deepEqual(
    linked.map(field => [field.tag, ...subfields(field, '012auy')]),
    [
      ['100', 'Bedacht, Bo', '(NL-LeOCL)123', 'http://authority.example/bo'],
      ['505', 'De eerste steek -- De tweede steek'],
      ['650', 'Venen', 'gtt', 'http://authority.example/venen'],
      ['856', 'https://boeken.example/turf', 'E-boek'],
    ],
  );
});
