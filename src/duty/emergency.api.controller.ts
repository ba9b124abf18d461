import { Get, Param } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { GROUPS } from '../web/api/groups';
import { ApiController, Operation } from '../web/api/operation';
import { DutyActor, Today } from '../web/decorators';
import { EmergencyAnswer, emergencyAnswer } from './emergency.dto';
import { EmergencyService } from './emergency.service';

@ApiController('young-people/:id/emergency', GROUPS.safety)
export class EmergencyApiController {
  constructor(private readonly emergency: EmergencyService) {}

  @Operation({
    does: 'Read what duty needs in an emergency',
    about: 'Everything that the emergency summary shows. The look is kept.',
    scope: 'read:notes',
    answers: () => EmergencyAnswer,
  })
  @Get()
  async read(
    @DutyActor() actor: UserActor,
    @Param('id') id: string,
    @Today() today: LocalDate,
  ): Promise<EmergencyAnswer> {
    return emergencyAnswer(await this.emergency.summary(actor, id, today));
  }
}
