import { Fragment, h, type VNode } from 'preact';
import { SectionFault } from './parts/section-fault.tsx';

/**
 * A module's part of a page that shows things of several modules. The context is what the owner of the page hands to
 * all sections of that slot (the visit, the world, and whom or what the page is about).
 */
export interface Section<Context = never> {
  readonly slot: string;
  /** Place on the page, low first. */
  readonly order: number;
  /** Draws the section, or answers null when it has nothing to show here. */
  readonly render: (context: Context) => Promise<VNode | null>;
}

/**
 * Draws all sections of a slot at the same time, in their order. One that fails shows a calm box in its place, the
 * others stay; its error goes to `onError`, for the log.
 */
export async function renderSlot<Context>(
  sections: readonly Section[],
  slot: string,
  context: Context,
  onError: (error: unknown) => void,
): Promise<VNode> {
  const chosen = sections.filter(section => section.slot === slot).toSorted((a, b) => a.order - b.order);
  const drawn = await Promise.all(
    chosen.map(async section => {
      try {
        return await (section as Section<Context>).render(context);
      } catch (error) {
        onError(error);
        return h(SectionFault, null);
      }
    }),
  );
  return h(Fragment, null, ...drawn);
}
