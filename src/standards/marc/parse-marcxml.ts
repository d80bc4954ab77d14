import { SaxesParser } from 'saxes';
import type { Parsed } from './parse-iso2709.ts';
import type { Warning } from './reading.ts';
import type { MarcField, Subfield } from './record.ts';

const CONTROL_CHARACTER = /[^\t\n\r\u0020-\uffff]|&#(?:x0*[01]?[0-9a-f]|0*[12]?\d|0*3[01]);/i;
/** Written as references these three are allowed. */
const ALLOWED_REFERENCE = /&#(?:x0*[9ad]|0*(?:9|10|13));/gi;
const LEADER = 24;
const TAG = /^[0-9A-Za-z]{3}$/;

/**
 * Reads the text of one record element (MARC 21 slim), with or without a prefix. Strict about XML, lenient about
 * MARC: what is missing in a field is mended with a warning. No entity beyond the five of XML is ever resolved.
 */
export function parseMarcXml(text: string): Parsed {
  const builder = new RecordBuilder();
  const parser = new SaxesParser({ xmlns: false, position: false });
  let broken = false;
  parser.on('error', () => {
    broken = true;
  });
  parser.on('opentag', tag => builder.open(localName(tag.name), tag.attributes));
  parser.on('text', part => builder.add(part));
  parser.on('cdata', part => builder.add(part));
  parser.on('closetag', tag => builder.close(localName(tag.name)));
  parser.write(text).close();
  if (broken) return { ok: false, reason: holdsControl(text) ? 'control-character' : 'broken-xml' };
  return builder.finish();
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

const holdsControl = (text: string): boolean => CONTROL_CHARACTER.test(text.replace(ALLOWED_REFERENCE, ''));

type Attributes = Readonly<Record<string, string | undefined>>;

class RecordBuilder {
  readonly #warnings = new Set<Warning>();
  readonly #fields: MarcField[] = [];
  #leader = '';
  #tag = '';
  #indicators: readonly [string, string] = [' ', ' '];
  #code = '';
  #subfields: Subfield[] = [];
  #text: string | undefined;

  open(name: string, attributes: Attributes): void {
    if (name === 'record') return;
    if (name === 'leader') this.#text = '';
    else if (name === 'controlfield') {
      this.#tag = this.#readTag(attributes['tag']);
      this.#text = '';
    } else if (name === 'datafield') {
      this.#tag = this.#readTag(attributes['tag']);
      this.#indicators = [this.#readIndicator(attributes['ind1']), this.#readIndicator(attributes['ind2'])];
      this.#subfields = [];
    } else if (name === 'subfield') {
      this.#code = attributes['code'] ?? '';
      if (this.#code.length !== 1) this.#warnings.add('odd-subfield-code');
      this.#text = '';
    } else this.#warnings.add('unknown-element');
  }

  add(part: string): void {
    if (this.#text !== undefined) this.#text += part;
  }

  close(name: string): void {
    const value = this.#text ?? '';
    if (name === 'leader') this.#leader = this.#readLeader(value);
    else if (name === 'controlfield') this.#fields.push({ tag: this.#tag, value });
    else if (name === 'subfield') this.#subfields.push({ code: this.#code, value });
    else if (name === 'datafield') {
      const [ind1, ind2] = this.#indicators;
      this.#fields.push({ tag: this.#tag, ind1, ind2, subfields: this.#subfields });
    }
    this.#text = undefined;
  }

  finish(): Parsed {
    if (this.#leader === '' && this.#fields.length === 0)
      return { ok: false, reason: this.#warnings.has('unknown-element') ? 'not-marc' : 'no-fields' };
    const leader = this.#leader === '' ? this.#readLeader('') : this.#leader;
    return { ok: true, record: { leader, fields: this.#fields }, warnings: [...this.#warnings] };
  }

  /** Some systems leave out the zeros in front of a tag, some the tag. */
  #readTag(tag = ''): string {
    const padded = /^\d{1,2}$/.test(tag) ? tag.padStart(3, '0') : tag;
    if (padded !== tag || !TAG.test(tag)) this.#warnings.add('odd-tag');
    return padded;
  }

  #readIndicator(indicator: string | undefined): string {
    if (indicator?.length !== 1) this.#warnings.add('odd-indicators');
    return indicator?.charAt(0) || ' ';
  }

  /** Alma writes # for blank; others lose the blanks at either end or put the leader on a line of its own. */
  #readLeader(text: string): string {
    const line = text.length === LEADER ? text : text.replace(/^\s*\n\s*|\s*\n\s*$/g, '');
    const leader = line.replaceAll('#', ' ').padEnd(LEADER).slice(0, LEADER);
    if (leader !== text) this.#warnings.add('leader-mended');
    return leader;
  }
}
