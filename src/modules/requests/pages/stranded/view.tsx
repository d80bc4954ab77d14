import type { Edition, EditionId } from '#catalogue';
import type { Network, UnitId } from '#network';
import { sayShortDay } from '#web/day-words.ts';
import { Button } from '#web/parts/button.tsx';
import { FormField } from '#web/parts/form-field.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { ButtonLink } from '#web/parts/button-link.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { Select } from '#web/parts/select.tsx';
import { type Language, type TranslateOf, translator } from '#web/words.ts';
import type { Request, RequestState } from '../../request.ts';
import { words } from './words.ts';

export const address = '/poi/sturen/gestopt';

export interface StrandedProps {
  readonly requests: readonly Request[];
  readonly pickups: readonly UnitId[];
  readonly titles: ReadonlyMap<EditionId, Edition>;
  readonly place: Network;
  readonly language: Language;
}

/** What there is to do, by how far a wish is. */
const todo: Partial<Record<RequestState, 'do-moving' | 'do-lies'>> = {
  picked: 'do-moving',
  'on-the-van': 'do-moving',
  ready: 'do-lies',
  'wrong-shelf': 'do-lies',
};

type T = TranslateOf<typeof words>;

const Stranded = ({
  request,
  pickups,
  title,
  place,
  language,
  t,
}: Pick<StrandedProps, 'pickups' | 'place' | 'language'> & {
  readonly request: Request;
  readonly title: string;
  readonly t: T;
}) => (
  <div class="card">
    <Heading level={2}>{title}</Heading>
    <Paragraph>
      {place.unit(request.pickup).name}. {t('since')}: {sayShortDay(request.day, language)}.{' '}
      {t(todo[request.state] ?? 'do-waits')}
    </Paragraph>
    <form method="post" action={address}>
      <input type="hidden" name="aanvraag" value={request.id} />
      <FormField name={`naar-${request.id}`} label={t('chooseFor', { title })}>
        {ties => (
          <Select
            ties={ties}
            choices={pickups.map(id => ({ value: String(id), label: place.unit(id).name }))}
          />
        )}
      </FormField>
      <Button look="primary">{t('save')}</Button>
    </form>
    <form method="post" action={`${address}/einde`}>
      <input type="hidden" name="aanvraag" value={request.id} />
      <Button look="subtle" label={t('stopFor', { title })}>
        {t('stop')}
      </Button>
    </form>
  </div>
);

/** Each wish that was left where a place ended, with what can be done about it. */
export function StrandedView({ requests, pickups, titles, place, language }: StrandedProps) {
  const t = translator(words, language);
  return (
    <>
      <Heading level={1}>{t('title')}</Heading>
      <Paragraph look="lead">{t(requests.length === 0 ? 'none' : 'lead')}</Paragraph>
      {requests.map(request => (
        <Stranded
          key={request.id}
          request={request}
          title={titles.get(request.edition)?.title ?? t('unknownTitle')}
          {...{ pickups, place, language, t }}
        />
      ))}
      <Paragraph>
        <ButtonLink href="/poi/sturen">{t('back')}</ButtonLink>
      </Paragraph>
    </>
  );
}
