import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkFields } from '#standards/marc/check-fields.ts';
import { audiences, materials } from '../edition.ts';
import { readShort } from '../pages/write/short-form.ts';
import { readEdition } from '../reading/read-edition.ts';
import { describe } from './describe.ts';

const filled = {
  titel: 'De turfsteker',
  ondertitel: 'roman',
  maker: 'Bedacht, Bo\nVerzonnen, Vera',
  jaar: '2026',
  uitgever: 'Veen',
  isbn: '978-90-0000000-5',
  taal: 'fry',
  niveau: 'M4',
  bladzijden: '120',
  serie: 'Het veen',
  deel: '2',
  onderwerpen: 'Veen\nTurf',
  samenvatting: 'Een zomer in het veen',
  inhoud: 'De eerste steek\nDe tweede steek',
  adres: 'https://boeken.example/turf',
};

test('whatever is filled in is in the record, for every kind of thing and everybody it is for', () => {
  for (const soort of materials)
    for (const wie of audiences) {
      const read = readShort({ ...filled, soort, wie });
      assert.ok('title' in read, JSON.stringify(read));
      const record = describe(read);
      assert.deepEqual(checkFields(record), [], soort);
      const back = readEdition(record);
      assert.deepEqual(
        back && { ...back, part: undefined, sortTitle: undefined },
        { ...read, part: undefined, sortTitle: undefined, ownScript: undefined },
        `${soort} ${wie}`,
      );
      assert.equal(back?.part, '2');
    }
});

test('a title with nothing else will do, and what is filled in wrong is said, all at once', () => {
  const read = readShort({ titel: 'Boormachine', soort: 'object', taal: 'zxx' });
  assert.ok('title' in read);
  assert.equal(readEdition(describe(read))?.material, 'object');
  const wrong = readShort({
    jaar: '26',
    isbn: '9789000000006',
    niveau: 'X9',
    bladzijden: 'veel',
    adres: 'boek',
  });
  assert.deepEqual('title' in wrong ? [] : wrong.map(({ field }) => field), [
    'titel',
    'jaar',
    'bladzijden',
    'isbn',
    'niveau',
    'adres',
  ]);
});
