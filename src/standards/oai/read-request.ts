import { endOf, parseDatestamp } from './datestamp.ts';

/** What a harvester asks (OAI-PMH 4). */
export type OaiRequest =
  | { readonly verb: 'Identify' | 'ListSets' }
  | { readonly verb: 'ListMetadataFormats'; readonly identifier: string | undefined }
  | { readonly verb: 'GetRecord'; readonly identifier: string; readonly metadataPrefix: string }
  | ListRequest
  | { readonly verb: ListVerb | 'ListSets'; readonly resumptionToken: string };

export type ListVerb = 'ListIdentifiers' | 'ListRecords';

export interface ListRequest {
  readonly verb: ListVerb;
  readonly metadataPrefix: string;
  readonly set: string | undefined;
  readonly from: Date | undefined;
  /** The last second that is meant. */
  readonly until: Date | undefined;
}

/** An error or exception condition (OAI-PMH 3.6) with what a person may do about it. */
export interface OaiError {
  readonly code:
    | 'badArgument'
    | 'badResumptionToken'
    | 'badVerb'
    | 'cannotDisseminateFormat'
    | 'idDoesNotExist'
    | 'noRecordsMatch';
  readonly text: string;
}

export type OaiRead =
  | { readonly ok: true; readonly request: OaiRequest; readonly echo: Arguments }
  | { readonly ok: false; readonly error: OaiError };

/** The arguments as they came, each once: for the request element of the answer (3.2). */
export type Arguments = Readonly<Record<string, string>>;

const list = { needs: ['metadataPrefix'], may: ['from', 'until', 'set'], resumes: true };

/** What each verb must have, may have, and whether a resumption token may stand in place of all (4.1 to 4.6). */
const verbs: Readonly<
  Record<
    string,
    { readonly needs: readonly string[]; readonly may: readonly string[]; readonly resumes: boolean }
  >
> = {
  Identify: { needs: [], may: [], resumes: false },
  ListMetadataFormats: { needs: [], may: ['identifier'], resumes: false },
  ListSets: { needs: [], may: [], resumes: true },
  GetRecord: { needs: ['identifier', 'metadataPrefix'], may: [], resumes: false },
  ListIdentifiers: list,
  ListRecords: list,
};

/** What the schema lets through as names of formats and sets. */
const shapes = {
  metadataPrefix: /^[\w\-.!~*'()]+$/,
  set: /^[\w\-.!~*'()]+(?::[\w\-.!~*'()]+)*$/,
} as const;

const wrong = (code: OaiError['code'], text: string): OaiRead => ({ ok: false, error: { code, text } });

/** Reads the arguments of a request, however often and in whatever order they came. */
export function readOaiRequest(pairs: Iterable<readonly [string, string]>): OaiRead {
  const given = Map.groupBy(pairs, ([name]) => name);
  const said = given.get('verb')?.map(([, value]) => value) ?? [];
  const [verb = ''] = said;
  const rule = Object.hasOwn(verbs, verb) ? verbs[verb] : undefined;
  if (said.length !== 1 || !rule)
    return wrong(
      'badVerb',
      said.length > 1 ? 'The verb is repeated.' : `Verbs are ${Object.keys(verbs).join(', ')}.`,
    );
  const repeated = [...given].find(([, values]) => values.length > 1);
  if (repeated) return wrong('badArgument', `${repeated[0]} is repeated.`);
  const echo = Object.fromEntries([...given].map(([name, [pair]]) => [name, pair?.[1] ?? '']));
  const names = Object.keys(echo).filter(name => name !== 'verb');
  const token = echo['resumptionToken'];
  if (token !== undefined && rule.resumes)
    return names.length === 1
      ? { ok: true, request: { verb: verb as ListVerb, resumptionToken: token }, echo }
      : wrong('badArgument', 'A resumptionToken stands alone.');
  const unknown = names.find(name => !rule.needs.includes(name) && !rule.may.includes(name));
  if (unknown !== undefined) return wrong('badArgument', `${verb} takes no ${unknown}.`);
  const missing = rule.needs.find(name => !echo[name]);
  if (missing !== undefined) return wrong('badArgument', `${verb} needs ${missing}.`);
  const odd = Object.entries(shapes).find(
    ([name, shape]) => echo[name] !== undefined && !shape.test(echo[name]),
  );
  if (odd) return wrong('badArgument', `That is no ${odd[0]}.`);
  return readKnown(verb, echo);
}

function readKnown(verb: string, echo: Arguments): OaiRead {
  const { identifier, metadataPrefix = '' } = echo;
  switch (verb) {
    case 'Identify':
    case 'ListSets':
      return { ok: true, request: { verb }, echo };
    case 'ListMetadataFormats':
      return { ok: true, request: { verb, identifier }, echo };
    case 'GetRecord':
      return { ok: true, request: { verb, identifier: identifier ?? '', metadataPrefix }, echo };
    default:
      return readList(verb as ListVerb, echo);
  }
}

/** Both ends in the same granularity, the first not after the last (3.3, 4.3). */
function readList(verb: ListVerb, echo: Arguments): OaiRead {
  const { metadataPrefix = '', set, from, until } = echo;
  const ends = [from, until].map(text => (text === undefined ? undefined : parseDatestamp(text)));
  const [first, last] = ends;
  if ((from !== undefined && !first) || (until !== undefined && !last))
    return wrong('badArgument', 'Datestamps are YYYY-MM-DD or YYYY-MM-DDThh:mm:ssZ.');
  if (first && last && first.granularity !== last.granularity)
    return wrong('badArgument', 'from and until are written in two granularities.');
  if (first && last && first.at > last.at) return wrong('badArgument', 'from is after until.');
  const span = { from: first?.at, until: last && endOf(last) };
  return { ok: true, request: { verb, metadataPrefix, set, ...span }, echo };
}
