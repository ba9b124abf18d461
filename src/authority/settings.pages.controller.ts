import { Body, Controller, Get, Post, type Type } from '@nestjs/common';
import { may, mustBeAllowed } from '../access/access';
import type { UserActor } from '../access/actor';
import { isId } from '../platform/ids';
import type { FieldError } from '../platform/problem';
import { formatLong, type LocalDate } from '../statutory/local-date';
import { LIMITS, type Policy } from '../statutory/policy';
import { CurrentActor, Today } from '../web/decorators';
import { typed, type Fields } from '../web/fields';
import { page, redirect, saveForm, type Page, type Redirect } from '../web/page';
import type { Authority } from './authority.entity';
import { AuthorityService, type SettingsSaid } from './authority.service';

export interface SettingsNow {
  inForce: Policy;
  /** As the newest version has them, which a change goes on from. */
  coming: Policy;
  quiet: Pick<Authority, 'quietFrom' | 'quietTo' | 'urgentToDuty'>;
}

interface SettingsForm {
  values: object;
  errors: FieldError[];
  /** Null where there are errors. */
  said: SettingsSaid | null;
}

/** Some of the council's own settings: what stands on their page, and how the form beside it changes them. */
export interface SettingsPages<Form extends SettingsForm> {
  /** Its address is `/council/NAME`. */
  name: string;
  /** A version that changed none of these is not listed. */
  settings: readonly (keyof Policy)[];
  /** With `-change` behind it, the view of the form. */
  view: string;
  toPage(now: SettingsNow): object;
  toForm(now: SettingsNow): Form;
  readForm(fields: Fields): Form;
}

/** Pages that everyone may read, and whoever sets the council's policy changes. */
export function settingsController<Form extends SettingsForm>(of: SettingsPages<Form>): Type<unknown> {
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
      const now = await this.now(actor, today);
      return this.show(of.toForm(now), now, now.standing, 200);
    }

    @Post('change')
    async change(
      @CurrentActor() actor: UserActor,
      @Body() fields: Fields,
      @Today() today: LocalDate,
    ): Promise<Page | Redirect> {
      mustBeAllowed(actor, 'set-policy');
      const form = of.readForm(fields);
      const seen = typed(fields, 'standing');
      const standing = isId(seen) ? seen : null;
      const done = await saveForm(form, 'reason', (said) =>
        this.authorities.changeSettings(actor, said, standing, today),
      );
      if (done.ok) return redirect(at, `Saved. It holds from ${formatLong(done.value)}.`);
      const names = Object.keys(form.values);
      const errors = done.form.errors.map(({ field, message }) => ({ field: fieldOf(field, names), message }));
      return this.show({ ...done.form, errors }, await this.now(actor, today), standing, done.status);
    }

    private async now(actor: UserActor, today: LocalDate) {
      const [{ inForce, coming, versions }, authority] = await Promise.all([
        this.authorities.policyOn(actor, today),
        this.authorities.authority(actor),
      ]);
      const quiet = authority ?? { quietFrom: '20:00', quietTo: '07:00', urgentToDuty: true };
      return { inForce, coming, versions, standing: versions.at(-1)?.id ?? null, quiet };
    }

    /** @param seen the newest version when the form was opened: where another came, what it says stands beside what was typed, and the next try is about it */
    private show(
      form: Form,
      now: SettingsNow & { standing: string | null },
      seen: string | null,
      status: number,
    ): Page {
      const { standing } = now;
      const stands = seen === standing ? null : of.toForm(now).values;
      const model = { form: { ...form, stands }, errors: form.errors, bounds: BOUNDS, standing, stands };
      return page(`${of.view}-change`, model, status);
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
