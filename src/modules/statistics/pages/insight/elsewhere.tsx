import multipart from '@fastify/multipart';
import type { App } from '#platform/http.ts';
import { Breadcrumb } from '#web/parts/breadcrumb.tsx';
import { Button } from '#web/parts/button.tsx';
import { DefinitionPanel } from '#web/parts/definition-panel.tsx';
import { FormField } from '#web/parts/form-field.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { Table } from '#web/parts/table.tsx';
import { Textarea } from '#web/parts/textarea.tsx';
import { TextInput } from '#web/parts/text-input.tsx';
import type { World } from '#web/plug.ts';
import { page, redirect, refused, type Shown, show, type Visit } from '#web/show.tsx';
import { type Language, translator } from '#web/words.ts';
import type { Definition } from '../../definition.ts';
import { comparable } from '../../insight/key-figures.ts';
import { type ReferenceFlaw, readReferences } from '../../insight/references-file.ts';
import { insertReferences } from '../../store/insight.ts';
import { readDefinitions } from '../../store/kept.ts';
import { keeperOf } from '../entries/access.ts';
import { fileOrPasted, formWithFile } from '../form-with-file.ts';
import { Flaws } from '../flaws.tsx';
import { words } from './elsewhere-words.ts';

const address = '/cijfers/elders';
const mostBytes = 5 * 1024 ** 2;

type Flaw = Omit<ReferenceFlaw, 'flaw'> & { readonly flaw: ReferenceFlaw['flaw'] | 'no-source' };

interface ElsewhereProps {
  readonly definitions: readonly Definition[];
  readonly form: Readonly<Record<string, string>>;
  readonly flaws: readonly Flaw[];
  readonly language: Language;
}

const fields = ['bron', 'groep', 'bibliotheken'] as const;
const labels = { bron: 'source', groep: 'grouping', bibliotheken: 'libraries' } as const;

/** Brings figures of a group of libraries elsewhere, and tells everything that is wrong with them. */
function ElsewhereView({ definitions, form, flaws, language }: ElsewhereProps) {
  const t = translator(words, language);
  return (
    <>
      <Breadcrumb steps={[{ label: t('back'), href: '/cijfers/beeld' }, { label: t('title') }]} />
      <Heading level={1}>{t('title')}</Heading>
      <Paragraph look="lead">{t('lead')}</Paragraph>
      <Flaws
        flaws={flaws}
        title={t('flaws')}
        summary={t('flawsSay', { count: flaws.length })}
        heads={{ line: t('line'), wrong: t('wrong'), text: t('text') }}
        say={({ flaw }) => t(flaw)}
      />
      <form method="post" encType="multipart/form-data">
        <FormField name="bestand" label={t('file')}>
          {ties => <input {...ties} type="file" accept=".csv,text/csv,text/plain" />}
        </FormField>
        <FormField name="tabel" label={t('paste')}>
          {ties => <Textarea ties={ties} rows={6} coded value={form['tabel']} />}
        </FormField>
        <FormField name="onderwerpen" label={t('topics')} description={t('topicsText')}>
          {ties => <Textarea ties={ties} rows={4} coded value={form['onderwerpen']} />}
        </FormField>
        {fields.map(name => (
          <FormField key={name} name={name} label={t(labels[name])}>
            {ties => <TextInput ties={ties} autocomplete="off" value={form[name]} />}
          </FormField>
        ))}
        <Button look="primary">{t('load')}</Button>
      </form>
      <DefinitionPanel title={t('known')}>
        <Table
          id="codes"
          caption={t('known')}
          captionHidden
          columns={[
            { head: t('code'), cell: ({ code }) => code },
            { head: t('name'), cell: ({ name }) => name[language] },
          ]}
          rows={definitions}
        />
      </DefinitionPanel>
    </>
  );
}

const isComparable = ({ code }: Definition) => comparable.some(known => known === code);

async function showForm(
  world: World,
  visit: Visit,
  form: Readonly<Record<string, string>> = {},
  flaws: readonly Flaw[] = [],
): Promise<Shown> {
  const definitions = (await readDefinitions(world.db)).filter(isComparable);
  return page({
    title: translator(words, visit.language)('title'),
    status: flaws.length > 0 ? 422 : 200,
    body: <ElsewhereView definitions={definitions} form={form} flaws={flaws} language={visit.language} />,
  });
}

async function takeIn(world: World, visit: Visit): Promise<Shown> {
  const form = await formWithFile(visit);
  const text = fileOrPasted(form, 'tabel');
  const [source = '', grouping = '', many = ''] = fields.map(name => (form[name] ?? '').trim());
  const libraries = Number(many);
  const kept = { ...form, tabel: text };
  if (source === '' || grouping === '' || !Number.isInteger(libraries) || libraries < 1)
    return showForm(world, visit, kept, [{ line: 0, flaw: 'no-source', text: '' }]);
  if (libraries < 5) return refused({ code: 'statistics/group-too-small' });
  const definitions = (await readDefinitions(world.db)).filter(isComparable);
  const file = { text, topics: form['onderwerpen'] ?? '', source, grouping, libraries };
  const { references, flaws } = readReferences(file, definitions);
  if (flaws.length > 0) return showForm(world, visit, kept, flaws);
  await world.db.transaction(tx => insertReferences(tx, references, keeperOf(visit).name, visit.now));
  return redirect(address, translator(words, visit.language)('loaded', { count: references.length }));
}

/** `/cijfers/elders`: figures of groups of at least five libraries, from a table of StatLine. */
export function elsewhereRoute(app: App, world: World): void {
  const office = { audience: 'poi', role: 'poi' } as const;
  void app.register(async within => {
    await within.register(multipart, { limits: { files: 1, fields: 6, fileSize: mostBytes } });
    within.get(
      address,
      { schema: { hide: true } },
      show(world, office, visit => showForm(world, visit)),
    );
    within.post(
      address,
      { schema: { hide: true } },
      show(world, office, visit => takeIn(world, visit)),
    );
  });
}
