import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { FieldError } from '../platform/problem';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Now, Today } from '../web/decorators';
import { errorsOf, typed, type Fields } from '../web/fields';
import { attempt, page, redirect, type Page, type Redirect } from '../web/page';
import { IDENTITY_CHOICES } from './identity-choices';
import { differences, merged, readKept } from './merge';
import { toMergePage } from './merge.page';
import {
  identityValues,
  newIdentityForm,
  readIdentityForm,
  settled,
  type IdentityForm,
  type IdentityValues,
} from './young-person.form';
import { toYoungPersonPage } from './young-person.page';
import { YoungPeopleService, type Identity, type TeamChoice } from './young-people.service';
import { YoungPersonRecordService } from './young-person-record.service';
import type { YoungPerson } from './young-person.entity';

const UPN_OF_ANOTHER = 'Another record has the same unique pupil number: check whose it is.';

@Controller('young-people')
export class YoungPeoplePagesController {
  constructor(
    private readonly people: YoungPeopleService,
    private readonly records: YoungPersonRecordService,
  ) {}

  @Get('new')
  async openNew(@CurrentActor() actor: UserActor): Promise<Page> {
    const teams = await this.people.teamsForNew(actor);
    const form = newIdentityForm(teams.length === 1 ? teams[0]!.id : '');
    return page('young-people/new', newPage(form, teams));
  }

  @Post('new')
  async create(
    @CurrentActor() actor: UserActor,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const teams = await this.people.teamsForNew(actor);
    const form = readIdentityForm(fields);
    const { identity, values } = form;
    if (!identity) return page('young-people/new', newPage(form, teams), 422);
    if (typed(fields, 'do') === 'change') return page('young-people/new', newPage(form, teams));
    const confirmed = typed(fields, 'confirmedNew') === 'yes';
    const done = await attempt(() =>
      this.people.create(actor, identity, values.teamId || null, today, confirmed, values.formId),
    );
    if (!done.ok) {
      const errors = errorsOf(done.problem, 'givenName');
      return page('young-people/new', newPage({ ...form, errors }, teams), done.problem.status);
    }
    if ('id' in done.value) return redirect(`/young-people/${done.value.id}`, 'Record created.');
    const { possibleDuplicates } = done.value;
    return page('young-people/duplicates', { possibleDuplicates, sent: Object.entries(values) });
  }

  @Get(':id')
  async record(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Today() today: LocalDate,
    @Now() now: Date,
    @Query('contacts') contacts?: string,
    @Query('recorded') recorded?: string,
  ): Promise<Page> {
    const which = { all: contacts === 'all', including: recorded ?? null };
    const record = await this.records.open(actor, id, which, today);
    return page('young-people/record', { ...toYoungPersonPage(record, actor, today, now), recorded: recorded ?? null });
  }

  @Get(':id/edit')
  async openEdit(@CurrentActor() actor: UserActor, @Param('id') id: string): Promise<Page> {
    const person = await this.people.forEdit(actor, id);
    const was = identityValues(person);
    return this.editPage(
      actor,
      id,
      { ...newIdentityForm(''), values: { ...was, formId: '', teamId: '' } },
      was,
      person.version,
      200,
    );
  }

  @Post(':id/edit')
  async edit(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readIdentityForm(fields);
    const was = readIdentityForm(fields, 'was-').values;
    const version = Number(typed(fields, 'version'));
    const { identity } = form;
    if (!identity) return this.editPage(actor, id, form, was, version, 422);
    return this.save(actor, id, { version, identity, mine: form.values, was, form }, today);
  }

  /** After two people edited at once: what was chosen of both texts. */
  @Post(':id/merge')
  async merge(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const standing = await this.people.forEdit(actor, id);
    const was = readIdentityForm(fields, 'was-').values;
    const mine = readIdentityForm(fields, 'mine-').values;
    const version = Number(typed(fields, 'version'));
    const theirs = identityValues(standing);
    const apart = differences(settled(was), settled(mine), settled(theirs));
    if (standing.version !== version) return this.mergePage(actor, id, { was, mine, standing }, []);
    const kept = readKept(fields, apart);
    const open = kept.filter(({ keep }) => keep === null);
    if (open.length > 0) {
      const errors = open.map(({ field }) => ({ field: `keep-${field}`, message: 'Choose which of the two to keep' }));
      return this.mergePage(actor, id, { was, mine, standing }, errors);
    }
    const form = readIdentityForm({ ...merged(settled(mine), settled(theirs), kept) });
    if (!form.identity) return this.editPage(actor, id, form, theirs, version, 422);
    return this.save(actor, id, { version, identity: form.identity, mine: form.values, was: theirs, form }, today);
  }

  private async save(
    actor: UserActor,
    id: string,
    given: { version: number; identity: Identity; mine: IdentityValues; was: IdentityValues; form: IdentityForm },
    today: LocalDate,
  ): Promise<Page | Redirect> {
    const { version, identity, mine, was, form } = given;
    const done = await attempt(() => this.people.edit(actor, id, version, identity, today));
    if (done.ok) {
      const { upnOfAnother } = done.value;
      return redirect(`/young-people/${id}`, upnOfAnother ? `Changes saved. ${UPN_OF_ANOTHER}` : 'Changes saved.');
    }
    if (done.problem.kind === 'changed-by-someone-else') {
      const standing = done.problem.current as YoungPerson & { identifiers: Identity['identifiers'] };
      return this.mergePage(actor, id, { was, mine, standing }, []);
    }
    const errors = errorsOf(done.problem, 'givenName');
    return this.editPage(actor, id, { ...form, errors }, was, version, done.problem.status);
  }

  private async mergePage(
    actor: UserActor,
    id: string,
    texts: {
      was: IdentityValues;
      mine: IdentityValues;
      standing: YoungPerson & { identifiers: Identity['identifiers'] };
    },
    errors: FieldError[],
  ): Promise<Page | Redirect> {
    const { was, mine, standing } = texts;
    const apart = differences(settled(was), settled(mine), settled(identityValues(standing)));
    // The same form sent twice: what stands there is what was sent.
    if (apart.length === 0) return redirect(`/young-people/${id}`, 'Changes saved.');
    const person = await this.people.heading(actor, id, 'edit-person');
    const model = toMergePage({ person, version: standing.version, was, mine, apart }, errors);
    return page('young-people/merge', model, errors.length > 0 ? 422 : 409);
  }

  private async editPage(
    actor: UserActor,
    id: string,
    form: IdentityForm,
    was: IdentityValues,
    version: number,
    status: number,
  ): Promise<Page> {
    const person = await this.people.heading(actor, id, 'edit-person');
    const { errors } = form;
    return page('young-people/edit', { person, form, errors, was, version, choices: IDENTITY_CHOICES }, status);
  }
}

function newPage(form: IdentityForm, teams: TeamChoice[]) {
  return {
    form,
    errors: form.errors,
    choices: IDENTITY_CHOICES,
    teams: [{ value: '', text: 'No team yet' }, ...teams.map(({ id, name }) => ({ value: id, text: name }))],
  };
}
