import { may } from '../access/access';
import type { UserActor } from '../access/actor';
import { pageLinks } from '../caseloads/page-links';
import { isId } from '../platform/ids';
import { ageOn, type LocalDate } from '../statutory/local-date';
import { chosen, typed, type Fields } from '../web/fields';
import { fullName, type Named } from '../young-people/names';
import { STATUS_WORDS } from '../young-people/status-words';
import { earliestOwed, TEAM_SHOWS, type Helped, type TeamShow } from './eet-list';
import { EET_A_PAGE, toRow } from './eet-list.page';
import type { EducationTeamOpened } from './eet-list.service';
import { tickOf, type EducationWorkerForm } from './education-worker.form';
import type { GivenEducationWorker, StaffToGive } from './education-workers.service';
import { trackingChoices } from './tracking.page';

const SHOW_WORDS: Record<TeamShow, string> = {
  everything: 'Whatever they do',
  without: 'Without education or work, or not known',
  neet: 'Without education or work',
  'not-known': 'Not known',
  'at-risk': 'May lose it',
};

export interface EducationTeamAddress {
  helped: Helped;
  show: TeamShow;
  teamId: string | null;
  page: number;
}

/** An adviser begins with their own, a manager with those whom nobody has; of these only whoever needs it is shown. */
export function readEducationTeamAddress(fields: Fields, actor: UserActor): EducationTeamAddress {
  const whose = typed(fields, 'whose').toLowerCase();
  const team = typed(fields, 'team').toLowerCase();
  const page = Number(typed(fields, 'page'));
  const named = (['mine', 'all', 'nobody'] as const).find((one) => one === whose);
  const helped = named ?? (isId(whose) ? { by: whose } : actor.role === 'adviser' ? 'mine' : 'nobody');
  return {
    helped,
    show: chosen(fields, 'show', TEAM_SHOWS) ?? (helped === 'nobody' ? 'without' : 'everything'),
    teamId: isId(team) ? team : null,
    page: Number.isInteger(page) && page > 1 && page < 10_000 ? page : 1,
  };
}

const whoseOf = (helped: Helped) => (typeof helped === 'string' ? helped : helped.by);

export function educationTeamAddress({ helped, show, teamId, page }: EducationTeamAddress): string {
  const said = [`whose=${whoseOf(helped)}`, `show=${show}`, teamId && `team=${teamId}`, page > 1 && `page=${page}`];
  return `?${said.filter(Boolean).join('&')}`;
}

/** Whom the workers for education and work have, what is owed first; and whom nobody of them has. */
export function toEducationTeamPage(
  { lines, counts, workers, staff, teams }: EducationTeamOpened,
  query: EducationTeamAddress,
  form: EducationWorkerForm,
  actor: UserActor,
  today: LocalDate,
) {
  const to = (helped: Helped, changes: Partial<EducationTeamAddress> = {}) =>
    `/eet/team${educationTeamAddress({
      ...query,
      page: 1,
      helped,
      show: helped === 'nobody' ? 'without' : 'everything',
      ...changes,
    })}`;
  const first = (query.page - 1) * EET_A_PAGE;
  const shown = [...lines].sort(owedFirst).slice(first, first + EET_A_PAGE);
  const canGive = may(actor, 'allocate') && shown.length > 0;
  const theirs = typeof query.helped === 'object' ? query.helped.by : null;
  const worker = workers.find(({ id }) => id === theirs);
  return {
    today,
    total: lines.length,
    heading: headingOf(query.helped, worker),
    empty: EMPTY[typeof query.helped === 'string' ? query.helped : 'worker'],
    back: `/team${educationTeamAddress(query)}`,
    isTeam: true,
    canGive,
    mayGive: may(actor, 'allocate'),
    form,
    errors: form.errors,
    here: educationTeamAddress(query),
    tickAllAt: canGive && shown.length > 1 ? `/eet/team${educationTeamAddress(query)}&tick=all` : null,
    rows: shown.map((line) => {
      const nextOn = line.tracking.nextByOn;
      return {
        ...toRow(line, today),
        age: ageOn(line.dateOfBirth, today),
        status: line.status ? STATUS_WORDS[line.status] : 'Status not worked out yet',
        tick: tickOf({ personId: line.personId, shownId: line.helper?.rowId ?? null }),
        isChosen: form.ticked.has(line.personId),
        lateStep: nextOn !== null && nextOn < today ? nextOn : null,
      };
    }),
    shows: (['mine', 'all', 'nobody'] as const).map((helped) => ({
      text: `${SHOWN[helped]} (${counts[helped]})`,
      href: to(helped),
      current: helped === query.helped,
    })),
    isFiltered: query.teamId !== null || theirs !== null,
    filters: {
      values: { whose: whoseOf(query.helped), show: query.show, team: query.teamId ?? '' },
      whose: [
        { value: 'mine', text: SHOWN.mine },
        { value: 'all', text: SHOWN.all },
        { value: 'nobody', text: SHOWN.nobody },
        ...workers
          .filter(({ people, isForIt }) => people > 0 || isForIt)
          .map(({ id, name }) => ({ value: id, text: name })),
      ],
      shows: TEAM_SHOWS.map((value) => ({ value, text: SHOW_WORDS[value] })),
      teams: [{ value: '', text: 'Every team' }, ...teams.map(({ id, name }) => ({ value: id, text: name }))],
    },
    workers: workerItems(workers, query.helped !== 'nobody'),
    pagination: pageLinks(query.page, Math.ceil(lines.length / EET_A_PAGE), (page) =>
      to(query.helped, { show: query.show, page }),
    ),
    ...trackingChoices(staff),
  };
}

const SHOWN: Record<'mine' | 'all' | 'nobody', string> = {
  mine: 'Mine, and whom I cover for',
  all: 'Everybody who has somebody',
  nobody: 'Nobody has them yet',
};

const EMPTY: Record<'mine' | 'all' | 'nobody' | 'worker', string> = {
  mine: 'You work with nobody for education and work.',
  all: 'Nobody has somebody for education and work yet.',
  nobody: 'Everybody who is without education or work, or of whom it is not known, has somebody.',
  worker: 'They work with nobody for education and work.',
};

function headingOf(helped: Helped, worker: StaffToGive | undefined): string {
  if (typeof helped === 'string') return SHOWN[helped];
  return worker ? `With ${worker.name}` : 'With this worker';
}

/** @param mayEnd whether nobody may be chosen too: it ends */
export function workerItems(workers: StaffToGive[], mayEnd: boolean): { value: string; text: string }[] {
  return [
    { value: '', text: 'Choose' },
    ...workers.map(({ id, name, team, people }) => ({
      value: id,
      text: `${name}${team ? `, ${team}` : ''} (${people} for education and work)`,
    })),
    ...(mayEnd ? [{ value: 'nobody', text: 'Nobody any more: it ends' }] : []),
  ];
}

/** What is late or due first comes first; then whoever has been without the longest. */
function owedFirst(a: EducationTeamOpened['lines'][number], b: EducationTeamOpened['lines'][number]): number {
  const [first, second] = [earliestOwed(a) ?? '9999', earliestOwed(b) ?? '9999'];
  if (first !== second) return first < second ? -1 : 1;
  return (b.daysWithout ?? -1) - (a.daysWithout ?? -1) || (a.personId < b.personId ? -1 : 1);
}

/** What became of those who were left as they were. @param names of whom the actor may see, by id */
export function toGivenPage(results: GivenEducationWorker[], names: Map<string, Named>, back: string) {
  const isDone = ({ outcome }: GivenEducationWorker) => outcome === 'given' || outcome === 'ended';
  return {
    back,
    done: results.filter(isDone).length,
    others: results
      .filter((one) => !isDone(one))
      .map((result) => {
        const named = names.get(result.personId);
        return {
          name: named ? fullName(named) : 'Someone who is not in your teams',
          at: named ? `/young-people/${result.personId}/eet/worker` : null,
          why: whyNot(result),
        };
      }),
  };
}

export function whyNot({ outcome, why }: GivenEducationWorker): string {
  switch (outcome) {
    case 'given':
    case 'ended':
      return '';
    case 'changed-meanwhile':
      return 'Someone else changed who works with them while you were choosing. Nothing was changed here';
    case 'refused':
      return why ?? '';
    case 'not-found':
      return 'They are not in your teams any more';
  }
}
