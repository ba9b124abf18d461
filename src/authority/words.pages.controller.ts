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
    const { adviserWord, socialWorkerWord, interimWord } = (await this.authorities.authority(actor)) ?? NOT_NAMED;
    return show({ adviserWord, socialWorkerWord, interimWord }, [], 200);
  }

  @Post()
  async save(@CurrentActor() actor: UserActor, @Body() fields: Fields): Promise<Page | Redirect> {
    mustBeAllowed(actor, 'set-policy');
    const values = Object.fromEntries(WORDS.map((name) => [name, typed(fields, name)])) as Values;
    const errors = WORDS.flatMap((field): FieldError[] => {
      if (!values[field]) return [{ field, message: 'Enter a word' }];
      return values[field].length > LONGEST_WORD
        ? [{ field, message: `Enter at most ${LONGEST_WORD} characters` }]
        : [];
    });
    if (errors.length > 0) return show(values, errors, 422);
    const done = await attempt(() => this.authorities.describe(actor, values));
    if (done.ok) return redirect('/council/words', 'Saved. Pages and documents use these words from now on.');
    return show(values, errorsOf(done.problem, 'adviserWord'), done.problem.status);
  }
}

function show(values: Values, errors: FieldError[], status: number): Page {
  return page('authority/words', { form: { values, errors }, errors }, status);
}
