import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import { chosen, type Fields } from '../web/fields';
import { page, redirect, saveForm, type Page, type Redirect } from '../web/page';
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
}

function toCelebrationPage({ person, win, celebrations, workers, money }: CelebrationOpened, form: CelebrationForm) {
  return {
    person,
    win,
    at: `/young-people/${person.id}/good-news/${win.id}`,
    celebrations: celebrations.map((one) => ({ ...one, what: celebratedWords({ ...one, onDay: one.occasionOn }) })),
    isOver: celebrations.some(({ how }) => how !== 'let-go'),
    workers: workerItems(workers),
    money: moneyWords(money),
    form,
    errors: form.errors,
  };
}
