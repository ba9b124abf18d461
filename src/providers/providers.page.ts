import { may } from '../access/access';
import type { UserActor } from '../access/actor';
import { ageOn, type LocalDate } from '../statutory/local-date';
import { chosen, type Fields } from '../web/fields';
import { isOld, SUPPORTED_KINDS } from './placing';
import { MARK_WORDS, RISK_WORDS, shortfalls, STANDARDS } from './monitoring';
import { incidentClosedOn, isOpen, type ActionTold } from './monitoring-told';
import { INCIDENT_WORDS, KIND_WORDS, REGISTRATION_WORDS } from './provider-kinds';
import { STATUS_MEANS, STATUS_WORDS, type ProviderStatus } from './provider-status';
import type { RegistrationTold, Standing } from './provider-standing';
import type { ProviderInFull, ProviderLine } from './providers.service';
import { mayAnswer } from './placings.service';
import { ACTION_STEP_WORDS } from './provider.forms';
import { photoShown } from './visit-photos.page';

/** Words and the colour beside them. */
export const STATUS_COLOURS: Readonly<Record<ProviderStatus, string>> = {
  applied: 'blue',
  approved: 'green',
  'under-improvement': 'yellow',
  suspended: 'red',
  removed: 'grey',
};

export const PROVIDER_SHOWS = ['list', 'late', 'visits', 'actions', 'free', 'all'] as const;
export type ProviderShow = (typeof PROVIDER_SHOWS)[number];
const SHOW_WORDS: Record<ProviderShow, string> = {
  list: 'On the list',
  late: 'Something late',
  visits: 'Visits late',
  actions: 'To be put right, late',
  free: 'Free places',
  all: 'All, with those removed',
};
const NOTHING: Record<ProviderShow, string> = {
  list: 'No provider is on the list yet.',
  late: 'No visit is late, nothing is to be put right late, and the register was looked up in time.',
  visits: 'No visit is late.',
  actions: 'Nothing that was to be put right is late.',
  free: 'No provider has said that a place is free.',
  all: 'No provider has been added yet.',
};
const SHOWN: Record<ProviderShow, (line: ProviderLine) => boolean> = {
  list: ({ step }) => step?.status !== 'removed',
  late: ({ isLate }) => isLate,
  visits: ({ visit }) => visit?.late === true,
  actions: ({ actionsLate }) => actionsLate > 0,
  free: ({ free }) => (free?.count ?? 0) > 0,
  all: () => true,
};

export function readProvidersAddress(query: Fields): ProviderShow {
  return chosen(query, 'show', PROVIDER_SHOWS) ?? 'list';
}

export function tagOf(status: ProviderStatus | null) {
  return status
    ? { words: STATUS_WORDS[status], colour: STATUS_COLOURS[status] }
    : { words: 'Not on the list', colour: 'grey' };
}

export function toListPage(lines: ProviderLine[], show: ProviderShow, actor: UserActor, today: LocalDate) {
  return {
    today,
    show,
    heading: SHOW_WORDS[show],
    nothing: NOTHING[show],
    tabs: PROVIDER_SHOWS.map((one) => ({
      text: SHOW_WORDS[one],
      href: one === 'list' ? '/providers' : `/providers?show=${one}`,
      count: lines.filter(SHOWN[one]).length,
      current: one === show,
    })),
    mayDecide: may(actor, 'decide-on-providers'),
    seesAll: may(actor, 'see-more-of-providers'),
    lines: lines.filter(SHOWN[show]).map((line) => ({
      ...line,
      at: `/providers/${line.id}`,
      kind: KIND_WORDS[line.kind],
      tag: tagOf(line.step?.status ?? null),
      riskWords: line.risk ? RISK_WORDS[line.risk.risk] : 'Risk not set',
      register: registerWords(line.kind, line, today),
    })),
  };
}

/** What to know of the registration; null where none is needed. */
function registerWords(kind: ProviderLine['kind'], { registration }: Standing, today: LocalDate) {
  if (!registration)
    return SUPPORTED_KINDS.includes(kind) ? { words: 'Registration never looked up', wrong: true } : null;
  const { state, number, checkedOn } = registration;
  const wrong =
    (state !== 'registered' && state !== 'exempt') || (SUPPORTED_KINDS.includes(kind) && isOld(registration, today));
  return { words: [REGISTRATION_WORDS[state], number].filter(Boolean).join(' '), checkedOn, wrong };
}

/** What came of an incident: it is open until the last of it is settled. */
function cameOfIncident(actions: readonly ActionTold[]) {
  const open = actions.filter(isOpen).length;
  return { toPutRight: actions.length, open, closedOn: incidentClosedOn(actions) };
}

export function toProviderPage(full: ProviderInFull, actor: UserActor, today: LocalDate) {
  const { provider, standing, visits, photos, actions, incidents } = full;
  const at = `/providers/${provider.id}`;
  const mayDecide = may(actor, 'decide-on-providers');
  const takeBackAt = (id: string) => (mayDecide ? `${at}/taken-back/${id}` : null);
  const spoken = visits.filter(({ spokenTo }) => spokenTo > 0);
  const sum = (of: (visit: (typeof visits)[number]) => number) => spoken.reduce((all, visit) => all + of(visit), 0);
  return {
    ...full,
    at,
    today,
    kind: KIND_WORDS[provider.kind],
    status: tagOf(standing.step?.status ?? null),
    means: standing.step ? STATUS_MEANS[standing.step.status] : 'Nobody is placed there.',
    register: registerWords(provider.kind, standing, today),
    needsRegister: SUPPORTED_KINDS.includes(provider.kind),
    riskWords: standing.risk ? RISK_WORDS[standing.risk.risk] : null,
    mayDecide,
    mayMonitor: may(actor, 'monitor-providers'),
    seesAll: may(actor, 'see-more-of-providers'),
    steps: full.steps.map((step) => ({ ...step, tag: tagOf(step.status) })),
    registrations: full.registrations.map((one: RegistrationTold) => ({
      ...one,
      stateWords: REGISTRATION_WORDS[one.state],
      takeBackAt: takeBackAt(one.id),
    })),
    risks: full.risks.map((one) => ({ ...one, words: RISK_WORDS[one.risk] })),
    open: actions.filter(isOpen).map((one) => ({ ...one, late: one.byOn < today })),
    settled: actions.filter((one) => !isOpen(one)).map((one) => ({ ...one, stepWords: ACTION_STEP_WORDS[one.step!] })),
    visits: visits.map((visit) => ({
      ...visit,
      short: shortfalls(visit.standards).map(({ standard, mark }) => ({
        words: STANDARDS[standard],
        mark: MARK_WORDS[mark],
      })),
      met: Object.values(visit.standards).filter((mark) => mark === 'met').length,
      looked: Object.values(visit.standards).filter((mark) => mark !== 'not-looked-at').length,
      takeBackAt: takeBackAt(visit.id),
      photosAt: `${at}/visits/${visit.id}/photos`,
      photos: photos
        .filter(({ visitId, takenOut }) => visitId === visit.id && takenOut === null)
        .map((photo) => photoShown(photo, provider.id)),
    })),
    spoken:
      spoken.length > 0
        ? { to: sum((v) => v.spokenTo), safe: sum((v) => v.feelSafe), not: sum((v) => v.notSafe) }
        : null,
    incidents: incidents.map((one) => ({
      ...one,
      kindWords: INCIDENT_WORDS[one.kind],
      ...cameOfIncident(actions.filter(({ cameOf }) => cameOf === one.id)),
      addAt: `${at}/actions/new?of=${one.id}`,
      takeBackAt: takeBackAt(one.id),
    })),
    people: full.living.people.map((one) => ({
      ...one,
      age: ageOn(one.dateOfBirth, today),
      at: `/young-people/${one.personId}`,
    })),
    unseen: full.living.count - full.living.people.length,
    signOffs: full.signOffs.map((one) => ({
      ...one,
      at: `/young-people/${one.person!.personId}/placing/${provider.id}`,
      mayAnswer: mayAnswer(actor, one),
    })),
  };
}
