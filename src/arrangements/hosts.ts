import type { LocalDate } from '../statutory/local-date';
import { formatLong } from '../statutory/local-date';
import type { Work } from '../platform/unit-of-work';
import type { EntryKind } from './kinds/kind';
import { choice, dayAhead, long, text, whole, yesNo, type SaidValues } from './said-fields';

/** Checks without which no host takes anybody, and others. */
export const HOST_CHECKS = {
  dbs: 'Criminal records (DBS), of all adults in the home',
  references: 'References',
  home: 'The home and its safety',
  insurance: 'Insurance, and leave of landlord or lender',
  training: 'Training',
} as const;
export const NEEDED_CHECKS = ['dbs', 'references', 'home'] as const satisfies (keyof typeof HOST_CHECKS)[];

/** What is written of a host; the last approval, pause or removal says how they stand. */
export const HOST_ENTRIES: readonly EntryKind[] = [
  {
    key: 'check',
    title: 'Checked',
    link: 'Record a check',
    fields: [
      choice('check', 'What was checked', HOST_CHECKS, { required: 'Choose what was checked' }),
      yesNo('passed', 'Is it in order?', { required: 'Choose whether it is in order' }),
      dayAhead('expiresOn', 'To be done again by', { hint: 'Leave empty where it holds. For example, 9/3/29' }),
      text('reference', 'Reference or certificate number'),
      long('words', 'What was found'),
    ],
    faults: ({ expiresOn }, _, { onDay }) =>
      expiresOn !== undefined && (expiresOn as LocalDate) < onDay
        ? [{ field: 'expiresOn', message: 'Must be on or after the day it was checked' }]
        : [],
  },
  {
    key: 'visit',
    title: 'Visited',
    link: 'Record a visit to the host',
    fields: [
      yesNo('announced', 'Was it announced?', { required: 'Choose whether it was announced' }),
      long('words', 'What was found', { required: 'Enter what was found' }),
    ],
  },
  {
    key: 'approve',
    title: 'Approved',
    link: 'Approve',
    action: 'decide-for-manager',
    fields: [
      whole('places', 'For how many young people', {
        min: 1,
        max: 3,
        required: 'Enter for how many young people, 1 to 3',
      }),
      long('words', 'Why, and on what terms', { required: 'Enter why' }),
    ],
  },
  {
    key: 'pause',
    title: 'Paused',
    link: 'Pause',
    action: 'decide-for-manager',
    fields: [long('words', 'Why, and what has to happen', { required: 'Enter why' })],
  },
  {
    key: 'remove',
    title: 'No longer a host',
    link: 'Take off the register',
    action: 'decide-for-manager',
    fields: [long('words', 'Why', { required: 'Enter why' })],
  },
];

export interface HostEntryTold {
  id: string;
  entry: string;
  onDay: LocalDate;
  said: SaidValues;
  by: string | null;
}

export interface HostTold {
  id: string;
  name: string;
  area: string;
  address: string | null;
  suits: string | null;
  /** In the order of happening. */
  entries: HostEntryTold[];
  /** How many young people live there now, or are to move in. */
  taken: number;
}

export const HOST_STATES = {
  new: 'Being assessed',
  approve: 'Approved',
  pause: 'Paused',
  remove: 'No longer a host',
} as const;

export function hostState({ entries }: Pick<HostTold, 'entries'>): keyof typeof HOST_STATES {
  const last = entries.findLast(({ entry }) => entry === 'approve' || entry === 'pause' || entry === 'remove');
  return (last?.entry as keyof typeof HOST_STATES | undefined) ?? 'new';
}

/** For how many the host is approved. */
export function placesOf({ entries }: Pick<HostTold, 'entries'>): number {
  return (entries.findLast(({ entry }) => entry === 'approve')?.said.places as number | undefined) ?? 0;
}

/** The last check of each kind. */
export function checksOf({ entries }: Pick<HostTold, 'entries'>): Map<keyof typeof HOST_CHECKS, HostEntryTold> {
  return new Map(
    entries.filter(({ entry }) => entry === 'check').map((one) => [one.said.check as keyof typeof HOST_CHECKS, one]),
  );
}

/** Why nobody can move in on a day: nothing where somebody can. */
export function againstHost(host: HostTold, on: LocalDate): string[] {
  const state = hostState(host);
  const checks = checksOf(host);
  const against = NEEDED_CHECKS.flatMap((check) => {
    const done = checks.get(check);
    const what = HOST_CHECKS[check].replace(/^./, (first) => first.toLowerCase());
    if (!done) return [`not checked: ${what}`];
    if (done.said.passed !== true) return [`not in order: ${what}`];
    const until = done.said.expiresOn as LocalDate | undefined;
    return until !== undefined && until < on ? [`to be checked again since ${formatLong(until)}: ${what}`] : [];
  });
  return [
    ...(state === 'approve' ? [] : [HOST_STATES[state].toLowerCase()]),
    ...against,
    ...(state === 'approve' && host.taken >= placesOf(host) ? ['every place is taken'] : []),
  ];
}

/** @param where a condition on host `h` */
export async function hostsWhere({ manager }: Work, where: string, parameters: unknown[]): Promise<HostTold[]> {
  return manager.query<HostTold[]>(
    `select h.id, h.name, h.area, h.address, h.suits,
            coalesce((select jsonb_agg(jsonb_build_object('id', e.id, 'entry', e.entry, 'onDay', e.on_day, 'said', e.said,
                'by', s.name) order by e.on_day, e.recorded_at, e.id)
              from lodgings_host_entry e left join staff s on s.id = e.recorded_by_id where e.host_id = h.id), '[]') as entries,
            (select count(*)::int from arrangement a join young_person y on y.id = a.young_person_id
              where a.host_id = h.id and a.ended_on is null and a.taken_out_because is null
                and y.withdrawn_at is null and y.merged_into_id is null) as taken
       from lodgings_host h where ${where} order by h.name, h.id`,
    parameters,
  );
}
