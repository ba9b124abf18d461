import { Get } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { GROUPS } from '../web/api/groups';
import { ApiController, Operation } from '../web/api/operation';
import { CurrentActor, Today } from '../web/decorators';
import { personNamed } from '../young-people/person-named';
import { Turning18ListAnswer } from './day-after-18.dto';
import { DayAfter18Service } from './day-after-18.service';

@ApiController('team/turning-18', GROUPS.workers)
export class Turning18ApiController {
  constructor(private readonly days: DayAfter18Service) {}

  @Operation({
    does: 'List who turns 18, and what is not settled',
    about:
      'For managers: their young people; for advisers: their own. From 17 years and 6 months who is looked after, and ' +
      'who is just 18 with something open. How the council works, and no law.',
    scope: 'read:notes',
    answers: () => Turning18ListAnswer,
  })
  @Get()
  async list(@CurrentActor() actor: UserActor, @Today() today: LocalDate): Promise<Turning18ListAnswer> {
    const { people } = await this.days.turning18(actor, today);
    return {
      asOf: today,
      inAll: people.length,
      items: people.map(({ birthdayOn, teamName, adviserName, socialWorkerName, ...one }) => ({
        person: personNamed({ ...one, id: one.personId }),
        ...{ birthdayOn, teamName, adviserName, socialWorkerName },
        ...{ lookedAfter: one.lookedAfter, red: one.red, owed: one.owed && one.red.length > 0 },
        transfer: one.transfer,
      })),
    };
  }
}
