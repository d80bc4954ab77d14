import type { ComponentChildren } from 'preact';
import { Alert } from '#web/parts/alert.tsx';
import { Breadcrumb } from '#web/parts/breadcrumb.tsx';
import { Button } from '#web/parts/button.tsx';
import { ButtonGroup } from '#web/parts/button-group.tsx';
import { FormField } from '#web/parts/form-field.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { LinkButton } from '#web/parts/link-button.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { Textarea } from '#web/parts/textarea.tsx';
import { TextInput } from '#web/parts/text-input.tsx';
import { type Language, type TranslateOf, translator } from '#web/words.ts';
import type { DraftBlock, DraftChapter } from '../../publication.ts';
import type { Reading } from '../../reading.ts';
import type { Remark, StoredBlock } from '../../store/writing.ts';
import type { Advice } from '../../writing/advice.ts';
import { directiveNames } from '../../writing/directive.ts';
import { writeMarkdown } from '../../writing/markdown.ts';
import { BlockView } from '../blocks/block.tsx';
import { AdviceList, MoveForm, OwnerForm } from './arrange-parts.tsx';
import { PasteStatus } from './paste-status.tsx';
import { words } from './words.ts';

/** A text that could not be saved, given back to who wrote it. */
export interface Returned {
  readonly block: string;
  readonly text: string;
  readonly problem: string;
}

interface WriteProps {
  readonly slug: string;
  readonly chapter: DraftChapter;
  /** The chapters that a part can be moved to. */
  readonly others: readonly DraftChapter[];
  readonly advice: readonly Advice[];
  readonly reading: Reading;
  readonly remarks: readonly Remark[];
  readonly removed: readonly StoredBlock[];
  readonly returned: Returned | undefined;
  readonly language: Language;
}

type Say = TranslateOf<typeof words>;

interface EditorProps {
  readonly base: string;
  readonly block: DraftBlock;
  readonly returned: Returned | undefined;
  readonly t: Say;
  readonly language: Language;
  readonly children: ComponentChildren;
}

function Editor({ base, block, returned, t, language, children }: EditorProps) {
  const { id, version, body } = block;
  return (
    <details class="disclosure" open={returned !== undefined}>
      <summary aria-label={`${t('edit')}: ${writeMarkdown(body).slice(0, 40)}`}>{t('edit')}</summary>
      <form method="post" action={`${base}/stuk/${id}`} data-autosave data-paste="hoofdstuk">
        {returned && (
          <Alert kind="warning" title={returned.problem} live>
            <Paragraph>{t('theirs')}:</Paragraph>
            <pre class="source">{writeMarkdown(body)}</pre>
          </Alert>
        )}
        <input type="hidden" name="versie" value={version} />
        <FormField
          name="tekst"
          id={`t-${id}`}
          label={t('label')}
          description={t('labelHelp', { names: directiveNames.join(', ') })}
        >
          {ties => <Textarea ties={ties} value={returned?.text ?? writeMarkdown(body)} rows={6} coded />}
        </FormField>
        <PasteStatus language={language} />
        <p
          class="autosave"
          role="status"
          data-said
          data-saved={t('saved')}
          data-saving={t('saving')}
          data-failed={t('notSaved')}
        />
        <ButtonGroup>
          <Button look="primary">{t('save')}</Button>
          <Button name="doe" value="weg">
            {t('remove')}
          </Button>
          {version > 1 && (
            <Button name="doe" value="terug">
              {t('undo')}
            </Button>
          )}
        </ButtonGroup>
      </form>
      <form method="post" action={`${base}/stuk/${id}/opmerking`}>
        <FormField name="opmerking" id={`o-${id}`} label={t('remark')}>
          {ties => <TextInput ties={ties} />}
        </FormField>
        <Button>{t('addRemark')}</Button>
      </form>
      {children}
    </details>
  );
}

/** A chapter as it is, each part with its text to change, its remarks, and a way back. */
export function WriteView(props: WriteProps) {
  const { slug, chapter, others, advice, reading, remarks, removed, returned, language } = props;
  const t = translator(words, language);
  const home = `/poi/publicaties/${slug}`;
  const base = `${home}/${chapter.slug}`;
  const frozen = reading.content.chapters.find(one => one.slug === chapter.slug)?.blocks ?? [];
  return (
    <>
      <Breadcrumb
        steps={[
          { label: t('nav'), href: '/poi/publicaties' },
          { label: reading.content.title, href: home },
          { label: chapter.title },
        ]}
      />
      <Heading level={1}>{chapter.title}</Heading>
      <OwnerForm base={base} owner={chapter.owner ?? ''} language={language} />
      {chapter.blocks.map(block => {
        const shown = frozen.find(({ id }) => id === block.id);
        return (
          <div key={block.id} class="write-part">
            {shown && <BlockView block={shown} reading={reading} />}
            {remarks
              .filter(remark => remark.block === block.id)
              .map(({ id, author, text }) => (
                <form
                  key={id}
                  class="remark"
                  method="post"
                  action={`${base}/stuk/${block.id}/opmerking/${id}`}
                >
                  <strong>{t('byAuthor', { author })}</strong> {text} <LinkButton>{t('settle')}</LinkButton>
                </form>
              ))}
            <AdviceList advice={advice.filter(one => one.block === block.id)} language={language} />
            <Editor
              base={base}
              block={block}
              returned={returned?.block === block.id ? returned : undefined}
              t={t}
              language={language}
            >
              <MoveForm base={base} block={block.id} others={others} language={language} />
            </Editor>
          </div>
        );
      })}
      {removed.length > 0 && (
        <>
          <Heading level={2}>{t('removed')}</Heading>
          {removed.map(({ id, version, body }) => (
            <form key={id} method="post" action={`${base}/stuk/${id}`}>
              <pre class="source">{writeMarkdown(body)}</pre>
              <input type="hidden" name="versie" value={version} />
              <Button name="doe" value="terug">
                {t('restore')}
              </Button>
            </form>
          ))}
        </>
      )}
    </>
  );
}
