import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import { apartFrom, merged, mustChoose, readKeeps, type Apart } from '../pathway-plans/texts-merge';
import { notFound, type Problem } from '../platform/problem';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import { errorsOf, typed, type Fields } from '../web/fields';
import { attempt, page, redirect, saveForm, type Page, type Redirect } from '../web/page';
import { typedDate } from '../web/typed-date';
import {
  areSameRows,
  LONG_OF_OPTION,
  needsOfTexts,
  needTexts,
  optionTexts,
  readChoice,
  readNeeds,
  readOption,
  readSearch,
  wasOf,
} from './matching.form';
import { searchAt, toBothPage, toGridPage, toNeedsPage, toOptionPage } from './matching.page';
import { MatchingService, MOST_NEEDS, type SearchOpened } from './matching.service';
import { newForm, readForm, type FormShown } from './reading';

const NAMES: Record<string, string> = {
  all: 'why',
  needs: 'need-1',
  met: 'words',
  ...Object.fromEntries(
    Array.from({ length: MOST_NEEDS }, (_, place) => [`needs[${place}].text`, `need-${place + 1}`]),
  ),
};

/** Searches for a home: needs, options rated by them, the choice and what became of it. */
@Controller('young-people/:id/placing/searches')
export class MatchingPagesController {
  constructor(private readonly matching: MatchingService) {}

  @Get('new')
  async openNew(@CurrentActor() actor: UserActor, @Param('id') id: string, @Today() today: LocalDate): Promise<Page> {
    const person = await this.matching.heading(actor, id);
    const form = newForm({ fromOn: typedDate(today), ...needTexts([]) });
    return page('providers/match-needs', toNeedsPage(person, form, null));
  }

  @Post('new')
  async begin(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readForm(fields, readSearch);
    const names = { ...NAMES, all: 'why' };
    const done = await saveForm(form, names, (said) => this.matching.begin(actor, id, said, today, form.formId));
    if (done.ok) return redirect(searchAt(id, done.value), 'Saved. Now add who could take them.');
    const person = await this.matching.heading(actor, id);
    return page('providers/match-needs', toNeedsPage(person, done.form, null), done.status);
  }

  @Get(':searchId')
  async open(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('searchId') searchId: string,
    @Today() today: LocalDate,
  ): Promise<Page> {
    const opened = await this.matching.open(actor, id, searchId);
    return page('providers/match-grid', toGridPage(opened, newForm(), today));
  }

  @Get(':searchId/needs')
  async openNeeds(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('searchId') searchId: string,
  ): Promise<Page> {
    const { person, search } = await this.matching.open(actor, id, searchId);
    const texts = needTexts(search.needs);
    const form = newForm({ version: String(search.version), ...texts });
    return page('providers/match-needs', toNeedsPage(person, form, search, texts));
  }

  @Post(':searchId/needs')
  async saveNeeds(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('searchId') searchId: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const { person, search } = await this.matching.open(actor, id, searchId);
    const form = readForm(fields, readNeeds);
    const values = { ...form.values, version: typed(fields, 'version') };
    const theirs = needTexts(search.needs);
    const was = wasOf(fields, Object.keys(theirs));
    const show = (errors: FormShown['errors'], status: number) =>
      page('providers/match-needs', toNeedsPage(person, { values, errors }, search, was), status);
    if (!form.said) return show(form.errors, 422);
    const mine = { ...needTexts([]), ...values };
    if (values.version !== String(search.version) && !areSameRows(was, theirs)) {
      const stands = {
        values: { ...values, ...theirs, version: String(search.version) },
        errors: [rowsDiffer(mine, search)],
      };
      return page('providers/match-needs', toNeedsPage(person, stands, search, theirs), 409);
    }
    const about = { caption: 'Matching grid', action: `${searchAt(id, search.id)}/needs`, values, texts: theirs };
    const put = this.together(fields, search.version, was, mine, theirs, []);
    if (put.both)
      return page(
        'pathway-plans/both',
        toBothPage(person, search, about, put.both, put.isAgain),
        put.isAgain ? 422 : 409,
      );
    const said = needsOfTexts(put.texts);
    const done = await attempt(() => this.matching.setNeeds(actor, id, searchId, said, search.version, today));
    return done.ok
      ? redirect(searchAt(id, search.id), put.saved)
      : show(refusedAt(done.problem, 'need-1'), done.problem.status);
  }

  @Get(':searchId/options/:optionId')
  async openOption(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('searchId') searchId: string,
    @Param('optionId') optionId: string,
  ): Promise<Page> {
    const opened = await this.matching.open(actor, id, searchId);
    if (optionId === 'new') return page('providers/match-option', toOptionPage(opened, newForm(), null));
    const texts = optionTexts(opened.search.needs, standing(opened, optionId));
    const form = newForm({ version: String(opened.search.version), ...texts });
    return page('providers/match-option', toOptionPage(opened, form, optionId, texts));
  }

  @Post(':searchId/options/:optionId')
  async saveOption(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('searchId') searchId: string,
    @Param('optionId') optionId: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const opened = await this.matching.open(actor, id, searchId);
    const { person, search } = opened;
    const at = searchAt(id, search.id);
    const isNew = optionId === 'new';
    let form = readForm(fields, (reading) => readOption(reading, search.needs));
    const values = { ...form.values, version: typed(fields, 'version') };
    const theirs = isNew ? {} : optionTexts(search.needs, standing(opened, optionId));
    const was = wasOf(fields, Object.keys(theirs));
    const show = (errors: FormShown['errors'], status: number) =>
      page('providers/match-option', toOptionPage(opened, { values, errors }, isNew ? null : optionId, was), status);
    if (typed(fields, 'do') === 'take-out' && !isNew) {
      const version = Number(values.version);
      const done = await attempt(() => this.matching.takeOptionOut(actor, id, searchId, optionId, version, today));
      return done.ok
        ? redirect(at, 'Taken out of the grid.')
        : show(refusedAt(done.problem, 'who'), done.problem.status);
    }
    if (!form.said) return show(form.errors, 422);
    const put = isNew
      ? { both: null, isAgain: false, texts: values, saved: 'Saved.' }
      : this.together(fields, search.version, was, { ...theirs, ...values }, theirs, LONG_OF_OPTION);
    if (put.both) {
      const about = { caption: 'Matching grid', action: `${at}/options/${optionId}`, values, texts: theirs };
      return page(
        'pathway-plans/both',
        toBothPage(person, search, about, put.both, put.isAgain),
        put.isAgain ? 422 : 409,
      );
    }
    if (!isNew) form = readForm(put.texts, (reading) => readOption(reading, search.needs));
    const { said } = form;
    if (!said) return show(form.errors, 422);
    const [which, version] = isNew ? [form.formId, null] : [optionId, search.version];
    const done = await attempt(() => this.matching.setOption(actor, id, searchId, which, said, version, today));
    return done.ok ? redirect(at, put.saved) : show(refusedAt(done.problem, 'who'), done.problem.status);
  }

  @Post(':searchId/choice')
  async choose(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('searchId') searchId: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readForm(fields, readChoice);
    const version = Number(typed(fields, 'version'));
    const done = await saveForm(form, { all: 'optionId' }, (said) =>
      this.matching.choose(actor, id, searchId, said, version, today, form.formId),
    );
    if (done.ok) return redirect(searchAt(id, searchId), 'Saved. Record the move when they move in.');
    return this.refused(actor, id, searchId, done.form, done.status, today);
  }

  @Post(':searchId/choices/:choiceId/fell-through')
  async fellThrough(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('searchId') searchId: string,
    @Param('choiceId') choiceId: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const because = typed(fields, 'because');
    const done = await attempt(() => this.matching.fellThrough(actor, id, searchId, choiceId, because, today));
    if (done.ok) return redirect(searchAt(id, searchId), 'Saved. The grid is open again.');
    const form = { values: newForm({ because }).values, errors: refusedAt(done.problem, 'because') };
    return this.refused(actor, id, searchId, form, done.problem.status, today);
  }

  @Post(':searchId/end')
  async end(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('searchId') searchId: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const because = typed(fields, 'because');
    const done = await attempt(() => this.matching.end(actor, id, searchId, because, today));
    if (done.ok) return redirect(`/young-people/${id}/placing`, 'The search is over.');
    const form = { values: newForm({ because }).values, errors: refusedAt(done.problem, 'because') };
    return this.refused(actor, id, searchId, form, done.problem.status, today);
  }

  private async refused(
    actor: UserActor,
    id: string,
    searchId: string,
    form: FormShown,
    status: number,
    today: LocalDate,
  ): Promise<Page> {
    const opened = await this.matching.open(actor, id, searchId);
    return page('providers/match-grid', toGridPage(opened, form, today), status);
  }

  /** What is to be saved where somebody else may have saved meanwhile; `both` where a person has to choose. */
  private together(
    fields: Fields,
    version: number,
    was: Readonly<Record<string, string>>,
    mine: Readonly<Record<string, string>>,
    theirs: Readonly<Record<string, string>>,
    long: readonly string[],
  ): { both: Apart[] | null; isAgain: boolean; texts: Readonly<Record<string, string>>; saved: string } {
    const isStale = typed(fields, 'version') !== String(version);
    const isMerge = typed(fields, 'merge') === 'yes' && !isStale;
    if (!isStale && !isMerge) return { both: null, isAgain: false, texts: mine, saved: 'Saved.' };
    const differs = apartFrom(was, mine, theirs, long).filter(({ field }) => !field.startsWith('id-'));
    const apart = isMerge ? readKeeps(fields, differs) : differs;
    const both = mustChoose(apart) ? apart : null;
    return {
      both,
      isAgain: isMerge,
      texts: merged(theirs, apart),
      saved: 'Saved, beside what someone else wrote meanwhile.',
    };
  }
}

function standing({ search }: SearchOpened, optionId: string) {
  const found = search.options.find(({ id }) => id === optionId);
  if (!found) throw notFound();
  return found;
}

/** Where rows came or went meanwhile, what stands in the same place is another need: then nothing is put together. */
function rowsDiffer(mine: Readonly<Record<string, string>>, { needs }: SearchOpened['search']) {
  const lost = needsOfTexts(mine)
    .map(({ text }) => text)
    .filter((text) => !needs.some((need) => need.text === text));
  const words =
    'Someone else changed which needs there are. Below is what stands now, and nothing of yours is saved yet.';
  return { field: 'need-1', message: lost.length > 0 ? `${words} You wrote: ${lost.join('; ')}` : words };
}

function refusedAt(problem: Problem, field: string) {
  return errorsOf(problem, field, NAMES);
}
