import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** A program that npm lacks, and the Debian package that brings it. */
export interface DebianTool {
  readonly path: string;
  readonly package: string;
}

export const chromium: DebianTool = { path: '/usr/bin/chromium', package: 'chromium' };
export const postgres15: DebianTool = {
  path: '/usr/lib/postgresql/15/bin/postgres',
  package: 'postgresql-15',
};
export const yaz: DebianTool = { path: '/usr/bin/yaz-marcdump', package: 'yaz' };

export const xmllint: DebianTool = { path: '/usr/bin/xmllint', package: 'libxml2-utils' };

/** What takes our records as others would: SRU, OAI-PMH, and Z39.50 by a gateway in front of our SRU. */
export const clients: readonly DebianTool[] = [
  yaz,
  { path: '/usr/bin/oai_pmh', package: 'libhttp-oai-perl' },
  { path: '/usr/share/perl5/Catmandu/Importer/OAI.pm', package: 'libcatmandu-oai-perl' },
  { path: '/usr/share/perl5/Catmandu/Importer/SRU.pm', package: 'libcatmandu-sru-perl' },
  { path: '/usr/share/perl5/Catmandu/Importer/MARC.pm', package: 'libcatmandu-marc-perl' },
  { path: '/usr/bin/simple2zoom', package: 'libnet-z3950-simple2zoom-perl' },
];

/** The W3C's checker of EPUB files: a Java archive. */
export const epubcheck: DebianTool = { path: '/usr/bin/epubcheck', package: 'epubcheck' };

/** Reads PDF files: their text, page by page. */
export const pdftotext: DebianTool = { path: '/usr/bin/pdftotext', package: 'poppler-utils' };
/** What reads a PDF, mends it, and reads a scan. */
export const paperTools: readonly DebianTool[] = [
  { path: '/usr/bin/pdftotext', package: 'poppler-utils' },
  { path: '/usr/bin/qpdf', package: 'qpdf' },
  { path: '/usr/bin/tesseract', package: 'tesseract-ocr' },
  { path: '/usr/share/tesseract-ocr/5/tessdata/nld.traineddata', package: 'tesseract-ocr-nld' },
];

/** Opens our workbooks as an office does. */
export const libreOffice: DebianTool = { path: '/usr/bin/soffice', package: 'libreoffice-calc' };

/** Its part for texts, which makes PDFs as offices do. */
export const libreOfficeWriter: DebianTool = {
  path: '/usr/lib/libreoffice/program/libswlo.so',
  package: 'libreoffice-writer',
};

export const zebra: DebianTool = { path: '/usr/bin/zebraidx', package: 'idzebra-2.0' };

export const lucene: DebianTool = {
  path: '/usr/share/java/lucene-core-8.7.0.jar',
  package: 'liblucene8-java',
};
/** Dutch words, one a line. */
export const dutchWords: DebianTool = { path: '/usr/share/dict/dutch', package: 'wdutch' };
export const java: DebianTool = { path: '/usr/bin/javac', package: 'default-jdk-headless' };

export const aptLine = (tools: readonly DebianTool[]): string =>
  `apt-get update && apt-get install -y --no-install-recommends ${tools.map(tool => tool.package).join(' ')}`;

/** What is absent of these; where we are root it is installed first. */
export function absentAfterInstall(tools: readonly DebianTool[]): readonly DebianTool[] {
  const absent = () => tools.filter(({ path }) => !existsSync(path));
  const wanted = absent();
  if (wanted.length > 0 && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.error(`Installing from Debian: ${wanted.map(tool => tool.package).join(', ')}`);
    // Debian would start a server of its own beside ours; a policy of 101, for as long as this takes, tells it not to.
    const policy = '/usr/sbin/policy-rc.d';
    const script = `
      if [ ! -e ${policy} ]; then printf '#!/bin/sh\\nexit 101\\n' > ${policy}; chmod +x ${policy}; trap 'rm -f ${policy}' EXIT; fi
      export DEBIAN_FRONTEND=noninteractive
      ${aptLine(wanted)} >&2`;
    spawnSync('sh', ['-c', script], { stdio: ['ignore', 'ignore', 'inherit'] });
  }
  return absent();
}

/** Why a test that needs these must be skipped, or false when it can run. With CI set it never is: it fails instead. */
export const unlessThere = (...tools: DebianTool[]): string | false => {
  const absent = tools.filter(({ path }) => !existsSync(path));
  return absent.length === 0 || process.env['CI'] ? false : `needs ${aptLine(absent)}`;
};
