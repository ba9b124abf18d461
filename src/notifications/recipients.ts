import type { Work } from '../platform/unit-of-work';
import { londonDateOf } from '../statutory/london-date';
import { addDays, type LocalDate } from '../statutory/local-date';
import type { Channel, TellingKind } from './message.entity';
import { quietUntil, type QuietHours } from './quiet-hours';

/** A member of staff as someone to be told something. */
export interface Recipient {
  staffId: string;
  email: string;
  /** `+447…` */
  mobile: string | null;
  leftOn: LocalDate | null;
  by: Record<TellingKind, Channel[]>;
  quiet: QuietHours | null;
  /** The last day of duty, where the council lets what is urgent through to whoever is on duty. */
  onDutyUntil: LocalDate | null;
}

/** A duty ends in the middle of the day after its last: the night that begins on that day is part of it. */
const HALF_A_DAY_MS = 12 * 3_600_000;

/** How each of them wants to be told; the council's defaults where they never said. Without a council no hours are quiet. */
export async function recipientsOf({ manager }: Work, staffIds: string[]): Promise<Map<string, Recipient>> {
  const found: Recipient[] = await manager.query(
    `select s.id as "staffId", s.email, c.mobile, s.left_on as "leftOn",
            jsonb_build_object('urgent', coalesce(c.urgent_by, '{email}'), 'digest', coalesce(c.digest_by, '{email}')) as by,
            case when c.quiet = 'none' then null
                 when c.quiet = 'own' then jsonb_build_object('from', c.quiet_from, 'to', c.quiet_to)
                 when a.quiet_from is not null then jsonb_build_object('from', a.quiet_from, 'to', a.quiet_to)
            end as quiet,
            case when a.urgent_to_duty then c.on_duty_until end as "onDutyUntil"
       from staff s left join telling_choice c on c.staff_id = s.id left join authority a on true
      where s.id = any($1)`,
    [staffIds],
  );
  return new Map(found.map((recipient) => [recipient.staffId, recipient]));
}

/** By what they are told; a text needs Notify and a number, and who chose only that is told by mail where one is missing. */
export function channelsFor({ by, mobile }: Recipient, kind: TellingKind, textsGoOut: boolean): Channel[] {
  const wanted = by[kind];
  const possible = wanted.filter((channel) => channel === 'email' || (textsGoOut && mobile !== null));
  return wanted.length > 0 && possible.length === 0 ? ['email'] : possible;
}

/** From when a message of this kind may go to them; null for never: they have left. */
export function mayGoFrom(recipient: Recipient, kind: TellingKind, at: Date): Date | null {
  const today = londonDateOf(at.toISOString());
  if (recipient.leftOn !== null && recipient.leftOn <= today) return null;
  const dutyDay = londonDateOf(new Date(at.getTime() - HALF_A_DAY_MS).toISOString());
  const isOnDuty = recipient.onDutyUntil !== null && recipient.onDutyUntil >= dutyDay;
  return kind === 'urgent' && isOnDuty ? at : quietUntil(at, recipient.quiet);
}

/** When Notify counts anew: a few minutes into the next day of UTC. */
export function nextDayOf(at: Date): Date {
  return new Date(`${addDays(at.toISOString().slice(0, 10) as LocalDate, 1)}T00:05:00Z`);
}
