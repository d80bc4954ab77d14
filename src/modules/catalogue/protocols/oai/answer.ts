import { network } from '#network';
import type { Db } from '#platform/db.ts';
import { type OaiRead, type OaiRequest, readOaiRequest } from '#standards/oai/read-request.ts';
import {
  type Envelope,
  identity,
  metadataFormat,
  recordElement,
  setElement,
  writeAnswer,
  writeError,
} from '#standards/oai/write-answer.ts';
import { readFirst, readGivenOne } from '../../store/given.ts';
import { unionRecords } from '../../union-record/union-record.ts';
import { formatOf, formats } from './formats.ts';
import { begin, headerOf, listPage, resume } from './list.ts';
import { type Naming, namingOf, OaiFault } from './naming.ts';
import { settle } from './settle.ts';

/** What the repository is, beside its records. */
export interface Repository {
  readonly db: Db;
  readonly publicUrl: string;
  readonly name: string;
}

/** One answer is made for one moment: what has changed since can not be seen in it. */
interface Asked extends Repository {
  readonly naming: Naming;
  readonly horizon: Date;
}

async function knownEdition({ db, naming }: Asked, identifier: string) {
  const edition = naming.edition(identifier);
  const given = edition === undefined ? undefined : await readGivenOne(db, edition);
  if (!given) throw new OaiFault('idDoesNotExist', `There is no ${identifier}.`);
  return given;
}

async function getRecord(asked: Asked, identifier: string, prefix: string): Promise<string> {
  const { db, naming, horizon } = asked;
  const given = await knownEdition(asked, identifier);
  const format = formatOf(prefix);
  if (!format) throw new OaiFault('cannotDisseminateFormat', `There is no format ${prefix}.`);
  const union = (await unionRecords(db, [given.edition])).get(given.edition);
  const row = { edition: given.edition, changed: given.changed ?? horizon };
  const place = await network(db);
  const held = union ? [...union.heldBy] : given.organisations;
  const header = headerOf(row, held, union === undefined, place, naming);
  return recordElement(header, union && format.write(union, naming.page(given.edition)));
}

async function listSets({ db, horizon }: Asked): Promise<string> {
  const place = await network(db);
  return place
    .units('organisation', place.today(place.province.id, horizon))
    .map(({ code, name }) => setElement(`organisation:${code}`, name))
    .join('');
}

async function bodyOf(asked: Asked, request: OaiRequest): Promise<string> {
  const { db, name, naming, horizon } = asked;
  const { verb } = request;
  switch (verb) {
    case 'Identify': {
      const earliest = (await readFirst(db)) ?? horizon;
      const { baseUrl, adminEmail } = naming;
      return identity({ name, baseUrl, adminEmail, earliest });
    }
    case 'ListMetadataFormats':
      if (request.identifier !== undefined) await knownEdition(asked, request.identifier);
      return formats.map(metadataFormat).join('');
    case 'ListSets':
      if ('resumptionToken' in request)
        throw new OaiFault('badResumptionToken', 'The sets come in one answer.');
      return listSets(asked);
    case 'GetRecord':
      return getRecord(asked, request.identifier, request.metadataPrefix);
    default: {
      const course = 'resumptionToken' in request ? resume(request.resumptionToken) : begin(request);
      return listPage(db, verb, course, horizon, naming);
    }
  }
}

/** Where a list begins, all that was changed before is in it; who goes on with one is not kept waiting. */
const beginsList = (read: OaiRead): boolean => read.ok && 'metadataPrefix' in read.request;

/** Answers a request of OAI-PMH 2.0; `pairs` are its arguments as they came. Whatever is asked, the answer is in XML. */
export async function answerOai(
  repository: Repository,
  pairs: Iterable<readonly [string, string]>,
): Promise<string> {
  const read = readOaiRequest(pairs);
  const naming = namingOf(repository.publicUrl);
  const horizon = await settle(repository.db, beginsList(read));
  const envelope: Envelope = {
    responseDate: horizon,
    baseUrl: naming.baseUrl,
    echo: read.ok ? read.echo : {},
  };
  if (!read.ok) return writeError(envelope, read.error);
  try {
    const body = await bodyOf({ ...repository, naming, horizon }, read.request);
    return writeAnswer(envelope, read.request.verb, body);
  } catch (error) {
    if (error instanceof OaiFault) return writeError(envelope, error.error);
    throw error;
  }
}
