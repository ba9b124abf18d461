import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import { pageAsked } from '../caseloads/page-links';
import { csvText } from '../imports/csv-text';
import { newId } from '../platform/ids';
import { notFound, type FieldError } from '../platform/problem';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import { errorsOf, formIdOf, typed, type Fields } from '../web/fields';
import { csv, attempt, page, redirect, type Page, type Redirect, type Download } from '../web/page';
import { DecisionsService } from './decisions.service';
import { GapsService } from './gaps.service';
import {
  decisionsCsvRows,
  PEOPLE_A_PAGE,
  readDecisionsAddress,
  readGapsAddress,
  toDecisionsReport,
  toPersonGapsPage,
  toRisesPage,
  toSamplesPage,
  toWorkerGapsPage,
} from './report.page';
import { SamplesService } from './samples.service';
import { sessionAt } from './session.page';
import { SessionsService } from './sessions.service';
import { GRADES } from './supervision.entities';
import { GRADE_WORDS } from './supervision-words';

/** For managers: gaps, rises of risk without a decision, what decisions changed, and sessions that are sampled. */
@Controller('supervision')
export class SupervisionReportsPagesController {
  constructor(
    private readonly gaps: GapsService,
    private readonly decisions: DecisionsService,
    private readonly sessions: SessionsService,
    private readonly samples: SamplesService,
  ) {}

  @Get('gaps')
  async showGaps(@CurrentActor() actor: UserActor, @Query() fields: Fields, @Today() today: LocalDate): Promise<Page> {
    const query = readGapsAddress(fields);
    if (query.by === 'worker') {
      return page('supervision/gaps', toWorkerGapsPage(await this.gaps.byWorker(actor, today), today));
    }
    const asked = { skip: (query.page - 1) * PEOPLE_A_PAGE, limit: PEOPLE_A_PAGE };
    return page(
      'supervision/gaps',
      toPersonGapsPage(await this.gaps.byPerson(actor, query, asked, today), query, today),
    );
  }

  @Get('risk-rises')
  async showRises(@CurrentActor() actor: UserActor, @Query() fields: Fields, @Today() today: LocalDate): Promise<Page> {
    const rises = await this.gaps.rises(actor, today);
    return page('supervision/risk-rises', toRisesPage(rises, pageAsked(fields), today));
  }

  @Get('decisions')
  async report(@CurrentActor() actor: UserActor, @Query() fields: Fields, @Today() today: LocalDate): Promise<Page> {
    const query = readDecisionsAddress(fields, today);
    const decisions = await this.decisions.between(actor, query.from, query.to, today);
    return page('supervision/decisions-report', toDecisionsReport(decisions, query, today));
  }

  /** The list behind a figure, with names. */
  @Get('decisions.csv')
  async csv(@CurrentActor() actor: UserActor, @Query() fields: Fields, @Today() today: LocalDate): Promise<Download> {
    const query = readDecisionsAddress(fields, today);
    const decisions = await this.decisions.between(actor, query.from, query.to, today);
    const { heads, rows } = decisionsCsvRows(decisions, query, today);
    return csv(`decisions-${query.from}-to-${query.to}.csv`, csvText(heads, rows));
  }

  @Get('samples')
  async showSamples(@CurrentActor() actor: UserActor, @Today() today: LocalDate): Promise<Page> {
    return page('supervision/samples', toSamplesPage(await this.samples.list(actor, today)));
  }

  @Get(':sessionId/sample')
  async openSample(
    @CurrentActor() actor: UserActor,
    @Param('sessionId') sessionId: string,
    @Today() today: LocalDate,
  ): Promise<Page> {
    const values = { formId: newId(), grade: '', feedback: '' };
    return this.samplePage(actor, sessionId, today, values, [], 200);
  }

  @Post(':sessionId/sample')
  async grade(
    @CurrentActor() actor: UserActor,
    @Param('sessionId') sessionId: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const values = { formId: formIdOf(fields), grade: typed(fields, 'grade'), feedback: typed(fields, 'feedback') };
    const done = await attempt(() => this.samples.grade(actor, sessionId, values, today, values.formId));
    if (done.ok) return redirect(sessionAt(sessionId), 'Graded. The manager who held it reads your feedback.');
    return this.samplePage(actor, sessionId, today, values, errorsOf(done.problem, 'grade'), done.problem.status);
  }

  private async samplePage(
    actor: UserActor,
    sessionId: string,
    today: LocalDate,
    values: Record<string, string>,
    errors: FieldError[],
    status: number,
  ): Promise<Page> {
    const session = await this.sessions.open(actor, sessionId, today);
    if (!(await this.samples.of(actor, sessionId)).maySample && errors.length === 0) throw notFound();
    const model = {
      session: {
        at: sessionAt(sessionId),
        heldOn: session.heldOn,
        worker: session.workerName,
        manager: session.managerName,
      },
      grades: GRADES.map((value) => ({ value, text: GRADE_WORDS[value] })),
      form: { values, errors },
      errors,
    };
    return page('supervision/sample', model, status);
  }
}
