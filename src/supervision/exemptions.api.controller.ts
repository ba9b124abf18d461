import { Body, Get, Param, Post } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import { newId } from '../platform/ids';
import type { LocalDate } from '../statutory/local-date';
import { GROUPS } from '../web/api/groups';
import { MadeAnswer } from '../web/api/made';
import { ApiController, Operation } from '../web/api/operation';
import { CurrentActor, Today } from '../web/decorators';
import { EndExemptionDto, ExemptionDto, ExemptionListAnswer } from './exemptions.dto';
import { ExemptionsService } from './exemptions.service';

@ApiController('supervision/exemptions', GROUPS.oversight)
export class ExemptionsApiController {
  constructor(private readonly exemptions: ExemptionsService) {}

  @Operation({
    does: 'List exemptions from the supervision policy',
    about: 'For managers: of the workers of your teams, with the edition of the policy and its renewal day.',
    scope: 'read:people',
    answers: () => ExemptionListAnswer,
  })
  @Get()
  async list(@CurrentActor() actor: UserActor, @Today() today: LocalDate): Promise<ExemptionListAnswer> {
    const { edition, exemptions } = await this.exemptions.open(actor, today);
    return { edition: edition?.edition ?? 0, renewBy: edition?.renewBy ?? null, items: exemptions };
  }

  @Operation({
    does: 'Exempt a worker from the supervision policy',
    about:
      'For managers: no session is due of them in this time (SV-01). The cases of their young people stay due (SV-02).',
    scope: 'write:casework',
    answers: () => MadeAnswer,
    status: 201,
  })
  @Post()
  async exempt(
    @CurrentActor() actor: UserActor,
    @Body() { fromOn, untilOn, ...said }: ExemptionDto,
    @Today() today: LocalDate,
  ): Promise<MadeAnswer> {
    const days = { fromOn: fromOn as LocalDate, untilOn: untilOn as LocalDate };
    return { id: await this.exemptions.exempt(actor, { ...said, ...days }, today, newId()) };
  }

  @Operation({
    does: 'End an exemption',
    about: 'For managers: the policy holds again from today.',
    scope: 'write:casework',
    answers: () => MadeAnswer,
  })
  @Post(':exemptionId/end')
  async end(
    @CurrentActor() actor: UserActor,
    @Param('exemptionId') id: string,
    @Body() { reason }: EndExemptionDto,
    @Today() today: LocalDate,
  ): Promise<MadeAnswer> {
    await this.exemptions.end(actor, id, reason, today);
    return { id };
  }
}
