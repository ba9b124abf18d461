import { Inject, Injectable } from '@nestjs/common';
import { AppointmentChanges } from '../contacts/appointment-changes';
import { Messages } from '../notifications/messages';
import { todayInLondon } from '../platform/clock';
import { SETTINGS, type Settings } from '../platform/settings';
import type { Work } from '../platform/unit-of-work';
import { ACTOR_COLUMNS, whoSees, type ActorRow } from '../sign-in/actors';
import type { LocalDate } from '../statutory/local-date';
import { CalendarAddresses } from './addresses';
import type { BookedAppointment } from './appointment-event';
import { AppointmentInvitation } from './appointment-invitation.entity';
import { invitationMail, type InvitationNews } from './invitation-mail';

interface Booked extends BookedAppointment {
  personId: string;
  staffId: string;
  at: Date;
  madeUp: boolean;
}

/** Somebody whom an appointment concerns, or who holds an invitation to it. */
interface Concerned extends ActorRow {
  email: string;
  concerned: boolean;
  wants: boolean;
  toldVersion: number | null;
  takenBack: boolean | null;
}

/**
 * Mails that put an appointment into a worker's own calendar, move it there and take it out again, queued in the
 * transaction of the change. They go to whoever keeps it and to the young person's adviser, as each has chosen; and
 * whoever holds an invitation hears of every change, also when they have chosen otherwise since: else it would stand
 * wrong in their calendar.
 */
@Injectable()
export class Invitations {
  private readonly addresses: CalendarAddresses;

  constructor(
    changes: AppointmentChanges,
    private readonly messages: Messages,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {
    this.addresses = new CalendarAddresses(settings.publicUrl);
    changes.follow((work, id, today) => this.follow(work, id, today));
  }

  private async follow(work: Work, appointmentId: string, today: LocalDate): Promise<void> {
    const booked = await findBooked(work, appointmentId);
    const day = todayInLondon(booked.plannedAt);
    const readers = await concernedBy(work, booked, today);
    const seeing = await whoSees(work, readers, booked.personId);
    for (const reader of readers) {
      const news = newsFor(reader, booked, day, today, seeing.has(reader.staffId));
      if (!news) continue;
      await work.manager.upsert(
        AppointmentInvitation,
        { appointmentId, staffId: reader.staffId, version: booked.version, takenBack: news === 'off' },
        ['appointmentId', 'staffId'],
      );
      const said = {
        news,
        appointment: booked,
        isKeeper: reader.staffId === booked.staffId,
        to: reader.email,
        mailFrom: this.settings.mailFrom,
        at: booked.at,
        madeUp: booked.madeUp,
      };
      await this.messages.send(work, [
        {
          toStaffId: reader.staffId,
          toAddress: reader.email,
          cause: `invitation:${appointmentId}:${booked.version}:${reader.staffId}`,
          ...invitationMail(said, this.addresses),
        },
      ]);
    }
  }
}

/** What somebody is to be told; null for nothing. What lies in the past is left as it stands. */
function newsFor(
  reader: Concerned,
  { state, version }: Booked,
  day: LocalDate,
  today: LocalDate,
  mayKnow: boolean,
): InvitationNews | null {
  const holdsOne = reader.toldVersion !== null && !reader.takenBack;
  if (day < today || reader.toldVersion === version) return null;
  // One that was held on its day stands where it was.
  if (state === 'held' && day === today) return null;
  if (state !== 'planned' || !mayKnow) return holdsOne ? 'off' : null;
  if (holdsOne) return 'moved';
  return reader.concerned && reader.wants ? 'booked' : null;
}

async function findBooked({ manager }: Work, id: string): Promise<Booked> {
  const [booked] = await manager.query<Booked[]>(
    `select p.id, p.kind, p.planned_at as "plannedAt", p.state, p.version, p.young_person_id as "personId",
            p.staff_id as "staffId", now() as at, coalesce((select made_up from authority), false) as "madeUp"
       from appointment p where p.id = $1`,
    [id],
  );
  return booked!;
}

/** With the role and teams of this moment. Whoever has chosen nothing wants invitations unless their calendar has the feed. */
async function concernedBy({ manager }: Work, booked: Booked, today: LocalDate): Promise<Concerned[]> {
  return manager.query<Concerned[]>(
    `with concerned as (
       select $2::uuid as staff_id
       union
       select a.staff_id from allocation a
        where a.young_person_id = $3 and a.role = 'personal-adviser' and a.replaced_by_id is null and not a.withdrawn
          and a.from_on <= $4 and (a.to_on is null or a.to_on > $4)
     )
     select ${ACTOR_COLUMNS}, f.email, c.staff_id is not null as concerned,
            coalesce(w.invitations, w.secret_hash is null) as wants, i.version as "toldVersion",
            i.taken_back as "takenBack"
       from app_user u join staff f on f.id = u.staff_id
       left join concerned c on c.staff_id = f.id
       left join worker_calendar w on w.user_id = u.id
       left join appointment_invitation i on i.staff_id = f.id and i.appointment_id = $1
      where (c.staff_id is not null or i.staff_id is not null)
        and u.disabled_at is null and (f.left_on is null or f.left_on > $4)
      order by f.id`,
    [booked.id, booked.staffId, booked.personId, today],
  );
}
