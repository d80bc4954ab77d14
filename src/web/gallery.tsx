import { sayNumber } from './amounts.ts';
import { Frame } from './frame.tsx';
import { FormParts } from './gallery-forms.tsx';
import { Alert } from './parts/alert.tsx';
import { Badge } from './parts/badge.tsx';
import { Breadcrumb } from './parts/breadcrumb.tsx';
import { Card } from './parts/card.tsx';
import { DataList } from './parts/data-list.tsx';
import { DefinitionPanel } from './parts/definition-panel.tsx';
import { EmptyState } from './parts/empty-state.tsx';
import { FacetList } from './parts/facet-list.tsx';
import { Figure } from './parts/figure.tsx';
import { Heading } from './parts/heading.tsx';
import { Link } from './parts/link.tsx';
import { Pagination } from './parts/pagination.tsx';
import { Paragraph } from './parts/paragraph.tsx';
import { ScanAnswer } from './parts/scan-answer.tsx';
import { SearchBox } from './parts/search-box.tsx';
import { SectionFault } from './parts/section-fault.tsx';
import { StatusMessage } from './parts/status-message.tsx';
import { Table } from './parts/table.tsx';
import { Timeline } from './parts/timeline.tsx';

const places = [
  { name: 'Noorderbroek', loans: 1204, requests: 88, days: 2.1 },
  { name: 'Zuidlo', loans: 960, requests: 41, days: 2.8 },
  { name: 'Westerhaar', loans: 75, requests: 9, days: 3.4 },
];

function Stories() {
  return (
    <>
      <Heading level={2}>Waar is je boek?</Heading>
      <Timeline
        label="Je aanvraag van De avondboot"
        steps={[
          { state: 'done', title: 'Je hebt het boek aangevraagd.', when: 'maandag 23 november' },
          { state: 'done', title: 'Zuidlo heeft het boek voor je gepakt.', when: 'vandaag, 9.40 uur' },
          { state: 'now', title: 'Je boek is onderweg met de bus.', when: 'vandaag' },
          { state: 'ahead', title: 'Het ligt klaar in Noorderbroek.', when: 'donderdag 26 november' },
        ]}
      />
      <Heading level={2}>Gevonden titels</Heading>
      <div class="columns columns--aside-first">
        <FacetList
          facets={[
            {
              label: 'Soort',
              values: [
                { label: 'Boek', count: 1204, href: '?soort=boek', chosen: true },
                { label: 'Luisterboek', count: 88, href: '?soort=luisterboek', chosen: false },
              ],
            },
            { label: 'Taal', values: [{ label: 'Fries', count: 3, href: '?taal=fry', chosen: false }] },
          ]}
        />
        <div>
          <StatusMessage>2 titels gevonden</StatusMessage>
          <Card title="De avondboot" href="#boot" meta="A. Voorbeeld, 2019. Boek.">
            <Paragraph>
              <Badge look="heather" icon="check">
                Ligt in Noorderbroek
              </Badge>
            </Paragraph>
          </Card>
          <Card title="Turf en tijd" href="#turf" meta="B. Verzonnen, 1974. Boek.">
            <Paragraph>
              <Badge>Uitgeleend</Badge> <Badge look="hand">2 mensen wachten</Badge>
            </Paragraph>
          </Card>
          <Pagination page={6} pages={12} hrefOf={page => `?pagina=${page}`} />
        </div>
      </div>
    </>
  );
}

function Figures() {
  return (
    <>
      <Heading level={2}>Cijfers van de maand</Heading>
      <Table
        id="figures"
        caption="Uitleningen en aanvragen in november"
        columns={[
          { head: 'Plaats', cell: row => row.name },
          { head: 'Uitleningen', cell: row => sayNumber(row.loans, 'nl'), numeric: true },
          { head: 'Aanvragen', cell: row => row.requests, numeric: true },
          { head: 'Dagen tot klaar', cell: row => sayNumber(row.days, 'nl', 1), numeric: true },
        ]}
        rows={places}
        foot={['Samen', sayNumber(2239, 'nl'), 138, '2,4']}
      />
      <DefinitionPanel
        facts={[
          { term: 'Definitie', value: 'uitleningen, versie 2' },
          { term: 'Bron', value: 'het grootboek' },
        ]}
      >
        <Paragraph>Elke keer dat iemand iets leent. Verlengen telt niet mee.</Paragraph>
      </DefinitionPanel>
      <Figure
        id="bars"
        title="Aanvragen per plaats"
        description="Noorderbroek heeft de meeste aanvragen, Westerhaar de minste."
        width={340}
        height={150}
        table={
          <Table
            id="bars-table"
            caption="Aanvragen per plaats"
            columns={[
              { head: 'Plaats', cell: row => row.name },
              { head: 'Aanvragen', cell: row => row.requests, numeric: true },
            ]}
            rows={places}
          />
        }
      >
        <g>
          {places.map(({ name, requests }, row) => (
            <g key={name}>
              <text x={0} y={16 + row * 52}>
                {name}
              </text>
              <rect class="mark" x={0} y={24 + row * 52} width={requests * 3.8} height={14} />
            </g>
          ))}
        </g>
      </Figure>
    </>
  );
}

function Answers() {
  return (
    <>
      <Heading level={2}>Antwoorden op een scan</Heading>
      <ScanAnswer
        look="next"
        headline="Zet op de afhaalplank, vak 12"
        about="De avondboot, voor kaart 0042"
      />
      <ScanAnswer look="ok" headline="Geleend tot 15 december" about="Turf en tijd" />
      <ScanAnswer look="hand" headline="Leg apart" about="Dit boek hoort bij een andere bibliotheek.">
        <Paragraph>Scan het nog eens, of vraag het na bij Zuidlo.</Paragraph>
      </ScanAnswer>
    </>
  );
}

const staffGroup = {
  label: 'Balie',
  links: [
    { href: '/balie', label: 'Uitlenen en innemen', current: false },
    { href: '/balie/picklijst', label: 'Picklijst', current: false },
  ],
};

/** A page that shows every part as it looks in use; what it tells is invented. */
export function Gallery({
  audience,
  stylesheet,
  font,
}: {
  readonly audience: 'resident' | 'staff';
  readonly stylesheet: string;
  readonly font: string;
}) {
  return (
    <Frame
      title="Alle onderdelen"
      language="nl"
      province="Noordveld"
      audience={audience}
      navigation={[
        { href: '/zoek', label: 'Zoeken', current: true },
        { href: '/mijn', label: 'Mijn bibliotheek', current: false },
        { href: '/vestigingen', label: 'Vestigingen en tijden', current: false },
        ...(audience === 'staff' ? [staffGroup] : []),
      ]}
      viewer={audience === 'staff' ? 'Balie Voorbeeld' : undefined}
      demo
      address="/onderdelen?q=boot"
      message="Je aanvraag is bewaard."
      search={{ action: '/zoek', value: 'boot' }}
      stylesheet={stylesheet}
      font={font}
    >
      <Breadcrumb steps={[{ label: 'Start', href: '/' }, { label: 'Alle onderdelen' }]} />
      <Heading level={1}>Alle onderdelen van de bibliotheek in de provincie</Heading>
      <Paragraph look="lead">
        Zo ziet elke bladzijde eruit: rustig, groot genoeg om te lezen, en met één duidelijke volgende stap.
      </Paragraph>
      <Paragraph>
        Je vindt hier alles wat een bladzijde kan hebben. Een woord als <Link href="#uitleg">uitleg</Link> is
        een link; die brengt je ergens heen. Een knop doet iets voor je, en zegt daarna wat er is gebeurd.
      </Paragraph>
      <SearchBox id="search" action="/zoek" label="Waar heb je zin in?" large />
      <Stories />
      <Heading level={2}>Meldingen</Heading>
      <Alert kind="info">
        <Paragraph>Op Koningsdag is de bibliotheek dicht.</Paragraph>
      </Alert>
      <Alert kind="warning">
        <Paragraph>Je boek moet morgen terug. Je kunt het nog een keer verlengen.</Paragraph>
      </Alert>
      <Alert kind="error">
        <Paragraph>We konden het boek niet verlengen. Er wacht iemand op.</Paragraph>
      </Alert>
      <SectionFault />
      <EmptyState title="Je hebt nu niets geleend">
        <Paragraph>
          <Link href="/zoek">Zoek een boek</Link> of loop binnen bij je bibliotheek.
        </Paragraph>
      </EmptyState>
      <DataList
        facts={[
          { term: 'Schrijver', value: 'A. Voorbeeld' },
          { term: 'Jaar', value: 2019 },
          { term: 'Onderwerp', value: 'Veerboten, nachtleven, de Waddenzee' },
          { term: 'Deel', value: undefined },
        ]}
      />
      <FormParts />
      <Figures />
      <Answers />
    </Frame>
  );
}
