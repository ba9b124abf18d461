import { Body, Get, Param, Post, Query } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { listed, pageAsked, PageQueryDto } from '../web/api/cursor';
import { GROUPS } from '../web/api/groups';
import { MadeAnswer } from '../web/api/made';
import { ApiController, Operation } from '../web/api/operation';
import { CurrentActor, Today } from '../web/decorators';
import { DatedFacts } from '../young-people/dated-facts';
import { HEALTH_CONTACT } from './health-facts';
import { HealthRecordService } from './health-record.service';
import { HealthContactListAnswer, HealthContactSaidDto } from './passport.dto';

/** The GP, dentist and optician a young person is registered with. */
@ApiController('young-people/:id/health-contacts', GROUPS.health)
export class HealthContactsApiController {
  constructor(
    private readonly health: HealthRecordService,
    private readonly facts: DatedFacts,
  ) {}

  @Operation({
    does: 'List where they are registered',
    about: 'GP, dentist and optician, also of the past.',
    scope: 'read:notes',
    answers: () => HealthContactListAnswer,
  })
  @Get()
  async list(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Query() query: PageQueryDto,
  ): Promise<HealthContactListAnswer> {
    const contacts = await this.facts.list(actor, id, HEALTH_CONTACT, pageAsked(query));
    const at = `young-people/${id}/health-contacts`;
    return listed(
      contacts,
      query,
      at,
      ({ factId, kind, name, odsCode, address, postcode, phone, fromOn, toOn, confirmedOn }) => ({
        ...{ id: factId, kind, name, odsCode, address, postcode, phone, fromOn, toOn, confirmedOn },
      }),
      ({ factId }) => [factId],
    );
  }

  @Operation({
    does: 'Record where they are registered',
    about: 'The one before ends on that day. The health passport then goes to a new GP, if they agreed.',
    scope: 'write:casework',
    answers: () => MadeAnswer,
    status: 201,
    problems: ['overlapping-period'],
  })
  @Post()
  async register(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body()
    { kind, name = '', odsCode = null, address = null, postcode = null, phone = null, fromOn }: HealthContactSaidDto,
    @Today() today: LocalDate,
  ): Promise<MadeAnswer> {
    const said = { kind, name, odsCode, address, postcode, phone, fromOn: fromOn as LocalDate };
    return { id: await this.health.register(actor, id, said, today) };
  }

  @Operation({ does: 'Say that they are still registered there', scope: 'write:casework', status: 204 })
  @Post(':contactId/confirmation')
  async confirm(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('contactId') contactId: string,
    @Today() today: LocalDate,
  ): Promise<void> {
    await this.health.stillThere(actor, id, contactId, today);
  }
}
