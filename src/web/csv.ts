/** One line of CSV (RFC 4180). What a spreadsheet would take for a formula is made plain text. */
export const csvLine = (cells: readonly (string | number | null | undefined)[]): string =>
  `${cells.map(quoted).join(',')}\r\n`;

function quoted(cell: string | number | null | undefined): string {
  if (typeof cell === 'number') return String(cell);
  const text = (cell ?? '').replace(/^[=+\-@\t\r]/, "'$&");
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
