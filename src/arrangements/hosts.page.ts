import { may } from '../access/access';
import type { UserActor } from '../access/actor';
import type { FieldError } from '../platform/problem';
import type { LocalDate } from '../statutory/local-date';
import type { EntryKind } from './kinds/kind';
import {
  againstHost,
  checksOf,
  HOST_CHECKS,
  HOST_ENTRIES,
  HOST_STATES,
  hostState,
  NEEDED_CHECKS,
  placesOf,
  type HostTold,
} from './hosts';
import type { HostOpened } from './hosts.service';
import type { SaidForm } from './said.form';
import { saidLines } from './said-words';

export interface NewHostForm {
  values: Record<string, string>;
  errors: FieldError[];
}

function inShort(host: HostTold, today: LocalDate) {
  const against = againstHost(host, today);
  const places = placesOf(host);
  return {
    id: host.id,
    at: `/lodgings-hosts/${host.id}`,
    name: host.name,
    area: host.area,
    state: HOST_STATES[hostState(host)],
    places,
    taken: host.taken,
    against,
    free: against.length === 0 ? places - host.taken : 0,
  };
}

/** Every host, those with a free place first; and the form for another. */
export function toHostsPage(hosts: HostTold[], form: NewHostForm, today: LocalDate) {
  const lines = hosts.map((host) => inShort(host, today));
  return {
    hosts: [...lines.filter(({ free }) => free > 0), ...lines.filter(({ free }) => free <= 0)],
    free: lines.reduce((sum, { free }) => sum + Math.max(free, 0), 0),
    form,
    errors: form.errors,
  };
}

export function toHostPage({ host, living }: HostOpened, actor: UserActor, today: LocalDate) {
  const checks = checksOf(host);
  const short = inShort(host, today);
  return {
    ...short,
    address: host.address,
    suits: host.suits,
    checks: Object.entries(HOST_CHECKS).map(([key, words]) => {
      const done = checks.get(key as keyof typeof HOST_CHECKS) ?? null;
      const until = (done?.said.expiresOn as LocalDate | undefined) ?? null;
      return {
        words,
        needed: (NEEDED_CHECKS as readonly string[]).includes(key),
        done: done && {
          on: done.onDay,
          passed: done.said.passed === true,
          until,
          expired: until !== null && until < today,
        },
      };
    }),
    living: living.map((one) => ({ ...one, at: `/young-people/${one.personId}/home/${one.arrangementId}` })),
    others: host.taken - living.length,
    links: HOST_ENTRIES.filter(({ action }) => may(actor, action ?? 'record-casework')).map(({ key, link }) => ({
      href: `${short.at}/record/${key}`,
      text: link,
    })),
    entries: host.entries
      .map((one) => {
        const kind = HOST_ENTRIES.find(({ key }) => key === one.entry);
        return { ...one, title: kind?.title ?? one.entry, lines: saidLines(kind?.fields ?? [], one.said) };
      })
      .reverse(),
  };
}

export function toHostWritePage(host: HostTold, entry: EntryKind, form: SaidForm) {
  const at = `/lodgings-hosts/${host.id}`;
  return {
    caption: host.name,
    back: { href: at, text: `Back to ${host.name}` },
    action: `${at}/record/${entry.key}`,
    title: entry.link,
    hint: entry.hint ?? null,
    when: 'When was it?',
    fields: entry.fields.map((field) => ({
      ...field,
      label: field.required ? field.label : `${field.label} (optional)`,
    })),
    form,
    errors: form.errors,
  };
}
