/** The annual report and its sisters: written in blocks, bound to figures, published whole and for ever. */
export { type BroughtFile, bringFolder } from './paper/bring-folder.ts';
export { publish, type PublishWish } from './publish.ts';
export { publishedFiles, type PublishedFiles } from './published-files.ts';
export { startPublications, type StartWish } from './start-publications.ts';
export { readWritten, type WrittenFile } from './written-file.ts';
export { type OnShelf, readShelf } from './store/version.ts';
