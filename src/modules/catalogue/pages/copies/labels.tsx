import { network } from '#network';
import type { App } from '#platform/http.ts';
import { Barcode } from '#web/parts/barcode.tsx';
import { Breadcrumb } from '#web/parts/breadcrumb.tsx';
import { ButtonGroup } from '#web/parts/button-group.tsx';
import { Button } from '#web/parts/button.tsx';
import { FormField } from '#web/parts/form-field.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { RadioGroup } from '#web/parts/radio-group.tsx';
import { StatusMessage } from '#web/parts/status-message.tsx';
import { Textarea } from '#web/parts/textarea.tsx';
import { TextInput } from '#web/parts/text-input.tsx';
import type { World } from '#web/plug.ts';
import { page, show } from '#web/show.tsx';
import { translator } from '#web/words.ts';
import { editions, itemByBarcode } from '../../read.ts';
import { cataloguing, hidden } from '../access.ts';
import type { T } from './view.tsx';
import { words } from './words.ts';

/** What one label says. */
interface Label {
  readonly barcode: string;
  readonly title: string;
  readonly branch: string;
  readonly shelf: string | undefined;
}

const kinds = ['code', 'spine'] as const;
const papers = ['sheet', 'roll'] as const;

interface Wish {
  readonly codes: string;
  readonly kind: (typeof kinds)[number];
  readonly paper: (typeof papers)[number];
  /** Labels of the first sheet that are used already. */
  readonly skip: number;
}

/** So many fit in an address and on eight sheets. */
const most = 192;
const onSheet = 24;

const CodeLabel = ({ label }: { readonly label: Label }) => (
  <li class="label">
    <span class="label__line">{label.branch}</span>
    <Barcode code={label.barcode} />
    <span class="label__code">{label.barcode}</span>
    <span class="label__line">{label.title}</span>
  </li>
);

/** A word of the place on the shelf a line, as it is read on a back. */
const SpineLabel = ({ label }: { readonly label: Label }) => (
  <li class="label label--spine">
    {(label.shelf ?? label.branch).split(/\s+/).map((word, place) => (
      <span key={`${place} ${word}`} class="label__word">
        {word}
      </span>
    ))}
  </li>
);

const LabelsView = ({
  wish,
  labels,
  unknown,
  t,
}: {
  readonly wish: Wish;
  readonly labels: readonly Label[];
  readonly unknown: readonly string[];
  readonly t: T;
}) => {
  const One = wish.kind === 'spine' ? SpineLabel : CodeLabel;
  const empty = wish.paper === 'sheet' ? wish.skip : 0;
  return (
    <>
      <div class="off-paper">
        <Breadcrumb steps={[{ label: t('catalogue'), href: '/beheer/catalogus' }, { label: t('labels') }]} />
        <Heading level={1}>{t('labels')}</Heading>
        <Paragraph look="lead">{t('labelsLead')}</Paragraph>
        <form method="get" action="/beheer/catalogus/etiketten">
          <FormField name="codes" label={t('codes')} description={t('codesText')}>
            {ties => <Textarea ties={ties} value={wish.codes.replaceAll(' ', '\n')} rows={4} required />}
          </FormField>
          <RadioGroup
            name="soort"
            legend={t('kind')}
            value={wish.kind}
            choices={kinds.map(value => ({ value, label: t(value) }))}
          />
          <RadioGroup
            name="papier"
            legend={t('paper')}
            value={wish.paper}
            choices={papers.map(value => ({ value, label: t(value) }))}
          />
          <FormField name="over" label={t('skip')}>
            {ties => (
              <TextInput
                ties={ties}
                type="number"
                min={0}
                max={onSheet - 1}
                value={wish.skip}
                width="short"
              />
            )}
          </FormField>
          <ButtonGroup>
            <Button look="primary">{t('show')}</Button>
          </ButtonGroup>
        </form>
        {unknown.length > 0 && (
          <Paragraph>{t('unknown', { count: unknown.length, codes: unknown.join(' ') })}</Paragraph>
        )}
        {wish.codes !== '' && <StatusMessage>{t('made', { count: labels.length })}</StatusMessage>}
      </div>
      {labels.length > 0 && (
        <ul class={wish.paper === 'roll' ? 'labels labels--roll' : 'labels'} aria-label={t('labels')}>
          {Array.from({ length: empty }, (_, place) => (
            <li key={`used-${place}`} class="label" aria-hidden="true" />
          ))}
          {labels.map(label => (
            <One key={label.barcode} label={label} />
          ))}
        </ul>
      )}
    </>
  );
};

/** `/beheer/catalogus/etiketten`: what is stuck on copies and on their backs, for a sheet of labels or a roll. */
export function labelsRoute(app: App, world: World): void {
  const handler = show(world, cataloguing, async ({ query, language }) => {
    const typed = [...new Set((query['codes'] ?? '').split(/\s+/).filter(Boolean))].slice(0, most);
    const found = await Promise.all(typed.map(code => itemByBarcode(world.db, code)));
    const known = found.flatMap(item => item ?? []);
    const titles = await editions(
      world.db,
      known.map(({ edition }) => edition),
    );
    const place = await network(world.db);
    const labels = known.map(
      ({ barcode, edition, home, callNumber }): Label => ({
        barcode,
        title: titles.get(edition)?.title ?? '',
        branch: place.unit(home).name,
        shelf: callNumber,
      }),
    );
    const skip = Number(query['over'] ?? 0);
    const wish: Wish = {
      codes: typed.join(' '),
      kind: kinds.find(one => one === query['soort']) ?? 'code',
      paper: papers.find(one => one === query['papier']) ?? 'sheet',
      skip: Number.isInteger(skip) && skip >= 0 && skip < onSheet ? skip : 0,
    };
    const t = translator(words, language);
    const unknown = typed.filter((_, at) => found[at] === undefined);
    return page({ title: t('labels'), wide: true, body: <LabelsView {...{ wish, labels, unknown, t }} /> });
  });
  app.get('/beheer/catalogus/etiketten', hidden, handler);
}
