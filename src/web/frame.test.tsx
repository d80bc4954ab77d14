import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { VNode } from 'preact';
import { Frame, type FrameProps, renderPage } from './frame.tsx';
import { Alert } from './parts/alert.tsx';
import { FormField } from './parts/form-field.tsx';
import { pagesToShow } from './parts/pagination.tsx';
import { TextInput } from './parts/text-input.tsx';

const draw = (props: Partial<FrameProps>, content: VNode = <p>Inhoud</p>): string =>
  renderPage(
    <Frame
      title="Zoeken"
      language="nl"
      province="Noordveld"
      audience="resident"
      navigation={[]}
      viewer={undefined}
      demo={false}
      address="/zoek?q=boot&lang=nl"
      stylesheet="/assets/main.css"
      font="/assets/text.woff2"
      {...props}
    >
      {content}
    </Frame>,
  );

test('a page says its language, its name and where its content begins', () => {
  const html = draw({});
  assert.match(html, /^<!doctype html><html lang="nl"/);
  assert.match(html, /<title>Zoeken · Bindwerk Noordveld<\/title>/);
  assert.match(html, /href="#content"[^>]*>Naar de inhoud/);
  assert.match(html, /<main[^>]*id="content"/);
});

test('the other language shows the same page, with the same question', () => {
  assert.match(draw({}), /href="\/zoek\?q=boot&amp;lang=en" hreflang="en" lang="en"/);
  assert.match(draw({ language: 'en' }), /href="\/zoek\?q=boot&amp;lang=nl" hreflang="nl" lang="nl"/);
});

test('who is signed in sees the name and signs out with a button, not a link', () => {
  const html = draw({ viewer: 'Ada Voorbeeld' });
  assert.match(html, /<form[^>]*method="post" action="\/uitloggen"><span>Ingelogd als Ada Voorbeeld/);
  assert.doesNotMatch(html, /href="\/inloggen"/);
  assert.match(draw({}), /href="\/inloggen"/);
});

test('a demonstration says so on every page, in Dutch and for who reads English', () => {
  const sentence = /Demonstratie: deels verzonnen cijfers, geen publicatie van de genoemde organisaties/;
  assert.match(draw({ demo: true }), sentence);
  assert.match(draw({ demo: true, language: 'en' }), sentence);
  assert.match(draw({ demo: true, language: 'en' }), /partly invented figures/);
  assert.doesNotMatch(draw({}), sentence);
});

test('a page needs no script and has no style of its own', () => {
  const html = draw({ demo: true, message: 'Bewaard', search: { action: '/zoek' }, viewer: 'Ada' });
  assert.doesNotMatch(html, /<script|\sstyle=|\son\w+=/);
  assert.match(draw({ scripts: ['/assets/scan.js'] }), /<script type="module" src="\/assets\/scan\.js">/);
});

test('a part speaks the language of its page', () => {
  const content = <Alert kind="warning">x</Alert>;
  assert.match(draw({}, content), /Let op/);
  assert.match(draw({ language: 'en' }, content), /Please note/);
});

test('a field that is wrong says so where it is heard', () => {
  const html = draw(
    {},
    <FormField name="pas" label="Pas" description="13 cijfers" error="Dat zijn er 4">
      {ties => <TextInput ties={ties} />}
    </FormField>,
  );
  assert.match(html, /<input[^>]*id="pas"[^>]*aria-describedby="pas-text pas-error" aria-invalid="true"/);
  assert.match(html, /id="pas-error">.*Dat zijn er 4/s);
  assert.match(html, /<label[^>]*for="pas">Pas/);
});

test('a long list links to its ends and to the pages near by', () => {
  assert.deepEqual(pagesToShow(1, 3), [1, 2, 3]);
  assert.deepEqual(pagesToShow(6, 12), [1, null, 4, 5, 6, 7, 8, null, 12]);
  assert.deepEqual(pagesToShow(12, 12), [1, null, 10, 11, 12]);
});
