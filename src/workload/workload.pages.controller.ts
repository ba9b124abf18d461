import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { FieldError } from '../platform/problem';
import { addMonths, type LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import { chosen, formIdOf, typed, typedOrNull, type Fields } from '../web/fields';
import { page, redirect, saveForm, type Page, type Redirect } from '../web/page';
import { parseTypedDate, typedDate } from '../web/typed-date';
import { newPlannedPostForm, toBoardPage, toWhatIfPage, type PlannedPostForm } from './board.page';
import { PlannedPostsService } from './planned-posts.service';
import { WorkloadService } from './workload.service';

const LOOK_AHEAD_MONTHS = 3;

/** Who carries too much and who has room, and what becomes of it when posts are filled. */
@Controller('team/workload')
export class WorkloadPagesController {
  constructor(
    private readonly workload: WorkloadService,
    private readonly planned: PlannedPostsService,
  ) {}

  @Get()
  async board(@CurrentActor() actor: UserActor, @Today() today: LocalDate): Promise<Page> {
    return page('workload/board', toBoardPage(await this.workload.board(actor, today), actor, today));
  }

  @Get('what-if')
  async whatIf(@CurrentActor() actor: UserActor, @Query() query: Fields, @Today() today: LocalDate): Promise<Page> {
    return this.showWhatIf(actor, { on: typed(query, 'on'), cost: typed(query, 'cost') }, null, today, 200);
  }

  @Post('planned-posts')
  async plan(
    @CurrentActor() actor: UserActor,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readPlannedPost(fields);
    const done = await saveForm(form, 'startsOn', (said) => this.planned.plan(actor, said, today, form.values.formId));
    if (done.ok) return redirect('/team/workload/what-if', 'Planned post kept.');
    return this.showWhatIf(actor, { on: '', cost: '' }, done.form, today, done.status);
  }

  @Post('planned-posts/:postId/end')
  async end(
    @CurrentActor() actor: UserActor,
    @Param('postId') postId: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Redirect> {
    const how = chosen(fields, 'how', ['filled', 'given-up']) ?? 'given-up';
    await this.planned.end(actor, postId, how, today);
    return redirect('/team/workload/what-if', how === 'filled' ? 'Marked as filled.' : 'Taken off the list.');
  }

  private async showWhatIf(
    actor: UserActor,
    { on, cost }: { on: string; cost: string },
    form: PlannedPostForm | null,
    today: LocalDate,
    status: number,
  ): Promise<Page> {
    const usual = addMonths(today, LOOK_AHEAD_MONTHS);
    const read = on ? parseTypedDate(on) : usual;
    const isWrong = read === null || read < today || read > addMonths(today, 24);
    const errors: FieldError[] = isWrong
      ? [{ field: 'on', message: 'Enter a day from today on, within the next two years' }]
      : [];
    const costOfPost = readPounds(cost);
    if (cost && costOfPost === null) errors.push({ field: 'cost', message: 'Enter whole pounds a year, like 48,000' });
    const day = isWrong ? usual : read;
    const { lines, planned, content } = await this.workload.whatIf(actor, day, today);
    const asked = { on: on || typedDate(usual), cost, day, costOfPost, errors };
    const shown = form ?? newPlannedPostForm(lines.length === 1 ? lines[0]!.teamId : '', content.fullTimeHours);
    const model = toWhatIfPage(lines, planned, content.roles, asked, shown);
    return page('workload/what-if', model, errors.length > 0 ? 422 : status);
  }
}

function readPlannedPost(fields: Fields) {
  const text = (name: string) => typed(fields, name);
  const values = {
    formId: formIdOf(fields),
    teamId: text('teamId'),
    kind: text('kind'),
    role: text('role'),
    hours: text('hours'),
    startsOn: text('startsOn'),
    newlyQualified: text('newlyQualified'),
    note: text('note'),
  };
  const kind = chosen(fields, 'kind', ['new', 'vacancy'] as const);
  const startsOn = parseTypedDate(values.startsOn);
  const hours = Number(values.hours);
  const errors: FieldError[] = [];
  if (!values.teamId) errors.push({ field: 'teamId', message: 'Choose the team' });
  if (!kind) errors.push({ field: 'kind', message: 'Choose whether the post is new or vacant' });
  if (!values.role) errors.push({ field: 'role', message: 'Choose a role' });
  if (!values.hours || !(hours > 0)) errors.push({ field: 'hours', message: 'Enter the hours a week, as 37 or 18.5' });
  if (!startsOn) errors.push({ field: 'startsOn', message: 'Enter the day as 9/3/26 or 9 March 2026' });
  if (values.note.length > 500) errors.push({ field: 'note', message: 'Enter at most 500 characters' });
  const said =
    errors.length > 0 || !kind || !startsOn
      ? null
      : {
          teamId: values.teamId,
          kind,
          role: values.role,
          hours,
          startsOn,
          newlyQualified: values.newlyQualified === 'yes',
          note: typedOrNull(fields, 'note'),
        };
  return { values, errors, said };
}

/** "48,000", "£48000": whole pounds, up to a million. @returns null for what is none */
function readPounds(text: string): number | null {
  const digits = text.replaceAll(/[£,\s]/g, '');
  return /^[1-9]\d{0,6}$/.test(digits) && Number(digits) <= 1_000_000 ? Number(digits) : null;
}
