import type { EditionId, Material } from '#catalogue';
import type { Network } from '#network';
import { addDays, type Day } from '#platform/day.ts';
import { verbsFor } from '#platform/state-table.ts';
import { sayDay, sayFullDay, sayShortDay } from '#web/day-words.ts';
import type { Choice } from '#web/parts/select.tsx';
import type { TimelineStep } from '#web/parts/timeline.tsx';
import { type Language, type TranslateOf, translator } from '#web/words.ts';
import { wentAstray } from '../../keep-promises.ts';
import { choiceOf, homeChoices } from '../../home-choice.ts';
import { homeOn } from '../../home.ts';
import { sayChoice } from '../../say-choice.ts';
import { isPaused } from '../../pause-requests.ts';
import {
  isClosed,
  isUnderWay,
  type Request,
  type RequestActor,
  type RequestId,
  requestLife,
  type RequestState,
  type RequestVerb,
} from '../../request.ts';
import type { QueuePlace } from '../../place-in-queue.ts';
import type { Step } from '../../store/stories.ts';
import type { WishList } from './load.ts';
import { words } from './words.ts';

/** One wish as its member sees it. */
export interface WishLine {
  readonly request: RequestId;
  readonly edition: EditionId;
  readonly title: string;
  readonly authors: string;
  /** How it stands and what to do, in a sentence or two. */
  readonly sentence: string;
  /** Where it stands in the queue and why, a sentence each; none when it does not wait. */
  readonly queue: readonly string[];
  /** Why this copy comes and not another, in a sentence; empty when none is coming. */
  readonly why: string;
  readonly ready: boolean;
  readonly steps: readonly TimelineStep[];
  readonly mayStop: boolean;
  /** It may wait a while; the day after today, and the day until which it does. */
  readonly pause: { readonly from: Day; readonly until: Day | undefined } | undefined;
  /** Code of the branch where it will be fetched, while that may still change. */
  readonly pickup: string | undefined;
  /** Staff may let it go first; why they did, when they did. */
  readonly hasten: { readonly why: string | undefined } | undefined;
}

type T = TranslateOf<typeof words>;
type Word = keyof (typeof words)['nl'];

export const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const things: ReadonlySet<Material> = new Set(['book', 'dvd', 'game', 'audiobook', 'magazine']);
const thingOf = (material: Material | undefined): string =>
  material === 'large-print' ? 'book' : material !== undefined && things.has(material) ? material : 'other';

/** Which sentence says how a wish stands: with a day, and without one. */
const sentences: Readonly<Record<RequestState, readonly [Word, Word]>> = {
  asked: ['asked', 'asked'],
  routed: ['routed', 'late'],
  picked: ['picked', 'pickedNoDay'],
  'on-the-van': ['onTheVan', 'onTheVanNoDay'],
  'wrong-shelf': ['wrongShelf', 'wrongShelf'],
  ready: ['ready', 'ready'],
  lent: ['ready', 'ready'],
  returned: ['withdrawn', 'withdrawn'],
  home: ['withdrawn', 'withdrawn'],
  withdrawn: ['withdrawn', 'withdrawn'],
  expired: ['expired', 'expired'],
  unfilled: ['unfilled', 'unfilled'],
};

function sentenceOf(
  request: Request,
  thing: string,
  today: Day,
  place: Network,
  language: Language,
  t: T,
): string {
  if (request.deliverOn !== null)
    return t('readyHome', {
      thing,
      pickup: place.unit(request.pickup).name,
      day: sayFullDay(request.deliverOn, language),
    });
  const { state, promised, supplier, pickup, shelfUntil } = request;
  const from = state === 'wrong-shelf' ? request.shelf : supplier;
  if (isPaused(request, today))
    return t('paused', { thing, day: sayFullDay(request.pausedUntil ?? today, language) });
  if (coming.has(state) && promised !== null && promised < today) return t('late', { thing });
  if (state === 'expired' && request.readyAt === null) return t('lapsed', { thing });
  const [dated, undated] = sentences[state];
  const day = state === 'ready' ? shelfUntil : promised;
  const said =
    day === null ? '' : state === 'ready' ? sayFullDay(day, language) : sayDay(day, today, language);
  const name = state === 'routed' && supplier === pickup ? 'routedHere' : day === null ? undated : dated;
  return t(name, {
    thing,
    pickup: place.unit(pickup).name,
    from: from === null ? '' : place.unit(from).name,
    day: language === 'nl' && state !== 'ready' ? upper(said) : said,
  });
}

/** On which day it comes to the door after that. */
function thenHome(request: Request, { home, network: place }: WishList, language: Language, t: T): string[] {
  const day = request.deliverOn === null && isUnderWay(request) ? homeOn(request, home) : undefined;
  if (day !== undefined) return [t('thenHome', { day: sayFullDay(day, language) })];
  return request.atHome && request.deliverOn === null && isUnderWay(request)
    ? [t('thenHomeLater', { place: place.unit(request.pickup).name })]
    : [];
}

/** Where a wish that waits stands, and what that comes from. */
function queueOf(queue: QueuePlace | undefined, today: Day, language: Language, t: T): string[] {
  if (!queue) return [];
  const { place, of, among, copies, cutIn, paused, expected } = queue;
  return [
    t('queuePlace', { place, of, copies }),
    ...(among < place ? [t('queueAmong', { among })] : []),
    ...(cutIn > 0 ? [t('queueCutIn', { cutIn })] : []),
    ...(paused > 0 ? [t('queuePaused', { paused })] : []),
    ...(expected === undefined ? [] : [t('queueExpected', { day: sayDay(expected, today, language) })]),
  ];
}

const stepWords: Readonly<Partial<Record<RequestVerb | 'ask', Word>>> = {
  ask: 'stepAsk',
  route: 'stepRoute',
  pack: 'stepPack',
  board: 'stepBoard',
  hold: 'stepHold',
  miss: 'stepMiss',
  drop: 'stepLose',
  lose: 'stepLose',
  hasten: 'stepHasten',
  pause: 'stepPause',
  unpause: 'stepUnpause',
  move: 'stepMove',
  delay: 'stepDelay',
  withdraw: 'stepWithdraw',
  keep: 'stepHold',
  'change-way': 'stepChangeWay',
  'bring-back': 'stepBringBack',
  expire: 'stepExpire',
  lapse: 'stepLapse',
  'give-up': 'stepGiveUp',
  resume: 'stepResume',
};

function timelineOf(
  request: Request,
  steps: readonly Step[],
  place: Network,
  language: Language,
  t: T,
): TimelineStep[] {
  const past = steps.flatMap(({ verb, at, facts }, i): TimelineStep[] => {
    const word = verb === 'delay' && facts.reason === wentAstray ? 'stepStrayed' : stepWords[verb];
    const where = facts.unit ?? (verb === 'move' ? facts.to : facts.from) ?? request.pickup;
    if (!word) return [];
    return [
      {
        state: i === steps.length - 1 ? 'now' : 'done',
        title: t(word, { place: place.unit(where).name }),
        when: sayShortDay(place.today(request.pickup, at), language),
      },
    ];
  });
  if (isClosed(request) || request.state === 'ready' || request.promised === null) return past;
  const title = t('stepAhead', { place: place.unit(request.pickup).name });
  return [...past, { state: 'ahead', title, when: sayShortDay(request.promised, language) }];
}

const may = (verb: RequestVerb, state: RequestState, by: RequestActor): boolean =>
  verbsFor<RequestState, RequestVerb, RequestActor>(requestLife, state, by).includes(verb);

/** Where things can be fetched, or brought. */
export const pickupsOf = ({ network, home }: WishList, now: Date, language: Language): Choice[] => [
  ...homeChoices(home?.agreed, language),
  ...network
    .branches(network.today(network.province.id, now))
    .filter(({ requestsAllowed }) => requestsAllowed)
    .map(({ code, name }) => ({ value: code, label: name })),
];

const coming: ReadonlySet<RequestState> = new Set(['routed', 'picked', 'on-the-van']);

/** What to say about each wish: what lies ready first, then the newest. */
export function presentWishes(list: WishList, now: Date, language: Language, by: RequestActor): WishLine[] {
  const t = translator(words, language);
  const requests = list.requests.toSorted(
    (a, b) => Number(b.state === 'ready') - Number(a.state === 'ready'),
  );
  return requests.map(request => {
    const found = list.editions.get(request.edition);
    const today = list.network.today(request.pickup, now);
    const thing = t('thing', { material: thingOf(found?.material) });
    return {
      request: request.id,
      edition: request.edition,
      title: found?.title ?? t('unknownTitle'),
      authors: found?.authors.join(', ') ?? '',
      sentence: [
        sentenceOf(request, thing, today, list.network, language, t),
        ...thenHome(request, list, language, t),
      ].join(' '),
      queue: queueOf(list.queues.get(request.id), today, language, t),
      why: coming.has(request.state) ? sayChoice(request.decision, list.network, today, language) : '',
      ready: request.state === 'ready',
      steps: timelineOf(request, list.steps.get(request.id) ?? [], list.network, language, t),
      mayStop: may('withdraw', request.state, by),
      pause: may('pause', request.state, by)
        ? {
            from: addDays(today, 1),
            until: isPaused(request, today) ? (request.pausedUntil ?? undefined) : undefined,
          }
        : undefined,
      hasten:
        by === 'desk' && may('hasten', request.state, by) ? { why: request.cutIn ?? undefined } : undefined,
      pickup: may('move', request.state, by)
        ? choiceOf(request.pickup, request.atHome, list.network)
        : undefined,
    };
  });
}
