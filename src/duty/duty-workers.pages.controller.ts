import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { may, mustBeAllowed, type Action } from '../access/access';
import type { UserActor } from '../access/actor';
import { newId } from '../platform/ids';
import type { FieldError } from '../platform/problem';
import { addDays, type LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import { errorsOf, formIdOf, typed, type Fields } from '../web/fields';
import { attempt, page, redirect, saveForm, type Page, type Redirect } from '../web/page';
import { parseTypedDate, typedDate } from '../web/typed-date';
import { DutyWorkersService, type DutyWorkerSaid } from './duty-workers.service';

const DAYS_AT_FIRST = 7;
const BY_WHEN = 'Enter the day as 9/3/26 or 9 March 2026';

interface Form {
  values: Record<string, string>;
  errors: FieldError[];
  said: DutyWorkerSaid | null;
}

/** Who is on duty for a young person for some days. */
@Controller('young-people/:id/duty-workers')
export class DutyWorkersPagesController {
  constructor(private readonly dutyWorkers: DutyWorkersService) {}

  @Get()
  async list(@CurrentActor() actor: UserActor, @Param('id') id: string, @Today() today: LocalDate): Promise<Page> {
    return this.show(actor, id, today, {}, 200);
  }

  @Post()
  async name(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readForm(fields);
    const done = await saveForm(form, 'staffId', (said) =>
      this.dutyWorkers.name(actor, id, said, today, form.values.formId),
    );
    if (done.ok)
      return redirect(
        `/young-people/${id}/duty-workers`,
        'Named. They are told, and it stands on the record and on their Today.',
      );
    return this.show(actor, id, today, { form: done.form }, done.status, 'allocate');
  }

  @Post(':dutyWorkerId/hand-back')
  async handBack(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('dutyWorkerId') dutyWorkerId: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const handedBack = typed(fields, 'handedBack');
    const done = await attempt(() => this.dutyWorkers.handBack(actor, id, dutyWorkerId, handedBack, today));
    // Whoever handed back may see them no longer
    if (done.ok) return redirect('/today', 'Handed back. It stands on the record.');
    const back = { values: { handedBack }, errors: errorsOf(done.problem, 'handedBack') };
    return this.show(actor, id, today, { back, backOf: dutyWorkerId }, done.problem.status);
  }

  private async show(
    actor: UserActor,
    id: string,
    today: LocalDate,
    {
      form = newForm(today),
      back = { values: { handedBack: '' }, errors: [] },
      backOf = null,
    }: { form?: Form; back?: Omit<Form, 'said'>; backOf?: string | null },
    status: number,
    to: Action = 'record-casework',
  ): Promise<Page> {
    const { person, dutyWorkers, mayName, staff } = await this.dutyWorkers.list(actor, id, today);
    mustBeAllowed(actor, to);
    const [running, past] = [true, false].map((is) => dutyWorkers.filter(({ state }) => (state !== 'over') === is));
    const model = {
      person,
      at: `/young-people/${id}/duty-workers`,
      running: running!.map((one) => ({
        ...one,
        mayHandBack: one.staffId === actor.staffId || may(actor, 'allocate'),
        // What was refused stands where it was written
        isRefused: backOf !== null && one.id === backOf.toLowerCase(),
      })),
      past,
      mayName,
      staff: [{ value: '', text: 'Choose' }, ...staff.map((one) => ({ value: one.id, text: one.name }))],
      ...{ form, back, errors: [...form.errors, ...back.errors] },
    };
    return page('duty/duty-workers', model, status);
  }
}

function newForm(today: LocalDate): Form {
  const days = { fromOn: typedDate(today), untilOn: typedDate(addDays(today, DAYS_AT_FIRST - 1)) };
  return { values: { formId: newId(), ...days }, errors: [], said: null };
}

function readForm(fields: Fields): Form {
  const values: Record<string, string> = { formId: formIdOf(fields) };
  for (const name of ['staffId', 'fromOn', 'untilOn', 'matter']) values[name] = typed(fields, name);
  const [fromOn, untilOn] = [parseTypedDate(values.fromOn!), parseTypedDate(values.untilOn!)];
  const errors: FieldError[] = [];
  if (!fromOn) errors.push({ field: 'fromOn', message: BY_WHEN });
  if (!untilOn) errors.push({ field: 'untilOn', message: BY_WHEN });
  if (!fromOn || !untilOn) return { values, errors, said: null };
  return { values, errors, said: { staffId: values.staffId!, matter: values.matter!, fromOn, untilOn } };
}
