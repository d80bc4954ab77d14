import { Readable } from 'node:stream';
import type { FastifyRequest } from 'fastify';
import type { Reader } from '#platform/db.ts';
import type { App } from '#platform/http.ts';
import { csvLine } from '#web/csv.ts';
import { attach, onlyFor } from '#web/download.ts';
import type { World } from '#web/plug.ts';
import type { Delivery } from '../../delivery.ts';
import { remarkIn } from '../../remark.ts';
import { bytesOf, report } from '../../report.ts';
import type { Remark } from '../../store/arrival.ts';
import { numberIn } from '../address.ts';
import { raise } from '../raise.ts';

const hidden = { schema: { hide: true } };

/** All remarks of a delivery, page by page: first what was set aside, then what was taken with a warning. */
async function* remarksOf(reader: Reader, id: number): AsyncGenerator<Remark> {
  for (const which of ['refused', 'warned'] as const)
    for (let after = 0; ; ) {
      const remarks = (await report(reader, id, { after, most: 500 }))?.[which] ?? [];
      yield* remarks;
      const last = remarks.at(-1);
      if (!last) break;
      after = last.place;
    }
}

const codesOf = ({ reason, warnings }: Remark): readonly string[] => (reason === null ? warnings : [reason]);

async function* csv(reader: Reader, { id }: Delivery): AsyncGenerator<string> {
  yield `\ufeff${csvLine(['record', 'byte', 'nummer', 'opgenomen', 'code', 'opmerking', 'remark'])}`;
  for await (const remark of remarksOf(reader, id))
    for (const code of codesOf(remark)) {
      const { place, start, controlNumber, state } = remark;
      const taken = state === 'accepted' ? 'ja' : 'nee';
      yield csvLine([place, start, controlNumber, taken, code, remarkIn('nl', code), remarkIn('en', code)]);
    }
}

async function* json(reader: Reader, delivery: Delivery): AsyncGenerator<string> {
  yield `{"delivery":${JSON.stringify({ ...delivery, path: undefined })},"remarks":[`;
  let between = '';
  for await (const remark of remarksOf(reader, delivery.id)) {
    const { place, start, size, controlNumber, state } = remark;
    const remarks = codesOf(remark).map(code => ({
      code,
      nl: remarkIn('nl', code),
      en: remarkIn('en', code),
    }));
    yield `${between}${JSON.stringify({ place, start, size, controlNumber, state, remarks })}`;
    between = ',\n';
  }
  yield ']}\n';
}

const forms = {
  csv: { type: 'text/csv; charset=utf-8', write: csv },
  json: { type: 'application/json; charset=utf-8', write: json },
} as const;

/** The report on a delivery as a file, and the bytes of each piece as they came. */
export function downloadRoute(app: App, world: World): void {
  const param = (request: FastifyRequest, name: string) =>
    numberIn((request.params as Readonly<Record<string, string>>)[name]);
  for (const [extension, { type, write }] of Object.entries(forms))
    app.get(`/beheer/intake/:delivery/verslag.${extension}`, hidden, async (request, reply) => {
      await onlyFor(world, request, 'admin');
      const id = param(request, 'delivery');
      const found = (await report(world.db, id, { most: 1 })) ?? raise('intake/no-such-delivery');
      return attach(reply, `levering-${id}.${extension}`, type).send(
        Readable.from(write(world.db, found.delivery)),
      );
    });
  app.get('/beheer/intake/bytes/:arrival', hidden, async (request, reply) => {
    await onlyFor(world, request, 'admin');
    const arrival = param(request, 'arrival');
    const bytes = (await bytesOf(world.db, arrival)) ?? raise('intake/no-such-arrival');
    return attach(reply, `record-${arrival}.bin`, 'application/octet-stream').send(bytes);
  });
}
