import { all, type Edit, ifAny, only, typed } from './edit.ts';
import {
  datedName,
  edition,
  extent,
  formOfItem,
  initials,
  inPart,
  noIsbn,
  noSubtitle,
  otherAuthor,
  otherIsbn,
  otherLength,
  ownScript,
  pages,
  shortPublisher,
  subtitleInTitle,
  titlePageName,
  translated,
  undiacritical,
  unpunctuated,
  yearsLater,
} from './cataloguing.ts';

/** A way in which two libraries come to describe one edition differently, or two editions alike. */
export interface Variation {
  readonly same: boolean;
  readonly reason: string;
  /** How the other library describes it. */
  readonly theirs: Edit;
  /** What the real record is made first, where ours is described anew as well. */
  readonly ours?: Edit;
}

const same = (reason: string, ...edits: readonly Edit[]): Variation => ({
  same: true,
  reason,
  theirs: all(...edits),
});
const different = (reason: string, ...edits: readonly Edit[]): Variation => ({
  same: false,
  reason,
  theirs: all(...edits),
});

/** By the name that `redescribed.tsv` uses. Where one is about anything but the ISBN, the other library has none: that is the hard case. */
export const variations: Readonly<Record<string, Variation>> = {
  'other-punctuation': same(
    'the other agency writes no ISBD punctuation and no ISBN',
    noIsbn,
    unpunctuated('100', '245', '250', '260', '264', '300'),
  ),
  'no-isbn': same('the other library left out the ISBN', noIsbn),
  'isbn-of-other-length': same('ISBN-10 with one, ISBN-13 with hyphens with the other', otherLength),
  'author-initials': same('the author with initials instead of names', noIsbn, initials),
  'author-as-on-title-page': same('the author written first name first', noIsbn, titlePageName),
  'author-with-dates': same('the dates of the author stand within the name', noIsbn, datedName),
  'no-subtitle': same('the other library left out the subtitle', noIsbn, noSubtitle),
  'subtitle-in-title': same(
    'the other library wrote title and subtitle as one title',
    noIsbn,
    subtitleInTitle,
  ),
  'year-off-by-one': same(
    'one states the year on the book, the other that of appearance',
    noIsbn,
    yearsLater(1),
  ),
  'publisher-shortened': same('the first word of the name of the publisher will do', noIsbn, shortPublisher),
  'pages-counted-otherwise': same(
    'the unnumbered pages are counted too',
    noIsbn,
    pages(count => count + 6),
  ),
  'no-diacritics': same('an old system that has no diacritics', noIsbn, undiacritical),
  'own-script': same('described in its own script instead of romanised', noIsbn, ownScript),
  'house-style': same(
    'another school: initials, no subtitle, short publisher, no punctuation, no ISBN',
    noIsbn,
    initials,
    ifAny(noSubtitle),
    ifAny(shortPublisher),
    unpunctuated('245', '250', '260', '264', '300'),
  ),
  brief: same(
    'a brief record made while ordering: author, title, publisher, year',
    only('008', '100', '110', '111', '245', '260', '264'),
  ),
  reissue: different(
    'the second, revised edition seven years later, with a number of its own',
    otherIsbn,
    yearsLater(7),
    edition('2e, herziene druk'),
  ),
  'silent-reissue': different(
    'a reissue seven years later by a library that writes no ISBN',
    noIsbn,
    yearsLater(7),
  ),
  'other-volume': {
    ...different('part 1 and part 2 under the ISBN of the set', inPart(2)),
    ours: inPart(1),
  },
  'part-of-set': different('the set and its first part, under the ISBN of the set', inPart(1)),
  'large-print': different(
    'the large print edition that carries the ISBN of the book',
    formOfItem('d'),
    edition('Grote letter'),
    ifAny(pages(count => Math.round(count * 1.6))),
  ),
  audiobook: different(
    'the recording that carries the ISBN of the book',
    typed('i'),
    extent('8 cd\u2019s (540 min.)'),
  ),
  'e-book': different(
    'the e-book that carries the ISBN of the book',
    formOfItem('o'),
    extent('1 online resource'),
  ),
  translation: different('a translation under the title that it had, in the same year', noIsbn, translated),
  'other-binding': different('the paperback beside the hardback, with an ISBN of its own', otherIsbn),
  'other-author': different('the same title in the same year by another author', noIsbn, otherAuthor),
};
