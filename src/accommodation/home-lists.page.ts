import { may } from '../access/access';
import type { UserActor } from '../access/actor';
import { addMonths, ageOn, type LocalDate } from '../statutory/local-date';
import { chosen, type Fields } from '../web/fields';
import { fullName } from '../young-people/names';
import { ACCOMMODATION_WORDS } from './accommodation-words';
import { LOG_MONTHS, type HomesWatched, type Stay } from './home-lists.service';
import { MARK_WORDS } from './home-words';
import { SIGN_OFF_WORDS } from './sign-off';

export const WATCH_SHOWS = ['tonight', 'sign-offs', 'follow-ups', 'log'] as const;
export type WatchShow = (typeof WATCH_SHOWS)[number];

const SHOW_WORDS: Record<WatchShow, string> = {
  tonight: 'There now',
  'sign-offs': 'To sign off',
  'follow-ups': 'To ask how it goes',
  log: 'Log of breaches',
};
const NOTHING: Record<WatchShow, string> = {
  tonight: 'Nobody lives in bed and breakfast or in a shared house that is not assessed.',
  'sign-offs': 'Nothing waits to be signed off.',
  'follow-ups': '',
  log: 'No bed and breakfast and no shared house without an assessment in the last twelve months.',
};

export function readWatchAddress(fields: Fields): WatchShow {
  return chosen(fields, 'show', WATCH_SHOWS) ?? 'tonight';
}

/** Homes to watch, as one of four lists. */
export function toWatchedPage(watched: HomesWatched, show: WatchShow, actor: UserActor, today: LocalDate) {
  const there = watched.stays.filter((stay) => isThere(stay, today));
  const lists = {
    tonight: there,
    'sign-offs': watched.toSignOff,
    'follow-ups': watched.followUps,
    log: watched.stays,
  } as const;
  return {
    today,
    show,
    heading: SHOW_WORDS[show],
    nothing: NOTHING[show],
    since: addMonths(today, -LOG_MONTHS),
    tonight: watched.tonight,
    nights: watched.nights,
    tabs: WATCH_SHOWS.map((one) => ({
      text: SHOW_WORDS[one],
      href: one === 'tonight' ? '/homes' : `/homes?show=${one}`,
      count: lists[one].length,
      current: one === show,
    })),
    stays: show === 'follow-ups' ? [] : lists[show].map((stay) => stayLine(stay, actor, today)),
    followUps: watched.followUps.map((one) => ({
      ...one,
      name: fullName(one),
      age: ageOn(one.dateOfBirth, today),
      adviser: one.adviserName,
      at: `/young-people/${one.personId}`,
      words: MARK_WORDS[one.mark],
      askAt: may(actor, 'record-casework')
        ? `/young-people/${one.personId}/homes/${one.homeId}/how-it-goes/${one.mark}`
        : null,
    })),
  };
}

function isThere({ toOn }: Stay, today: LocalDate): boolean {
  return toOn === null || toOn > today;
}

function stayLine(stay: Stay, actor: UserActor, today: LocalDate) {
  const homeAt = `/young-people/${stay.personId}/homes/${stay.homeId}`;
  const decided = stay.signOff?.decided ?? null;
  return {
    ...stay,
    name: fullName(stay),
    age: ageOn(stay.dateOfBirth, today),
    adviser: stay.adviserName,
    at: `/young-people/${stay.personId}`,
    homeAt,
    what: SIGN_OFF_WORDS[stay.kind],
    isThere: isThere(stay, today),
    wentTo: stay.wentTo && (ACCOMMODATION_WORDS[stay.wentTo] ?? stay.wentTo),
    decided,
    agreedBy: stay.signOff?.agreedBy ?? null,
    decideAt: decided === null && may(actor, 'decide-for-manager') ? `${homeAt}/sign-off` : null,
  };
}
