import type { Reader } from '#platform/db.ts';
import type { Delivery, DeliveryId } from './delivery.ts';
import { readBytes, type Remark, readRemarks } from './store/arrival.ts';
import { readDeliveries, readDelivery } from './store/delivery.ts';

/** What became of a delivery. */
export interface Report {
  readonly delivery: Delivery;
  /** A page of what was set aside, in the order of the file. */
  readonly refused: readonly Remark[];
  /** A page of what was taken with a warning. */
  readonly warned: readonly Remark[];
}

/** A page of remarks: those after a place in the file, at most so many. */
export interface ReportPage {
  readonly after?: number;
  readonly most?: number;
}

/** The report on a delivery; undefined when there is none with this number. */
export async function report(
  reader: Reader,
  id: DeliveryId,
  { after = 0, most = 100 }: ReportPage = {},
): Promise<Report | undefined> {
  const delivery = await readDelivery(reader, id);
  if (!delivery) return undefined;
  return {
    delivery,
    refused: await readRemarks(reader, id, 'refused', { after, most }),
    warned: await readRemarks(reader, id, 'accepted', { after, most }),
  };
}

/** The newest deliveries of all sources, with the source's name. */
export const deliveries = (
  reader: Reader,
  most = 50,
): Promise<(Delivery & { readonly sourceName: string })[]> => readDeliveries(reader, most);

/** The bytes of an arrival exactly as they came. */
export const bytesOf = async (reader: Reader, arrival: number): Promise<Buffer | undefined> =>
  (await readBytes(reader, arrival))?.bytes;
