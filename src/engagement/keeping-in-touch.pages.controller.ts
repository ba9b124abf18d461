import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { DecisionsService } from '../supervision/decisions.service';
import { decideFormPage, newDecideForm, readDecideForm } from '../supervision/deciding';
import { CurrentActor, Today } from '../web/decorators';
import { chosen, errorsOf, typed, type Fields } from '../web/fields';
import { attempt, page, redirect, saveForm, type Page, type Redirect } from '../web/page';
import { COURSE_WORDS } from './engagement-words';
import { COURSES } from './engagement.entities';
import { InTouchCodesService, type CodeSaid } from './in-touch-codes.service';
import { newForm, readCodeForm, readStandingForm, type Form } from './keeping-in-touch.forms';
import { atKeeping, toCodePage, toFormPage, toKeepingPage, type CodeDay } from './keeping-in-touch.page';
import { KeepingInTouchService, type StandingSaid } from './keeping-in-touch.service';

/** How things stand with one young person, the manager's monthly decision, and the code of the return. */
@Controller('young-people/:id/keeping-in-touch')
export class KeepingInTouchPagesController {
  constructor(
    private readonly keeping: KeepingInTouchService,
    private readonly codes: InTouchCodesService,
    private readonly decisions: DecisionsService,
  ) {}

  @Get()
  async open(@CurrentActor() actor: UserActor, @Param('id') id: string, @Today() today: LocalDate): Promise<Page> {
    return page('engagement/keeping-in-touch', toKeepingPage(await this.keeping.read(actor, id, today), actor, today));
  }

  @Get('standing')
  async openStanding(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Today() today: LocalDate,
  ): Promise<Page> {
    return this.standingPage(actor, id, today, newForm({ when: 'today', onDate: '', saidById: actor.staffId }), 200);
  }

  @Post('standing')
  async say(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readStandingForm(fields, today);
    const done = await saveForm(form, { all: 'standing', fromOn: 'onDate' }, (said) =>
      this.keeping.say(actor, id, said, today, form.values.formId),
    );
    if (done.ok) return redirect(atKeeping(id), 'Recorded. It holds until you record something else.');
    return this.standingPage(actor, id, today, done.form, done.status);
  }

  @Get('decisions/new')
  async openDecide(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Today() today: LocalDate,
  ): Promise<Page> {
    const { adviserId } = await this.decisions.toDecide(actor, id, today);
    return this.decidePage(actor, id, today, newDecideForm(adviserId), 200);
  }

  @Post('decisions/new')
  async decide(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readDecideForm(fields);
    const course = chosen(fields, 'course', COURSES);
    const withCourse = { ...form, values: { ...form.values, course: typed(fields, 'course') } };
    const missing = course ? [] : [{ field: 'course', message: 'Choose what you decide' }];
    const { said, values } = form;
    if (!said || !course) {
      return this.decidePage(actor, id, today, { ...withCourse, errors: [...missing, ...form.errors] }, 422);
    }
    const done = await attempt(() => this.keeping.decide(actor, id, { ...said, course }, today, values.formId));
    if (done.ok) return redirect(atKeeping(id), 'Your decision stands on the record. The next is due in a month.');
    const errors = errorsOf(done.problem, 'course');
    return this.decidePage(actor, id, today, { ...withCourse, errors }, done.problem.status);
  }

  @Get('code')
  async openCode(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Query() query: Fields,
    @Today() today: LocalDate,
  ): Promise<Page> {
    return this.codePage(actor, id, today, dayOf(query, 'of'), newForm(), 200);
  }

  @Post('code')
  async confirm(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readCodeForm(fields);
    const day = dayOf(fields, 'day');
    const proposed = await this.codes.propose(actor, id, today);
    const { asOf } = day === 'birthday' && proposed.birthday ? proposed.birthday : proposed.today;
    const done = await saveForm(form, 'code', (said) =>
      this.codes.confirm(actor, id, { ...said, asOf }, today, form.values.formId),
    );
    if (done.ok) return redirect(atKeeping(id), 'The code is confirmed, with the evidence for it.');
    return this.codePage(actor, id, today, day, done.form, done.status);
  }

  private async standingPage(
    actor: UserActor,
    id: string,
    today: LocalDate,
    form: Form<StandingSaid>,
    status: number,
  ): Promise<Page> {
    const to = await this.keeping.toRecord(actor, id, today);
    return page('engagement/standing', { ...toFormPage(to, form), now: to.now }, status);
  }

  private async decidePage(
    actor: UserActor,
    id: string,
    today: LocalDate,
    form: ReturnType<typeof newDecideForm>,
    status: number,
  ): Promise<Page> {
    const { person, rises, ...to } = await this.decisions.toDecide(actor, id, today);
    const courses = COURSES.map((value) => ({
      value,
      text: COURSE_WORDS[value].words,
      hint: { text: COURSE_WORDS[value].hint },
    }));
    const model = { person, rises, courses, at: atKeeping(id), ...decideFormPage(form, to) };
    return page('engagement/decide', model, status);
  }

  private async codePage(
    actor: UserActor,
    id: string,
    today: LocalDate,
    day: CodeDay,
    form: Form<Omit<CodeSaid, 'asOf'>>,
    status: number,
  ): Promise<Page> {
    return page('engagement/code', toCodePage(await this.codes.propose(actor, id, today), day, form), status);
  }
}

function dayOf(fields: Fields, name: string): CodeDay {
  return chosen(fields, name, ['today', 'birthday']) ?? 'today';
}
