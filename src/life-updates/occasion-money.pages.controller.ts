import { Body, Controller, Get, Post } from '@nestjs/common';
import { poundsWords } from '../accommodation/pounds';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import type { Fields } from '../web/fields';
import { page, redirect, saveForm, type Page, type Redirect } from '../web/page';
import { EACH, newMoneyForm, readMoneyForm, type MoneyForm } from './occasion-money.form';
import { leftOf } from './occasion-money';
import { OccasionMoneyService, type MoneyOpened } from './occasion-money.service';
import { moneyWords } from './occasions.page';

/** What occasions may cost a year, and what is left. */
@Controller('team/occasions')
export class OccasionMoneyPagesController {
  constructor(private readonly money: OccasionMoneyService) {}

  @Get()
  async read(@CurrentActor() actor: UserActor, @Today() today: LocalDate): Promise<Page> {
    const opened = await this.money.open(actor, today);
    return page('life-updates/occasion-money', toMoneyPage(opened, newMoneyForm(opened.year)));
  }

  @Post()
  async set(
    @CurrentActor() actor: UserActor,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readMoneyForm(fields);
    const done = await saveForm(form, 'pence', (said) => this.money.set(actor, said, today, form.values.formId));
    if (done.ok) return redirect('/team/occasions', 'Saved.');
    const opened = await this.money.open(actor, today);
    return page('life-updates/occasion-money', toMoneyPage(opened, done.form), done.status);
  }
}

function toMoneyPage({ year, each, teams, over, mayKeep }: MoneyOpened, form: MoneyForm) {
  return {
    year,
    each: each.agreed === null ? null : poundsWords(each.agreed),
    eachNext: nextWords(each),
    teams: teams.map((team) => {
      const left = leftOf(team);
      return {
        name: team.name,
        agreed: team.agreed === null ? 'None set' : poundsWords(team.agreed),
        next: nextWords(team),
        spent: poundsWords(team.spent),
        planned: poundsWords(team.planned),
        left: left === null ? '' : left < 0 ? `${poundsWords(-left)} over` : poundsWords(left),
      };
    }),
    over: over.map((one) => ({ at: `/young-people/${one.id}/occasions`, name: one.name, words: moneyWords(one) })),
    choices: [
      { value: EACH, text: 'Each young person' },
      ...teams.map(({ teamId, name }) => ({ value: teamId, text: `${name}, as a team` })),
    ],
    numbers: [{ of: EACH, number: each.number }, ...teams.map(({ teamId, number }) => ({ of: teamId, number }))],
    years: [year, year + 1].map((one) => ({ value: String(one), text: `1 April ${one}` })),
    mayKeep,
    form,
    errors: form.errors,
  };
}

/** Of the year after, where it differs. */
function nextWords({ agreed, next }: { agreed: number | null; next: number | null }): string | null {
  if (next === agreed) return null;
  return next === null ? 'none set' : poundsWords(next);
}
