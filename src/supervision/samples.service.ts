import { Injectable } from '@nestjs/common';
import { mustBeAllowed } from '../access/access';
import type { UserActor } from '../access/actor';
import { audit } from '../audit/audit';
import { newId } from '../platform/ids';
import { invalid, Problem } from '../platform/problem';
import { UnitOfWork } from '../platform/unit-of-work';
import { addMonths, type LocalDate } from '../statutory/local-date';
import { sessionFor, type SessionSummary } from './sessions.service';
import { GRADES, SupervisionSample, type Grade } from './supervision.entities';
import { isSenior } from './worker-supervision';

export interface SampleTold {
  id: string;
  sessionId: string;
  grade: Grade;
  feedback: string;
  gradedOn: LocalDate;
  by: string;
  byId: string;
  managerId: string;
  managerName: string;
  workerName: string;
  heldOn: LocalDate;
}

/** A session that nobody has sampled yet. */
export type ToSample = Pick<SessionSummary, 'id' | 'workerName' | 'managerName' | 'managerId' | 'heldOn' | 'people'>;

export interface Samples {
  /** The last first. */
  samples: SampleTold[];
  /** One of each manager: their last that nobody has read; those of whom least was read come first. */
  toSample: ToSample[];
  isSenior: boolean;
}

const MONTHS = 24;
const LONGEST_FEEDBACK = 4000;

/** Senior managers read sessions of those below them and say how good they are; the personal part is not shown to them. */
@Injectable()
export class SamplesService {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /**
   * Of the actor's teams; whoever is no senior manager sees what was said of their own sessions.
   * @param since those graded from this day on
   * @throws Problem 'not-allowed'
   */
  async list(actor: UserActor, today: LocalDate, since = addMonths(today, -MONTHS)): Promise<Samples> {
    mustBeAllowed(actor, 'see-supervision-of-others');
    return this.unitOfWork.read(actor, async (work) => {
      const senior = await isSenior(work, actor.staffId);
      const whose = senior
        ? `(w.team_id = any($1) or v.manager_id = $2)`
        : `($1::uuid[] is not null and v.manager_id = $2)`;
      const samples: SampleTold[] = await work.manager.query(
        `select x.id, x.session_id as "sessionId", x.grade, x.feedback, x.graded_on as "gradedOn", b.name as by,
                b.id as "byId", m.id as "managerId", m.name as "managerName", w.name as "workerName", v.held_on as "heldOn"
           from supervision_sample x join supervision_session v on v.id = x.session_id join staff b on b.id = x.by_id
           join staff m on m.id = v.manager_id join staff w on w.id = v.staff_id
          where ${whose} and x.graded_on >= $3 order by x.graded_on desc, x.id desc`,
        [actor.teamIds, actor.staffId, since],
      );
      const toSample: ToSample[] = senior
        ? await work.manager.query(
            `select * from (
               select distinct on (v.manager_id) v.id, w.name as "workerName", m.id as "managerId", m.name as "managerName",
                      v.held_on as "heldOn", (select count(*)::int from supervision_case c where c.session_id = v.id
                        and not c.taken_out) as people,
                      (select count(*) from supervision_sample x join supervision_session o on o.id = x.session_id
                        where o.manager_id = v.manager_id) as sampled
                 from supervision_session v join staff w on w.id = v.staff_id join staff m on m.id = v.manager_id
                where v.state = 'signed' and w.team_id = any($1) and v.manager_id <> $2 and v.staff_id <> $2
                  and not exists (select from supervision_sample x where x.session_id = v.id)
                order by v.manager_id, v.held_on desc, v.id desc) last
              order by sampled, "heldOn", id`,
            [actor.teamIds, actor.staffId],
          )
        : [];
      return { samples, toSample, isSenior: senior };
    });
  }

  /** What was said of one session, for whoever reads it. @throws Problem 'not-found' */
  async of(actor: UserActor, sessionId: string): Promise<{ samples: SampleTold[]; maySample: boolean }> {
    mustBeAllowed(actor, 'see-supervision');
    return this.unitOfWork.read(actor, async (work) => {
      const { session, reader } = await sessionFor(work, actor, sessionId);
      const samples: SampleTold[] = await work.manager.query(
        `select x.id, x.session_id as "sessionId", x.grade, x.feedback, x.graded_on as "gradedOn", b.name as by,
                b.id as "byId", m.id as "managerId", m.name as "managerName", w.name as "workerName", v.held_on as "heldOn"
           from supervision_sample x join supervision_session v on v.id = x.session_id join staff b on b.id = x.by_id
           join staff m on m.id = v.manager_id join staff w on w.id = v.staff_id
          where x.session_id = $1 order by x.graded_on, x.id`,
        [session.id],
      );
      const isOthers = reader === 'line' && session.state === 'signed';
      const maySample =
        isOthers && (await isSenior(work, actor.staffId)) && !samples.some(({ byId }) => byId === actor.staffId);
      // How good the manager was is between them and those above: the worker is not shown it.
      return { samples: reader === 'worker' ? [] : samples, maySample };
    });
  }

  /**
   * @param id given by a form that may be sent twice, so that both are one
   * @throws Problem 'not-valid' naming `grade` or `feedback`; 'not-allowed' for whoever is no senior manager or was in it;
   * 'already-recorded' for a second of one's own
   */
  async grade(
    actor: UserActor,
    sessionId: string,
    said: { grade: string; feedback: string },
    today: LocalDate,
    id = newId(),
  ): Promise<string> {
    mustBeAllowed(actor, 'supervise');
    return this.unitOfWork.write(actor, async (work) => {
      const { session, reader } = await sessionFor(work, actor, sessionId);
      if (await work.manager.existsBy(SupervisionSample, { id, sessionId: session.id })) return id;
      if (reader !== 'line' || !(await isSenior(work, actor.staffId))) {
        throw new Problem('not-allowed', 'A senior manager who was not in the session grades it.');
      }
      const grade = GRADES.find((one) => one === said.grade);
      if (!grade) throw invalid('grade', 'Choose a grade');
      const feedback = said.feedback.trim();
      if (!feedback) throw invalid('feedback', 'Enter what was good and what would make it better');
      if (feedback.length > LONGEST_FEEDBACK)
        throw invalid('feedback', `Write ${LONGEST_FEEDBACK} characters or fewer`);
      if (await work.manager.existsBy(SupervisionSample, { sessionId: session.id, byId: actor.staffId })) {
        throw new Problem('already-recorded', 'You have graded this session already.');
      }
      const row = { id, sessionId: session.id, grade, feedback, gradedOn: today, byId: actor.staffId };
      await work.manager.insert(SupervisionSample, row);
      await audit(work, { did: 'supervision-session.sampled', subjectId: session.id, detail: { grade } });
      return id;
    });
  }
}
