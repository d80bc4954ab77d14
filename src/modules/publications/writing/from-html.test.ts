import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fromHtml } from './from-html.ts';
import { readChapters, readMarkdown } from './markdown.ts';

const paste = (html: string) => {
  const { text, left } = fromHtml(html, { chapters: false });
  const { blocks, unread } = readMarkdown(text);
  assert.deepEqual(unread, [], 'what is pasted can be saved as it is');
  return { blocks, left: Object.fromEntries(left), text };
};

/** As Word for Windows puts it on the clipboard: a style sheet in comments, lists as paragraphs, classes of its styles. */
const word = `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"><head>
<meta name=Generator content="Microsoft Word 15"><style><!-- p.MsoNormal {font-family:"Calibri",sans-serif;} h1 {color:#2F5496} --></style>
<!--[if gte mso 9]><xml><w:WordDocument><w:Zoom>0</w:Zoom></w:WordDocument></xml><![endif]--></head><body lang=NL>
<!--StartFragment-->
<h2 style='margin-left:0cm'><a name="_Toc1"></a>Het jaar in het kort<o:p></o:p></h2>
<p class=MsoNormal>Wij hielpen <b style='mso-bidi-font-weight:normal'>ieder</b><b>een</b> met <i>lezen</i>, zie <a
href="https://bieb.invalid/plan?a=1&amp;b=2">dit plan</a> en <a href="file:///C:/plan.docx">dat</a>.<a style='mso-footnote-id:ftn1' href="#_ftn1"
name="_ftnref1"><span class=MsoFootnoteReference>[1]</span></a><span class=MsoCommentReference><a href="#_msocom_1">[PP1]</a></span> Het kost 5&nbsp;&euro;
caf&eacute; &lt;vol&gt;.<o:p></o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]>Lezen<o:p></o:p></p>
<p class=MsoListParagraphCxSpMiddle style='mso-list:l0 level2 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>o<span>&nbsp; </span></span><![endif]>voorlezen</p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>·</span><![endif]>Leren</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><![if !supportLists]><span style='mso-list:Ignore'>1.<span>&nbsp;</span></span><![endif]>eerst</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><![if !supportLists]><span style='mso-list:Ignore'>2.</span><![endif]>daarna</p>
<p class=MsoNormal><!--[if gte vml 1]><v:shape id="x"></v:shape><![endif]--><![if !vml]><img width=300 src="file:///C:/Temp/clip_image001.png" v:shapes="x"><![endif]></p>
<p class=MsoQuote>Hier is altijd iemand.</p>
<table class=MsoTableGrid border=1><tr><td><p class=MsoNormal><b>Plaats</b></p></td><td><p class=MsoNormal><b>2024</b></p></td><td><p class=MsoNormal><b>2025</b></p></td></tr>
<tr><td rowspan=2><p class=MsoNormal>Verzonnendam</p></td><td colspan=2><p class=MsoNormal>1.204<o:p></o:p></p></td></tr>
<tr><td><p>88</p></td><td><p>90|91</p></td></tr></table>
<p class=MsoNormal><del cite="mailto:x">Weg.</del><ins>Erbij.</ins></p>
<div style='mso-element:footnote-list'><div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a href="#_ftnref1"><span>[1]</span></a> Gemeten in mei.</p></div></div>
<div style='mso-element:comment-list'><p class=MsoCommentText>Klopt dit?</p></div>
<!--EndFragment--></body></html>`;

test('a piece of a Word document keeps headings, emphasis, links, lists in lists, numbers, a quotation, a table and a footnote', () => {
  const { blocks, left } = paste(word);
  assert.deepEqual(blocks, [
    { kind: 'heading', level: 2, text: 'Het jaar in het kort' },
    {
      kind: 'paragraph',
      text: 'Wij hielpen **iedereen** met *lezen*, zie [dit plan](https://bieb.invalid/plan?a=1&b=2) en dat.(1) Het kost 5 € café <vol>.',
    },
    { kind: 'list', items: ['Lezen', 'voorlezen', 'Leren'], levels: [0, 1, 0] },
    { kind: 'list', ordered: true, items: ['eerst', 'daarna'] },
    { kind: 'quote', text: 'Hier is altijd iemand.', by: '' },
    {
      kind: 'table',
      caption: 'Tabel',
      head: ['Plaats', '2024', '2025'],
      rows: [
        ['Verzonnendam', '1.204', ''],
        ['Verzonnendam', '88', '90|91'],
      ],
    },
    { kind: 'paragraph', text: 'Erbij.' },
    { kind: 'note', text: '(1) Gemeten in mei.' },
  ]);
  assert.deepEqual(left, { pictures: 1, links: 1, remarks: 2 });
});

/** As LibreOffice Writer writes it: old elements for looks, a list straight in a list, a head to its table. */
const writer = `<!DOCTYPE html PUBLIC "-//W3C//DTD HTML 4.0 Transitional//EN"><html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"/>
<title></title><meta name="generator" content="LibreOffice (Linux)"/><style type="text/css">p { line-height: 115% } h1.western { font-size: 18pt }</style></head>
<body lang="nl-NL" dir="ltr"><div id="Table of Contents1" dir="ltr"><p>Inhoud</p><p><a href="#__RefHeading">Wie wij zijn 1</a></p></div>
<h1 class="western">Wie wij zijn</h1><h3>Vandaag</h3>
<p style="margin-bottom: 0cm"><font color="#000000"><font face="Liberation Serif, serif">Wij helpen <b>iedereen</b><sup><a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym">1</a></sup>
met lezen.</font></font></p>
<ol><li><p>een</p></li><ol><li><p>een en een half</p></li></ol><li><p>twee</p><ul><li><p>stip</p></li></ul></li></ol>
<blockquote>Hier ben ik thuis.<cite>— Een lezer</cite></blockquote>
<table width="100%" cellpadding="4"><caption>Gasten</caption><col width="128*"/><col width="128*"/><thead><tr><th><p>Plaats</p></th><th><p>Gasten</p></th></tr></thead>
<tbody><tr><td><p>Nergenshuizen</p></td><td><p>902</p></td></tr></tbody></table>
<p><img src="data:image/png;base64,AAAA" name="Afbeelding1"/></p>
<div id="sdfootnote1"><p class="sdfootnote"><a class="sdfootnotesym" href="#sdfootnote1anc">1</a>Ook wie niet leent.</p></div></body></html>`;

test('a piece of a Writer document keeps its structure, and without its own list of contents', () => {
  const { blocks, left } = paste(writer);
  assert.deepEqual(blocks, [
    { kind: 'heading', level: 2, text: 'Wie wij zijn' },
    { kind: 'heading', level: 3, text: 'Vandaag' },
    { kind: 'paragraph', text: 'Wij helpen **iedereen**(1) met lezen.' },
    { kind: 'list', ordered: true, items: ['een', 'een en een half', 'twee', 'stip'], levels: [0, 1, 0, 1] },
    { kind: 'quote', text: 'Hier ben ik thuis.', by: 'Een lezer' },
    { kind: 'table', caption: 'Gasten', head: ['Plaats', 'Gasten'], rows: [['Nergenshuizen', '902']] },
    { kind: 'note', text: '(1) Ook wie niet leent.' },
  ]);
  assert.deepEqual(left, { contents: 1, numbering: 1, pictures: 1 });
});

/** As Google Docs does: all in a `b` that is not bold, looks in styles of spans. */
const docs = `<meta charset='utf-8'><meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1"><h1 dir="ltr" style="line-height:1.38"><span style="font-size:20pt;font-weight:400">De cijfers</span></h1>
<p dir="ltr"><span style="font-weight:400;font-style:normal">Samen </span><span style="font-weight:700;font-style:normal">1.310</span><span style="font-weight:400;font-style:italic"> gasten</span></p><br />
<ul style="margin-top:0"><li dir="ltr" style="list-style-type:disc" aria-level="1"><p dir="ltr" role="presentation"><span>Boven</span></p></li><ul><li aria-level="2"><p role="presentation"><span>Onder</span></p></li></ul></ul>
<div dir="ltr" align="left"><table style="border:none"><colgroup><col /><col /></colgroup><tbody><tr><td><p><span>Jaar</span></p></td><td><p><span>Aantal</span></p></td></tr><tr><td><p><span>2025</span></p></td><td><p><span>7</span></p></td></tr></tbody></table></div></b><br class="Apple-interchange-newline">`;

test('a piece of a Google document keeps what its styles say', () => {
  const { blocks, left } = paste(docs);
  assert.deepEqual(blocks, [
    { kind: 'heading', level: 2, text: 'De cijfers' },
    { kind: 'paragraph', text: 'Samen **1.310** *gasten*' },
    { kind: 'list', items: ['Boven', 'Onder'], levels: [0, 1] },
    { kind: 'table', caption: 'Tabel', head: ['Jaar', 'Aantal'], rows: [['2025', '7']] },
  ]);
  assert.deepEqual(left, {});
  const whole = readChapters(fromHtml(docs, { chapters: true }).text, 'Inleiding').chapters;
  assert.deepEqual(
    whole.map(({ title, blocks: { length } }) => [title, length]),
    [['De cijfers', 3]],
  );
});

test('of a web page the text comes, without scripts, forms, films and what nobody sees', () => {
  const { blocks, left, text } = paste(
    `<style>p{color:red}</style><script>alert("</p>")</script><article><h4>Kop</h4>Los <em>woord</em><br>door<br><br>verder
     <p>open <a href="javascript:alert(1)">knop</a> <a href="HTTPS://x.invalid/a)b">link</a><p hidden>weg<ul><li>a<li>b</ul>
     <iframe src="https://x.invalid"></iframe><form><input value="x"><button>Stuur</button></form><div style="display:none">spook</div>
     <table><tr><td>Alleen<br>voor het oog</td></tr></table><blockquote><p>Eén</p><p>twee</p></blockquote>
     <p>- geen lijst</p><p>2 * 3 en {{bezoek}} [x](y)</p><constructor>zomaar</constructor>`,
  );
  assert.deepEqual(
    blocks.map(body => ('text' in body ? body.text : body.kind)),
    [
      'Kop',
      'Los *woord* door',
      'verder',
      'open knop link',
      'list',
      'Alleen voor het oog',
      'Eén twee',
      '- geen lijst',
      '2 ∗ 3 en ((bezoek)) (x)(y)',
      'zomaar',
    ],
  );
  assert.deepEqual(left, { links: 2, embedded: 3 });
  assert.doesNotMatch(text, /alert|spook|color/);
});

test('words in a line come as words; what is too much for a block is parted or said', () => {
  assert.equal(paste('<meta charset="utf-8"><span>zomaar <b>iets</b></span>').text, 'zomaar **iets**');
  const long = paste(`<p>${'woord '.repeat(1_000)}</p><ul>${'<li>x'.repeat(50)}</ul>`);
  assert.deepEqual(
    long.blocks.map(({ kind }) => kind),
    ['paragraph', 'paragraph', 'list', 'list'],
  );
  const wide = `<table>${`<tr>${'<td>1</td>'.repeat(13)}</tr>`.repeat(2)}</table>`;
  assert.deepEqual(paste(wide).left, { tables: 1 });
  const high = paste(`<table>${'<tr><td>a</td><td>1</td></tr>'.repeat(100)}</table>`);
  assert.deepEqual(
    high.blocks.map(body => body.kind === 'table' && body.rows.length),
    [60, 39],
  );
});

test('whatever is on a clipboard is read without end or error, and can be saved', () => {
  const parts = fc.constantFrom(
    ...'<p>|</p>|<ul>|<ol>|<li>|</ul>|<table>|<tr>|<td colspan=3>|</table>|<h1>|<b>|</b>|<br>|<!--|-->|<![if x]>|&amp;|&#0;|"|<a href=|tekst |<|>|# |- |1. |::: foto|<blockquote>|{{x}}|*'.split(
      '|',
    ),
  );
  fc.assert(fc.property(fc.array(parts, { maxLength: 60 }), some => void paste(some.join(''))));
  for (const sign of ['<div>', '<ul><li>', '<b', '<!--', '<script>', '<table><tr><td>', '</p>', '&'])
    paste(sign.repeat(100_000));
});
