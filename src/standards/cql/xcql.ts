import { textElement } from '../xml/write-xml.ts';
import { type CqlClause, type CqlQuery, isTriple, type Modifier, type SearchClause } from './query.ts';

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
