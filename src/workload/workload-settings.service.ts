import { Injectable } from '@nestjs/common';
import { mustBeAllowed } from '../access/access';
import type { UserActor } from '../access/actor';
import { audit } from '../audit/audit';
import { newId } from '../platform/ids';
import { Problem } from '../platform/problem';
import { UnitOfWork } from '../platform/unit-of-work';
import type { Colour } from '../statutory/caseload';
import type { LocalDate } from '../statutory/local-date';
import { faultsOf, FIRST_CONTENT, FIRST_NUMBER, type WorkloadContent } from './settings-content';
import { settingsOn, type SettingsInForce } from './settings-in-force';
import { WorkloadSettings } from './workload.entities';
import { WorkloadService } from './workload.service';

export interface SettingsVersion {
  number: number;
  /** Null of the one that comes with Onward. */
  inForceFrom: LocalDate | null;
  content: WorkloadContent;
  reason: string;
  by: string | null;
}

export interface SettingsSaid {
  content: WorkloadContent;
  reason: string;
  /** The version that was looked at. */
  number: number;
}

export interface WorkerPreview {
  staffId: string;
  name: string;
  team: string | null;
  before: { points: number; level: Colour };
  after: { points: number; level: Colour };
}

/** What young people weigh and what workers can carry, in versions: each has a day, a reason and an author. */
@Injectable()
export class WorkloadSettingsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly workload: WorkloadService,
  ) {}

  async inForce(actor: UserActor, today: LocalDate): Promise<SettingsInForce> {
    return this.unitOfWork.read(actor, (work) => settingsOn(work, today));
  }

  /** Every version, the newest first. */
  async versions(actor: UserActor): Promise<SettingsVersion[]> {
    const own: SettingsVersion[] = await this.unitOfWork.read(actor, ({ manager }) =>
      manager.query(
        `select w.number, w.in_force_from as "inForceFrom", w.content, w.reason,
                (select s.name from app_user u join staff s on s.id = u.staff_id where u.id = w.recorded_by_id) as by
           from workload_settings w order by w.number desc`,
      ),
    );
    const first = { number: FIRST_NUMBER, inForceFrom: null, content: FIRST_CONTENT, by: null };
    return [...own, { ...first, reason: 'What Onward begins with' }];
  }

  /** Everyone whose post can be said, by name. @throws Problem 'not-allowed' */
  async workers(actor: UserActor): Promise<{ id: string; name: string }[]> {
    mustBeAllowed(actor, 'keep-posts');
    return this.unitOfWork.read(actor, ({ manager }) =>
      manager.query<{ id: string; name: string }[]>(
        `select id, name from staff where left_on is null and post not in ('data-officer', 'administrator', 'duty-worker') order by name, id`,
      ),
    );
  }

  /**
   * What these settings would change, worker by worker, as the record suggests weights today. Nothing is saved.
   * @throws Problem 'not-valid' naming each setting; 'not-allowed'
   */
  async preview(actor: UserActor, content: WorkloadContent, today: LocalDate): Promise<WorkerPreview[]> {
    mustBeAllowed(actor, 'set-policy');
    refuseFaults(content);
    return this.unitOfWork.read(actor, async (work) => {
      const { before, after } = await this.workload.compare(work, content, today);
      return before.map(({ worker, load }, place) => ({
        staffId: worker.id,
        name: worker.name,
        team: worker.team,
        before: { points: load.points, level: load.level },
        after: { points: after[place]!.load.points, level: after[place]!.load.level },
      }));
    });
  }

  /**
   * A new version, in force from today. What was confirmed before stays as it was confirmed.
   * @param id given by a form that may be sent twice, so that both are one
   * @returns its number
   * @throws Problem 'not-valid' naming each setting; 'changed-by-someone-else'; 'not-allowed'
   */
  async save(actor: UserActor, said: SettingsSaid, today: LocalDate, id = newId()): Promise<number> {
    mustBeAllowed(actor, 'set-policy');
    refuseFaults(said.content);
    if (!said.reason.trim()) throw new Problem('not-valid', 'Enter why.', [{ field: 'reason', message: 'Enter why' }]);
    return this.unitOfWork.write(actor, async (work) => {
      await work.manager.query(`select pg_advisory_xact_lock(hashtext('workload settings'))`);
      const sent = await work.manager.findOneBy(WorkloadSettings, { id });
      if (sent) return sent.number;
      const { number } = await settingsOn(work, today);
      if (number !== said.number) {
        throw new Problem('changed-by-someone-else', 'Someone else has changed these settings meanwhile.');
      }
      const { content, reason } = said;
      const row = { id, number: number + 1, inForceFrom: today, reason: reason.trim(), recordedById: actor.userId };
      await work.manager.insert(WorkloadSettings, { ...row, content: content as never });
      await audit(work, { did: 'workload-settings.set', subjectId: id, detail: { number: number + 1, content } });
      return number + 1;
    });
  }
}

function refuseFaults(content: WorkloadContent): void {
  const faults = faultsOf(content);
  if (faults.length > 0) throw new Problem('not-valid', 'These settings cannot be used.', faults);
}
