import { Body, Controller, Get, Post } from '@nestjs/common';
import { may, mustBeAllowed } from '../access/access';
import type { UserActor } from '../access/actor';
import { formatLong, type LocalDate } from '../statutory/local-date';
import type { Policy } from '../statutory/policy';
import { VISITED_GROUPS } from '../statutory/rules/visits-by-policy';
import { CurrentActor, Today } from '../web/decorators';
import { typed, type Fields } from '../web/fields';
import { page, redirect, saveForm, type Page, type Redirect } from '../web/page';
import { AuthorityService } from './authority.service';
import {
  GROUP_WORDS,
  inPersonOf,
  readVisitPolicyForm,
  visitPolicyForm,
  type VisitPolicyForm,
} from './visit-policy.form';
import { VisitPolicyService, type VisitPolicyPreview } from './visit-policy.service';

/** How often the council has whom visited: everyone may read it, whoever sets the policy changes it. */
@Controller('council/visits')
export class VisitPolicyPagesController {
  constructor(
    private readonly authorities: AuthorityService,
    private readonly policy: VisitPolicyService,
  ) {}

  @Get()
  async read(@CurrentActor() actor: UserActor, @Today() today: LocalDate): Promise<Page> {
    const { visits, versions } = await this.policy.now(actor, today);
    return page('authority/visits', { groups: groupsOf(visits), mayChange: may(actor, 'set-policy'), versions });
  }

  @Get('change')
  async open(@CurrentActor() actor: UserActor, @Today() today: LocalDate): Promise<Page> {
    mustBeAllowed(actor, 'set-policy');
    const { coming, standing } = await this.policy.now(actor, today);
    return this.show(actor, visitPolicyForm(coming, standing), null, today, 200);
  }

  /** Shows what it would do, or saves it. */
  @Post('change')
  async change(
    @CurrentActor() actor: UserActor,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    mustBeAllowed(actor, 'set-policy');
    const saves = typed(fields, 'then') === 'save';
    const form = readVisitPolicyForm(fields, saves);
    if (form.said && !saves) {
      return this.show(actor, form, await this.policy.preview(actor, form.said.visits, today), today, 200);
    }
    const done = await saveForm(form, 'reason', ({ visits, standing, reason }) =>
      this.authorities.changeSettings(actor, { changes: { visits }, reason }, standing, today),
    );
    if (done.ok) return redirect('/council/visits', `Saved. It holds from ${formatLong(done.value)}.`);
    return this.show(actor, done.form, null, today, done.status);
  }

  private async show(
    actor: UserActor,
    form: VisitPolicyForm,
    preview: VisitPolicyPreview | null,
    today: LocalDate,
    status: number,
  ): Promise<Page> {
    const { coming, standing } = await this.policy.now(actor, today);
    const model = {
      // What holds now stands beside the form, and is what the next try is about.
      form: { ...form, values: { ...form.values, standing: standing ?? '' } },
      errors: form.errors,
      isNewer: form.values.standing !== (standing ?? ''),
      groups: groupsOf(coming, preview),
      preview,
    };
    return page('authority/visits-change', model, status);
  }
}

function groupsOf(visits: Policy['visits'], preview: VisitPolicyPreview | null = null) {
  return VISITED_GROUPS.map((group) => ({
    name: group,
    inPersonName: inPersonOf(group),
    words: GROUP_WORDS[group],
    days: visits[group],
    inPerson: visits[inPersonOf(group)],
    people: preview?.inGroup[group] ?? null,
  }));
}
