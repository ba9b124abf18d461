import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { may } from '../access/access';
import type { UserActor } from '../access/actor';
import { PdfPress } from '../documents/pdf-press';
import { PRINT_SIZES } from '../documents/printed-document';
import { apartFrom, merged, mustChoose, readKeeps, type Apart } from '../pathway-plans/texts-merge';
import type { Problem } from '../platform/problem';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import { errorsOf, typed, type Fields } from '../web/fields';
import { attempt, page, redirect, type Page, type Redirect } from '../web/page';
import { DatedFacts } from '../young-people/dated-facts';
import { printedLadder } from './printed-ladder';
import { SKILL_RATING } from './skill-ratings';
import {
  newRatingForm,
  ratingFields,
  ratingFormOf,
  ratingTexts,
  readRatingForm,
  skillField,
  type RatingForm,
} from './skill.form';
import { SKILL_KEYS } from './skill-content';
import type { SkillRating } from './skill.entities';
import { toBothPage, toLadderPage, toRatingPage } from './skills.page';
import { SkillsService } from './skills.service';

/** The form has a field for each skill, and the day as people say it. */
const NAMES: Record<string, string> = {
  ratedOn: 'onDate',
  rungs: skillField(SKILL_KEYS[0]),
  ...Object.fromEntries(SKILL_KEYS.map((skill) => [`rungs.${skill}`, skillField(skill)])),
};
const LONG = ['words'];

/** How far a young person is with the skills of living alone, as three say it. */
@Controller('young-people/:id/skills')
export class SkillsPagesController {
  constructor(
    private readonly skills: SkillsService,
    private readonly facts: DatedFacts,
    private readonly press: PdfPress,
  ) {}

  @Get()
  async open(@CurrentActor() actor: UserActor, @Param('id') id: string, @Today() today: LocalDate): Promise<Page> {
    const opened = await this.skills.open(actor, id, today);
    const allowed = { record: may(actor, 'record-casework'), takeOut: may(actor, 'take-out') };
    return page('skills/ladder', toLadderPage(opened, allowed));
  }

  @Get('pdf')
  async pdf(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Today() today: LocalDate,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Query('size') asked?: string,
  ): Promise<Buffer> {
    const opened = await this.skills.open(actor, id, today);
    const size = PRINT_SIZES.find((one) => one === asked) ?? 'standard';
    const bytes = await this.press.print(printedLadder(opened, today), size);
    reply.type('application/pdf').header('content-disposition', 'attachment; filename="independence-skills.pdf"');
    return bytes;
  }

  @Get('ratings/new')
  async openNew(@CurrentActor() actor: UserActor, @Param('id') id: string): Promise<Page> {
    return this.show(actor, id, newRatingForm(), null);
  }

  @Post('ratings/new')
  async record(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readRatingForm(fields, today);
    const { said } = form;
    if (!said) return this.show(actor, id, form, null, 422);
    const done = await attempt(() => this.facts.record(actor, id, SKILL_RATING, said, today, form.values.formId));
    if (done.ok) return redirect(`/young-people/${id}/skills`, 'Saved.');
    const there = done.problem.current as SkillRating | undefined;
    if (there) {
      const apart = apartFrom(form.was, ratingTexts(said), ratingTexts(there), LONG);
      if (apart.length > 0) return this.both(actor, id, form, there, apart);
      return redirect(`/young-people/${id}/skills`, 'Somebody had recorded the same already.');
    }
    return this.refused(actor, id, form, done.problem, null);
  }

  @Get('ratings/:ratingId')
  async toCorrect(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('ratingId') ratingId: string,
  ): Promise<Page> {
    const { fact } = await this.facts.standing(actor, id, SKILL_RATING, ratingId);
    return this.show(actor, id, ratingFormOf(fact), fact);
  }

  @Post('ratings/:ratingId')
  async correct(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('ratingId') ratingId: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    let form = readRatingForm(fields, today);
    const { fact } = await this.facts.standing(actor, id, SKILL_RATING, ratingId);
    if (!form.said) return this.show(actor, id, form, fact, 422);
    const isMerge = typed(fields, 'merge') === 'yes';
    const isStale = form.values.row !== fact.id;
    if (isMerge || isStale) {
      const theirs = ratingTexts(fact);
      const differs = apartFrom(form.was, ratingTexts(form.said), theirs, LONG);
      const apart = isMerge && !isStale ? readKeeps(fields, differs) : differs;
      if (mustChoose(apart)) return this.both(actor, id, form, fact, apart, isMerge && !isStale);
      const { formId } = form.values;
      form = readRatingForm({ ...ratingFields(merged(theirs, apart)), formId, row: fact.id }, today);
      if (!form.said) return this.show(actor, id, form, fact, 422);
    }
    const changes = { ...form.said, ladder: fact.ladder };
    const done = await attempt(() => this.facts.correct(actor, id, SKILL_RATING, ratingId, changes, today, fact.id));
    if (done.ok) {
      return redirect(
        `/young-people/${id}/skills`,
        isStale ? 'Saved, beside what someone else wrote meanwhile.' : 'Saved.',
      );
    }
    return this.refused(actor, id, form, done.problem, fact);
  }

  private async refused(
    actor: UserActor,
    id: string,
    form: RatingForm,
    problem: Problem,
    standing: SkillRating | null,
  ): Promise<Page> {
    const field = problem.kind === 'already-recorded' ? 'onDate' : 'rater';
    return this.show(actor, id, { ...form, errors: errorsOf(problem, field, NAMES) }, standing, problem.status);
  }

  private async both(
    actor: UserActor,
    id: string,
    form: RatingForm,
    standing: SkillRating,
    apart: readonly Apart[],
    isAgain = false,
  ): Promise<Page> {
    const { person } = await this.facts.beside(actor, id, SKILL_RATING, 1);
    const model = toBothPage(person, form, standing, ratingTexts(standing), apart, isAgain);
    return page('pathway-plans/both', model, isAgain ? 422 : 409);
  }

  private async show(
    actor: UserActor,
    id: string,
    form: RatingForm,
    standing: SkillRating | null,
    status = 200,
  ): Promise<Page> {
    const { person } = await this.facts.beside(actor, id, SKILL_RATING, 1);
    return page('skills/rating', toRatingPage(person, form, standing), status);
  }
}
