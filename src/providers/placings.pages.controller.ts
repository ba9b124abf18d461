import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import { formatLong, type LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import { typed, type Fields } from '../web/fields';
import { page, redirect, saveForm, type Page, type Redirect } from '../web/page';
import { parseTypedDate, typedDate } from '../web/typed-date';
import { MatchingService } from './matching.service';
import { mayAnswer, PlacingsService, SIGN_OFF_DAYS, type Placing } from './placings.service';
import type { SignOffTold } from './placings-told';
import { KIND_WORDS } from './provider-kinds';
import { tagOf } from './providers.page';
import { newForm, readForm, type FormShown, type Reading } from './reading';

const ANSWER_WORDS = { yes: 'May be placed', 'sign-off': 'A manager signs it off', no: 'May not be placed' } as const;
const ANSWER_COLOURS = { yes: 'green', 'sign-off': 'yellow', no: 'red' } as const;

/** Where a young person may be placed, and who answers for it where a manager has to. */
@Controller()
export class PlacingsPagesController {
  constructor(
    private readonly placings: PlacingsService,
    private readonly matching: MatchingService,
  ) {}

  @Get('young-people/:id/placing')
  async options(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Query() query: Fields,
    @Today() today: LocalDate,
  ): Promise<Page> {
    const { day, on, errors } = dayAsked(query, today);
    const { person, age, options } = await this.placings.options(actor, id, day);
    const searches = await this.matching.list(actor, id);
    const model = {
      person,
      searches: searches.map(({ id: searchId, fromOn, why, endedOn }) => {
        return { fromOn, why, endedOn, at: `/young-people/${person.id}/placing/searches/${searchId}` };
      }),
      age,
      day,
      today,
      form: { values: { on }, errors },
      errors,
      options: options.map((one) => ({
        ...one,
        kind: KIND_WORDS[one.kind],
        tag: tagOf(one.status),
        answer: answerOf(one),
        at: `/young-people/${person.id}/placing/${one.providerId}?on=${day}`,
        providerAt: `/providers/${one.providerId}`,
      })),
    };
    return page('providers/placing', model, errors.length > 0 ? 422 : 200);
  }

  @Get('young-people/:id/placing/:providerId')
  async one(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('providerId') providerId: string,
    @Query() query: Fields,
    @Today() today: LocalDate,
  ): Promise<Page> {
    const { day } = dayAsked(query, today);
    return this.show(actor, id, providerId, day, newForm({ fromOn: typedDate(day) }), newForm(), 200);
  }

  @Post('young-people/:id/placing/:providerId')
  async ask(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('providerId') providerId: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readForm(fields, readRequest);
    const done = await saveForm(form, 'reason', (said) =>
      this.placings.ask(actor, id, providerId, said, today, form.formId),
    );
    if (!done.ok)
      return this.show(actor, id, providerId, form.said?.fromOn ?? today, done.form, newForm(), done.status);
    const at = `/young-people/${id}/placing/${providerId}?on=${done.said.fromOn}`;
    return redirect(at, 'Asked. A manager is told, and finds it under Team.');
  }

  @Post('young-people/:id/placing/:providerId/sign-offs/:signOffId')
  async decide(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('providerId') providerId: string,
    @Param('signOffId') signOffId: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readForm(fields, readAnswer);
    const done = await saveForm(form, 'words', (said) =>
      this.placings.decide(actor, id, signOffId, said, today, form.formId),
    );
    if (done.ok) return redirect(`/young-people/${id}/placing/${providerId}`, 'Answered.');
    await this.placings.toDecide(actor, id);
    return this.show(actor, id, providerId, today, newForm({ fromOn: typedDate(today) }), done.form, done.status);
  }

  @Get('team/placings')
  async waiting(@CurrentActor() actor: UserActor): Promise<Page> {
    const waiting = (await this.placings.waiting(actor)).map((one) => ({
      ...one,
      at: `/young-people/${one.person!.personId}/placing/${one.providerId}?on=${one.fromOn}`,
      mayAnswer: mayAnswer(actor, one),
    }));
    return page('providers/placings', { waiting });
  }

  private async show(
    actor: UserActor,
    id: string,
    providerId: string,
    day: LocalDate,
    form: FormShown,
    answerForm: FormShown,
    status: number,
  ): Promise<Page> {
    const { person, placing, asked } = await this.placings.one(actor, id, providerId, day);
    const model = {
      person,
      placing,
      answer: answerOf(placing),
      day,
      asked: asked.map((one: SignOffTold) => ({ ...one, mayAnswer: mayAnswer(actor, one) })),
      mayAsk: placing.verdict === 'sign-off' && !placing.allowed && !asked.some(({ decision }) => decision === null),
      signOffDays: SIGN_OFF_DAYS,
      form,
      answerForm,
      errors: [...form.errors, ...answerForm.errors],
    };
    return page('providers/placing-one', model, status);
  }
}

function readRequest(reading: Reading) {
  const fromOn = reading.day('fromOn');
  const reason = reading.text('reason');
  return fromOn && { fromOn, reason };
}

function readAnswer(reading: Reading) {
  const answer = reading.choice('agreed', ['yes', 'no'], 'Choose whether you sign it off');
  const words = reading.text('words');
  return answer && { agreed: answer === 'yes', words };
}

function answerOf({ verdict, allowed, reasons, signOff }: Placing) {
  if (verdict === 'sign-off' && allowed) {
    const { by } = signOff!.decision!;
    return { words: `Signed off${by ? ` by ${by}` : ''}`, colour: 'green', reasons };
  }
  return { words: ANSWER_WORDS[verdict], colour: ANSWER_COLOURS[verdict], reasons };
}

/** The day that an address names; today where it names none. */
function dayAsked(query: Fields, today: LocalDate) {
  const on = typed(query, 'on');
  const read = on ? parseTypedDate(on) : today;
  const errors = read ? [] : [{ field: 'on', message: `Enter the day as 9/3/26 or ${formatLong(today)}` }];
  return { day: read ?? today, on: read ? typedDate(read) : on, errors };
}
