import { records, type Reader, sql, type Tx } from '#platform/db.ts';
import type { About, Content, PublicationId, Version } from '../publication.ts';

/** The words of one block, to search in. */
export interface Passage {
  readonly chapter: string;
  readonly chapterTitle: string;
  readonly block: string;
  /** On which the block stands. */
  readonly page: number;
  readonly text: string;
}

export interface NewVersion extends Version {
  readonly publishedBy: number | undefined;
  readonly passages: readonly Passage[];
}

/** Writes versions whole, and makes each the newest of its publication. */
export async function insertVersions(tx: Tx, versions: readonly NewVersion[]): Promise<void> {
  if (versions.length === 0) return;
  const rows = versions.map(({ publication, number, content, hash, changes, publishedAt, publishedBy }) => ({
    publication,
    number,
    content,
    hash,
    changes,
    publishedAt,
    publishedBy,
  }));
  await tx.run(sql`
    insert into publications.version (publication, number, content, hash, changes, published_at, published_by)
    select publication, number, content, hash, changes, published_at, published_by
      from jsonb_to_recordset(${records(rows)}) as row(
           publication bigint, number integer, content jsonb, hash text, changes jsonb, published_at timestamptz,
           published_by bigint)`);
  const figures = versions.flatMap(({ publication, number, content }) =>
    Object.values(content.figures).map(({ name, code, scope, period, value, hash }) => ({
      publication,
      version: number,
      name,
      code,
      scope,
      period,
      value,
      hash,
    })),
  );
  await tx.run(sql`
    insert into publications.frozen_figure (publication, version, name, code, scope, period, value, hash)
    select publication, version, name, code, scope, period, value, hash
      from jsonb_to_recordset(${records(figures)}) as row(
           publication bigint, version integer, name text, code text, scope bigint, period text,
           value double precision, hash text)`);
  const passages = versions.flatMap(({ publication, number, content, passages }) =>
    passages.map((passage, place) => ({
      ...passage,
      publication,
      version: number,
      place,
      words: content.language === 'en' ? 'english' : 'dutch',
    })),
  );
  await tx.run(sql`
    insert into publications.passage (publication, version, place, chapter, chapter_title, block, page, text, search)
    select publication, version, place, chapter, chapter_title, block, page, text, to_tsvector(words::regconfig, text)
      from jsonb_to_recordset(${records(passages)}) as row(
           publication bigint, version integer, place integer, chapter text, chapter_title text, block text, page integer,
           text text, words text)`);
  await tx.run(sql`
    update publications.publication
       set current = row.number
      from jsonb_to_recordset(${records(versions.map(({ publication, number }) => ({ publication, number })))}) as row(
           publication bigint, number integer)
     where publication.id = row.publication`);
}

const columns = sql`version.publication, version.number, version.hash, version.changes, version.published_at`;

type Unopened = Omit<Version, 'content'>;

/** What was published last read, by its hash: it never changes, so each process opens it once. */
const opened = new Map<string, Content>();
const mostOpened = 16;

const keepOpen = (hash: string, content: Content): void => {
  opened.delete(hash);
  opened.set(hash, content);
  const [oldest] = opened.keys();
  if (opened.size > mostOpened && oldest !== undefined) opened.delete(oldest);
};

/** Versions with what they say: from memory, else read. */
async function open<V extends Unopened>(
  reader: Reader,
  versions: readonly V[],
): Promise<(V & { readonly content: Content })[]> {
  const contents = new Map(versions.map(({ hash }) => [hash, opened.get(hash)]));
  const shut = versions.filter(({ hash }) => contents.get(hash) === undefined);
  const read =
    shut.length === 0
      ? []
      : await reader.many<{ hash: string; content: Content }>(sql`
          select hash, content
            from publications.version
            join jsonb_to_recordset(${records(shut.map(({ publication, number }) => ({ publication, number })))})
                 as row(publication bigint, number integer) using (publication, number)`);
  for (const { hash, content } of read) contents.set(hash, content);
  return versions.map(version => {
    const content = contents.get(version.hash);
    if (!content) throw new Error(`version ${version.number} of publication ${version.publication} is gone`);
    keepOpen(version.hash, content);
    return { ...version, content };
  });
}

export const readVersions = async (
  reader: Reader,
  wanted: readonly { readonly id: PublicationId; readonly number: number }[],
): Promise<Version[]> =>
  open(
    reader,
    await reader.many<Unopened>(sql`
      select ${columns}
        from publications.version
        join jsonb_to_recordset(${records(wanted)}) as row(id bigint, number integer)
          on version.publication = row.id and version.number = row.number`),
  );

/** A version, and how it stands beside the others. */
export interface ReadVersion extends Version {
  readonly newest: number;
  /** Whether a later version put numbers right. */
  readonly corrected: boolean;
}

/** A version of a publication by its address, the newest unless one is named; staff also see what is not open to all. */
export async function readVersion(
  reader: Reader,
  slug: string,
  { number, staff }: { readonly number?: number | undefined; readonly staff: boolean },
): Promise<ReadVersion | undefined> {
  const found = await reader.maybe<Omit<ReadVersion, 'content'>>(sql`
    select ${columns}, publication.current as newest,
           exists (select from publications.version as later
                    where later.publication = version.publication and later.number > version.number
                      and later.changes ? 'erratum') as corrected
      from publications.version
      join publications.publication on publication.id = version.publication
     where publication.slug = ${slug} and (publication.open or ${staff})
       and version.number = ${number ?? sql`publication.current`}`);
  return found && (await open(reader, [found]))[0];
}

/** What the list of versions says of each, newest first. */
export const readHistory = (
  reader: Reader,
  publication: PublicationId,
): Promise<Pick<Version, 'number' | 'changes' | 'publishedAt' | 'hash'>[]> =>
  reader.many(sql`
    select number, changes, published_at, hash
      from publications.version
     where publication = ${publication}
     order by number desc`);

/** A publication as it stands on the shelf. */
export interface OnShelf extends About {
  readonly id: PublicationId;
  readonly number: number;
  readonly pages: number;
  readonly chapters: number;
  readonly owner: number;
  readonly open: boolean;
  readonly publishedAt: Date;
}

/** Everything that was published, those of the whole network first. */
export const readShelf = (reader: Reader, staff: boolean): Promise<OnShelf[]> =>
  reader.many<OnShelf>(sql`
    select publication.id, publication.slug, version.title, version.summary, publication.language, version.number,
           version.pages, version.chapters, publication.owner, publication.open, version.published_at
      from publications.publication
      join publications.version on version.publication = publication.id and version.number = publication.current
     where publication.open or ${staff}
     order by publication.owner, publication.title`);
