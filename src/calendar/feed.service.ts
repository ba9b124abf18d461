import { createHash, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { may, mustBeAllowed } from '../access/access';
import type { UserActor } from '../access/actor';
import { visiblePeople } from '../access/visible-people';
import { audit } from '../audit/audit';
import { STILL_OWED } from '../caseloads/due-line';
import { isMineToDo, WITH_ADVISER } from '../caseloads/worker-sql';
import { isPastDue } from '../deadlines/past-due';
import { todayInLondon } from '../platform/clock';
import { isId } from '../platform/ids';
import { notFound, Problem } from '../platform/problem';
import { SETTINGS, type Settings } from '../platform/settings';
import { UnitOfWork, type Work } from '../platform/unit-of-work';
import { ACTOR_COLUMNS, type ActorRow } from '../sign-in/actors';
import { addDays, addMonths, type LocalDate } from '../statutory/local-date';
import { RateLimit } from '../web/rate-limit';
import { londonInstant } from '../web/typed-time';
import { CalendarAddresses } from './addresses';
import type { BookedAppointment } from './appointment-event';
import { endFeedOf } from './end-feed';
import { feedEvents, type DueEntry, type FeedContent } from './feed-events';
import { icalendar } from './icalendar';
import { WorkerCalendar } from './worker-calendar.entity';

/** What a calendar is given, with what tells it whether that is new. */
export interface Feed {
  text: string;
  etag: string;
  changedAt: Date;
}

type FeedRow = Pick<WorkerCalendar, 'contentHash' | 'contentChangedAt' | 'lastFetchedAt'>;

const SECRET_BYTES = 32;
/** Calendars ask once an hour, people who press a button a few times. */
const FETCHES_A_MINUTE = 20;
const DAYS_BACK = 30;
const MONTHS_AHEAD = 12;
const MINUTE_MS = 60_000;
/** Whoever has casework has a calendar of it. */
const WITH_CASEWORK = 'record-casework';

/** A worker's calendar: their appointments and what is due, at an address that only they know. */
@Injectable()
export class FeedService {
  private readonly limit = new RateLimit(FETCHES_A_MINUTE, 'A calendar');
  private readonly addresses: CalendarAddresses;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    @Inject(SETTINGS) { publicUrl }: Settings,
  ) {
    this.addresses = new CalendarAddresses(publicUrl);
  }

  /** What the worker chose; null where they have chosen nothing. @throws Problem 'not-allowed' */
  async mine(actor: UserActor): Promise<WorkerCalendar | null> {
    refuseTokens(actor);
    return this.unitOfWork.read(actor, ({ manager }) => manager.findOneBy(WorkerCalendar, { userId: actor.userId }));
  }

  /**
   * A new address. The one before stops at once.
   * @returns the address, which is kept nowhere and cannot be shown again
   */
  async makeAddress(actor: UserActor, at: Date): Promise<string> {
    refuseTokens(actor);
    const secret = randomBytes(SECRET_BYTES).toString('base64url');
    await this.unitOfWork.write(actor, async (work) => {
      await work.manager.query(
        `insert into worker_calendar (user_id, secret_hash, made_at) values ($1, $2, $3)
         on conflict (user_id) do update set secret_hash = excluded.secret_hash, made_at = excluded.made_at,
           last_fetched_at = null, content_hash = null, content_changed_at = null`,
        [actor.userId, hashOf(secret), at],
      );
      await audit(work, { did: 'calendar.address-made', subjectId: actor.userId });
    });
    return this.addresses.feed(secret);
  }

  /** Nothing is at the address any more. Switched off twice is off. */
  async switchOff(actor: UserActor): Promise<void> {
    refuseTokens(actor);
    await this.unitOfWork.write(actor, async (work) => {
      await endFeedOf(work, actor.userId);
    });
  }

  async chooseInvitations(actor: UserActor, invitations: boolean): Promise<void> {
    refuseTokens(actor);
    await this.unitOfWork.write(actor, async (work) => {
      await work.manager.query(
        `insert into worker_calendar (user_id, invitations) values ($1, $2)
         on conflict (user_id) do update set invitations = excluded.invitations`,
        [actor.userId, invitations],
      );
      await audit(work, { did: 'calendar.invitations-chosen', subjectId: actor.userId, detail: { invitations } });
    });
  }

  /**
   * What is at an address now: what its owner may see at this moment, with the role and teams they have at this moment.
   * @throws Problem 'not-found' where nobody has the address, its owner has left or lost the account, or their role has no
   *   casework; 'too-many-requests'
   */
  async fetch(secret: string, at: Date): Promise<Feed> {
    const today = todayInLondon(at);
    const held = await this.unitOfWork.whoAsks<ActorRow & FeedRow>(
      `select ${ACTOR_COLUMNS}, c.content_hash as "contentHash", c.content_changed_at as "contentChangedAt",
              c.last_fetched_at as "lastFetchedAt"
         from worker_calendar c join app_user u on u.id = c.user_id join staff f on f.id = u.staff_id
        where c.secret_hash = $1 and u.disabled_at is null and (f.left_on is null or f.left_on > $2)`,
      [hashOf(secret), today],
    );
    if (!held) throw notFound();
    const { contentHash, contentChangedAt, lastFetchedAt, ...owner } = held;
    const actor: UserActor = { kind: 'user', ...owner };
    if (!may(actor, WITH_CASEWORK)) throw notFound();
    this.limit.count(actor.userId, at);
    const content = await this.unitOfWork.read(actor, (work) => contentOf(work, actor, at));
    const etag = hashOf(this.written(content, new Date(0)));
    const changedAt = etag === contentHash && contentChangedAt ? contentChangedAt : at;
    if (etag !== contentHash || !lastFetchedAt || at.getTime() - lastFetchedAt.getTime() >= MINUTE_MS) {
      await this.noteFetch(actor, { secret, at, etag, changedAt, lastFetchedAt });
    }
    return { text: this.written(content, changedAt), etag: `"${etag.slice(0, 32)}"`, changedAt };
  }

  /** Where an entry leads: the page of the appointment, or the record where it is over. @throws Problem 'not-found' */
  async pageOfAppointment(actor: UserActor, id: string): Promise<string> {
    const found = await this.findVisible(actor, 'appointment', id);
    const at = `/young-people/${found.personId}`;
    return found.state === 'planned' && may(actor, WITH_CASEWORK) ? `${at}/appointments/${id}` : at;
  }

  /** @throws Problem 'not-found' */
  async pageOfDue(actor: UserActor, id: string): Promise<string> {
    const { personId } = await this.findVisible(actor, 'deadline', id);
    return `/young-people/${personId}/due/${id}`;
  }

  private async findVisible(
    actor: UserActor,
    table: 'appointment' | 'deadline',
    id: string,
  ): Promise<{ personId: string; state: string }> {
    const parameters: unknown[] = [id];
    const [found] = isId(id)
      ? await this.unitOfWork.read(actor, ({ manager }) =>
          manager.query<{ personId: string; state: string }[]>(
            `select y.id as "personId", x.state from ${table} x join young_person y on y.id = x.young_person_id
              where x.id = $1 and ${visiblePeople(actor, 'y', parameters)}`,
            parameters,
          ),
        )
      : [];
    if (!found) throw notFound();
    return found;
  }

  /** Once a minute at most, and when there is something new; the audit hears of it once a day. */
  private async noteFetch(
    actor: UserActor,
    given: { secret: string; at: Date; etag: string; changedAt: Date; lastFetchedAt: Date | null },
  ): Promise<void> {
    const { secret, at, etag, changedAt, lastFetchedAt } = given;
    await this.unitOfWork.write(actor, async (work) => {
      await work.manager.query(
        `update worker_calendar set last_fetched_at = greatest(last_fetched_at, $2), content_hash = $3,
           content_changed_at = $4 where secret_hash = $1`,
        [hashOf(secret), at, etag, changedAt],
      );
      if (!lastFetchedAt || todayInLondon(lastFetchedAt) < todayInLondon(at)) {
        await audit(work, { did: 'calendar.fetched', subjectId: actor.userId });
      }
    });
  }

  private written(content: FeedContent, stampedAt: Date): string {
    const events = feedEvents(content, this.addresses, stampedAt);
    return icalendar({ method: 'PUBLISH', name: 'Onward', events });
  }
}

/** As Today has it: an adviser's own people and those they cover today, a manager's teams. */
async function contentOf(work: Work, actor: UserActor, at: Date): Promise<FeedContent> {
  const today = todayInLondon(at);
  return {
    userId: actor.userId,
    today,
    appointments: await appointmentsOf(work, actor, today, at),
    due: await dueOf(work, actor, today),
  };
}

/** What was called off is told as cancelled until its day has passed; what was held before its hour is no longer to come. */
async function appointmentsOf(
  { manager }: Work,
  actor: UserActor,
  today: LocalDate,
  at: Date,
): Promise<BookedAppointment[]> {
  const parameters: unknown[] = [
    actor.staffId,
    londonInstant(addDays(today, -DAYS_BACK), '00:00'),
    londonInstant(today, '00:00'),
    at,
  ];
  return manager.query<BookedAppointment[]>(
    `select p.id, p.kind, p.planned_at as "plannedAt", p.state, p.version
       from appointment p join young_person y on y.id = p.young_person_id
      where p.staff_id = $1 and p.planned_at >= $2 and ${visiblePeople(actor, 'y', parameters)}
        and (p.state = 'planned' or (p.state = 'cancelled' and p.planned_at >= $3)
             or (p.state = 'held' and p.planned_at <= $4))
      order by p.planned_at, p.id`,
    parameters,
  );
}

async function dueOf({ manager }: Work, actor: UserActor, today: LocalDate): Promise<DueEntry[]> {
  const parameters: unknown[] = [today, addMonths(today, MONTHS_AHEAD)];
  const whose = actor.role === 'adviser' ? isMineToDo(`$${parameters.push(actor.staffId)}`) : 'true';
  return manager.query<DueEntry[]>(
    `select d.id, d.title, d.due_on as "dueOn", d.due_at as "dueAt", ${isPastDue('$1')} as overdue, d.severity,
            d.duty_basis as "dutyBasis", d.confirmed, case when d.paused_until > $1 then d.paused_until end as "pausedUntil"
       from deadline d join young_person y on y.id = d.young_person_id ${WITH_ADVISER}
      where ${STILL_OWED} and d.due_on <= $2 and ${whose} and ${visiblePeople(actor, 'y', parameters)}
      order by d.due_on, d.rule, d.id`,
    parameters,
  );
}

/** Whoever has no casework has no such calendar; a token makes no addresses, as it makes no tokens. */
function refuseTokens(actor: UserActor): void {
  mustBeAllowed(actor, WITH_CASEWORK);
  if (actor.token) throw new Problem('not-allowed', 'A token has no calendar. Sign in for that.');
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
