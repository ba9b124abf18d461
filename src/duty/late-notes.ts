import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import type { SystemActor } from '../access/actor';
import { todayInLondon } from '../platform/clock';
import { Rounds } from '../platform/rounds';
import { UnitOfWork } from '../platform/unit-of-work';
import { dutyManagerOf, tellDutyManager } from './duty.service';

const ACTOR: SystemActor = { kind: 'system', name: 'urgent messages' };
const LOOK_EVERY_MS = 60_000;

/** Looks each minute for notes from duty that nobody took up in time, and tells the duty manager, or who stands for them, once of each. */
@Injectable()
export class LateNotes implements BeforeApplicationShutdown {
  private readonly rounds = new Rounds(new Logger('LateNotes'), async () => {
    await this.tellLate();
  });

  constructor(private readonly unitOfWork: UnitOfWork) {}

  @Interval(LOOK_EVERY_MS)
  async tick(): Promise<void> {
    await this.rounds.next();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.rounds.stop();
  }

  /** Of yesterday and today: what was late before stands on Today. @returns how many were told of */
  async tellLate(): Promise<number> {
    return this.unitOfWork.write(ACTOR, async (work) => {
      const dutyManager = await dutyManagerOf(work);
      const late: { id: string; personId: string }[] = await work.manager.query(
        `select d.fact_id as id, d.young_person_id as "personId" from duty_contact d
          where d.replaced_by_id is null and not d.withdrawn and d.answer_by between now() - interval '1 day' and now()
            and not exists (select from duty_answer b where b.duty_contact_id = d.fact_id)
            and not exists (select from telling t where t.cause = 'duty-late:' || d.fact_id
              and ($1::uuid is null or t.staff_id = $1))`,
        [dutyManager],
      );
      let told = 0;
      for (const { id, personId } of late) {
        const because = 'Nobody took up in time what duty handed back. It stands on Today under “From duty”.';
        told += await tellDutyManager(work, personId, { cause: `duty-late:${id}`, because }, todayInLondon());
      }
      return told;
    });
  }
}
