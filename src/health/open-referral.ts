import { idOf } from '../platform/ids';
import { dayOfWeek } from '../statutory/local-date';
import { phoneLink } from '../web/phone-link';
import type { HealthServiceSession } from './clinic.entities';
import { SERVICE_KIND_WORDS, WELLBEING_STEPS } from './health-words';
import { SERVICE_KINDS, type HealthService, type ServiceKind } from './passport.entities';

/**
 * The directory as Open Referral UK has it: the UK profile of the Human Services Data Specification, version 3. What a
 * council does not record is left out and not made up: who runs a service, what it costs, and where exactly it is. What
 * staff tell each other of a service, and which of them looked at it, is in nothing of this.
 */
export const OPEN_REFERRAL_VERSION = '3.0';
export const OPEN_REFERRAL_PROFILE = 'https://open-referral-uk-profile.readthedocs.io/en/latest/';

/** The ids of what stands in no table: the same in every copy and after every start. */
const NAMESPACE = '6f0c5a1e-3c57-4d3c-9a55-2f8f2a0a7e11';
export const KINDS_TAXONOMY_ID = idOf(NAMESPACE, 'kinds');
export const STEPS_TAXONOMY_ID = idOf(NAMESPACE, 'steps');

const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;

export interface TaxonomyTerm {
  id: string;
  name: string;
  description: string;
  taxonomy: string;
  taxonomy_id: string;
  term: string;
}

/** What services are sorted by: what they help with, and the steps of the pathway for emotional wellbeing. */
export const TAXONOMIES: readonly { id: string; name: string; description: string; taxonomy_terms: TaxonomyTerm[] }[] =
  [
    taxonomy(KINDS_TAXONOMY_ID, 'What it helps with', 'What a service helps young people with.', [
      ...SERVICE_KINDS.map((kind): [string, string] => [kindTermId(kind), SERVICE_KIND_WORDS[kind]]),
    ]),
    taxonomy(STEPS_TAXONOMY_ID, 'Steps for emotional wellbeing', 'The steps of help with how young people feel.', [
      ...Object.entries(WELLBEING_STEPS).map(([step, words]): [string, string] => [stepTermId(Number(step)), words]),
    ]),
  ];

const TERMS = new Map(TAXONOMIES.flatMap((one) => one.taxonomy_terms).map((term) => [term.id, term]));

function taxonomy(id: string, name: string, description: string, terms: [string, string][]) {
  const of = { taxonomy: name, taxonomy_id: id };
  return {
    ...{ id, name, description },
    taxonomy_terms: terms.map(([termId, term]) => ({ id: termId, name: term, description: term, ...of, term })),
  };
}

export function kindTermId(kind: ServiceKind): string {
  return idOf(KINDS_TAXONOMY_ID, kind);
}

export function stepTermId(step: number): string {
  return idOf(STEPS_TAXONOMY_ID, String(step));
}

/** Only what is said once of it: what lists are made of. @param at the address of this feed */
export function serviceLine(service: HealthService, at: string) {
  const { id, name, what, how, forWhom, waitDays, ageFrom, ageTo, closed, checkedOn, changedAt } = service;
  return stated({
    ...{ id, name, description: what, status: closed ? 'inactive' : 'active' },
    // Each service has to have one; that of the entry itself where it has none of its own.
    url: webAddress(service.web) ?? webAddress(service.booking) ?? `${at}/services/${id}`,
    application_process: how,
    eligibility_description: forWhom,
    wait_time: waitDays === null ? null : `Up to ${waitDays} days`,
    ...{ minimum_age: ageFrom, maximum_age: ageTo },
    assured_date: checkedOn,
    last_modified: changedAt.toISOString(),
  });
}

/** The whole of it. */
export function serviceInFull(service: HealthService, sessions: readonly HealthServiceSession[], at: string) {
  const { id, phone, areas, kind, step, opening } = service;
  const terms = [kindTermId(kind), ...(step === null ? [] : [stepTermId(step)])];
  return {
    ...serviceLine(service, at),
    schedules: [
      ...(opening ? [{ id: idOf(id, 'opening'), service_id: id, description: opening }] : []),
      ...sessions.map((session) => scheduleOf(session, webAddress(service.booking))),
    ],
    service_areas: areas.map((area) => ({ id: idOf(id, `area ${area}`), service_id: id, name: area })),
    contacts: phone
      ? [
          {
            id: idOf(id, 'contact'),
            service_id: id,
            phones: [{ id: idOf(id, 'phone'), number: phone, url: phoneLink(phone) }],
          },
        ]
      : [],
    attributes: terms.map((termId) => ({
      ...{ id: idOf(id, termId), link_id: id, link_entity: 'service', link_type: 'service_type' },
      ...{ taxonomy_term_id: termId, taxonomy_term: TERMS.get(termId)! },
    })),
  };
}

/** Times are those of clocks in England, summer and winter alike, so that they carry no offset. */
function scheduleOf(session: HealthServiceSession, booking: string | null) {
  const { id, serviceId, weekly, firstOn, lastOn, fromTime, toTime, place, way, note } = session;
  return stated({
    ...{ id, service_id: serviceId, valid_from: firstOn, valid_to: weekly ? lastOn : firstOn, dtstart: firstOn },
    ...(weekly && { freq: 'WEEKLY', interval: 1, byday: WEEKDAYS[dayOfWeek(firstOn) - 1] }),
    ...{ opens_at: fromTime, closes_at: toTime, description: place, notes: note },
    attending_type: way === 'drop-in' ? 'No appointment is needed' : 'Book first',
    schedule_link: way === 'booked' ? booking : null,
  });
}

/** Without what is not recorded: the standard leaves out, and knows no null. */
function stated<T extends object>(said: T): Partial<T> {
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== null)) as Partial<T>;
}

/** What somebody typed as an address of the web, made whole; null where it is none. */
function webAddress(typed: string | null): string | null {
  if (!typed) return null;
  const whole = /^https?:\/\//i.test(typed) ? typed : `https://${typed}`;
  return /^https?:\/\/[^\s/.]+\.\S+$/i.test(whole) && URL.canParse(whole) ? whole : null;
}

/** A page of a list, as the standard heads it. @param page from 1 @param total of all pages */
export function pageOf<T>(contents: T[], { page, perPage, total }: { page: number; perPage: number; total: number }) {
  const pages = Math.ceil(total / perPage);
  return {
    ...{ total_items: total, total_pages: pages, page_number: page, size: contents.length },
    ...{ first_page: page === 1, last_page: page >= pages, empty: contents.length === 0 },
    contents,
  };
}
