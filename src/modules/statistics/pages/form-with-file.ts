import type { Visit } from '#web/show.tsx';

/** What a form held that may bring a file: its fields as text, and a file as the text in it. */
export async function formWithFile(visit: Visit): Promise<Readonly<Record<string, string>>> {
  if (!visit.request.isMultipart()) return visit.form;
  const fields: Record<string, string> = {};
  for await (const part of visit.request.parts())
    fields[part.fieldname] =
      part.type === 'file' ? (await part.toBuffer()).toString('utf8') : String(part.value);
  return fields;
}

/** The text of the file, or what was pasted when no file was chosen. */
export const fileOrPasted = (form: Readonly<Record<string, string>>, pasted: string): string => {
  const file = form['bestand'] ?? '';
  return file.trim() === '' ? (form[pasted] ?? '') : file;
};
