/** One line of CSV (RFC 4180). What a spreadsheet would take for a formula is made plain text. */
export const csvLine = (cells: readonly (string | number | null | undefined)[]): string =>
  `${cells.map(quoted).join(',')}\r\n`;

function quoted(cell: string | number | null | undefined): string {
  if (typeof cell === 'number') return String(cell);
  const text = (cell ?? '').replace(/^[=+\-@\t\r]/, "'$&");
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * The rows of a CSV text (RFC 4180) as spreadsheets write it: a byte order mark is skipped, lines end in any way, and the
 * separator is the comma, semicolon or tab that stands most in the first line. Rows without any text are left out.
 */
export function readCsv(text: string): string[][] {
  const body = text.replace(/^\uFEFF/, '');
  const first = /^[^\r\n]*/.exec(body)?.[0] ?? '';
  const [separator = ','] = [',', ';', '\t'].toSorted(
    (a, b) => first.split(b).length - first.split(a).length,
  );
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let isQuoted = false;
  const endCell = () => {
    row.push(cell);
    cell = '';
  };
  const endRow = () => {
    endCell();
    if (row.some(one => one.trim() !== '')) rows.push(row);
    row = [];
  };
  for (let at = 0; at < body.length; at += 1) {
    const sign = body.charAt(at);
    if (isQuoted && sign === '"' && body.charAt(at + 1) === '"') {
      cell += sign;
      at += 1;
    } else if (sign === '"' && (isQuoted || cell === '')) isQuoted = !isQuoted;
    else if (isQuoted) cell += sign;
    else if (sign === separator) endCell();
    else if (sign === '\n' || sign === '\r') {
      if (sign === '\r' && body.charAt(at + 1) === '\n') at += 1;
      endRow();
    } else cell += sign;
  }
  endRow();
  return rows;
}
