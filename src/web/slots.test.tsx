import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renderToString } from 'preact-render-to-string';
import { renderSlot, type Section } from './slots.ts';

interface Account {
  readonly member: string;
}

const loans: Section<Account> = {
  slot: 'account',
  order: 20,
  render: async ({ member }) => <p>Geleend door {member}</p>,
};
const requests: Section<Account> = {
  slot: 'account',
  order: 10,
  render: async ({ member }) => <p>Aangevraagd door {member}</p>,
};
const nothing: Section<Account> = { slot: 'account', order: 15, render: async () => null };
const elsewhere: Section = { slot: 'overview', order: 1, render: async () => <p>Elders</p> };

const draw = async (sections: readonly Section[], errors: unknown[] = []) =>
  renderToString(
    await renderSlot(sections, 'account', { member: 'Ada <b>' }, error => {
      errors.push(error);
    }),
  );

test('a page shows the sections of its slot, in their order', async () => {
  assert.equal(
    await draw([loans, elsewhere, nothing, requests]),
    '<p>Aangevraagd door Ada &lt;b></p><p>Geleend door Ada &lt;b></p>',
  );
});

test('a section that fails leaves the others standing, says so calmly, and tells the log', async () => {
  const fault = new Error('no such table');
  const broken: Section<Account> = { slot: 'account', order: 12, render: () => Promise.reject(fault) };
  const errors: unknown[] = [];
  const html = await draw([loans, broken, requests], errors);
  assert.deepEqual(errors, [fault]);
  assert.match(html, /Aangevraagd door.*Dit deel van de pagina doet het nu even niet.*Geleend door/s);
  assert.doesNotMatch(html, /no such table/);
});
