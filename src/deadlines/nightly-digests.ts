import { Inject, Injectable } from '@nestjs/common';
import { Messages } from '../notifications/messages';
import { newId } from '../platform/ids';
import type { Counts } from '../platform/run-once';
import { SETTINGS, type Settings } from '../platform/settings';
import type { Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';
import { digestMail, type DigestCounts } from './nightly-digest-mail';
import { LateBeside } from './late-beside';
import { ToRead } from './to-read';
import { OPEN_ITEM, presentOn, workerOn } from './nightly-audience';
import { isDueWithin, isPastDue } from './past-due';
import { waitingForAWorker } from './waiting-for-a-worker';

interface Reader {
  staff_id: string;
  /** Works on duty, and has no Today: the mail leads to the page at which they begin. */
  on_duty: boolean;
  counts: DigestCounts;
}

/** One summary a working day for each member of staff who has something to do: counts and a link. */
@Injectable()
export class Digests {
  constructor(
    private readonly messages: Messages,
    private readonly lateBeside: LateBeside,
    private readonly toRead: ToRead,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /**
   * An adviser's counts are of those they work with, a manager's of their teams, a service manager's of the teams that
   * have no manager and of people without a team; alerts that climbed to someone count for them as new. Who has nothing
   * overdue, due or new, nobody waiting and nothing to read gets no mail. A digest takes in every alert not told yet, and of promises
   * and of decisions after risk rose those that are late.
   */
  async queue(work: Work, today: LocalDate): Promise<Counts> {
    const readers: Reader[] = await work.manager.query(readersSql(this.lateBeside, this.toRead), [today]);
    const digests = readers.map((reader) => ({ ...reader, id: newId() }));
    const added: { id: string }[] = await work.manager.query(
      `insert into digest (id, staff_id, for_date, counts)
       select r.id, r.staff_id, $2, r.counts from jsonb_to_recordset($1::jsonb) as r(id uuid, staff_id uuid, counts jsonb)
       on conflict on constraint digest_one_a_day do nothing returning id`,
      [JSON.stringify(digests), today],
    );
    await work.manager.query(
      `update alert a set digest_id = g.id from digest g
        where g.for_date = $1 and g.staff_id = a.recipient_id and a.digest_id is null`,
      [today],
    );
    for (const note of this.lateBeside.notesTold(TEAM_READERS)) await work.manager.query(note, [today]);
    const [council]: { made_up: boolean }[] = await work.manager.query('select made_up from authority');
    const madeUp = council?.made_up ?? false;
    const isNew = new Set(added.map(({ id }) => id));
    const mails = digests
      .filter(({ id }) => isNew.has(id))
      .map(({ id, staff_id, on_duty, counts }) => ({
        staffId: staff_id,
        kind: 'digest' as const,
        cause: `digest:${id}`,
        ...digestMail(counts, today, `${this.settings.publicUrl}${on_duty ? '/' : '/today'}`, madeUp),
      }));
    await work.manager.query(
      `insert into telling (id, staff_id, kind, cause, digest_id)
       select id, staff_id, 'digest', 'digest:' || id, id from digest where id = any($1)`,
      [[...isNew]],
    );
    return { digests: added.length, mails: await this.messages.tell(work, mails) };
  }
}

/** $1 today. Who answers for a team, or where nobody does, for all such teams. */
const TEAM_READERS = `${presentOn('$1::date')}, team_readers as (
  select team_id, staff_id from managers
  union all
  select t.id, present.id from (select id from team union all select null) t(id) cross join present
   where present.post = 'service-manager' and not exists (select from managers m where m.team_id = t.id)
)`;

/** $1 today. Whose people a reader hears of is `answering`; `pending` are the counts of one young person. */
const readersSql = (lateBeside: LateBeside, toRead: ToRead) => `
with ${TEAM_READERS}, ${lateBeside.readers()}, pending as (
  select p.id, p.team_id, p.died_on, p.merged_into_id,
         count(*) filter (where ${isPastDue('$1')} and d.duty_basis = 'statute') as statute,
         count(*) filter (where ${isPastDue('$1')} and d.duty_basis = 'guidance') as guidance,
         count(*) filter (where ${isPastDue('$1')} and d.duty_basis = 'policy') as policy,
         count(*) filter (where ${isPastDue('$1')} and d.paused_until > $1) as paused,
         count(*) filter (where ${isDueWithin('$1', '$1::date + 7')}) as due7,
         count(*) filter (where ${isDueWithin('$1', '$1::date + 14')}) as due14
    from deadline d join young_person p on p.id = d.young_person_id
   where ${OPEN_ITEM} and d.due_on <= $1::date + 14
   group by p.id
), waiting as (
  select p.id, p.team_id from young_person p join legal_position l on l.young_person_id = p.id
   where ${waitingForAWorker('p', 'l', '$1::date')}
), answering as (
  select w.staff_id, p.id from pending p cross join lateral (${workerOn('$1::date')}) w
  union
  select r.staff_id, p.id from pending p join team_readers r on r.team_id is not distinct from p.team_id
), totals as (
  select a.staff_id, sum(statute)::int as statute, sum(guidance)::int as guidance, sum(policy)::int as policy,
         sum(paused)::int as paused, sum(due7)::int as due7, sum(due14)::int as due14, count(*)::int as people
    from answering a join pending on pending.id = a.id group by a.staff_id
), waits as (
  select r.staff_id, count(w.id)::int as waiting
    from team_readers r left join waiting w on w.team_id is not distinct from r.team_id group by r.staff_id
), unread as (
  ${toRead.sql()}
), news as (
  select a.recipient_id as staff_id, count(distinct (d.young_person_id, d.started_by_id))::int as new_items
    from alert a join deadline d on d.id = a.deadline_id join young_person p on p.id = d.young_person_id
   where a.digest_id is null and not exists (select from telling t where t.alert_id = a.id) and ${OPEN_ITEM}
   group by a.recipient_id
)
select present.id as staff_id, present.post = 'duty-worker' as on_duty,
       jsonb_build_object(
         'overdue', jsonb_build_object('statute', coalesce(statute, 0), 'guidance', coalesce(guidance, 0),
                                       'policy', coalesce(policy, 0)),
         'paused', coalesce(paused, 0), 'dueIn7', coalesce(due7, 0), 'dueIn14', coalesce(due14, 0),
         'newToday', coalesce(new_items, 0), 'people', coalesce(people, 0), 'waiting', waiting)
       || coalesce(b.counts, '{}') || case when unread.unread > 0 then jsonb_build_object('unread', unread.unread) else '{}' end
         as counts
  from present left join totals on totals.staff_id = present.id left join waits on waits.staff_id = present.id
               left join news on news.staff_id = present.id left join beside b on b.staff_id = present.id
               left join unread on unread.staff_id = present.id
 where people > 0 or waiting > 0 or new_items > 0 or b.fresh > 0 or unread.unread > 0
 order by present.id`;
