import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { deliveredAbout, deliveryFiles, deliveryName } from '#statistics';
import { command } from './command.ts';

/** Writes what was signed, never what is still being filled in. 0: everybody delivered; 1: some have not, by name. */
export const deliverCommand = command({
  name: 'deliver',
  usage: 'deliver YEAR FOLDER',
  summary: 'writes every signed delivery about a year as CSV, XLSX, CSVW, Data Package and SDMX-CSV',
  words: [2, 2],
  run: async ({ words: [year = '', folder = ''] }, io, means) => {
    if (!/^\d{4}$/.test(year))
      throw new Error('Name a year and a folder: npx bindwerk deliver 2025 deliveries');
    const { db } = await means.world();
    const { delivered, missing } = await deliveredAbout(db, Number(year));
    const target = resolve(folder);
    await mkdir(target, { recursive: true });
    for (const submission of delivered) {
      io.progress(deliveryName(submission));
      for (const { name, bytes } of deliveryFiles(submission)) await writeFile(join(target, name), bytes);
      const { hash, signedBy, signedAt, body } = submission;
      const receipt = { hash, signedBy, signedAt, ...body };
      await writeFile(
        join(target, `${deliveryName(submission)}.receipt.json`),
        `${JSON.stringify(receipt, null, 2)}\n`,
      );
    }
    for (const { questionnaire, unit } of missing) io.err(`${unit} has not delivered ${questionnaire}.`);
    io.out(
      io.json
        ? JSON.stringify({ folder: target, delivered: delivered.map(deliveryName), missing })
        : `${delivered.length} deliveries about ${year} are in ${target}, ${missing.length} are not signed yet.`,
    );
    return missing.length > 0 ? 1 : 0;
  },
});
