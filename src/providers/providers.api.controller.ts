import { Body, Get, Param, Post, Query } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { withFieldsRenamed } from '../web/api/fields-renamed';
import { GROUPS } from '../web/api/groups';
import { MadeAnswer } from '../web/api/made';
import { ApiController, Operation } from '../web/api/operation';
import { CurrentActor, Today } from '../web/decorators';
import { newId } from '../platform/ids';
import { quotaYearOf } from './flats';
import { FlatsService } from './flats.service';
import { STANDARD_KEYS, type Marks } from './monitoring';
import { MonitoringService, type ActionSaid } from './monitoring.service';
import { incidentClosedOn } from './monitoring-told';
import {
  FlatsQueryDto,
  ProviderAnswer,
  ProviderDecisionDto,
  ProviderDto,
  ProviderIncidentDto,
  ProviderLineAnswer,
  ProviderListAnswer,
  ProviderVisitDto,
  QuotaAnswer,
  RegistrationCheckDto,
  ToPutRightDto,
  ToPutRightOfDto,
  ToPutRightStepDto,
  VacancyDto,
} from './providers.dto';
import { ProvidersService, type ProviderLine } from './providers.service';

/** The council's list of providers, and what is found there. */
@ApiController('providers', GROUPS.homes)
export class ProvidersApiController {
  constructor(
    private readonly providers: ProvidersService,
    private readonly monitoring: MonitoringService,
  ) {}

  @Operation({
    does: 'List providers',
    about:
      'How each stands on the council’s list, its registration, the next visit and free places. Everybody who lives there is counted.',
    scope: 'read:service',
    answers: () => ProviderListAnswer,
  })
  @Get()
  async list(@CurrentActor() actor: UserActor, @Today() today: LocalDate): Promise<ProviderListAnswer> {
    return { items: (await this.providers.list(actor, today)).map(lineAnswer), next: null };
  }

  @Operation({
    does: 'Add a provider',
    about: 'It begins as one that applied: nobody is placed there before it is approved.',
    scope: 'write:service',
    answers: () => MadeAnswer,
    status: 201,
  })
  @Post()
  async add(
    @CurrentActor() actor: UserActor,
    @Body() said: ProviderDto,
    @Today() today: LocalDate,
  ): Promise<MadeAnswer> {
    const { appliedOn, reason, name, kind, ...rest } = said;
    const {
      councilReference = null,
      phone = null,
      nightPhone = null,
      email = null,
      address = null,
      about = null,
    } = rest;
    const own = { name, kind, councilReference, phone, nightPhone, email, address, about };
    return { id: await this.providers.add(actor, own, { on: appliedOn as LocalDate, reason }, today) };
  }

  @Operation({
    does: 'Read a provider',
    about:
      'Visits, what is to be put right, and what young people said of feeling safe there, counted and without names.',
    scope: 'read:service',
    answers: () => ProviderAnswer,
  })
  @Get(':providerId')
  async one(
    @CurrentActor() actor: UserActor,
    @Param('providerId') id: string,
    @Today() today: LocalDate,
  ): Promise<ProviderAnswer> {
    const { provider, standing, visits, incidents, actions, safe } = await this.providers.one(actor, id, today);
    return {
      id: provider.id,
      name: provider.name,
      status: standing.step?.status ?? null,
      visits: visits.map((visit) => ({
        id: visit.id,
        visitedOn: visit.visitedOn,
        announced: visit.announced,
        found: visit.found,
        standards: STANDARD_KEYS.flatMap((standard) => {
          const mark = visit.standards[standard];
          return mark ? [{ standard, mark }] : [];
        }),
      })),
      incidents: incidents.map(({ id: incidentId, kind, serious, happenedOn }) => {
        const closedOn = incidentClosedOn(actions.filter(({ cameOf }) => cameOf === incidentId));
        return { id: incidentId, kind, serious, happenedOn, closedOn };
      }),
      actions: actions.map(({ id: actionId, cameOf, what, owner, byOn, step }) => {
        return { id: actionId, cameOf, what, owner, byOn, step };
      }),
      safe: safe.lastYear,
    };
  }

  @Operation({
    does: 'Decide how a provider stands',
    about: 'From a day on, with the reason. What was decided before stays.',
    scope: 'write:service',
    answers: () => MadeAnswer,
    status: 201,
  })
  @Post(':providerId/decisions')
  async decide(
    @CurrentActor() actor: UserActor,
    @Param('providerId') id: string,
    @Body() { status, fromOn, reason }: ProviderDecisionDto,
    @Today() today: LocalDate,
  ): Promise<MadeAnswer> {
    const stepId = newId();
    await this.providers.decide(actor, id, { status, fromOn: fromOn as LocalDate, reason }, today, stepId);
    return { id: stepId };
  }

  @Operation({
    does: 'Record a look at Ofsted’s register',
    scope: 'write:casework',
    answers: () => MadeAnswer,
    status: 201,
  })
  @Post(':providerId/registration-checks')
  async register(
    @CurrentActor() actor: UserActor,
    @Param('providerId') id: string,
    @Body() { state, number = null, checkedOn, words = null }: RegistrationCheckDto,
    @Today() today: LocalDate,
  ): Promise<MadeAnswer> {
    const checkId = newId();
    const said = { state, number, checkedOn: checkedOn as LocalDate, words };
    await this.providers.register(actor, id, said, today, checkId);
    return { id: checkId };
  }

  @Operation({
    does: 'Record a visit to a provider',
    about: 'With what is to be put right. Count young people’s answers, and name nobody.',
    scope: 'write:casework',
    answers: () => MadeAnswer,
    status: 201,
  })
  @Post(':providerId/visits')
  async visit(
    @CurrentActor() actor: UserActor,
    @Param('providerId') id: string,
    @Body() said: ProviderVisitDto,
    @Today() today: LocalDate,
  ): Promise<MadeAnswer> {
    const marks: Marks = Object.fromEntries(STANDARD_KEYS.map((standard) => [standard, 'not-looked-at']));
    for (const { standard, mark } of said.standards) marks[standard] = mark;
    const { visitedOn, announced, place = null, found, spokenTo, feelSafe, notSafe } = said;
    const actions = toPutRight(said.actions);
    const visit = { announced, place, found, spokenTo, feelSafe, notSafe, standards: marks, actions };
    const rename = (field: string) =>
      STANDARD_KEYS.some((standard) => standard === field) ? 'standards' : ofActions(field);
    const visitId = await withFieldsRenamed(rename, () =>
      this.monitoring.visit(actor, id, { ...visit, visitedOn: visitedOn as LocalDate }, today),
    );
    return { id: visitId };
  }

  @Operation({
    does: 'Record an incident at a provider',
    scope: 'write:casework',
    answers: () => MadeAnswer,
    status: 201,
  })
  @Post(':providerId/incidents')
  async incident(
    @CurrentActor() actor: UserActor,
    @Param('providerId') id: string,
    @Body() { kind, serious, happenedOn, toldOn, what, done, actions = [] }: ProviderIncidentDto,
    @Today() today: LocalDate,
  ): Promise<MadeAnswer> {
    const days = { happenedOn: happenedOn as LocalDate, toldOn: toldOn as LocalDate };
    const incident = { kind, serious, what, done, ...days, actions: toPutRight(actions) };
    const incidentId = await withFieldsRenamed(ofActions, () => this.monitoring.incident(actor, id, incident, today));
    return { id: incidentId };
  }

  @Operation({ does: 'Add something to put right', scope: 'write:casework', answers: () => MadeAnswer, status: 201 })
  @Post(':providerId/actions')
  async act(
    @CurrentActor() actor: UserActor,
    @Param('providerId') id: string,
    @Body() { cameOf = null, ...said }: ToPutRightOfDto,
    @Today() today: LocalDate,
  ): Promise<MadeAnswer> {
    const [action] = toPutRight([said]);
    return { id: await this.monitoring.act(actor, id, { ...action!, cameOf }, today) };
  }

  @Operation({ does: 'Say what became of something to put right', scope: 'write:casework', status: 204 })
  @Post(':providerId/actions/:putRightId/steps')
  async step(
    @CurrentActor() actor: UserActor,
    @Param('providerId') id: string,
    @Param('putRightId') putRightId: string,
    @Body() { step, onDay, words }: ToPutRightStepDto,
    @Today() today: LocalDate,
  ): Promise<void> {
    await this.monitoring.see(actor, id, putRightId, { step, onDay: onDay as LocalDate, words }, today);
  }

  @Operation({
    does: 'Say which places are free',
    about: 'What was said of a house or scheme last counts.',
    scope: 'write:casework',
    answers: () => MadeAnswer,
    status: 201,
  })
  @Post(':providerId/vacancies')
  async vacancy(
    @CurrentActor() actor: UserActor,
    @Param('providerId') id: string,
    @Body() { place, free, fromOn, youngest, words = null, toldOn }: VacancyDto,
    @Today() today: LocalDate,
  ): Promise<MadeAnswer> {
    const days = { fromOn: fromOn as LocalDate, toldOn: toldOn as LocalDate };
    return { id: await this.monitoring.vacancy(actor, id, { place, free, youngest, words, ...days }, today) };
  }
}

@ApiController('flats-of-the-quota', GROUPS.homes)
export class FlatsApiController {
  constructor(private readonly flats: FlatsService) {}

  @Operation({
    does: 'Read what became of the yearly quota of flats',
    about: 'Agreed, offered, nominated, let, and who was still there. Everyone is counted.',
    scope: 'read:service',
    also: 'read:people',
    answers: () => QuotaAnswer,
  })
  @Get()
  async quota(
    @CurrentActor() actor: UserActor,
    @Query() { year }: FlatsQueryDto,
    @Today() today: LocalDate,
  ): Promise<QuotaAnswer> {
    const quota = await this.flats.quota(actor, year ? Number(year) : quotaYearOf(today), today);
    return {
      year: quota.year,
      landlords: quota.landlords.map(({ landlord, agreed, offered, nominated, let: isLet, sustained }) => ({
        ...{ landlord, agreed, offered, nominated, let: isLet },
        stillThereAfter3Months: sustained[3].still,
        stillThereAfter6Months: sustained[6].still,
        stillThereAfter12Months: sustained[12].still,
      })),
      flats: quota.flats.map(({ id, address, offeredOn, last, person }) => ({
        ...{ id, address, offeredOn, last },
        personId: person?.personId ?? null,
      })),
    };
  }
}

function toPutRight(said: readonly ToPutRightDto[]): ActionSaid[] {
  return said.map(({ what, owner, byOn }) => ({ what, owner, byOn: byOn as LocalDate }));
}

/** A form has each row's fields apart; here all are of one list. */
function ofActions(field: string): string {
  return /-\d+$/.test(field) ? 'actions' : field;
}

function lineAnswer(line: ProviderLine): ProviderLineAnswer {
  return {
    id: line.id,
    name: line.name,
    kind: line.kind,
    status: line.step?.status ?? null,
    statusFromOn: line.step?.fromOn ?? null,
    risk: line.risk?.risk ?? null,
    visitDueOn: line.visit?.dueOn ?? null,
    visitUnannounced: line.visit?.unannounced ?? false,
    registration: line.registration?.state ?? null,
    registrationNumber: line.registration?.number ?? null,
    registrationCheckedOn: line.registration?.checkedOn ?? null,
    freePlaces: line.free?.count ?? null,
    living: line.living,
    actionsOpen: line.actionsOpen,
    actionsLate: line.actionsLate,
  };
}
