import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { network } from '#network';
import { instantIn, parseDay } from '#platform/day.ts';
import type { App } from '#platform/http.ts';
import type { MarcRecord } from '#standards/marc/record.ts';
import { attach, onlyFor } from '#web/download.ts';
import type { World } from '#web/plug.ts';
import { page, show } from '#web/show.tsx';
import { translator } from '#web/words.ts';
import { asIso2709, asMarcXml, exportUnion, tooLargeOnly } from '../../export/export-union.ts';
import { ExportView } from './view.tsx';
import { words } from './words.ts';

type Records = AsyncGenerator<MarcRecord>;

/** The kinds of file, by how the form calls them. */
const forms = {
  marcxml: {
    extension: 'xml',
    type: 'application/marcxml+xml',
    write: (records: Records) => asMarcXml(records),
  },
  marc: {
    extension: 'mrc',
    type: 'application/marc',
    write: (records: Records) => asIso2709(records, () => {}),
  },
  rest: {
    extension: 'xml',
    type: 'application/marcxml+xml',
    write: (records: Records) => asMarcXml(tooLargeOnly(records)),
  },
} as const;

const isForm = (text: string | undefined): text is keyof typeof forms =>
  text !== undefined && Object.hasOwn(forms, text);

async function sendFile(world: World, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  await onlyFor(world, request, 'admin');
  const asked = request.query as Readonly<Record<string, string | undefined>>;
  const { organisatie: code = '', sinds = '' } = asked;
  const day = parseDay(sinds);
  if (sinds !== '' && !day)
    return reply.redirect(`/beheer/meenemen?${new URLSearchParams({ organisatie: code, sinds })}`, 303);
  const place = await network(world.db);
  const unit = place.byCode(code);
  const kind = isForm(asked['soort']) ? asked['soort'] : 'marcxml';
  const { extension, type, write } = forms[kind];
  const extent = {
    organisation: unit?.kind === 'organisation' ? unit.id : undefined,
    since: day && instantIn(world.zone, day, '00:00'),
    holdings: asked['exemplaren'] === 'apart' ? ('apart' as const) : ('inside' as const),
  };
  const name = [
    'catalogus',
    extent.organisation && code,
    sinds,
    extent.holdings === 'apart' && 'bezit',
    kind === 'rest' && 'te-groot',
  ]
    .filter(Boolean)
    .join('-');
  return attach(reply, `${name}.${extension}`, type).send(
    Readable.from(write(exportUnion(world.db, extent))),
  );
}

/** `/beheer/meenemen`: the administrator takes the catalogue along as a file, made while it is sent. */
export function exportRoute(app: App, world: World): void {
  const hide = { schema: { hide: true } };
  const form = show(world, { audience: 'admin', role: 'admin' }, async visit => {
    const t = translator(words, visit.language);
    const place = await network(world.db);
    const today = place.today(place.province.id, visit.now);
    const { sinds = '' } = visit.query;
    return page({
      title: t('title'),
      body: (
        <ExportView
          organisations={place
            .units('organisation', today)
            .map(({ code, name }) => ({ value: code, label: t('of', { name }) }))}
          chosen={visit.query}
          problem={sinds === '' || parseDay(sinds) ? undefined : t('wrongDay')}
          oai={new URL('/oai', world.publicUrl).href}
          sru={new URL('/sru', world.publicUrl).href}
          t={t}
        />
      ),
    });
  });
  app.get('/beheer/meenemen', hide, form);
  app.get('/beheer/meenemen/bestand', hide, (request, reply) => sendFile(world, request, reply));
}
