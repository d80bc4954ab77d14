import { test } from 'node:test';
import { aLine } from '../../../../../test/support/sip2-line.ts';
import { keptPage } from '../../../../../test/support/kept-page.ts';
import { counted } from '../../../../../test/support/sip2-terminal.ts';

const date = '20260113    100000';
const book = 'AB30001000001';
const ada = 'AAC0';

/** A morning at a self-check, a message a line with what it is for. */
const session: readonly (readonly [string, string])[] = [
  ['Is anybody there, and what can it do?', '9900802.00'],
  ['Whose card is this, and what do they have?', `63000${date}Y         AOnorth|${ada}|`],
  ['Ada takes a book along', `11NN${date}                  AOnorth|${ada}|${book}|AC|`],
  ['What is this book doing?', `17${date}AOnorth|${book}|`],
  ['The tag on it is written', `19${date}AOnorth|${book}|AC|CHtag 3|`],
  ['Ada keeps it longer', `29NN${date}                  AOnorth|${ada}|${book}|`],
  ['and everything else as well', `65${date}AOnorth|${ada}|`],
  ['Ada brings it back', `09N${date}${date}APnorth|AOnorth|${book}|AC|`],
  ['Ada wants it kept ready', `15+${date}AOnorth|${ada}|${book}|`],
  ['and does not any more', `15-${date}AOnorth|${ada}|${book}|`],
  ['A code that nobody knows', `11NN${date}                  AOnorth|${ada}|AB00000000000|AC|`],
  ['Ada leaves', `35${date}AOnorth|${ada}|`],
  ['The answer got lost: say it again', '97'],
];

test('a whole session of a self-check, as docs/sip2-session.md shows it', async t => {
  const { terminal, addCopies, clock } = await aLine(t);
  await addCopies({ '30001000001': 'Ferry Timetables' });
  const machine = await terminal();
  const shown: string[] = [];
  for (const [n, [what, message]] of session.entries()) {
    clock.pass(20_000);
    const line = message === '97' ? '97' : counted(message, n % 10);
    const answer = await machine.ask(line);
    shown.push(`${what}`, '', '```', `> ${line}`, `< ${answer.line}`, '```', '');
  }
  const head = [
    '# A session of a self-check',
    '',
    'SIP 2.00, as a test plays it (`src/modules/desk/protocols/sip2/shown-session.test.ts`): what the machine sends (`>`) and what it',
    'hears (`<`), with counts (AY) and checksums (AZ), after it signed in with 93. The people and the book are invented.',
    '',
  ];
  keptPage('docs/sip2-session.md', [...head, ...shown].join('\n').replace(/\n+$/, '\n'));
});
