import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { type Catalogue, type Language, type Translate, translator } from './words.ts';

/** The language of the page being drawn; the frame sets it, so that parts need not be told. */
export const PageLanguage = createContext<Language>('nl');

/** A part's own words in the language of the page. */
export const useWords = <Key extends string>(catalogue: Catalogue<Key>): Translate<Key> =>
  translator(catalogue, useContext(PageLanguage));
