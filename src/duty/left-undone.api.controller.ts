import { Get } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import { todayInLondon } from '../platform/clock';
import { GROUPS } from '../web/api/groups';
import { ApiController, Operation } from '../web/api/operation';
import { CurrentActor, Now } from '../web/decorators';
import { personNamed } from '../young-people/person-named';
import { LeftUndoneAnswer } from './duty.dto';
import { LeftUndoneService } from './left-undone.service';

@ApiController('left-undone', GROUPS.due)
export class LeftUndoneApiController {
  constructor(private readonly leftUndone: LeftUndoneService) {}

  @Operation({
    does: 'List what the day leaves undone',
    about: 'Of whoever the token stands for, and of those for whom they cover today; a hundred of each kind at most.',
    scope: 'read:people',
    also: 'write:casework',
    answers: () => LeftUndoneAnswer,
  })
  @Get()
  async list(@CurrentActor() actor: UserActor, @Now() now: Date): Promise<LeftUndoneAnswer> {
    const { appointments, due, owed } = await this.leftUndone.list(actor, now, todayInLondon(now));
    return {
      appointments: appointments.map(({ id, kind, plannedAt, ...one }) => ({
        id,
        person: personNamed({ ...one, id: one.personId }),
        kind,
        plannedAt: plannedAt.toISOString(),
      })),
      due: due.flatMap(({ due: lines, ...one }) =>
        lines.map(({ id, rule, title, dueOn, overdue }) => ({
          id,
          person: personNamed({ ...one, id: one.personId }),
          rule,
          title,
          dueOn,
          overdue,
        })),
      ),
      owed: owed.map(({ id, kind, what, dueOn, ...one }) => ({
        id,
        person: personNamed({ ...one, id: one.personId }),
        kind,
        what,
        dueOn,
      })),
    };
  }
}
