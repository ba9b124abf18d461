import { Body, Get, Param, Post } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { created, type Answered } from '../web/api/answered';
import { givenOf } from '../web/api/fields';
import { GROUPS } from '../web/api/groups';
import { MadeAnswer } from '../web/api/made';
import { ApiController, Operation } from '../web/api/operation';
import { CurrentActor, Today } from '../web/decorators';
import {
  InspectionAnswer,
  InspectionCorrectionDto,
  InspectionDto,
  InspectionListAnswer,
  InspectionWithdrawalDto,
} from './inspections.dto';
import { InspectionsService, type InspectionSaid } from './inspections.service';

/** When the service was inspected. */
@ApiController('inspections', GROUPS.workers)
export class InspectionsApiController {
  constructor(private readonly inspections: InspectionsService) {}

  @Operation({
    does: 'List inspections of the service',
    about: 'Of the whole council, also those that were withdrawn.',
    scope: 'read:service',
    answers: () => InspectionListAnswer,
  })
  @Get()
  async list(@CurrentActor() actor: UserActor): Promise<InspectionListAnswer> {
    const { inspections } = await this.inspections.list(actor);
    return { items: inspections, next: null };
  }

  @Operation({
    does: 'Record an inspection',
    about: 'For managers and data officers. The last one is the day from which the workload board shows a trend.',
    scope: 'write:service',
    answers: () => MadeAnswer,
    status: 201,
    location: true,
  })
  @Post()
  async record(
    @CurrentActor() actor: UserActor,
    @Body() { heldOn, kind, who = null, said = null, reportUrl = null }: InspectionDto,
    @Today() today: LocalDate,
  ): Promise<Answered<MadeAnswer>> {
    const id = await this.inspections.record(actor, { heldOn: heldOn as LocalDate, kind, who, said, reportUrl }, today);
    return created({ id }, `inspections/${id}`);
  }

  @Operation({ does: 'Read an inspection', scope: 'read:service', answers: () => InspectionAnswer })
  @Get(':inspectionId')
  async read(@CurrentActor() actor: UserActor, @Param('inspectionId') id: string): Promise<InspectionAnswer> {
    return this.inspections.open(actor, id);
  }

  @Operation({
    does: 'Correct an inspection',
    about: 'What is left out stays as it is.',
    scope: 'write:service',
    status: 204,
    problems: ['changed-by-someone-else'],
  })
  @Post(':inspectionId/correction')
  async correct(
    @CurrentActor() actor: UserActor,
    @Param('inspectionId') id: string,
    @Body() { version, ...said }: InspectionCorrectionDto,
    @Today() today: LocalDate,
  ): Promise<void> {
    await this.inspections.correct(actor, id, givenOf(said) as Partial<InspectionSaid>, version, today);
  }

  @Operation({
    does: 'Withdraw an inspection',
    about: 'It never took place, or is recorded twice. It stays in the list.',
    scope: 'write:service',
    status: 204,
    problems: ['changed-by-someone-else'],
  })
  @Post(':inspectionId/withdrawal')
  async withdraw(
    @CurrentActor() actor: UserActor,
    @Param('inspectionId') id: string,
    @Body() { because, version }: InspectionWithdrawalDto,
    @Today() today: LocalDate,
  ): Promise<void> {
    await this.inspections.withdraw(actor, id, because, version, today);
  }
}
