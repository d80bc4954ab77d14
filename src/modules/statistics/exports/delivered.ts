import { network } from '#network';
import type { Day } from '#platform/day.ts';
import type { Reader } from '#platform/db.ts';
import type { Submission } from '../deliveries/submission.ts';
import { formsAbout } from '../store/forms.ts';
import { newestSubmissions } from '../store/submissions.ts';
import { exportFormats } from './formats.ts';
import { observationsOf } from './observation.ts';

/** What a frozen delivery is called as a file, without the kind of file. */
export const deliveryName = ({ body }: Submission): string =>
  `${body.questionnaire}-${body.unit.code}-${body.year}-${body.number}`;

/** A frozen delivery in every kind of file. */
export const deliveryFiles = (submission: Submission): { name: string; bytes: Buffer }[] => {
  const rows = observationsOf(submission);
  return exportFormats.map(({ extension, write }) => ({
    name: `${deliveryName(submission)}.${extension}`,
    bytes: write(rows),
  }));
};

/** The newest frozen delivery of each form about a year, and who has not delivered what. */
export async function deliveredAbout(
  reader: Reader,
  year: number,
): Promise<{ delivered: Submission[]; missing: { questionnaire: string; unit: string }[] }> {
  const place = await network(reader);
  const delivered = await newestSubmissions(reader, year);
  const forms = await formsAbout(reader, year);
  const done = new Set(delivered.map(({ form }) => form));
  return {
    delivered,
    missing: forms
      .filter(({ id }) => !done.has(id))
      .map(({ questionnaire, unit }) => ({
        questionnaire,
        unit: place.unit(unit, `${year}-12-31` as Day).code,
      })),
  };
}
