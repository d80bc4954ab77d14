import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkUa, picturesIn, uaRules } from '#standards/pdf/ua/check-ua.ts';
import {
  both,
  drawForm,
  emptyStream,
  everywhere,
  inObject,
  inObjects,
  redraw,
  restream,
  retag,
  retagAll,
  type Spoil,
} from '../../../../../test/support/broken-pdf.ts';
import { anEdition } from '../../../../../test/support/edition.ts';
import { everyBlock } from '../../../../../test/support/report.ts';
import { archivePdf, pdf } from './document.ts';
import { canTypeset } from '#platform/typesetter.ts';

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
  '5-3': everywhere('pdfuaid', 'pdfuaxx'),
  '5-4': restream('Metadata', text => text.replaceAll('pdfuaid', 'x').replaceAll('x:part', 'x:amd')),
  '5-5': restream('Metadata', text => text.replaceAll('pdfuaid', 'x').replaceAll('x:part', 'x:corr')),
  '6.1-1': everywhere('%PDF-1.7', '%PDF-2.0'),
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
  '7.1-11': everywhere('/StructTreeRoot', '/StructTreeRuut'),
  '7.1-12': inObject(/\/S \/H1/, /\/P (\d+ 0 R)/, '/Q $1'),
  'ISO 32000-1, 14.7.4.2': inObject(/\/S \/H1/, /\/K \[/, '/K [4711 '),
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
  '7.2-15': both(
    inObject(/\/S \/TH\b/, '/Scope', '/RowSpan 2 /Scope', 1),
    inObjects(/\/S \/TD\b/, '/Headers', '/ColSpan 2 /Headers'),
  ),
  '7.2-16': both(
    inObject(/\/S \/Table\b/, /\/K \[(\d+ 0 R) (\d+ 0 R)\]/, '/K [$2 $1 $2]'),
    retag('THead', 'Caption'),
  ),
  '7.2-39': both(
    inObject(/\/S \/Table\b/, /\/K \[(\d+ 0 R) (\d+ 0 R)\]/, '/K [$1 $1 $2]'),
    retag('THead', 'Caption'),
  ),
  '7.2-40': retagAll('LI', 'Caption'),
  '7.2-41': inObject(/\/S \/TH\b/, '/Scope', '/RowSpan 99 /Scope'),
  '7.2-42': inObject(/\/S \/TR/, /\/K \[\d+ 0 R /, '/K ['),
  '7.2-17': retag('L', 'Div'),
  '7.2-18': retag('LI', 'P'),
  '7.2-19': retag('LI', 'P'),
  '7.2-20': retag('LBody', 'P'),
  '7.2-21': both(
    inObject(/\/S \/P\b/, '/S /P', '/S /P /ActualText (woorden)'),
    everywhere('/Lang (nl)', '/Lnag (nl)'),
  ),
  '7.2-22': everywhere('/Lang (nl)', '/Lnag (nl)'),
  '7.2-23': both(inObject(/\/S \/P\b/, '/S /P', '/S /P /E (woord)'), everywhere('/Lang (nl)', '/Lnag (nl)')),
  '7.2-24': everywhere('/Lang (nl)', '/Lnag (nl)'),
  '7.2-26': retag('TOC', 'Div'),
  '7.2-27': retag('TOCI', 'P'),
  '7.2-28': both(inObject(/\/S \/TOC\b/, /\/K \[(\d+ 0 R)/, '/K [$1 $1'), retagAll('TOCI', 'Caption')),
  '7.2-29': everywhere('/Lang (nl)', '/Lang (_l)'),
  '7.2-30': both(draw('/Span <</ActualText (a)>> BDC EMC'), everywhere('/Lang (nl)', '/Lnag (nl)')),
  '7.2-31': both(draw('/Span <</Alt (a)>> BDC EMC'), everywhere('/Lang (nl)', '/Lnag (nl)')),
  '7.2-32': both(draw('/Span <</E (a)>> BDC EMC'), everywhere('/Lang (nl)', '/Lnag (nl)')),
  '7.2-33': everywhere('/Lang (nl)', '/Lnag (nl)'),
  '7.2-34': everywhere('/Lang (nl)', '/Lnag (nl)'),
  '7.2-36': retagAll('TR', 'P'),
  '7.2-37': retagAll('TR', 'P'),
  '7.2-38': both(retagAll('TBody', 'TFoot'), retagAll('TR', 'P')),
  '7.3-1': inObject(/\/S \/Figure/, '/Alt', '/Atl'),
  '7.4.2-1': retagAll('H2', 'H5'),
  '7.4.4-1': retagAll('P', 'H'),
  '7.4.4-2': retag('P', 'H'),
  '7.5-1': inObject(/\/S \/TH\b/, '/Scope', '/Socpe'),
  '7.5-2': inObject(/\/S \/TD\b[\s\S]*\/Headers/, /\/Headers \[[^\]]*\]/, '/Headers [(nergens)]'),
  '7.7-1': retag('P', 'Formula'),
  '7.9-1': retag('P', 'Note'),
  '7.10-1': inObject('/Type /Catalog', '/Type /Catalog', '/Type /Catalog /OCProperties << /D << >> >>'),
  '7.11-1': inObject('/Type /Catalog', '/Type /Catalog', '/Type /Catalog /X << /EF << >> >>'),
  '7.15-1': inObject('/Type /Catalog', '/Type /Catalog', '/Type /Catalog /AcroForm << /Fields [] >>'),
  '7.16-1': pdf =>
    Buffer.from(pdf.toString('latin1').replace(/trailer\s*<</, 'trailer << /Encrypt << /V 5 >>'), 'latin1'),
  '7.18.1-1': inObject('/Subtype /Link', '/Subtype /Link', '/Subtype /Text'),
  '7.18.3-1': everywhere('/Tabs /S', '/Tabs /R'),
  '7.18.5-1': retag('Link', 'Span'),
  '7.18.5-2': inObject('/Subtype /Link', /\/Contents\b/, '/Content'),
  '7.18.6.2-1': inObject('/Type /Catalog', '/Type /Catalog', '/Type /Catalog /X << /Type /MediaClip >>'),
  '7.20-1': inObject('/Type /Catalog', '/Type /Catalog', '/Type /Catalog /X << /Subtype /Form /Ref << >> >>'),
  '7.20-2': drawForm(3, 2),
  '7.21.3.1-1': everywhere('/Encoding /Identity-H', '/Encoding /Identity-Q'),
  '7.21.4.1-1': everywhere('/FontFile3', '/FontFile4'),
  '7.21.3.2-1': inObject('/Subtype /CIDFontType0', '/Subtype /CIDFontType0', '/Subtype /CIDFontType2'),
  '7.21.4.1-2': show('FFF0'),
  '7.21.4.2-2': emptyStream('CIDSet'),
  '7.21.5-1': inObject('/Subtype /CIDFontType0', /\/W \[0 0 \d+ 1 1 (\d)/, '/W [0 0 500 1 1 1$1'),
  '7.21.7-1': everywhere('/ToUnicode', '/ToUnikode'),
  '7.21.7-2': pdf =>
    Buffer.from(pdf.toString('latin1').replaceAll(/<0001> <[0-9A-F]{4}>/g, '<0001> <FEFF>'), 'latin1'),
  '7.21.8-1': show('0000'),
};

/** How many tests each clause of the public profile has; the numbers 1 and 35 of 7.2 are not used. */
const profile: Readonly<Record<string, number>> = {
  '5': 5,
  '6.1': 1,
  '6.2': 1,
  '7.1': 12,
  '7.2': 43,
  '7.3': 1,
  '7.4.2': 1,
  '7.4.4': 3,
  '7.5': 2,
  '7.7': 1,
  '7.9': 2,
  '7.10': 2,
  '7.11': 1,
  '7.15': 1,
  '7.16': 1,
  '7.18.1': 3,
  '7.18.2': 1,
  '7.18.3': 1,
  '7.18.4': 2,
  '7.18.5': 2,
  '7.18.6.2': 2,
  '7.18.8': 1,
  '7.20': 2,
  '7.21.3.1': 1,
  '7.21.3.2': 1,
  '7.21.3.3': 3,
  '7.21.4.1': 2,
  '7.21.4.2': 2,
  '7.21.5': 1,
  '7.21.6': 4,
  '7.21.7': 2,
  '7.21.8': 1,
};

test('each of the 106 tests of the public profile of PDF/UA-1 fails with a rule of ours', () => {
  const tests = Object.entries(profile)
    .flatMap(([clause, count]) => Array.from({ length: count }, (_, n) => `${clause}-${n + 1}`))
    .filter(id => id !== '7.2-1' && id !== '7.2-35');
  assert.equal(tests.length, 106);
  const ours = uaRules.flatMap(({ id, also = [] }) => [id, ...also]);
  assert.deepEqual(ours.filter(id => id !== 'ISO 32000-1, 14.7.4.2').toSorted(), tests.toSorted());
});

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
