import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { may } from '../access/access';
import type { UserActor } from '../access/actor';
import { apartFrom, merged, mustChoose, readKeeps, type Apart } from '../pathway-plans/texts-merge';
import { isId, newId } from '../platform/ids';
import { notFound, type FieldError } from '../platform/problem';
import { parseLocalDate, type LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import { readDay } from '../web/day-field';
import { errorsOf, formIdOf, ticked, typed, type Fields } from '../web/fields';
import { attempt, page, redirect, type Page, type Redirect } from '../web/page';
import { BesideSessionService } from './beside-session.service';
import { isLongField, textsIn, type CaseTexts } from './case-texts';
import { SamplesService } from './samples.service';
import {
  fieldWords,
  sessionAt,
  toAgendaPage,
  toBothPage,
  toCasePage,
  toSessionPage,
  toSessionsPage,
  toSignPage,
} from './session.page';
import { SessionsService } from './sessions.service';
import type { SupervisionCase } from './supervision.entities';

const SESSIONS_SHOWN = 50;
const SAVED = 'Saved.';
const SAVED_BESIDE = 'Saved, beside what someone else wrote meanwhile.';

/** Supervision sessions: the agenda, each young person, what is between the two, and signing. */
@Controller('supervision')
export class SessionsPagesController {
  constructor(
    private readonly sessions: SessionsService,
    private readonly samples: SamplesService,
    private readonly beside: BesideSessionService,
  ) {}

  @Get()
  async list(@CurrentActor() actor: UserActor, @Query() fields: Fields, @Today() today: LocalDate): Promise<Page> {
    return this.listPage(actor, today, [], earlierThan(fields));
  }

  /** @param worker the member of staff who is supervised */
  @Get('new')
  async agenda(
    @CurrentActor() actor: UserActor,
    @Today() today: LocalDate,
    @Query('worker') worker?: string,
  ): Promise<Page | Redirect> {
    if (!worker) {
      await this.sessions.workers(actor, today);
      return redirect('/supervision');
    }
    const agenda = await this.sessions.agenda(actor, worker, today);
    const method = agenda.lastMethodId ?? agenda.methods[0]?.id ?? '';
    const values = { formId: newId(), when: 'today', onDate: '', methodId: method };
    return page('supervision/agenda', toAgendaPage(agenda, { values, people: null }, today));
  }

  @Post()
  async start(
    @CurrentActor() actor: UserActor,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const staffId = typed(fields, 'worker');
    if (!isId(staffId)) {
      await this.sessions.workers(actor, today);
      return this.listPage(actor, today, [{ field: 'workers', message: 'Choose whom you supervise' }]);
    }
    const day = readDay(fields, today, 'This day is still to come. Begin the session on its day');
    const [formId, methodId] = [formIdOf(fields), typed(fields, 'methodId')];
    const personIds = ticked(fields, 'people');
    const command = day.on && { staffId, heldOn: day.on, methodId, personIds };
    const done = command && (await attempt(() => this.sessions.start(actor, command, today, formId)));
    if (done?.ok) return redirect(sessionAt(done.value));
    const agenda = await this.sessions.agenda(actor, staffId, today);
    const errors = done ? atDay(errorsOf(done.problem, 'people')) : day.errors;
    const form = { values: { formId, ...day.values, methodId }, people: personIds };
    return page('supervision/agenda', toAgendaPage(agenda, form, today, errors), done ? done.problem.status : 422);
  }

  @Get(':sessionId')
  async open(
    @CurrentActor() actor: UserActor,
    @Param('sessionId') sessionId: string,
    @Today() today: LocalDate,
  ): Promise<Page> {
    return this.sessionPage(actor, sessionId, today, [], 200);
  }

  @Post(':sessionId/day')
  async changeDay(
    @CurrentActor() actor: UserActor,
    @Param('sessionId') sessionId: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const day = readDay(fields, today);
    const { on } = day;
    const done = on && (await attempt(() => this.sessions.changeDay(actor, sessionId, on, today)));
    if (done?.ok) return redirect(sessionAt(sessionId), 'The day is changed.');
    const errors = done ? atDay(errorsOf(done.problem, 'heldOn')) : day.errors;
    return this.sessionPage(actor, sessionId, today, errors, done ? done.problem.status : 422);
  }

  @Post(':sessionId/people')
  async addPerson(
    @CurrentActor() actor: UserActor,
    @Param('sessionId') sessionId: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const personId = typed(fields, 'person');
    if (!isId(personId)) {
      const errors = [{ field: 'person', message: 'Choose a young person' }];
      return this.sessionPage(actor, sessionId, today, errors, 422);
    }
    await this.sessions.addPerson(actor, sessionId, personId, today);
    return redirect(`${sessionAt(sessionId)}/people/${personId}`);
  }

  @Post(':sessionId/people/:personId/take-out')
  async takeOut(
    @CurrentActor() actor: UserActor,
    @Param('sessionId') sessionId: string,
    @Param('personId') personId: string,
  ): Promise<Redirect> {
    await this.sessions.takeOut(actor, sessionId, personId);
    return redirect(
      sessionAt(sessionId),
      'Taken off the agenda. What was written comes back when they are put on it again.',
    );
  }

  @Get(':sessionId/people/:personId')
  async openCase(
    @CurrentActor() actor: UserActor,
    @Param('sessionId') sessionId: string,
    @Param('personId') personId: string,
    @Today() today: LocalDate,
    @Query('saved') saved?: string,
  ): Promise<Page> {
    const opened = await this.sessions.openCase(actor, sessionId, personId, today);
    const { texts, version } = opened;
    const form = { texts, was: texts, version, errors: [], saved: savedForm(saved) };
    return page('supervision/case', toCasePage(opened, form, actor, today));
  }

  @Post(':sessionId/people/:personId')
  async saveCase(
    @CurrentActor() actor: UserActor,
    @Param('sessionId') sessionId: string,
    @Param('personId') personId: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const version = Number(typed(fields, 'version')) || 0;
    const was = before(fields);
    let texts = textsIn(fields);
    const save = (of: number, said: CaseTexts) =>
      attempt(() => this.sessions.saveCase(actor, sessionId, personId, { version: of, texts: said }, today));
    if (typed(fields, 'merge') === 'yes') {
      const opened = await this.sessions.openCase(actor, sessionId, personId, today);
      const apart = readKeeps(fields, both(was, texts, opened.texts));
      if (mustChoose(apart)) return this.bothPage(actor, sessionId, personId, { texts, version }, apart, today, true);
      texts = withoutEmpty(merged(opened.texts, apart));
    }
    const done = await save(version, texts);
    if (done.ok) return this.afterSave(actor, sessionId, personId, { fields, version }, SAVED, today);
    if (done.problem.kind !== 'changed-by-someone-else' || !done.problem.current) {
      const opened = await this.sessions.openCase(actor, sessionId, personId, today);
      const errors = errorsOf(done.problem, 'form');
      const model = toCasePage(opened, { texts, was, version, errors, saved: '' }, actor, today);
      return page('supervision/case', model, done.problem.status);
    }
    const standing = done.problem.current as SupervisionCase;
    const apart = both(was, texts, standing.texts);
    if (!mustChoose(apart)) {
      const again = await save(standing.version, withoutEmpty(merged(standing.texts, apart)));
      if (again.ok) return this.afterSave(actor, sessionId, personId, { fields, version }, SAVED_BESIDE, today);
    }
    return this.bothPage(actor, sessionId, personId, { texts, version }, apart, today, false);
  }

  @Get(':sessionId/personal')
  async openPersonal(
    @CurrentActor() actor: UserActor,
    @Param('sessionId') sessionId: string,
    @Today() today: LocalDate,
  ): Promise<Page> {
    return this.personalPage(actor, sessionId, today, null, [], 200);
  }

  @Post(':sessionId/personal')
  async savePersonal(
    @CurrentActor() actor: UserActor,
    @Param('sessionId') sessionId: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const [text, version] = [typed(fields, 'text'), Number(typed(fields, 'version')) || 0];
    const done = await attempt(() => this.sessions.savePersonal(actor, sessionId, { version, text }));
    if (done.ok) return redirect(sessionAt(sessionId), 'Saved. Only the two of you read it.');
    return this.personalPage(actor, sessionId, today, text, errorsOf(done.problem, 'text'), done.problem.status);
  }

  @Get(':sessionId/sign')
  async openSign(
    @CurrentActor() actor: UserActor,
    @Param('sessionId') sessionId: string,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const session = await this.sessions.open(actor, sessionId, today);
    if (session.state !== 'open' || !['worker', 'manager'].includes(session.reader))
      return redirect(sessionAt(sessionId));
    return page('supervision/sign', toSignPage(session, { despite: {}, errors: [] }, actor, today));
  }

  @Post(':sessionId/sign')
  async sign(
    @CurrentActor() actor: UserActor,
    @Param('sessionId') sessionId: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const seen = Number(typed(fields, 'version')) || 0;
    const despite = despiteIn(fields);
    const done = await attempt(() => this.sessions.sign(actor, sessionId, { seen, despite }, today));
    if (done.ok) {
      const both = 'Both have signed. It stands on each record, and each decision is with whoever does it.';
      return redirect(sessionAt(sessionId), done.value ? both : 'Signed. It is done once the other has signed too.');
    }
    const session = await this.sessions.open(actor, sessionId, today);
    if (session.state !== 'open') return redirect(sessionAt(sessionId));
    const form = { despite, errors: errorsOf(done.problem, 'sign') };
    return page('supervision/sign', toSignPage(session, form, actor, today), done.problem.status);
  }

  @Post(':sessionId/go-on')
  async goOn(
    @CurrentActor() actor: UserActor,
    @Param('sessionId') sessionId: string,
    @Today() today: LocalDate,
  ): Promise<Redirect> {
    const id = await this.sessions.goOn(actor, sessionId, today);
    return redirect(sessionAt(id), 'It is yours now, with what was written of each young person.');
  }

  @Post(':sessionId/give-up')
  async giveUp(
    @CurrentActor() actor: UserActor,
    @Param('sessionId') sessionId: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const done = await attempt(() => this.sessions.giveUp(actor, sessionId, typed(fields, 'reason')));
    if (done.ok) return redirect('/supervision', 'Given up. What was written stays with the two of you.');
    return this.sessionPage(actor, sessionId, today, errorsOf(done.problem, 'reason'), done.problem.status);
  }

  /** @param after the session after which the list goes on; null from the last on */
  private async listPage(
    actor: UserActor,
    today: LocalDate,
    errors: FieldError[],
    after: string[] | null = null,
  ): Promise<Page> {
    const sessions = await this.sessions.list(actor, { after, limit: SESSIONS_SHOWN });
    const workers = may(actor, 'supervise') ? await this.sessions.workers(actor, today) : null;
    const shown = sessions.slice(0, SESSIONS_SHOWN);
    const last = sessions.length > SESSIONS_SHOWN ? shown.at(-1)! : null;
    const model = {
      ...toSessionsPage(shown, workers, actor, today, errors),
      earlierAt: last && `/supervision?earlier=${last.heldOn}_${last.id}#sessions`,
      latestAt: after && '/supervision#sessions',
    };
    return page('supervision/sessions', model, errors.length > 0 ? 422 : 200);
  }

  private async sessionPage(
    actor: UserActor,
    sessionId: string,
    today: LocalDate,
    errors: FieldError[],
    status: number,
  ): Promise<Page> {
    const session = await this.sessions.open(actor, sessionId, today);
    const sampled = await this.samples.of(actor, sessionId);
    const settles = session.state === 'open' && session.reader === 'manager';
    const beside = settles ? await this.beside.of(actor, session.staffId, today) : null;
    return page('supervision/session', toSessionPage(session, sampled, beside, actor, today, errors), status);
  }

  private async personalPage(
    actor: UserActor,
    sessionId: string,
    today: LocalDate,
    text: string | null,
    errors: FieldError[],
    status: number,
  ): Promise<Page> {
    const session = await this.sessions.open(actor, sessionId, today);
    // Nobody but the two has such a page, whoever they are.
    if (!session.personal) throw notFound();
    const isApart = text !== null && status === 409;
    const model = {
      session: { at: sessionAt(sessionId), heldOn: session.heldOn, worker: session.workerName },
      isOpen: session.state === 'open',
      standing: isApart ? session.personal.text : null,
      version: session.personal.version,
      text: session.personal.text,
      form: { values: { text: text ?? session.personal.text }, errors },
      errors,
    };
    return page('supervision/personal', model, status);
  }

  private async afterSave(
    actor: UserActor,
    sessionId: string,
    personId: string,
    { fields, version }: { fields: Fields; version: number },
    told: string,
    today: LocalDate,
  ): Promise<Redirect> {
    const at = sessionAt(sessionId);
    const saved = `?saved=${personId}-${version}`;
    if (typed(fields, 'do') !== 'next') return redirect(`${at}/people/${personId}${saved}`, told);
    const { nextPersonId } = await this.sessions.openCase(actor, sessionId, personId, today);
    return redirect(nextPersonId ? `${at}/people/${nextPersonId}${saved}` : at, told);
  }

  private async bothPage(
    actor: UserActor,
    sessionId: string,
    personId: string,
    mine: { texts: CaseTexts; version: number },
    apart: readonly Apart[],
    today: LocalDate,
    isAgain: boolean,
  ): Promise<Page> {
    const opened = await this.sessions.openCase(actor, sessionId, personId, today);
    const at = `${sessionAt(sessionId)}/people/${personId}`;
    const about = { action: at, backAt: at, caption: opened.heading.name, by: opened.changedBy };
    const sent = { values: mine.texts, version: opened.version };
    const model = toBothPage(about, sent, opened.texts, apart, fieldWords(opened), isAgain);
    return page('supervision/both', model, isAgain ? 422 : 409);
  }
}

/** The form has one field for the day. */
function atDay(errors: FieldError[]): FieldError[] {
  return errors.map((error) => (error.field === 'heldOn' ? { ...error, field: 'onDate' } : error));
}

/** What was there when the form was opened. */
function before(fields: Fields): CaseTexts {
  const was = Object.entries(fields).filter(([name]) => name.startsWith('was-'));
  return textsIn(Object.fromEntries(was.map(([name, value]) => [name.slice('was-'.length), value])));
}

/** Where the two differ: a field that only one of them has is empty with the other. */
function both(was: CaseTexts, mine: CaseTexts, theirs: CaseTexts): Apart[] {
  const names = [...new Set([...Object.keys(mine), ...Object.keys(theirs)])];
  const all = Object.fromEntries(names.map((name) => [name, theirs[name] ?? '']));
  return apartFrom(was, mine, all, names.filter(isLongField));
}

function withoutEmpty(texts: CaseTexts): CaseTexts {
  return Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== ''));
}

function despiteIn(fields: Fields): Record<string, string> {
  const said = Object.keys(fields).filter((name) => name.startsWith('despite-'));
  return Object.fromEntries(said.map((name) => [name.slice('despite-'.length), typed(fields, name)]));
}

/** The form that was just saved, so that the tab forgets what it kept of it. */
function savedForm(saved: string | undefined): string {
  return saved !== undefined && /^[0-9a-f-]{36}-\d+$/.test(saved) ? saved : '';
}

/** The session after which the list goes on, as the link says it: its day and its id; null for anything else. */
function earlierThan(fields: Fields): string[] | null {
  const [day = '', id = ''] = typed(fields, 'earlier').split('_');
  return parseLocalDate(day) && isId(id) ? [day, id] : null;
}
