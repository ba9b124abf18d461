import type { UserActor } from '../access/actor';
import { pageLinks } from '../caseloads/page-links';
import { isId, newId } from '../platform/ids';
import type { LocalDate } from '../statutory/local-date';
import { chosen, typed, type Fields } from '../web/fields';
import { typedDate } from '../web/typed-date';
import { fullName } from '../young-people/names';
import { activityWords, checkedWords, DOING_WORDS } from './activity-words';
import { attainmentWords } from './attainment';
import { EET_SHOWS, isForMeeting, type EetLine, type EetQuery, type EetShow } from './eet-list';
import type { EetListOpened } from './eet-list.service';
import { riskFlags, sinceWords, STATE_TAGS, trackedWords } from './eet.page';
import { SEPTEMBER_WORDS } from './step-words';
import { trackedValues } from './tracking.form';
import { sentAlong, trackingChoices } from './tracking.page';

export const EET_A_PAGE = 25;

const SHOW_WORDS: Record<EetShow, string> = {
  neet: 'Without education or work',
  'at-risk': 'May lose it',
  'not-known': 'Not known',
  'check-again': 'To be checked again',
};

const EMPTY: Record<EetShow, string> = {
  neet: 'Nobody is recorded as without education, training or work.',
  'at-risk': 'Nobody is marked as at risk, and nothing ends in the next eight weeks.',
  'not-known': 'What everybody does is known.',
  'check-again': 'Everything was checked in the last 90 days.',
};

export type EetAddress = EetQuery & { show: EetShow; page: number };

export function readEetAddress(fields: Fields, actor: UserActor): EetAddress {
  const team = typed(fields, 'team').toLowerCase();
  const page = Number(typed(fields, 'page'));
  return {
    show: chosen(fields, 'show', EET_SHOWS) ?? 'neet',
    who: chosen(fields, 'who', ['mine', 'everyone'] as const) ?? (actor.role === 'adviser' ? 'mine' : 'everyone'),
    teamId: isId(team) ? team : null,
    page: Number.isInteger(page) && page > 1 && page < 10_000 ? page : 1,
  };
}

export function eetAddress({ show, who, teamId, page }: EetAddress): string {
  const said = [`show=${show}`, `who=${who}`, teamId && `team=${teamId}`, page > 1 && `page=${page}`];
  return `?${said.filter(Boolean).join('&')}`;
}

/** The list, each row with the form that changes it in its place. */
export function toEetListPage({ lines, counts, staff, teams }: EetListOpened, query: EetAddress, today: LocalDate) {
  const to = (changes: Partial<EetAddress>) => `/eet${eetAddress({ ...query, page: 1, ...changes })}`;
  const first = (query.page - 1) * EET_A_PAGE;
  return {
    today,
    total: lines.length,
    forMeeting: lines.filter((line) => isForMeeting(line, today)).length,
    back: eetAddress(query),
    rows: lines.slice(first, first + EET_A_PAGE).map((line) => toRow(line, today)),
    shows: EET_SHOWS.map((show) => ({
      text: `${SHOW_WORDS[show]} (${counts[show]})`,
      href: to({ show }),
      current: show === query.show,
    })),
    heading: SHOW_WORDS[query.show],
    empty: EMPTY[query.show],
    isFiltered: query.teamId !== null,
    filters: {
      show: query.show,
      values: { who: query.who, team: query.teamId ?? '' },
      who: [
        { value: 'mine', text: 'Mine, and whom I cover for' },
        { value: 'everyone', text: 'Everyone I may see' },
      ],
      teams: [{ value: '', text: 'Every team' }, ...teams.map(({ id, name }) => ({ value: id, text: name }))],
    },
    pagination: pageLinks(query.page, Math.ceil(lines.length / EET_A_PAGE), (page) => to({ page })),
    ...trackingChoices(staff),
  };
}

export function toRow(line: EetLine, today: LocalDate) {
  const { standing, tracking, personId, checkedOn, stated, lastAction, actByOn, daysWithout } = line;
  const was = trackedValues(tracking);
  const at = `/young-people/${personId}/eet`;
  return {
    id: personId,
    name: fullName(line),
    at,
    team: line.teamName ?? 'No team',
    adviser: line.adviserName,
    state: STATE_TAGS[standing.state],
    days: daysWithout,
    since: sinceWords(standing, today),
    // Having none says no more than the state, but for its cause.
    doing: standing.running.filter(({ code }) => code !== 'G5').map(activityWords),
    endsOn: standing.running.map(({ expectedEndOn }) => expectedEndOn).find((on) => on !== null) ?? null,
    checked: checkedWords(checkedOn, today),
    stated: stated && `${stated.on} said: ${statedWords(stated.code)}`,
    look: standing.state === 'not-known' ? { last: line.lastLook } : null,
    actBy: actByOn !== null ? { on: actByOn, isLate: actByOn < today } : null,
    isForMeeting: isForMeeting(line, today),
    lastMeetingOn: line.lastMeetingOn,
    lastAction,
    reached: attainmentWords(line.attainment),
    helper: line.helper && {
      name: line.helper.name,
      since: line.helper.since,
      lastContactOn: line.helper.lastContactOn,
    },
    september: line.september && `${line.september.year}: ${SEPTEMBER_WORDS[line.september.step].toLowerCase()}`,
    contactAt: `/young-people/${personId}/contacts/new`,
    ...trackedWords(tracking, line.ownerName),
    flags: riskFlags(tracking, standing.running, { at, educationPlanId: line.educationPlanId, today }),
    formId: newId(),
    form: { values: { ...was, what: '', actedOn: typedDate(today) }, errors: [] },
    ticked: tracking.risks,
    ...sentAlong(was, tracking.version),
  };
}

/** The codes before 2022 meant what F5 and P5 do now, and apprenticeships too. */
function statedWords(code: string): string {
  const words: Readonly<Record<string, string>> = {
    ...DOING_WORDS,
    F3: 'training or work, full time',
    P3: 'training or work, part time',
  };
  return (words[code] ?? code).toLowerCase();
}
