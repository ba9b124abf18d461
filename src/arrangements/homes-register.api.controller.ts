import { Body, Get, Param, Post, Query } from '@nestjs/common';
import { mustBeAllowed } from '../access/access';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { GROUPS } from '../web/api/groups';
import { MadeAnswer } from '../web/api/made';
import { ApiController, Operation } from '../web/api/operation';
import { CurrentActor, Today } from '../web/decorators';
import { personNamed } from '../young-people/person-named';
import { toAtRisk, toPackages, type AtRiskShow, type PackageShow } from './arrangement.page';
import { withinSaid } from './arrangements.api.controller';
import {
  ArrangementEntryDto,
  ArrangementKindListAnswer,
  AtRiskQueryDto,
  HomeAtRiskListAnswer,
  HomeToDecideListAnswer,
  LodgingsHostAnswer,
  LodgingsHostDto,
  LodgingsHostListAnswer,
  PackagesQueryDto,
  SupportPackageListAnswer,
} from './arrangements.dto';
import { ArrangementsService } from './arrangements.service';
import { HomesToDecideService } from './homes-to-decide.service';
import { againstHost, hostState, placesOf, type HostTold } from './hosts';
import { HostsService } from './hosts.service';
import { KINDS } from './kinds/kinds';
import { SUPPORT_PACKAGE } from './kinds/support-package';
import { TENANCY_AT_RISK } from './kinds/tenancy-at-risk';
import type { SaidField } from './said-fields';

/** What is about homes and names no young person in its address. */
@ApiController('', GROUPS.homes)
export class HomesRegisterApiController {
  constructor(
    private readonly arrangements: ArrangementsService,
    private readonly hosts: HostsService,
    private readonly toBeDecided: HomesToDecideService,
  ) {}

  @Operation({
    does: 'List the kinds of arrangement about a home, with their fields',
    scope: 'read:people',
    answers: () => ArrangementKindListAnswer,
  })
  @Get('arrangement-kinds')
  kinds(@CurrentActor() actor: UserActor): ArrangementKindListAnswer {
    mustBeAllowed(actor, 'see-young-people');
    const items = KINDS.map(({ key, title, fields, entries }) => ({
      key,
      title,
      fields: fields.map(fieldAnswer),
      entries: entries.map((entry) => ({
        key: entry.key,
        title: entry.title,
        ends: entry.ends === true,
        fields: entry.fields.map(fieldAnswer),
      })),
    }));
    return { items, next: null };
  }

  @Operation({
    does: 'List what about homes waits for a manager',
    about: 'Homes and placements to sign off, moves to another area, vacations and support packages to decide.',
    scope: 'read:people',
    also: 'read:notes',
    answers: () => HomeToDecideListAnswer,
  })
  @Get('team/homes-to-decide')
  async toDecide(@CurrentActor() actor: UserActor): Promise<HomeToDecideListAnswer> {
    const items = (await this.toBeDecided.list(actor)).map(
      ({ id, kind, what, since, dueOn, askedBy, named, ...one }) => ({
        person: personNamed({ ...one, id: one.personId }),
        ...{ id, kind, what, since, dueOn, askedBy, named },
      }),
    );
    return { items, next: null };
  }

  @Operation({
    does: 'List homes at risk and referrals by their timetable',
    about: 'Of the young people a manager sees.',
    scope: 'read:people',
    also: 'read:notes',
    answers: () => HomeAtRiskListAnswer,
  })
  @Get('homes-at-risk')
  async atRisk(
    @CurrentActor() actor: UserActor,
    @Query() { show = 'all' }: AtRiskQueryDto,
    @Today() today: LocalDate,
  ): Promise<HomeAtRiskListAnswer> {
    const { lines } = toAtRisk(await this.arrangements.running(actor, TENANCY_AT_RISK.key), show as AtRiskShow, today);
    const items = lines.map((line) => ({
      personId: line.personId,
      arrangementId: line.arrangementId,
      name: line.name,
      adviser: line.adviser,
      noticedOn: line.noticedOn,
      signals: line.signals,
      mustLeaveOn: line.mustLeaveOn,
      referral: line.referral.code,
      nextTask: line.next?.task ?? null,
      nextOn: line.next?.dueOn ?? null,
      late: line.late,
    }));
    return { items, next: null };
  }

  @Operation({
    does: 'List support packages: asked for, running or not agreed to',
    about: 'Of the young people a manager sees; those that have ended are in their stories.',
    scope: 'read:people',
    also: 'read:notes',
    answers: () => SupportPackageListAnswer,
  })
  @Get('support-packages')
  async packages(
    @CurrentActor() actor: UserActor,
    @Query() { show = 'asked' }: PackagesQueryDto,
    @Today() today: LocalDate,
  ): Promise<SupportPackageListAnswer> {
    const given = await this.arrangements.running(actor, SUPPORT_PACKAGE.key);
    const { lines } = toPackages(given, show as PackageShow, 'review', today);
    const items = lines.map((line) => ({
      personId: line.personId,
      arrangementId: line.arrangementId,
      name: line.name,
      adviser: line.adviser,
      askedOn: line.askedOn,
      hours: line.hours,
      provider: line.provider,
      weeklyCostPence: line.weeklyCostPence,
      endsOn: line.endsOn,
      reviewOn: line.reviewOn,
    }));
    return { items, next: null };
  }

  @Operation({
    does: 'List the hosts of supported lodgings',
    scope: 'read:notes',
    answers: () => LodgingsHostListAnswer,
  })
  @Get('lodgings-hosts')
  async list(@CurrentActor() actor: UserActor, @Today() today: LocalDate): Promise<LodgingsHostListAnswer> {
    return { items: (await this.hosts.list(actor)).map((host) => hostAnswer(host, today)), next: null };
  }

  @Operation({
    does: 'Add a host',
    about: 'Nobody can move in before the checks are in order and a manager approves.',
    scope: 'write:casework',
    answers: () => MadeAnswer,
    status: 201,
  })
  @Post('lodgings-hosts')
  async add(
    @CurrentActor() actor: UserActor,
    @Body() { name, area, address = null, suits = null }: LodgingsHostDto,
  ): Promise<MadeAnswer> {
    return { id: await this.hosts.add(actor, { name, area, address, suits }) };
  }

  @Operation({ does: 'Read a host', scope: 'read:notes', answers: () => LodgingsHostAnswer })
  @Get('lodgings-hosts/:hostId')
  async read(
    @CurrentActor() actor: UserActor,
    @Param('hostId') hostId: string,
    @Today() today: LocalDate,
  ): Promise<LodgingsHostAnswer> {
    return hostAnswer((await this.hosts.open(actor, hostId)).host, today);
  }

  @Operation({
    does: 'Write down a check, a visit, an approval, a pause or a removal of a host',
    about:
      'The entries are check (check, passed, expiresOn, reference, words), visit (announced, words), approve (places, words), pause (words) and remove (words); the last three are a manager’s.',
    scope: 'write:casework',
    answers: () => MadeAnswer,
    status: 201,
  })
  @Post('lodgings-hosts/:hostId/entries')
  async record(
    @CurrentActor() actor: UserActor,
    @Param('hostId') hostId: string,
    @Body() { entry, onDay, said }: ArrangementEntryDto,
    @Today() today: LocalDate,
  ): Promise<MadeAnswer> {
    const about = { onDay: onDay as LocalDate, said };
    return { id: await withinSaid(() => this.hosts.record(actor, hostId, entry, about, today)) };
  }
}

function fieldAnswer({ name, label, type, required, choices }: SaidField): object {
  return {
    name,
    label,
    type,
    required: required !== undefined,
    ...(choices && { choices: choices.map(({ value }) => value) }),
  };
}

function hostAnswer(host: HostTold, today: LocalDate): LodgingsHostAnswer {
  const { id, name, area, taken } = host;
  return { id, name, area, state: hostState(host), places: placesOf(host), taken, against: againstHost(host, today) };
}
