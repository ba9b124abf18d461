import { Body, Get, Param, Post } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { created, type Answered } from '../web/api/answered';
import { withFieldsRenamed } from '../web/api/fields-renamed';
import { GROUPS } from '../web/api/groups';
import { MadeAnswer } from '../web/api/made';
import { ApiController, Operation } from '../web/api/operation';
import { CurrentActor, Today } from '../web/decorators';
import { personNamed } from '../young-people/person-named';
import { decisionAnswer } from './decision-answer';
import { decidedSaid, ofActions } from './decisions.api.controller';
import {
  PanelCaseAnswer,
  PanelCaseDto,
  PanelChangeDto,
  PanelDecidedDto,
  PanelDto,
  PanelListAnswer,
  PanelTakenOffDto,
  PanelWithAgendaAnswer,
  type PanelAgendaAnswer,
  type PanelAnswer,
  type PanelCaseListedAnswer,
} from './panels.dto';
import { PanelsService, type PanelAgenda, type PanelSaid } from './panels.service';
import type { PanelCaseListed, PanelCaseTold, PanelTold } from './panels-told';

/** Panels that look at cases that stand still. */
@ApiController('panels', GROUPS.oversight)
export class PanelsApiController {
  constructor(private readonly panels: PanelsService) {}

  @Operation({
    does: 'List panels and the cases on them',
    about: 'Of a year, and those ahead. What was asked and decided is read with one panel.',
    scope: 'read:notes',
    answers: () => PanelListAnswer,
  })
  @Get()
  async list(@CurrentActor() actor: UserActor, @Today() today: LocalDate): Promise<PanelListAnswer> {
    const { panels, cases } = await this.panels.list(actor, today);
    return { items: panels.map(panelAnswer), next: null, cases: cases.map(listedAnswer) };
  }

  @Operation({
    does: 'Open a panel',
    about: 'For managers. Whoever comes is told by mail.',
    scope: 'write:casework',
    answers: () => MadeAnswer,
    status: 201,
    location: true,
  })
  @Post()
  async begin(
    @CurrentActor() actor: UserActor,
    @Body() said: PanelDto,
    @Today() today: LocalDate,
  ): Promise<Answered<MadeAnswer>> {
    const id = await withFieldsRenamed(ofGuests, () => this.panels.begin(actor, panelSaid(said), today));
    return created({ id }, `panels/${id}`);
  }

  @Operation({
    does: 'Read a panel with its agenda',
    about: 'Each look at a young person’s case is audited.',
    scope: 'read:notes',
    answers: () => PanelWithAgendaAnswer,
  })
  @Get(':panelId')
  async read(
    @CurrentActor() actor: UserActor,
    @Param('panelId') panelId: string,
    @Today() today: LocalDate,
  ): Promise<PanelWithAgendaAnswer> {
    const { panel, agenda } = await this.panels.open(actor, panelId, today);
    return { ...panelAnswer(panel), agenda: agenda.map((one) => agendaAnswer(one, today)) };
  }

  @Operation({
    does: 'Change when a panel is and who comes',
    about: 'For managers, until its day has passed.',
    scope: 'write:casework',
    status: 204,
    problems: ['changed-by-someone-else'],
  })
  @Post(':panelId/change')
  async change(
    @CurrentActor() actor: UserActor,
    @Param('panelId') panelId: string,
    @Body() { version, ...said }: PanelChangeDto,
    @Today() today: LocalDate,
  ): Promise<void> {
    await withFieldsRenamed(ofGuests, () => this.panels.change(actor, panelId, panelSaid(said), version, today));
  }
}

/** One young person's case on a panel. */
@ApiController('young-people/:id/panels', GROUPS.oversight)
export class PanelCasesApiController {
  constructor(private readonly panels: PanelsService) {}

  @Operation({
    does: 'Take a case to a panel',
    about: 'For managers.',
    scope: 'write:casework',
    answers: () => MadeAnswer,
    status: 201,
    location: true,
    problems: ['already-recorded'],
  })
  @Post()
  async take(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() { panelId, question }: PanelCaseDto,
    @Today() today: LocalDate,
  ): Promise<Answered<MadeAnswer>> {
    const said = { panel: panelId, question };
    const taken = await withFieldsRenamed(
      (field) => (field === 'panel' ? 'panelId' : field),
      () => this.panels.take(actor, id, said, today),
    );
    return created({ id: taken.id }, `young-people/${id}/panels/${taken.id}`);
  }

  @Operation({ does: 'Read a case on a panel', scope: 'read:notes', answers: () => PanelCaseAnswer })
  @Get(':caseId')
  async read(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('caseId') caseId: string,
    @Today() today: LocalDate,
  ): Promise<PanelCaseAnswer> {
    return caseAnswer((await this.panels.openCase(actor, id, caseId, today)).agenda.case, today);
  }

  @Operation({
    does: 'Record what a panel decided',
    about:
      'For managers, from the day of the panel on. It is a decision of a manager with an action and a day to look at it.',
    scope: 'write:casework',
    also: 'read:notes',
    answers: () => PanelCaseAnswer,
    problems: ['changed-by-someone-else'],
  })
  @Post(':caseId/decision')
  async decide(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('caseId') caseId: string,
    @Body() { effects = [], ...said }: PanelDecidedDto,
    @Today() today: LocalDate,
  ): Promise<PanelCaseAnswer> {
    const answers = effects.map(({ words = null, ...one }) => ({ ...one, words }));
    await withFieldsRenamed(
      (field) => (field.startsWith('said-') ? 'effects' : ofActions(field)),
      () => this.panels.decide(actor, id, caseId, { said: decidedSaid(said), effects: answers }, today),
    );
    return this.read(actor, id, caseId, today);
  }

  @Operation({
    does: 'Take a case off a panel',
    about: 'For managers: it is not heard.',
    scope: 'write:casework',
    status: 204,
    problems: ['changed-by-someone-else'],
  })
  @Post(':caseId/taken-off')
  async takeOff(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('caseId') caseId: string,
    @Body() { because }: PanelTakenOffDto,
    @Today() today: LocalDate,
  ): Promise<void> {
    await this.panels.takeOff(actor, id, caseId, because, today);
  }
}

function ofGuests(field: string): string {
  return field === 'guests' ? 'guestIds' : field;
}

function panelSaid({ name, heldOn, guestIds = [], others = null }: PanelDto): PanelSaid {
  return { name, heldOn: heldOn as LocalDate, guestIds, others };
}

function panelAnswer({ openedById: _, ...panel }: PanelTold): PanelAnswer {
  return panel;
}

function listedAnswer(told: PanelCaseListed): PanelCaseListedAnswer {
  const { id, panelId, heldOn, putOn, standing, decidedOn, reviewOn } = told;
  const person = personNamed({ ...told, id: told.personId });
  return { id, person, panelId, heldOn, putOn, standing, decidedOn, reviewOn };
}

function caseAnswer(told: PanelCaseTold, today: LocalDate): PanelCaseAnswer {
  const { question, putBy, decided, takenOffBecause } = told;
  return {
    ...listedAnswer(told),
    ...{ question, putBy, decided, takenOffBecause },
    decisions: told.decisions.map((one) => decisionAnswer(one, today)),
  };
}

function agendaAnswer({ case: told, standsStill, decisions }: PanelAgenda, today: LocalDate): PanelAgendaAnswer {
  return {
    ...caseAnswer(told, today),
    because: standsStill.map(({ because }) => because),
    before: decisions.map((one) => decisionAnswer(one, today)),
  };
}
