import { Body, Get, Param, Patch, Post, Query } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import { addDays, type LocalDate } from '../statutory/local-date';
import { created, withEtag, type Answered } from '../web/api/answered';
import { DEFAULT_LIMIT, listed, PageQueryDto, placeIn } from '../web/api/cursor';
import { GROUPS } from '../web/api/groups';
import { IfMatch, ifUnchanged } from '../web/api/if-match';
import { MadeAnswer } from '../web/api/made';
import { ApiController, Operation } from '../web/api/operation';
import { CurrentActor, Today } from '../web/decorators';
import { personNamed } from '../young-people/person-named';
import type { CaseTexts } from './case-texts';
import { decisionAnswer } from './decision-answer';
import { DecisionReportAnswer, DecisionReportQueryDto } from './decisions.dto';
import { DecisionsService } from './decisions.service';
import { withFieldsRenamed } from '../web/api/fields-renamed';
import { GapsService } from './gaps.service';
import { kinderWording } from '../web/kinder-words';
import { isShown, type DecisionShow } from './decision-shows';
import { SamplesService } from './samples.service';
import {
  CaseAnswer,
  CaseTextsDto,
  GivingUpDto,
  MethodListAnswer,
  RiskRiseListAnswer,
  StandsStillListAnswer,
  SampleDto,
  SampleListAnswer,
  SessionAnswer,
  SessionListAnswer,
  SessionStartDto,
  SignatureDto,
  SupervisedWorkerListAnswer,
} from './sessions.dto';
import { SessionsService, type CaseOpened, type SessionOpened, type SessionSummary } from './sessions.service';

const DAYS_LOOKED_AT = 90;

@ApiController('supervision', GROUPS.oversight)
export class SessionsApiController {
  constructor(
    private readonly sessions: SessionsService,
    private readonly samples: SamplesService,
    private readonly gaps: GapsService,
    private readonly decisions: DecisionsService,
  ) {}

  @Operation({
    does: 'List methods of supervision',
    scope: 'read:notes',
    answers: () => MethodListAnswer,
  })
  @Get('methods')
  async methods(@CurrentActor() actor: UserActor, @Today() today: LocalDate): Promise<MethodListAnswer> {
    return { items: await this.sessions.methods(actor, today), next: null };
  }

  @Operation({
    does: 'List supervision sessions',
    about: 'Your own, and for managers those signed of workers you answer for. What is personal is never in the API.',
    scope: 'read:notes',
    answers: () => SessionListAnswer,
  })
  @Get('sessions')
  async list(@CurrentActor() actor: UserActor, @Query() query: PageQueryDto): Promise<SessionListAnswer> {
    const { limit = DEFAULT_LIMIT, cursor } = query;
    const sessions = await this.sessions.list(actor, { after: placeIn(cursor, ['day', 'id']), limit });
    return listed(sessions, query, 'supervision/sessions', summary, ({ heldOn, id }) => [heldOn, id]);
  }

  @Operation({
    does: 'Begin a supervision session',
    about: 'For managers. Where one with this worker is open, that one is answered.',
    scope: 'write:casework',
    answers: () => MadeAnswer,
    status: 201,
    location: true,
  })
  @Post('sessions')
  async start(
    @CurrentActor() actor: UserActor,
    @Body() { staffId, heldOn, methodId, personIds }: SessionStartDto,
    @Today() today: LocalDate,
  ): Promise<Answered<MadeAnswer>> {
    const agenda = await this.sessions.agenda(actor, staffId, today);
    const command = {
      staffId,
      heldOn: heldOn as LocalDate,
      methodId: methodId ?? agenda.lastMethodId ?? agenda.methods[0]?.id ?? '',
      personIds: personIds ?? agenda.people.filter(({ reasons }) => reasons.length > 0).map(({ personId }) => personId),
    };
    const sessionId = await withFieldsRenamed(
      (field) => (field === 'people' ? 'personIds' : field),
      () => this.sessions.start(actor, command, today),
    );
    return created({ id: sessionId }, `supervision/sessions/${sessionId}`);
  }

  @Operation({ does: 'Read a supervision session', scope: 'read:notes', answers: () => SessionAnswer })
  @Get('sessions/:sessionId')
  async read(
    @CurrentActor() actor: UserActor,
    @Param('sessionId') sessionId: string,
    @Today() today: LocalDate,
  ): Promise<SessionAnswer> {
    return sessionAnswer(await this.sessions.open(actor, sessionId, today));
  }

  @Operation({
    does: 'Read what is written of a young person in a session',
    about: 'With what happened since last time, from the record.',
    scope: 'read:notes',
    answers: () => CaseAnswer,
    etag: true,
  })
  @Get('sessions/:sessionId/people/:personId')
  async readCase(
    @CurrentActor() actor: UserActor,
    @Param('sessionId') sessionId: string,
    @Param('personId') personId: string,
    @Today() today: LocalDate,
  ): Promise<Answered<CaseAnswer>> {
    const opened = await this.sessions.openCase(actor, sessionId, personId, today);
    return withEtag(caseAnswer(opened), opened.version);
  }

  @Operation({
    does: 'Write of a young person in a session',
    about: 'It is a draft, right or not, until both have signed; whoever had signed signs anew.',
    scope: 'write:casework',
    also: 'read:notes',
    answers: () => CaseAnswer,
    etag: true,
    problems: ['changed-by-someone-else'],
  })
  @Patch('sessions/:sessionId/people/:personId')
  async writeCase(
    @CurrentActor() actor: UserActor,
    @Param('sessionId') sessionId: string,
    @Param('personId') personId: string,
    @IfMatch() ifMatch: string,
    @Body() { answers }: CaseTextsDto,
    @Today() today: LocalDate,
  ): Promise<Answered<CaseAnswer>> {
    await ifUnchanged(
      ifMatch,
      () => this.sessions.openCase(actor, sessionId, personId, today),
      (standing) => {
        const texts: CaseTexts = { ...standing.texts };
        for (const { field, value } of answers) {
          if (value === null) delete texts[field];
          else texts[field] = value;
        }
        return withFieldsRenamed(
          () => 'answers',
          () => this.sessions.saveCase(actor, sessionId, personId, { version: standing.version, texts }, today),
        );
      },
    );
    return this.readCase(actor, sessionId, personId, today);
  }

  @Operation({
    does: 'Sign a supervision session',
    about: 'Each of the two signs the version they read, from their own account. With the second it is done.',
    scope: 'write:casework',
    also: 'read:notes',
    answers: () => SessionAnswer,
    problems: ['changed-by-someone-else'],
  })
  @Post('sessions/:sessionId/signatures')
  async sign(
    @CurrentActor() actor: UserActor,
    @Param('sessionId') sessionId: string,
    @Body() { version, despite = [] }: SignatureDto,
    @Today() today: LocalDate,
  ): Promise<SessionAnswer> {
    const reasons = Object.fromEntries(despite.map(({ personId, reason }) => [personId, reason]));
    // Which young person it is stands in `cases`, with what is warned of.
    await withFieldsRenamed(
      (field) => (field.startsWith('despite-') ? 'despite' : 'cases'),
      () => this.sessions.sign(actor, sessionId, { seen: version, despite: reasons }, today),
    );
    return this.read(actor, sessionId, today);
  }

  @Operation({
    does: 'Go on with a supervision session whose manager has left',
    about:
      'For managers of the worker’s team. What was written of each young person comes along; what was personal does not.',
    scope: 'write:casework',
    answers: () => MadeAnswer,
    status: 201,
    location: true,
    problems: ['changed-by-someone-else'],
  })
  @Post('sessions/:sessionId/going-on')
  async goOn(
    @CurrentActor() actor: UserActor,
    @Param('sessionId') sessionId: string,
    @Today() today: LocalDate,
  ): Promise<Answered<MadeAnswer>> {
    const id = await this.sessions.goOn(actor, sessionId, today);
    return created({ id }, `supervision/sessions/${id}`);
  }

  @Operation({
    does: 'Give up a supervision session',
    about: 'For the manager who began it, or where they have left a manager of the worker’s team: it will not be held.',
    scope: 'write:casework',
    status: 204,
    problems: ['changed-by-someone-else'],
  })
  @Post('sessions/:sessionId/giving-up')
  async giveUp(
    @CurrentActor() actor: UserActor,
    @Param('sessionId') sessionId: string,
    @Body() { reason }: GivingUpDto,
  ): Promise<void> {
    await this.sessions.giveUp(actor, sessionId, reason);
  }

  @Operation({
    does: 'Grade a supervision session',
    about: 'For senior managers who were not in it.',
    scope: 'write:casework',
    answers: () => MadeAnswer,
    status: 201,
    problems: ['already-recorded'],
  })
  @Post('sessions/:sessionId/samples')
  async grade(
    @CurrentActor() actor: UserActor,
    @Param('sessionId') sessionId: string,
    @Body() said: SampleDto,
    @Today() today: LocalDate,
  ): Promise<MadeAnswer> {
    return { id: await this.samples.grade(actor, sessionId, said, today) };
  }

  @Operation({
    does: 'List sessions sampled',
    about: 'For managers: of their own sessions; senior managers, of those below them.',
    scope: 'read:notes',
    answers: () => SampleListAnswer,
  })
  @Get('samples')
  async listSamples(@CurrentActor() actor: UserActor, @Today() today: LocalDate): Promise<SampleListAnswer> {
    const { samples } = await this.samples.list(actor, today);
    const items = samples.map(({ id, sessionId, managerId, managerName, gradedOn, grade, feedback }) => ({
      id,
      sessionId,
      managerId,
      managerName,
      gradedOn,
      grade,
      feedback,
    }));
    return { items, next: null };
  }

  @Operation({
    does: 'List workers and their supervision',
    about: 'For managers: when each worker of your teams is due (SV-01), and the last twelve months.',
    scope: 'read:people',
    answers: () => SupervisedWorkerListAnswer,
  })
  @Get('workers')
  async workers(@CurrentActor() actor: UserActor, @Today() today: LocalDate): Promise<SupervisedWorkerListAnswer> {
    const { workers } = await this.gaps.byWorker(actor, today);
    const items = workers.map(({ staffId, name, teamName, managers, next, lateDays, exemptNow, escalated, cells }) => ({
      staffId,
      name,
      teamName,
      managers: managers.map((manager) => manager.name),
      dueOn: next?.dueOn ?? null,
      because: next?.because ?? null,
      lateDays,
      exemptUntil: exemptNow && addDays(exemptNow.to, -1),
      exemptBecause: exemptNow?.reason ?? null,
      escalated,
      months: cells,
    }));
    return { items, next: null };
  }

  @Operation({
    does: 'List rises of risk without a decision',
    about: 'For managers: where risk rose and no manager has decided what follows (SV-03).',
    scope: 'read:people',
    answers: () => RiskRiseListAnswer,
  })
  @Get('risk-rises')
  async rises(@CurrentActor() actor: UserActor, @Today() today: LocalDate): Promise<RiskRiseListAnswer> {
    const rises = await this.gaps.rises(actor, today);
    const items = rises.map((rise) => ({
      id: rise.id,
      person: personNamed({ ...rise, id: rise.personId }),
      dueOn: rise.dueOn,
      because: rise.because,
      late: rise.late,
    }));
    return { items, next: null };
  }

  @Operation({
    does: 'List open cases that stand still',
    about:
      'For managers: where nothing moved, or a stage goes on, for as long as the authority’s own days (`standingStill`) say. No law sets them.',
    scope: 'read:people',
    answers: () => StandsStillListAnswer,
  })
  @Get('standing-still')
  async standingStill(@CurrentActor() actor: UserActor, @Today() today: LocalDate): Promise<StandsStillListAnswer> {
    const cases = await this.gaps.standingStill(actor, today);
    const items = cases.map(({ risk, reasons, decidedOn, panel: _, ...one }) => ({
      person: personNamed({ ...one, id: one.personId }),
      ...{ risk, reasons, decidedOn },
    }));
    return { items, next: null };
  }

  @Operation({
    does: 'List what was decided, and what it changed',
    about: 'For managers: every decision for young people you may see, by when it was decided.',
    scope: 'read:notes',
    answers: () => DecisionReportAnswer,
  })
  @Get('decisions')
  async report(
    @CurrentActor() actor: UserActor,
    @Query() { from, to, show = 'all' }: DecisionReportQueryDto,
    @Today() today: LocalDate,
  ): Promise<DecisionReportAnswer> {
    const until = (to as LocalDate | undefined) ?? today;
    const since = (from as LocalDate | undefined) ?? addDays(until, -DAYS_LOOKED_AT);
    const decisions = await this.decisions.between(actor, since, until, today);
    const items = decisions
      .filter((one) => isShown(one, show as DecisionShow, today))
      .map((one) => ({ ...decisionAnswer(one, today), person: personNamed({ ...one, id: one.personId }) }));
    return { items, next: null };
  }
}

function summary(session: SessionSummary) {
  const { id, staffId, workerName, managerId, managerName, heldOn, state, signedOn, methodName, people } = session;
  return { id, staffId, workerName, managerId, managerName, heldOn, state, signedOn, methodName, people };
}

function sessionAnswer(session: SessionOpened): SessionAnswer {
  return {
    ...summary(session),
    version: session.version,
    signedBy: session.signedBy,
    cases: session.cases.map(({ person, texts, findings, despite }) => ({
      person: personNamed({ ...person, id: person.personId }),
      risk: person.risk,
      texts: written(texts),
      findings,
      despite,
    })),
  };
}

function caseAnswer(opened: CaseOpened): CaseAnswer {
  const { person, texts, findings, since, lines, prompts, questions, despite } = opened;
  return {
    person: personNamed({ ...person, id: person.personId }),
    risk: person.risk,
    texts: written(texts),
    findings,
    despite,
    since,
    happened: lines.map(({ group, on, words }) => ({ group, on, words })),
    questions: prompts.map(({ key, title }) => ({ key, question: questions[key] ?? title })),
    kinder: kinderWording(Object.values(texts).join('\n')).map(({ found, instead }) => ({ found, instead })),
  };
}

function written(texts: CaseTexts) {
  return Object.entries(texts).map(([field, value]) => ({ field, value }));
}
