import { Body, Controller, Get, Post } from '@nestjs/common';
import { mustBeAllowed } from '../access/access';
import type { UserActor } from '../access/actor';
import type { FieldError } from '../platform/problem';
import { CurrentActor } from '../web/decorators';
import { errorsOf, typed, type Fields } from '../web/fields';
import { attempt, page, redirect, type Page, type Redirect } from '../web/page';
import { AuthorityService } from './authority.service';

const WORDS = ['adviserWord', 'socialWorkerWord', 'interimWord'] as const;
type Values = Record<(typeof WORDS)[number], string>;

const LONGEST_WORD = 60;
const NOT_NAMED: Values = {
  adviserWord: 'personal adviser',
  socialWorkerWord: 'social worker',
  interimWord: 'worker in the meantime',
};

/** What the council calls whoever works with a young person: used on records, forms and documents. */
@Controller('council/words')
export class WordsPagesController {
  constructor(private readonly authorities: AuthorityService) {}

  @Get()
  async open(@CurrentActor() actor: UserActor): Promise<Page> {
    mustBeAllowed(actor, 'set-policy');
    return this.show(actor, null, [], 200);
  }

  @Post()
  async save(@CurrentActor() actor: UserActor, @Body() fields: Fields): Promise<Page | Redirect> {
    mustBeAllowed(actor, 'set-policy');
    const values = eachWord((name) => typed(fields, name));
    const seen = eachWord((name) => typed(fields, seenOf(name)));
    const errors = WORDS.flatMap((field): FieldError[] => {
      if (!values[field]) return [{ field, message: 'Enter a word' }];
      return values[field].length > LONGEST_WORD
        ? [{ field, message: `Enter at most ${LONGEST_WORD} characters` }]
        : [];
    });
    if (errors.length > 0) return this.show(actor, { values, seen }, errors, 422);
    const done = await attempt(() => this.authorities.describe(actor, values, seen));
    if (done.ok) return redirect('/council/words', 'Saved. Pages and documents use these words from now on.');
    return this.show(actor, { values, seen }, errorsOf(done.problem, 'adviserWord'), done.problem.status);
  }

  /** @param tried null where the form is opened */
  private async show(
    actor: UserActor,
    tried: { values: Values; seen: Values } | null,
    errors: FieldError[],
    status: number,
  ): Promise<Page> {
    const known = (await this.authorities.authority(actor)) ?? NOT_NAMED;
    const now = eachWord((name) => known[name]);
    const isNewer = tried !== null && WORDS.some((name) => tried.seen[name] !== now[name]);
    const form = { values: tried?.values ?? now, errors, stands: isNewer ? now : null };
    const seen = WORDS.map((name) => ({ name: seenOf(name), value: now[name] }));
    return page('authority/words', { form, errors, seen }, status);
  }
}

function eachWord(of: (name: keyof Values) => string): Values {
  return Object.fromEntries(WORDS.map((name) => [name, of(name)])) as Values;
}

/** The field that says what stood there when the form was opened. */
function seenOf(name: keyof Values): string {
  return `seen.${name}`;
}
