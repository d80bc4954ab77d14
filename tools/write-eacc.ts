// Writes src/standards/marc/marc8/eacc.txt: what each East Asian code of MARC-8 is in Unicode, after the code tables of
// the Library of Congress ("MARC-8 to Unicode", EACC), as Debian's libmarc-charset-perl carries them. Walks all
// 830,584 codes; run it only when those tables change.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';

const walk = `
  use MARC::Charset::Table;
  my $table = MARC::Charset::Table->new;
  for my $x (0x21..0x7e) { for my $y (0x21..0x7e) { for my $z (0x21..0x7e) {
    my $code = $table->lookup_by_marc8('1', chr($x) . chr($y) . chr($z)) or next;
    printf "%02X%02X %02X %s\\n", $x, $y, $z, $code->ucs || $code->alt;
  } } }`;

const { stdout, status } = spawnSync('perl', ['-e', walk], {
  encoding: 'utf8',
  stdio: ['ignore', 'pipe', 'inherit'],
});
if (status !== 0) throw new Error('install libmarc-charset-perl first');

/** Ninety-four places a row; a blank is a code without meaning. */
const rows = new Map<string, string[]>();
for (const line of stdout.trimEnd().split('\n')) {
  const [row = '', place = '', unicode = ''] = line.split(' ');
  const cells = rows.get(row) ?? Array.from({ length: 94 }, () => ' ');
  cells[Number.parseInt(place, 16) - 0x21] = String.fromCodePoint(Number.parseInt(unicode, 16));
  rows.set(row, cells);
}
const lines = [...rows].map(([row, cells]) => `${row} ${cells.join('').trimEnd()}\n`);
writeFileSync(new URL('../src/standards/marc/marc8/eacc.txt', import.meta.url), lines.join(''));
