import type { Edition } from '#catalogue';
import { escapeXml } from '#standards/xml/write-xml.ts';

export interface Feed {
  readonly title: string;
  /** Its own address, and that of the page with the same. */
  readonly self: string;
  readonly page: string;
  readonly now: Date;
  readonly titles: readonly Edition[];
  readonly hrefOf: (edition: Edition) => string;
}

function entry(edition: Edition, href: string): string {
  const { title, subtitle, authors, summary, changedAt, isbns } = edition;
  return [
    '<entry>',
    `<title>${escapeXml(subtitle === undefined ? title : `${title}: ${subtitle}`)}</title>`,
    `<id>${escapeXml(href)}</id>`,
    `<link rel="alternate" type="text/html" href="${escapeXml(href)}"/>`,
    `<updated>${changedAt.toISOString()}</updated>`,
    ...authors.map(name => `<author><name>${escapeXml(name)}</name></author>`),
    ...isbns.map(isbn => `<dc:identifier>urn:isbn:${escapeXml(isbn)}</dc:identifier>`),
    ...(summary === undefined ? [] : [`<summary>${escapeXml(summary)}</summary>`]),
    '</entry>',
  ].join('');
}

/** A list of titles as an Atom feed (RFC 4287). A title without an author has the libraries as author, as 4.1.2 asks. */
export const writeFeed = ({ title, self, page, now, titles, hrefOf }: Feed, libraries: string): string =>
  [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/">',
    `<title>${escapeXml(title)}</title>`,
    `<id>${escapeXml(self)}</id>`,
    `<link rel="self" type="application/atom+xml" href="${escapeXml(self)}"/>`,
    `<link rel="alternate" type="text/html" href="${escapeXml(page)}"/>`,
    `<updated>${(titles.map(({ changedAt }) => changedAt).toSorted((a, b) => b.getTime() - a.getTime())[0] ?? now).toISOString()}</updated>`,
    `<author><name>${escapeXml(libraries)}</name></author>`,
    ...titles.map(edition => entry(edition, hrefOf(edition))),
    '</feed>',
    '',
  ].join('\n');
