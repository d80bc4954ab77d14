import { editions } from '#catalogue';
import type { Network } from '#network';
import { type Notice, notify } from '#notices';
import { daysBetween } from '#platform/day.ts';
import type { Tx } from '#platform/db.ts';
import { sayDay, sayFullDay } from '#web/day-words.ts';
import type { Change } from './request.ts';
import { otherCame } from './siblings.ts';

interface Told {
  readonly title: string;
  readonly branch: string;
  readonly change: Change;
  readonly place: Network;
}

type Message = Pick<Notice, 'subject' | 'text' | 'onPaper'>;

const ready = ({ title, branch, change: { after } }: Told): Message => {
  const until = (language: 'nl' | 'en') =>
    after.shelfUntil === null ? '' : sayFullDay(after.shelfUntil, language);
  return {
    subject: { nl: `“${title}” ligt klaar`, en: `“${title}” is ready` },
    text: {
      nl: `“${title}” ligt voor je klaar in ${branch}.\n\nJe kunt het ophalen tot en met ${until('nl')}. Neem je pas mee.`,
      en: `“${title}” is ready for you in ${branch}.\n\nYou can fetch it until ${until('en')}. Please bring your card.`,
    },
    onPaper: true,
  };
};

/** Who has it brought hears on which day; after a round in vain, on which other. */
const coming = ({ title, branch, change: { after } }: Told): Message => {
  const day = (language: 'nl' | 'en') =>
    after.deliverOn === null ? '' : sayFullDay(after.deliverOn, language);
  const again = after.attempts > 0;
  return {
    subject: {
      nl: `We brengen “${title}” op ${day('nl')}`,
      en: `We bring “${title}” on ${day('en')}`,
    },
    text: {
      nl: `${again ? `We konden “${title}” niet bezorgen. ` : ''}We brengen “${title}” op ${day('nl')} bij je thuis, vanuit ${branch}.\n\nBen je er dan niet? Bel de bibliotheek. Wat uit is, kun je meteen meegeven.`,
      en: `${again ? `We could not deliver “${title}”. ` : ''}We bring “${title}” to your home on ${day('en')}, from ${branch}.\n\nWill you be out? Please call the library. You can hand over at once what you have finished.`,
    },
    onPaper: true,
  };
};

const delayed = ({ title, branch, change: { after, at }, place }: Told): Message => {
  const today = place.today(after.pickup, at);
  const day = (language: 'nl' | 'en') =>
    after.promised === null ? '' : sayDay(after.promised, today, language);
  return {
    subject: { nl: `“${title}” komt later`, en: `“${title}” will be later` },
    text: {
      nl: `“${title}” komt later dan we dachten.\n\nWe verwachten het ${day('nl')} in ${branch}. Je hoeft niets te doen.`,
      en: `“${title}” will take longer than we thought.\n\nWe expect it ${day('en')} in ${branch}. You need not do anything.`,
    },
  };
};

const unfilled = ({ title }: Told): Message => ({
  subject: { nl: `We kunnen “${title}” niet leveren`, en: `We cannot get “${title}” for you` },
  text: {
    nl: `Geen bibliotheek in de provincie kan “${title}” nu uitlenen. Je aanvraag is gestopt.\n\nVraag aan de balie wat wel kan, bijvoorbeeld een andere uitgave.`,
    en: `No library in the province can lend “${title}” now. Your request has ended.\n\nPlease ask at the desk what is possible, such as another edition.`,
  },
});

const expired = ({ title, branch }: Told): Message => ({
  subject: { nl: `“${title}” ligt niet meer klaar`, en: `“${title}” is no longer kept for you` },
  text: {
    nl: `“${title}” is niet opgehaald in ${branch}. Het ligt niet meer voor je klaar.\n\nWil je het nog lenen? Vraag het dan opnieuw aan.`,
    en: `“${title}” was not fetched in ${branch}. We no longer keep it for you.\n\nWould you still like it? Please ask for it again.`,
  },
});

/** Its reader can use it no more. */
const lapsed = ({ title }: Told): Message => ({
  subject: { nl: `“${title}” kwam niet op tijd`, en: `“${title}” did not come in time` },
  text: {
    nl: `De dag waarop je “${title}” uiterlijk wilde hebben, is voorbij. Je aanvraag is gestopt.\n\nWil je het nog lenen? Vraag het dan opnieuw aan.`,
    en: `The last day on which you wanted “${title}” is past. Your request has ended.\n\nWould you still like it? Please ask for it again.`,
  },
});

const withdrawn = ({ title }: Told): Message => ({
  subject: { nl: `Je aanvraag voor “${title}” is gestopt`, en: `Your request for “${title}” has ended` },
  text: {
    nl: `De bibliotheek heeft je aanvraag voor “${title}” gestopt.\n\nHeb je vragen? Kom langs bij de balie.`,
    en: `The library has ended your request for “${title}”.\n\nAny questions? Please come to the desk.`,
  },
});

/** Two titles turned out to be one, and the member had asked for both. */
const askedTwice = ({ title }: Told): Message => ({
  subject: { nl: `“${title}” had je twee keer aangevraagd`, en: `You had asked for “${title}” twice` },
  text: {
    nl: `“${title}” stond twee keer in de catalogus, en je had het twee keer aangevraagd.\n\nWe houden je eerste aanvraag aan. Je hoeft niets te doen.`,
    en: `“${title}” stood in the catalogue twice, and you had asked for it twice.\n\nWe keep your first request. You need not do anything.`,
  },
});

/** Days that a promise may move before somebody must be told. */
const tolerance = 1;

/** Whether it was to go another day since the branch was shut: then even its first day is news. */
const isBack = ({ plannedOn }: Change['before']): boolean => plannedOn !== null;

/** Which message a step is worth, if any. */
export function messageOf({
  before,
  after,
  by,
  at,
  facts,
}: Change): readonly [string, (told: Told) => Message] | undefined {
  if (after.state === 'ready' && after.deliverOn !== null)
    return [
      `request-home:${after.id}:${after.item}:${after.deliverOn}${isBack(before) ? at.toISOString() : ''}`,
      coming,
    ];
  // a club hears once a day
  if (after.state === 'ready' && after.bundleKind === 'all')
    return [`bundle-ready:${after.bundle}:${after.pickup}:${at.toISOString().slice(0, 10)}`, ready];
  if (after.state === 'withdrawn' && facts.reason === otherCame) return undefined;
  if (after.state === 'ready') return [`request-ready:${after.id}:${after.item}:${after.pickup}`, ready];
  if (after.state === 'unfilled') return [`request-unfilled:${after.id}`, unfilled];
  if (after.state === 'expired' && before.state !== 'ready') return [`request-lapsed:${after.id}`, lapsed];
  if (after.state === 'expired') return [`request-expired:${after.id}`, expired];
  if (after.state === 'withdrawn' && by === 'house') return [`request-withdrawn:${after.id}`, askedTwice];
  if (after.state === 'withdrawn' && by === 'desk') return [`request-withdrawn:${after.id}`, withdrawn];
  // who chose another branch was told there and then
  if (before.pickup !== after.pickup) return undefined;
  const moved =
    before.told !== null && after.promised !== null ? daysBetween(before.told, after.promised) : 0;
  return moved > tolerance ? [`request-delayed:${after.id}:${after.promised}`, delayed] : undefined;
}

/** The step with the day that its member knows of once it is told. */
export function withTold(change: Change): Change {
  const { before, after } = change;
  const hears = before.told === null || before.pickup !== after.pickup || messageOf(change)?.[1] === delayed;
  return hears ? { ...change, after: { ...after, told: after.promised } } : change;
}

/** Tells members what steps mean for them: ready, later than promised, not fetched, not possible, ended by the library. */
export async function tell(tx: Tx, changes: readonly Change[], place: Network): Promise<void> {
  const worth = changes.flatMap(change => {
    const [key, say] = messageOf(change) ?? [];
    const { member } = change.before;
    return key !== undefined && say && member !== null ? [{ change, member, key, say }] : [];
  });
  if (worth.length === 0) return;
  const titles = await editions(
    tx,
    worth.map(({ change }) => change.after.edition),
  );
  await notify(
    tx,
    worth.map(({ change, member, key, say }): Notice => {
      const title = titles.get(change.after.edition)?.title ?? '';
      const branch = place.unit(change.after.pickup).name;
      return { member, key, at: change.at, ...say({ title, branch, change, place }) };
    }),
  );
}
