import type { Item } from '#catalogue';
import type { Part, Whereabouts } from '#circulation';
import type { Network } from '#network';
import type { Day } from '#platform/day.ts';
import { sayDay } from '#web/day-words.ts';
import { Alert } from '#web/parts/alert.tsx';
import { Button } from '#web/parts/button.tsx';
import { DataList } from '#web/parts/data-list.tsx';
import { FormField } from '#web/parts/form-field.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { ButtonLink } from '#web/parts/button-link.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { TextInput } from '#web/parts/text-input.tsx';
import { type Language, translator } from '#web/words.ts';
import { type Chargeable, FoundLaterForm } from './found-later-view.tsx';
import { DeedsView } from './deeds-view.tsx';
import { CountForm, PartsForm } from './kit-view.tsx';
import { words as kitWords } from './kit-words.ts';
import { words } from './words.ts';

export interface ItemProps {
  /** What was looked up; empty before. */
  readonly code: string;
  readonly found:
    | {
        readonly item: Item;
        readonly title: string;
        readonly at: Whereabouts;
        readonly parts: readonly Part[];
        /** Until when who had it last can be charged; absent when nobody knows who that was. */
        readonly chargeable: Chargeable | undefined;
      }
    | undefined;
  readonly place: Network;
  readonly today: Day;
  readonly language: Language;
}

/** Looks a copy up without changing anything, and offers what can be done with it. */
export function ItemView({ code, found, place, today, language }: ItemProps) {
  const t = translator(words, language);
  const ofKit = translator(kitWords, language);
  return (
    <>
      <Heading level={1}>{t('title')}</Heading>
      <Paragraph look="lead">{t('lead')}</Paragraph>
      <form method="get" action="/balie/exemplaar">
        <FormField name="code" label={t('code')}>
          {ties => <TextInput ties={ties} value={code} focused={!found} autocomplete="off" required />}
        </FormField>
        <Paragraph>
          <Button look="primary">{t('look')}</Button>
        </Paragraph>
      </form>
      {code !== '' && !found && <Alert kind="warning">{t('unknown', { code })}</Alert>}
      {found && (
        <section>
          <Heading level={2}>{found.title}</Heading>
          <DataList facts={factsOf(found, place, today, language)} />
          {found.parts.length > 0 && found.at.state !== 'on-loan' && (
            <CountForm level={3} barcode={found.item.barcode} parts={found.parts} t={ofKit} />
          )}
          {found.chargeable && (
            <FoundLaterForm barcode={found.item.barcode} known={found.chargeable} {...{ today, language }} />
          )}
          <Heading level={3}>{t('other')}</Heading>
          <DeedsView copy={{ barcode: found.item.barcode, state: found.at.state }} t={t} />
          <PartsForm barcode={found.item.barcode} parts={found.parts} t={ofKit} />
        </section>
      )}
      <Paragraph>
        <ButtonLink href="/balie">{t('toDesk')}</ButtonLink>
      </Paragraph>
    </>
  );
}

function factsOf(
  { item, at }: NonNullable<ItemProps['found']>,
  place: Network,
  today: Day,
  language: Language,
) {
  const t = translator(words, language);
  return [
    { term: t('state'), value: t(`state-${at.state}`) },
    { term: t('place'), value: place.unit(at.unit).name },
    { term: t('since'), value: sayDay(place.today(at.unit, at.since), today, language) },
    { term: t('heldUntil'), value: at.heldUntil && sayDay(at.heldUntil, today, language) },
    { term: t('home'), value: place.unit(item.home).name },
    { term: t('callNumber'), value: item.callNumber },
    { term: t('barcode'), value: item.barcode },
  ];
}
