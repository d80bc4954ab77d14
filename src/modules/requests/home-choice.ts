import type { Network, UnitId } from '#network';
import { type HomeDelivery, homeDeliveryOn, type Member } from '#people';
import type { Day } from '#platform/day.ts';
import { sayWeekday } from '#web/day-words.ts';
import type { Choice } from '#web/parts/select.tsx';
import { type Language, translator } from '#web/words.ts';

/** What a form says where it is to be brought home; else it says the code of a branch. */
const homeCode = 'aan-huis';

const words = {
  nl: { home: 'Thuis laten bezorgen, op {weekday}' },
  en: { home: 'Brought to your home, on {weekday}' },
};

/** The choice of having something brought, first among the branches, for whom that was agreed with. */
export const homeChoices = (agreed: HomeDelivery | undefined, language: Language): Choice[] =>
  agreed
    ? [
        {
          value: homeCode,
          label: translator(words, language)('home', { weekday: sayWeekday(agreed.weekday, language) }),
        },
      ]
    : [];

/** The choice that a wish has now, as its form says it. */
export const choiceOf = (pickup: UnitId, atHome: boolean, place: Network): string =>
  atHome ? homeCode : place.unit(pickup).code;

/** Where and how a form wants something; nothing for a place that there is not. Home without an agreement is refused later. */
export function wayIn(
  code: string | undefined,
  member: Member | undefined,
  place: Network,
  today: Day,
): { readonly pickup: UnitId; readonly atHome: boolean } | undefined {
  if (code === homeCode && member)
    return { pickup: homeDeliveryOn(member, today)?.branch ?? member.home, atHome: true };
  const unit = place.byCode(code ?? '', today);
  return unit && { pickup: unit.id, atHome: false };
}
