import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { may, mustBeAllowed } from '../access/access';
import type { UserActor } from '../access/actor';
import { newId } from '../platform/ids';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import { errorsOf, type Fields } from '../web/fields';
import { attempt, page, redirect, type Page, type Redirect } from '../web/page';
import { methodForm, readMethodForm, valuesOf, type MethodForm } from './method.form';
import { PROMPTS } from './method-said';
import { MethodsService, type MethodKept, type MethodVersion } from './methods.service';

const METHODS_AT = '/council/supervision-methods';

/** The ways of holding supervision: whoever takes part in it reads them, managers keep them. */
@Controller('council/supervision-methods')
export class MethodsPagesController {
  constructor(private readonly methods: MethodsService) {}

  @Get()
  async list(@CurrentActor() actor: UserActor): Promise<Page> {
    const methods = await this.methods.list(actor);
    return page('supervision/methods', toMethodsPage(methods, may(actor, 'change-supervision-methods')));
  }

  @Get('new')
  openNew(@CurrentActor() actor: UserActor): Page {
    mustBeAllowed(actor, 'change-supervision-methods');
    return page('supervision/method-change', toMethodPage(null, methodForm(null)));
  }

  @Post('new')
  async add(
    @CurrentActor() actor: UserActor,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const { values, said } = readMethodForm(fields);
    const done = await attempt(() => this.methods.save(actor, null, said, today, values.formId));
    if (done.ok) return redirect(METHODS_AT, 'Saved. Sessions that begin from now on can use it.');
    const form = { values, errors: errorsOf(done.problem, 'name') };
    return page('supervision/method-change', toMethodPage(null, form), done.problem.status);
  }

  @Get(':key/change')
  async open(@CurrentActor() actor: UserActor, @Param('key') key: string): Promise<Page> {
    const now = await this.methods.toChange(actor, key);
    return page('supervision/method-change', toMethodPage(now, methodForm(now)));
  }

  @Post(':key/change')
  async change(
    @CurrentActor() actor: UserActor,
    @Param('key') key: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const { values, said } = readMethodForm(fields);
    const of = { key, version: Number(values.version) };
    const done = await attempt(() => this.methods.save(actor, of, said, today, values.formId));
    if (done.ok) return redirect(METHODS_AT, 'Saved. Sessions that begin from now on ask it this way.');
    const now = await this.methods.toChange(actor, key);
    const isNewer = done.problem.kind === 'changed-by-someone-else';
    const form = { values, errors: isNewer ? [] : errorsOf(done.problem, 'name') };
    return page('supervision/method-change', toMethodPage(now, form, isNewer), done.problem.status);
  }
}

function toMethodsPage(methods: MethodKept[], mayChange: boolean) {
  return {
    mayChange,
    methods: methods.map(({ now, before }) => ({
      ...now,
      changeAt: `${METHODS_AT}/${now.key}/change`,
      versions: before.length + 1,
      history: [now, ...before],
    })),
  };
}

const LABELS: Readonly<Record<string, string>> = {
  name: 'What it is called',
  about: 'What it is about',
  offered: 'Offered for new sessions',
  ...Object.fromEntries(
    PROMPTS.flatMap((_, place) => [
      [`title-${place + 1}`, `Heading of prompt ${place + 1}`],
      [`questions-${place + 1}`, `Questions of prompt ${place + 1}`],
    ]),
  ),
};

/** @param isNewer somebody saved a version meanwhile: what it says stands beside one's own, and nothing is saved yet */
function toMethodPage(now: MethodVersion | null, form: MethodForm, isNewer = false) {
  const theirs = valuesOf(now);
  const apart = Object.keys(theirs).filter((name) => theirs[name] !== form.values[name]);
  return {
    at: now ? `${METHODS_AT}/${now.key}/change` : `${METHODS_AT}/new`,
    isNew: now === null,
    form: isNewer ? { ...form, values: { ...form.values, version: String(now!.version), formId: newId() } } : form,
    errors: form.errors,
    prompts: PROMPTS.map((_, place) => place + 1),
    meanwhile: isNewer
      ? { by: now!.by, apart: apart.map((name) => ({ label: LABELS[name], theirs: theirs[name] || 'Nothing' })) }
      : null,
  };
}
