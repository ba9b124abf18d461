import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { UserActor } from '../../access/actor';
import { isId } from '../../platform/ids';
import type { LocalDate } from '../../statutory/local-date';
import { CurrentActor, Today } from '../../web/decorators';
import { errorsOf, typed, type Fields } from '../../web/fields';
import { attempt, page, redirect, type Page, type Redirect } from '../../web/page';
import { ImportDraftsService } from '../import-drafts.service';
import { readAnswers, toWordPage, toWordsPage, type WordsForm } from './import-words.page';
import { ImportWordsService } from './import-words.service';

const EMPTY: WordsForm = { chosen: {}, errors: [] };

/** Where a data officer says what the authority's own words in Annex A lists mean. */
@Controller('imports/words')
export class ImportWordsPagesController {
  constructor(
    private readonly words: ImportWordsService,
    private readonly drafts: ImportDraftsService,
  ) {}

  @Get()
  async list(@CurrentActor() actor: UserActor, @Today() today: LocalDate, @Query() fields: Fields): Promise<Page> {
    return this.listPage(actor, today, draftIn(fields), EMPTY, 200);
  }

  @Post()
  async answer(
    @CurrentActor() actor: UserActor,
    @Today() today: LocalDate,
    @Body() fields: Fields,
  ): Promise<Page | Redirect> {
    const draftId = draftIn(fields);
    const { answers, chosen } = readAnswers(fields);
    const done = await attempt(() => this.words.answer(actor, answers, today));
    if (!done.ok) {
      const errors = errorsOf(done.problem, 'words');
      return this.listPage(actor, today, draftId, { chosen, errors }, done.problem.status);
    }
    const saved = answers.length === 1 ? 'Saved what 1 word means' : `Saved what ${answers.length} words mean`;
    if (answers.length === 0) return redirect(wordsAddress(draftId));
    if (draftId === null || !(await this.comparedAgain(actor, draftId, today))) {
      return redirect(wordsAddress(draftId), `${saved}. The next import uses it.`);
    }
    return redirect(`/imports/drafts/${draftId}`, `${saved}, and compared the files again.`);
  }

  @Get(':wordId')
  async open(@CurrentActor() actor: UserActor, @Today() today: LocalDate, @Param('wordId') id: string): Promise<Page> {
    return this.wordPage(actor, today, id, EMPTY, 200);
  }

  @Post(':wordId')
  async change(
    @CurrentActor() actor: UserActor,
    @Today() today: LocalDate,
    @Param('wordId') id: string,
    @Body() fields: Fields,
  ): Promise<Page | Redirect> {
    const { answers, chosen } = readAnswers(fields);
    const own = answers.filter((answer) => answer.id === id);
    const unanswered = {
      chosen,
      errors: [{ field: `answer-${id}`, message: 'Choose what it means, or to leave it out' }],
    };
    if (own.length === 0) return this.wordPage(actor, today, id, unanswered, 422);
    const done = await attempt(() => this.words.answer(actor, own, today));
    if (done.ok) return redirect('/imports/words', 'Saved what the word means. The next import uses it.');
    const errors = errorsOf(done.problem, `answer-${id}`);
    return this.wordPage(actor, today, id, { chosen, errors }, done.problem.status);
  }

  /** False where the files are gone, or somebody has decided on them. */
  private async comparedAgain(actor: UserActor, draftId: string, today: LocalDate): Promise<boolean> {
    const { kind, collectionYear, asOf } = await this.drafts.open(actor, draftId);
    if (kind === null) return false;
    return (await attempt(() => this.drafts.compare(actor, draftId, { kind, collectionYear, asOf }, today))).ok;
  }

  private async listPage(
    actor: UserActor,
    today: LocalDate,
    draftId: string | null,
    form: WordsForm,
    status: number,
  ): Promise<Page> {
    const words = await this.words.list(actor);
    return page('imports/words', toWordsPage(words, await this.words.whom(actor, today), draftId, form), status);
  }

  private async wordPage(
    actor: UserActor,
    today: LocalDate,
    id: string,
    form: WordsForm,
    status: number,
  ): Promise<Page> {
    const { word, whom } = await this.words.open(actor, id, today);
    return page('imports/word', toWordPage(word, whom, form), status);
  }
}

function draftIn(fields: Fields): string | null {
  const id = typed(fields, 'draft');
  return isId(id) ? id : null;
}

function wordsAddress(draftId: string | null): string {
  return draftId ? `/imports/words?draft=${draftId}` : '/imports/words';
}
