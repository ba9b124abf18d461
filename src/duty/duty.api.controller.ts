import { Body, Get, Post } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { GROUPS } from '../web/api/groups';
import { ApiController, Operation } from '../web/api/operation';
import { CurrentActor, Today } from '../web/decorators';
import { personNamed } from '../young-people/person-named';
import { DutyAnswerNow, DutyFoundAnswer, DutySearchDto, OnCallDto } from './duty.dto';
import { DutyService } from './duty.service';

@ApiController('duty', GROUPS.safety)
export class DutyApiController {
  constructor(private readonly duty: DutyService) {}

  @Operation({
    does: 'Read whom duty rings and what the day staff left',
    scope: 'read:notes',
    answers: () => DutyAnswerNow,
  })
  @Get()
  async read(@CurrentActor() actor: UserActor, @Today() today: LocalDate): Promise<DutyAnswerNow> {
    const { onCall, alerts } = await this.duty.home(actor, today);
    return {
      onCall,
      alerts: alerts.map(({ id, fromOn, toOn, worry, doThis, leftBy, ...line }) => ({
        id,
        person: personNamed({ ...line, id: line.personId }),
        fromOn,
        toOn,
        worry,
        doThis,
        leftBy,
      })),
    };
  }

  @Operation({
    does: 'Find a young person on duty',
    about: 'A POST, so that what is looked for stands in no address. That somebody searched is kept, not for what.',
    scope: 'read:notes',
    answers: () => DutyFoundAnswer,
  })
  @Post('search')
  async search(@CurrentActor() actor: UserActor, @Body() { q }: DutySearchDto): Promise<DutyFoundAnswer> {
    const { people, inAll } = await this.duty.search(actor, q.trim());
    return {
      inAll,
      items: people.map(({ dateOfBirth, diedOn, closed, phone, home, adviserName, teamName, ...one }) => ({
        person: personNamed({ ...one, id: one.personId }),
        dateOfBirth,
        diedOn,
        closed,
        phone,
        home,
        workerName: adviserName,
        teamName,
      })),
    };
  }

  @Operation({
    does: 'Say whom duty rings and who is the duty manager',
    about: 'It holds until another is said. What stood before is kept.',
    scope: 'write:service',
    status: 204,
    problems: ['changed-by-someone-else'],
  })
  @Post('on-call')
  async set(
    @CurrentActor() actor: UserActor,
    @Body() { follows, ...said }: OnCallDto,
    @Today() today: LocalDate,
  ): Promise<void> {
    const { name, phone, dutyManagerId } = said;
    await this.duty.set(actor, { name: name.trim(), phone: phone.trim(), dutyManagerId }, follows, today);
  }
}
