import { Body, Controller, Get, Post, type Type } from '@nestjs/common';
import { may, mustBeAllowed } from '../access/access';
import type { UserActor } from '../access/actor';
import { formatLong, type LocalDate } from '../statutory/local-date';
import { LIMITS, type Policy } from '../statutory/policy';
import { CurrentActor, Today } from '../web/decorators';
import type { Fields } from '../web/fields';
import { page, redirect, saveForm, type FilledForm, type Page, type Redirect } from '../web/page';
import type { Authority } from './authority.entity';
import { AuthorityService } from './authority.service';

export interface SettingsNow {
  inForce: Policy;
  quiet: Pick<Authority, 'quietFrom' | 'quietTo' | 'urgentToDuty'>;
}

/** Some of the council's own settings: what stands on their page, and how the form beside it changes them. */
export interface SettingsPages<Form extends FilledForm & { values: object }> {
  /** Its address is `/council/NAME`. */
  name: string;
  /** A version that changed none of these is not listed. */
  settings: readonly (keyof Policy)[];
  /** With `-change` behind it, the view of the form. */
  view: string;
  toPage(now: SettingsNow): object;
  toForm(now: SettingsNow): Form;
  readForm(fields: Fields): Form;
  /** @returns the day from which it holds */
  save(
    authorities: AuthorityService,
    actor: UserActor,
    said: NonNullable<Form['said']>,
    today: LocalDate,
  ): Promise<LocalDate>;
}

/** Pages that everyone may read, and whoever sets the council's policy changes. */
export function settingsController<Form extends FilledForm & { values: object }>(
  of: SettingsPages<Form>,
): Type<unknown> {
  const at = `/council/${of.name}`;

  @Controller(at)
  class SettingsPagesController {
    constructor(private readonly authorities: AuthorityService) {}

    @Get()
    async read(@CurrentActor() actor: UserActor, @Today() today: LocalDate): Promise<Page> {
      const { versions, ...now } = await this.now(actor, today);
      const newestFirst = versions
        .filter(({ settings }) => of.settings.some((setting) => setting in settings))
        .map(({ inForceFrom, reason }) => ({ inForceFrom, reason }))
        .reverse();
      return page(of.view, { ...of.toPage(now), mayChange: may(actor, 'set-policy'), versions: newestFirst });
    }

    @Get('change')
    async open(@CurrentActor() actor: UserActor, @Today() today: LocalDate): Promise<Page> {
      mustBeAllowed(actor, 'set-policy');
      return this.show(of.toForm(await this.now(actor, today)), 200);
    }

    @Post('change')
    async change(
      @CurrentActor() actor: UserActor,
      @Body() fields: Fields,
      @Today() today: LocalDate,
    ): Promise<Page | Redirect> {
      mustBeAllowed(actor, 'set-policy');
      const form = of.readForm(fields);
      const done = await saveForm(form, 'reason', (said) => of.save(this.authorities, actor, said, today));
      if (done.ok) return redirect(at, `Saved. It holds from ${formatLong(done.value)}.`);
      const names = Object.keys(form.values);
      const errors = done.form.errors.map(({ field, message }) => ({ field: fieldOf(field, names), message }));
      return this.show({ ...done.form, errors }, done.status);
    }

    private async now(actor: UserActor, today: LocalDate) {
      const [{ inForce, versions }, authority] = await Promise.all([
        this.authorities.policyOn(actor, today),
        this.authorities.authority(actor),
      ]);
      const quiet = authority ?? { quietFrom: '20:00', quietTo: '07:00', urgentToDuty: true };
      return { inForce, versions, quiet };
    }

    private show(form: Form, status: number): Page {
      return page(`${of.view}-change`, { form, errors: form.errors, bounds: BOUNDS }, status);
    }
  }
  return SettingsPagesController;
}

/** The field of a setting that was refused: `policy.escalation.promiseDays` is typed in `promiseDays`. */
export function fieldOf(setting: string, names: readonly string[]): string {
  const name = lastOf(setting.replace(/\[\d+\]$/, ''));
  return names.find((one) => one === name) ?? 'reason';
}

const BOUNDS = Object.fromEntries(Object.entries(LIMITS).map(([setting, limit]) => [lastOf(setting), limit]));

function lastOf(setting: string): string {
  return setting.slice(setting.lastIndexOf('.') + 1);
}
