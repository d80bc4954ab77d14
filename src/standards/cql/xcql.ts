import { textElement } from '../xml/write-xml.ts';
import {
  type CqlClause,
  type CqlQuery,
  isTriple,
  type Modifier,
  type SearchClause,
  type SortKey,
} from './query.ts';

/**
 * How SRU 1.1 and 1.2 echo a query (XCQL 1.0): the tree itself, an index of a declared context set without its prefix
 * and with the set's identifier beside it. Sort keys stand at the end of the outermost element.
 */
export function toXcql({ clause, sortKeys }: CqlQuery): string {
  const keys = sortKeys.map(
    ({ index, modifiers }) => `<key>${textElement('index', index)}${modifierList(modifiers)}</key>`,
  );
  return clauseText(clause, keys.length === 0 ? '' : `<sortKeys>${keys.join('')}</sortKeys>`);
}

function clauseText(clause: CqlClause, sorting = ''): string {
  if (!isTriple(clause)) return `<searchClause>${searchText(clause)}${sorting}</searchClause>`;
  return (
    `<triple><boolean>${textElement('value', clause.boolean)}${modifierList(clause.modifiers)}</boolean>` +
    `<leftOperand>${clauseText(clause.left)}</leftOperand>` +
    `<rightOperand>${clauseText(clause.right)}</rightOperand>${sorting}</triple>`
  );
}

function searchText({ index, set, relation, modifiers, terms }: SearchClause): string {
  const prefixes =
    set === undefined ? '' : `<prefixes><prefix>${textElement('identifier', set)}</prefix></prefixes>`;
  const name = set === undefined ? index : index.slice(index.indexOf('.') + 1);
  return (
    prefixes +
    textElement('index', name) +
    `<relation>${textElement('value', relation)}${modifierList(modifiers)}</relation>` +
    terms.map(term => textElement('term', term)).join('')
  );
}

const modifierList = (modifiers: readonly Modifier[]): string =>
  modifiers.length === 0
    ? ''
    : `<modifiers>${modifiers
        .map(
          ({ type, comparison, value }) =>
            `<modifier>${textElement('type', type)}${textElement('comparison', comparison)}${textElement('value', value)}</modifier>`,
        )
        .join('')}</modifiers>`;

/** How SRU 2.0 echoes a query (xcql.xsd of OASIS): prefixes and sort keys once, at the end of the tree's element. */
export function toXcql2({ clause, sortKeys, prefixes }: CqlQuery): string {
  const declared = prefixes
    .map(
      ({ name, identifier }) =>
        `<prefix>${textElement('name', name)}${textElement('identifier', identifier)}</prefix>`,
    )
    .join('');
  const tree = `<triple>${isTriple(clause) ? tripleText2(clause) : operandText2(clause)}</triple>`;
  const keys = sortKeys.map(keyText2).join('');
  return (
    (declared === '' ? '' : `<prefixes>${declared}</prefixes>`) +
    tree +
    (keys === '' ? '' : `<sortKeys>${keys}</sortKeys>`)
  );
}

const tripleText2 = (clause: Extract<CqlClause, { boolean: string }>): string =>
  `<Boolean>${textElement('value', clause.boolean)}${modifierList(clause.modifiers)}</Boolean>` +
  `<leftOperand>${operandText2(clause.left)}</leftOperand><rightOperand>${operandText2(clause.right)}</rightOperand>`;

const operandText2 = (clause: CqlClause): string =>
  isTriple(clause)
    ? `<triple>${tripleText2(clause)}</triple>`
    : `<searchClause>${searchText({ ...clause, set: undefined, terms: [clause.terms.join(' ')] })}</searchClause>`;

/** The schema wants a modifier; without one the order is ascending. */
const keyText2 = ({ index, modifiers }: SortKey): string =>
  `<key>${textElement('index', index)}${modifierList(modifiers.length > 0 ? modifiers : [{ type: 'sort.ascending' }])}</key>`;
