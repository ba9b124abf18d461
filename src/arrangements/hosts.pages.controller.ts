import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { may } from '../access/access';
import type { UserActor } from '../access/actor';
import { newId } from '../platform/ids';
import { notFound } from '../platform/problem';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import { errorsOf, formIdOf, typed, type Fields } from '../web/fields';
import { attempt, page, redirect, saveForm, type Page, type Redirect } from '../web/page';
import { toHostPage, toHostsPage, toHostWritePage } from './hosts.page';
import { HOST_ENTRIES } from './hosts';
import { HostsService } from './hosts.service';
import { newSaidForm, readSaidForm } from './said.form';

const NEW_HOST = { name: '', area: '', address: '', suits: '' };

/** The register of hosts of supported lodgings. */
@Controller('lodgings-hosts')
export class HostsPagesController {
  constructor(private readonly hosts: HostsService) {}

  @Get()
  async list(@CurrentActor() actor: UserActor, @Today() today: LocalDate): Promise<Page> {
    const form = { values: { formId: newId(), ...NEW_HOST }, errors: [] };
    return page('arrangements/hosts', toHostsPage(await this.hosts.list(actor), form, today));
  }

  @Post()
  async add(
    @CurrentActor() actor: UserActor,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const said = {
      name: typed(fields, 'name'),
      area: typed(fields, 'area'),
      address: typed(fields, 'address'),
      suits: typed(fields, 'suits'),
    };
    const formId = formIdOf(fields);
    const done = await attempt(() => this.hosts.add(actor, said, formId));
    if (done.ok)
      return redirect(`/lodgings-hosts/${done.value}`, 'Added. Record the checks, and then a manager approves.');
    const form = { values: { formId, ...said }, errors: errorsOf(done.problem, 'name') };
    return page('arrangements/hosts', toHostsPage(await this.hosts.list(actor), form, today), done.problem.status);
  }

  @Get(':hostId')
  async open(
    @CurrentActor() actor: UserActor,
    @Param('hostId') hostId: string,
    @Today() today: LocalDate,
  ): Promise<Page> {
    return page('arrangements/host', toHostPage(await this.hosts.open(actor, hostId), actor, today));
  }

  @Get(':hostId/record/:key')
  async openEntry(
    @CurrentActor() actor: UserActor,
    @Param('hostId') hostId: string,
    @Param('key') key: string,
  ): Promise<Page> {
    const { host } = await this.hosts.open(actor, hostId);
    return page('arrangements/write', toHostWritePage(host, entryFor(actor, key), newSaidForm()));
  }

  @Post(':hostId/record/:key')
  async record(
    @CurrentActor() actor: UserActor,
    @Param('hostId') hostId: string,
    @Param('key') key: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const { host } = await this.hosts.open(actor, hostId);
    const entry = entryFor(actor, key);
    const form = readSaidForm(entry.fields, fields, today);
    const done = await saveForm(form, { all: 'onDate', onDay: 'onDate' }, (said) =>
      this.hosts.record(actor, hostId, key, said, today, form.values.formId as string),
    );
    if (done.ok) return redirect(`/lodgings-hosts/${hostId}`, 'Recorded.');
    return page('arrangements/write', toHostWritePage(host, entry, done.form), done.status);
  }
}

/** @throws Problem 'not-found' for what is none, or not for this role */
function entryFor(actor: UserActor, key: string) {
  const entry = HOST_ENTRIES.find((one) => one.key === key);
  if (!entry || !may(actor, entry.action ?? 'record-casework')) throw notFound();
  return entry;
}
