import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { libreOffice, libreOfficeWriter, unlessThere } from '../../../../test/support/debian.ts';
import { fromDocx } from './from-docx.ts';
import { readChapters } from './markdown.ts';

test('a document that LibreOffice itself wrote keeps its chapters, headings, lists in lists, table, emphasis and links', {
  skip: unlessThere(libreOffice, libreOfficeWriter),
}, () => {
  const folder = mkdtempSync(join(tmpdir(), 'bindwerk-docx-'));
  try {
    const page = join(folder, 'verslag.html');
    writeFileSync(
      page,
      `<!doctype html><html lang="nl"><meta charset="utf-8"><title>Verslag</title>
       <h1>Wie wij zijn</h1><p>Wij helpen <b>iedereen</b> met <a href="https://bieb.invalid/plan">dit plan</a>.</p>
       <h2>Vandaag</h2><ul><li>lezen<ul><li>voorlezen</li></ul></li><li>leren</li></ul><ol><li>eerst</li><li>dan</li></ol>
       <table border="1"><tr><th>Plaats</th><th>Boeken</th></tr><tr><td>Nergenshuizen</td><td>1.204</td></tr></table>
       <h1>De cijfers</h1><p>Meer volgt.</p></html>`,
    );
    const soffice = ['--headless', `-env:UserInstallation=file://${join(folder, 'profile')}`];
    execFileSync(
      libreOffice.path,
      [
        ...soffice,
        '--infilter=HTML (StarWriter)',
        '--convert-to',
        'docx:MS Word 2007 XML',
        '--outdir',
        folder,
        page,
      ],
      { stdio: 'ignore' },
    );
    const { text } = fromDocx(readFileSync(join(folder, 'verslag.docx')));
    const { chapters, unread } = readChapters(text, 'Inleiding');
    assert.deepEqual(unread, []);
    assert.deepEqual(
      chapters.map(({ title, blocks }) => [title, blocks.map(({ kind }) => kind).join(' ')]),
      [
        ['Wie wij zijn', 'paragraph heading list list table'],
        ['De cijfers', 'paragraph'],
      ],
    );
    const blocks = chapters.flatMap(chapter => chapter.blocks);
    assert.deepEqual(blocks[0], {
      kind: 'paragraph',
      text: 'Wij helpen **iedereen** met [dit plan](https://bieb.invalid/plan).',
    });
    assert.deepEqual(blocks[2], { kind: 'list', items: ['lezen', 'voorlezen', 'leren'], levels: [0, 1, 0] });
    const [table] = blocks.filter(({ kind }) => kind === 'table');
    assert.ok(table?.kind === 'table');
    assert.deepEqual([table.head, table.rows], [['Plaats', 'Boeken'], [['Nergenshuizen', '1.204']]]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
