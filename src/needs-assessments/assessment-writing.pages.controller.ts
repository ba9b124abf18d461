import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import { notFound } from '../platform/problem';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import { errorsOf, typed, type Fields } from '../web/fields';
import { attempt, page, redirect, type Page, type Redirect } from '../web/page';
import { answersApart, mergedAnswers, type AnswersApart } from './answers-merge';
import { areaOf, fullLabel, type Area } from './areas';
import {
  areaFormOf,
  readAreaForm,
  readRecommendationForm,
  recommendationFormOf,
  type AreaForm,
} from './assessment.form';
import { toAreaMergePage, toAreaPage, toRecommendationPage } from './assessment.page';
import { AssessmentWritingService } from './assessment-writing.service';
import { mustBeDraft, NeedsAssessmentsService, type AssessmentOpened } from './needs-assessments.service';

/** An assessment is written area by area, each on a page of its own, and its recommendations one by one. */
@Controller('young-people/:id/assessments/:assessmentId')
export class AssessmentWritingPagesController {
  constructor(
    private readonly assessments: NeedsAssessmentsService,
    private readonly writing: AssessmentWritingService,
  ) {}

  @Get('areas/:area')
  async openArea(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('assessmentId') assessmentId: string,
    @Param('area') key: string,
    @Today() today: LocalDate,
    @Query('saved') saved?: string,
  ): Promise<Page> {
    const { opened, area } = await this.area(actor, id, assessmentId, key, today);
    mustBeDraft(opened.assessment);
    const form = areaFormOf(area, opened.areas.get(key)!);
    return page('needs-assessments/area', toAreaPage(opened, area, form, saved));
  }

  @Post('areas/:area')
  async saveArea(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('assessmentId') assessmentId: string,
    @Param('area') key: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const { opened, area } = await this.area(actor, id, assessmentId, key, today);
    const form = readAreaForm(area, fields);
    return this.save(actor, opened, area, form, typed(fields, 'next'), today);
  }

  @Post('areas/:area/merge')
  async merge(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('assessmentId') assessmentId: string,
    @Param('area') key: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const { opened, area } = await this.area(actor, id, assessmentId, key, today);
    const form = readAreaForm(area, fields, 'mine-');
    const row = opened.areas.get(key)!;
    const apart = answersApart(area.fields, form.was, form.answers, row.answers);
    const kept = apart.flatMap(({ field }) => {
      const keep = typed(fields, `keep-${field.name}`);
      return keep === 'mine' || keep === 'theirs' ? [{ name: field.name, keep } as const] : [];
    });
    const open = apart.filter(({ field }) => !kept.some(({ name }) => name === field.name));
    if (open.length > 0 || form.version !== row.version) {
      const errors = open.map(({ field }) => ({
        field: `keep-${field.name}`,
        message: `Choose what to keep: ${fullLabel(field).toLowerCase()}`,
      }));
      return mergePage(opened, area, form, { apart: chosenOf(apart, kept), version: row.version }, errors, 422);
    }
    const answers = mergedAnswers(form.answers, row.answers, kept);
    return this.save(actor, opened, area, { ...form, answers, version: row.version }, '', today);
  }

  @Get('recommendations/:recommendationId')
  async openRecommendation(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('assessmentId') assessmentId: string,
    @Param('recommendationId') recommendationId: string,
    @Today() today: LocalDate,
  ): Promise<Page> {
    const opened = await this.opened(actor, id, assessmentId, today);
    mustBeDraft(opened.assessment);
    const isNew = recommendationId === 'new';
    const row = opened.recommendations.find((one) => one.id === recommendationId) ?? null;
    if (!isNew && !row) throw notFound();
    const form = recommendationFormOf(row);
    return page('needs-assessments/recommendation', toRecommendationPage(opened, row?.id ?? null, form));
  }

  @Post('recommendations/:recommendationId')
  async saveRecommendation(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('assessmentId') assessmentId: string,
    @Param('recommendationId') recommendationId: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const opened = await this.opened(actor, id, assessmentId, today);
    const isNew = recommendationId === 'new';
    if (!isNew && !opened.recommendations.some((one) => one.id === recommendationId)) throw notFound();
    const form = readRecommendationForm(fields);
    const { said, values } = form;
    const show = (errors: typeof form.errors, status: number, version = values.version!) =>
      page(
        'needs-assessments/recommendation',
        toRecommendationPage(opened, isNew ? null : recommendationId, {
          ...form,
          values: { ...values, version },
          errors,
        }),
        status,
      );
    if (!said) return show(form.errors, 422);
    const which = isNew
      ? { id: values.formId!, version: null }
      : { id: recommendationId, version: Number(values.version) || 0 };
    const done = await attempt(() => this.writing.saveRecommendation(actor, id, assessmentId, said, today, which));
    if (done.ok) return redirect(`/young-people/${id}/assessments/${assessmentId}#recommendations`, 'Saved.');
    const standing = done.problem.current as { text: string; version: number } | undefined;
    if (!standing) return show(errorsOf(done.problem, 'text'), done.problem.status);
    const message = `Someone else changed it meanwhile to “${standing.text}”. Save again to keep yours instead`;
    return show([{ field: 'text', message }], done.problem.status, String(standing.version));
  }

  @Post('recommendations/:recommendationId/take-out')
  async takeOut(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('assessmentId') assessmentId: string,
    @Param('recommendationId') recommendationId: string,
    @Today() today: LocalDate,
  ): Promise<Redirect> {
    await this.writing.takeOut(actor, id, assessmentId, recommendationId, today);
    return redirect(`/young-people/${id}/assessments/${assessmentId}#recommendations`, 'Taken out.');
  }

  private async save(
    actor: UserActor,
    opened: AssessmentOpened,
    area: Area,
    form: AreaForm,
    next: string,
    today: LocalDate,
  ): Promise<Page | Redirect> {
    const { person, assessment } = opened;
    const row = opened.areas.get(area.key)!;
    const { answers, version } = form;
    const done = await attempt(() =>
      this.writing.saveArea(actor, person.id, assessment.id, area.key, { answers, version }, today),
    );
    if (done.ok) {
      const at = `/young-people/${person.id}/assessments/${assessment.id}`;
      const following = areaOf(assessment.matters, next);
      const saved = `?saved=${row.id}-${version}`;
      return redirect(following ? `${at}/areas/${next}${saved}` : `${at}${saved}`, `${area.title}: saved.`);
    }
    const standing = done.problem.current as { answers: AreaForm['answers']; version: number } | undefined;
    if (standing) {
      const apart = answersApart(area.fields, form.was, answers, standing.answers);
      return mergePage(opened, area, form, { apart, version: standing.version }, [], done.problem.status);
    }
    const errors = errorsOf(done.problem, area.fields[0]!.name);
    return page('needs-assessments/area', toAreaPage(opened, area, { ...form, errors }), done.problem.status);
  }

  /** For writing in it: seeing alone is not enough. */
  private async opened(actor: UserActor, id: string, assessmentId: string, today: LocalDate) {
    return this.assessments.open(actor, id, assessmentId, today, 'record-casework');
  }

  private async area(actor: UserActor, id: string, assessmentId: string, key: string, today: LocalDate) {
    const opened = await this.opened(actor, id, assessmentId, today);
    const area = areaOf(opened.assessment.matters, key);
    if (!area || !opened.areas.has(key)) throw notFound();
    return { opened, area };
  }
}

function mergePage(
  opened: AssessmentOpened,
  area: Area,
  form: AreaForm,
  standing: { apart: AnswersApart[]; version: number },
  errors: { field: string; message: string }[],
  status: number,
): Page {
  return page('needs-assessments/merge', toAreaMergePage(opened, area, form, standing, errors), status);
}

function chosenOf(apart: AnswersApart[], kept: { name: string; keep: 'mine' | 'theirs' }[]): AnswersApart[] {
  return apart.map((one) => ({ ...one, keep: kept.find(({ name }) => name === one.field.name)?.keep ?? one.keep }));
}
