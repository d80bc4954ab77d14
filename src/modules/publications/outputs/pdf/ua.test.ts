import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkUa, picturesIn, uaRules } from '#standards/pdf/ua/check-ua.ts';
import {
  both,
  emptyStream,
  everywhere,
  inObject,
  redraw,
  retag,
  retagAll,
  type Spoil,
} from '../../../../../test/support/broken-pdf.ts';
import { anEdition } from '../../../../../test/support/edition.ts';
import { everyBlock } from '../../../../../test/support/report.ts';
import { archivePdf, pdf } from './document.ts';
import { canTypeset } from './typesetter.ts';

const skip = canTypeset ? false : 'there is no typesetter for this machine';

const sound = canTypeset ? pdf.make(anEdition([everyBlock])) : Buffer.alloc(0);

const draw = (more: string): Spoil => redraw(3, drawing => `${drawing}\n${more}`);
const show = (code: string): Spoil =>
  redraw(
    3,
    drawing => `${drawing}\n/Artifact BMC BT ${/\/f\d+/.exec(drawing)?.[0] ?? ''} 9 Tf <${code}> Tj ET EMC`,
  );

/** For each rule a PDF that breaks it. */
const broken: Readonly<Record<string, Spoil>> = {
  '5-1': everywhere('pdfuaid:part', 'pdfuaid:past'),
  '5-2': everywhere('<pdfuaid:part>1<', '<pdfuaid:part>2<'),
  '6.2-1': everywhere('/Marked true', '/Marker true'),
  '7.1-1': draw('/P <</MCID 0>> BDC /Artifact BMC EMC EMC'),
  '7.1-2': draw('/Artifact BMC /P <</MCID 0>> BDC EMC EMC'),
  '7.1-3': draw('0 0 10 10 re f'),
  '7.1-4': everywhere('/Suspects false', '/Suspects true '),
  '7.1-5': retag('P', 'Poem'),
  '7.1-6': inObject('/RoleMap', '/Strong /Span', '/Strong /Strong'),
  '7.1-7': inObject('/RoleMap', '/Strong /Span', '/Strong /Span /P /Div'),
  '7.1-8': everywhere('/Metadata ', '/Metadato '),
  '7.1-9': everywhere('dc:title', 'dc:titel'),
  '7.1-10': inObject('/DisplayDocTitle', '/DisplayDocTitle true', '/DisplayDocTitle false'),
  '7.1-11': inObject(/\/S \/H1/, /\/K \[/, '/K [4711 '),
  '7.2-2': everywhere('/Lang (nl)', '/Lnag (nl)'),
  '7.2-3': retag('TBody', 'P'),
  '7.2-4': retag('TBody', 'P'),
  '7.2-5': retag('Table', 'Sect'),
  '7.2-6': retag('Table', 'Sect'),
  '7.2-7': both(retagAll('TBody', 'TFoot'), retagAll('Table', 'Sect')),
  '7.2-8': retagAll('TR', 'Div'),
  '7.2-9': retagAll('TR', 'Div'),
  '7.2-10': retag('TD', 'P'),
  '7.2-11': retag('TBody', 'THead'),
  '7.2-12': both(retagAll('THead', 'TFoot'), retagAll('TBody', 'TFoot')),
  '7.2-13': both(retagAll('THead', 'TFoot'), retagAll('TBody', 'THead')),
  '7.2-14': retag('TBody', 'TFoot'),
  '7.2-15': inObject(/\/S \/TR/, /\/K \[\d+ 0 R /, '/K ['),
  '7.2-17': retag('L', 'Div'),
  '7.2-18': retag('LI', 'P'),
  '7.2-19': retag('LI', 'P'),
  '7.2-20': retag('LBody', 'P'),
  '7.2-21': both(
    inObject(/\/S \/P\b/, '/S /P', '/S /P /ActualText (woorden)'),
    everywhere('/Lang (nl)', '/Lnag (nl)'),
  ),
  '7.2-22': everywhere('/Lang (nl)', '/Lnag (nl)'),
  '7.2-24': everywhere('/Lang (nl)', '/Lnag (nl)'),
  '7.2-26': retag('TOC', 'Div'),
  '7.2-27': retag('TOCI', 'P'),
  '7.2-29': everywhere('/Lang (nl)', '/Lang (_l)'),
  '7.2-33': everywhere('/Lang (nl)', '/Lnag (nl)'),
  '7.2-36': retagAll('TR', 'P'),
  '7.2-37': retagAll('TR', 'P'),
  '7.2-38': both(retagAll('TBody', 'TFoot'), retagAll('TR', 'P')),
  '7.3-1': inObject(/\/S \/Figure/, '/Alt', '/Atl'),
  '7.4.2-1': retagAll('H2', 'H5'),
  '7.4.4-1': retagAll('P', 'H'),
  '7.4.4-2': retag('P', 'H'),
  '7.5-1': inObject(/\/S \/TH\b/, '/Scope', '/Socpe'),
  '7.18.3-1': everywhere('/Tabs /S', '/Tabs /R'),
  '7.18.5-1': retag('Link', 'Span'),
  '7.18.5-2': inObject('/Subtype /Link', /\/Contents\b/, '/Content'),
  '7.21.3.1-1': everywhere('/Encoding /Identity-H', '/Encoding /Identity-Q'),
  '7.21.4.1-1': everywhere('/FontFile3', '/FontFile4'),
  '7.21.4.1-3': show('FFF0'),
  '7.21.4.2-2': emptyStream('CIDSet'),
  '7.21.7-1': everywhere('/ToUnicode', '/ToUnikode'),
  '7.21.7-2': pdf =>
    Buffer.from(pdf.toString('latin1').replaceAll(/<0001> <[0-9A-F]{4}>/g, '<0001> <FEFF>'), 'latin1'),
  '7.21.8-1': show('0000'),
  others: inObject('/Type /Catalog', '/Type /Catalog', '/Type /Catalog /AcroForm << /Fields [] >>'),
};

test('a PDF with every kind of block keeps every rule of PDF/UA-1 that a machine can check', { skip }, () => {
  assert.deepEqual(checkUa(sound), []);
  assert.equal(picturesIn(sound), everyBlock.filter(({ kind }) => kind === 'chart' || kind === 'map').length);
});

test('the copy for the archive says that it is PDF/A-2a, brings its colours along, and is tagged as well', {
  skip,
}, () => {
  const bytes = archivePdf.make(anEdition([everyBlock]));
  const text = bytes.toString('latin1');
  assert.match(text, /<pdfaid:part>2<\/pdfaid:part>/);
  assert.match(text, /<pdfaid:conformance>A<\/pdfaid:conformance>/);
  assert.match(text, /\/OutputIntents/);
  assert.deepEqual(
    checkUa(bytes).map(({ rule }) => rule),
    ['5-1', '5-2', '7.1-10'],
    'of the rules of PDF/UA it lacks the name, and the title in the window',
  );
});

for (const { id, says } of uaRules)
  test(`PDF/UA ${id}, ${says}: a PDF that breaks it is caught`, { skip }, () => {
    const spoil = broken[id];
    assert.ok(spoil, 'there is no broken sample');
    assert.ok(checkUa(spoil(sound)).some(({ rule, places }) => rule === id && places.length > 0));
  });

test('what is no PDF, or is cut off, is refused and not called sound', { skip }, () => {
  assert.throws(() => checkUa(Buffer.from('geen PDF')));
  assert.throws(() => checkUa(sound.subarray(0, sound.length / 2)));
});
