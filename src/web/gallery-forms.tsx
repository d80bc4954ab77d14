import { Button } from './parts/button.tsx';
import { ButtonGroup } from './parts/button-group.tsx';
import { ButtonLink } from './parts/button-link.tsx';
import { Checkbox } from './parts/checkbox.tsx';
import { ErrorSummary } from './parts/error-summary.tsx';
import { Fieldset } from './parts/fieldset.tsx';
import { FormField } from './parts/form-field.tsx';
import { Heading } from './parts/heading.tsx';
import { LinkButton } from './parts/link-button.tsx';
import { Paragraph } from './parts/paragraph.tsx';
import { RadioGroup } from './parts/radio-group.tsx';
import { Select } from './parts/select.tsx';
import { TextInput } from './parts/text-input.tsx';
import { Textarea } from './parts/textarea.tsx';
import { Tiles } from './parts/tiles.tsx';

const towns = [
  { value: 'noorderbroek', label: 'Noorderbroek' },
  { value: 'zuidlo', label: 'Zuidlo' },
];
const cardError = 'Een pasnummer heeft 13 cijfers. Kijk op de achterkant van je pas.';

/** The parts that a form is made of, one of them filled in wrongly. */
export function FormParts() {
  return (
    <>
      <Heading level={2}>Een formulier</Heading>
      <form method="post">
        <ErrorSummary errors={[{ field: 'card', text: cardError }]} />
        <FormField name="card" label="Nummer van je pas" description="Het begint met 2." error={cardError}>
          {ties => (
            <TextInput ties={ties} value="2 0042" inputMode="numeric" autocomplete="off" width="short" />
          )}
        </FormField>
        <FormField name="mail" label="E-mailadres" description="Hier krijg je bericht als je boek klaarligt.">
          {ties => <TextInput ties={ties} type="email" autocomplete="email" />}
        </FormField>
        <FormField name="branch" label="Waar haal je het op?">
          {ties => <Select ties={ties} choices={towns} value="zuidlo" />}
        </FormField>
        <RadioGroup
          name="notice"
          legend="Hoe wil je bericht krijgen?"
          value="email"
          choices={[
            { value: 'email', label: 'Met een e-mail' },
            { value: 'letter', label: 'Met een brief', description: 'Die komt een dag later.' },
          ]}
        />
        <RadioGroup
          tiles
          name="how"
          legend="Hoe liep het af?"
          value="here"
          choices={[
            { value: 'here', label: 'Zelf geholpen' },
            { value: 'course', label: 'Naar een cursus' },
          ]}
        />
        <Tiles>
          <Button>DigiD</Button>
          <Button>Iets anders</Button>
        </Tiles>
        <Fieldset legend="Wat bewaren we?">
          <Checkbox
            name="history"
            label="Bewaar wat ik lees"
            description="Je kunt dit altijd weer uitzetten."
          />
          <Checkbox name="tips" label="Stuur mij tips" checked />
        </Fieldset>
        <FormField name="remark" label="Wil je nog iets kwijt?">
          {ties => <Textarea ties={ties} />}
        </FormField>
        <ButtonGroup>
          <Button look="primary">Vraag het boek aan</Button>
          <Button>Bewaar voor later</Button>
          <Button look="subtle">Wis alles</Button>
          <ButtonLink href="/mijn" icon="back">
            Terug
          </ButtonLink>
        </ButtonGroup>
        <Paragraph look="small">
          Toch niet nodig?{' '}
          <LinkButton name="verb" value="withdraw">
            Trek je aanvraag in
          </LinkButton>
          .
        </Paragraph>
      </form>
    </>
  );
}
