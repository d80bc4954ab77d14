import type { Visit } from '#web/show.tsx';

/** What a form with a file held; a file that was not chosen is absent. */
export interface Sent {
  readonly fields: Readonly<Record<string, string>>;
  readonly file: Buffer | undefined;
}

/** Reads a form, in parts when it has a file. */
export async function sentIn({ request, form }: Visit): Promise<Sent> {
  if (!request.isMultipart()) return { fields: form, file: undefined };
  const fields: Record<string, string> = {};
  let file: Buffer | undefined;
  for await (const part of request.parts())
    if (part.type === 'file') file = await part.toBuffer();
    else fields[part.fieldname] = String(part.value);
  return { fields, file: file && file.length > 0 ? file : undefined };
}
