import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import type { FieldError } from '../platform/problem';
import { chosen, errorsOf, typed, type Fields } from '../web/fields';
import { attempt, page, redirect, saveForm, type Page, type Redirect } from '../web/page';
import { celebratedWords } from './celebrated';
import { newCelebrationForm, readCelebrationForm, type CelebrationForm } from './celebration.form';
import { CelebrationsService, type CelebrationOpened } from './celebrations.service';
import { moneyWords, workerItems } from './occasions.page';

/** What comes of good news: one tap on Today, on Team and on the record, or the page. */
@Controller('young-people/:id/good-news/:winId')
export class CelebrationsPagesController {
  constructor(private readonly celebrations: CelebrationsService) {}

  @Get()
  async open(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('winId') winId: string,
    @Today() today: LocalDate,
  ): Promise<Page> {
    const opened = await this.celebrations.open(actor, id, winId, today);
    return page('life-updates/celebration', toCelebrationPage(opened, newCelebrationForm()));
  }

  @Post()
  async celebrate(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('winId') winId: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readCelebrationForm(fields, today);
    const done = await saveForm(form, { all: 'how', name: 'how', wants: 'words' }, (said) =>
      this.celebrations.celebrate(actor, id, winId, said, today, form.values.formId),
    );
    const back = chosen(fields, 'back', ['today', 'team']);
    if (done.ok) {
      const { how } = done.said;
      const said = how === 'let-go' ? 'The good news stays on the record.' : 'Recorded.';
      return redirect(back ? `/${back}` : `/young-people/${id}/good-news/${winId}`, said);
    }
    const opened = await this.celebrations.open(actor, id, winId, today);
    return page('life-updates/celebration', toCelebrationPage(opened, done.form), done.status);
  }

  @Post(':celebrationId/take-back')
  async takeBack(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('winId') winId: string,
    @Param('celebrationId') celebrationId: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const reason = typed(fields, 'reason');
    const done = await attempt(() => this.celebrations.takeBack(actor, id, winId, celebrationId, reason, today));
    if (done.ok) return redirect(`/young-people/${id}/good-news/${winId}`, 'Taken back.');
    const refused = { id: celebrationId, reason, errors: errorsOf(done.problem, 'reason') };
    const opened = await this.celebrations.open(actor, id, winId, today);
    const model = toCelebrationPage(opened, newCelebrationForm(), refused);
    return page('life-updates/celebration', model, done.problem.status);
  }
}

function toCelebrationPage(
  { person, win, celebrations, workers, money }: CelebrationOpened,
  form: CelebrationForm,
  refused: { id: string; reason: string; errors: FieldError[] } | null = null,
) {
  return {
    person,
    win,
    at: `/young-people/${person.id}/good-news/${win.id}`,
    celebrations: celebrations.map((one) => ({
      ...one,
      what: celebratedWords({ how: one.how, onDay: one.occasionOn, doneOn: one.occasionDoneOn }),
      mayTakeBack: one.withdrawnBecause === null && one.occasionDoneOn === null,
    })),
    isOver: celebrations.some(({ how, withdrawnBecause }) => how !== 'let-go' && withdrawnBecause === null),
    workers: workerItems(workers),
    money: moneyWords(money),
    form,
    refused,
    errors: refused?.errors ?? form.errors,
  };
}
