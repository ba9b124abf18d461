import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { may } from '../access/access';
import type { UserActor } from '../access/actor';
import { MATTERS } from '../plan-examples/matters';
import { newId } from '../platform/ids';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import { chosen, formIdOf, typed, type Fields } from '../web/fields';
import { page, redirect, saveForm, type Page, type Redirect } from '../web/page';
import { DecisionExamplesService, type DecisionExampleSaid } from './decision-examples.service';
import { matterWords } from './decision-examples.words';
import { effectOf } from './decision-standing';
import type { DecisionTold } from './decisions-told';
import { EFFECT_WORDS } from './supervision-words';

const LIBRARY = '/decision-examples';
const MATTER_KEYS = MATTERS.map(({ key }) => key);

/** Good decisions of managers, without names. */
@Controller()
export class DecisionExamplesPagesController {
  constructor(private readonly examples: DecisionExamplesService) {}

  @Get('decision-examples')
  async list(@CurrentActor() actor: UserActor): Promise<Page> {
    const examples = (await this.examples.list(actor)).map(matterWords);
    return page('supervision/decision-examples', { examples, mayWithdraw: may(actor, 'supervise') });
  }

  @Post('decision-examples/:exampleId/take-out')
  async takeOut(
    @CurrentActor() actor: UserActor,
    @Param('exampleId') exampleId: string,
    @Today() today: LocalDate,
  ): Promise<Redirect> {
    await this.examples.takeOut(actor, exampleId, today);
    return redirect(LIBRARY, 'Taken out. Nobody is shown it any more.');
  }

  @Get('young-people/:id/decisions/:decisionId/example')
  async open(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('decisionId') decisionId: string,
    @Today() today: LocalDate,
  ): Promise<Page> {
    return this.sharePage(actor, { id, decisionId }, today, null, 200);
  }

  @Post('young-people/:id/decisions/:decisionId/example')
  async share(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('decisionId') decisionId: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readForm(fields);
    const done = await saveForm(form, 'what', (said) =>
      this.examples.share(actor, id, decisionId, said, today, form.values.formId),
    );
    if (done.ok) return redirect(LIBRARY, 'Shared. It is opened beside the form of a decision.');
    return this.sharePage(actor, { id, decisionId }, today, done.form, done.status);
  }

  private async sharePage(
    actor: UserActor,
    of: { id: string; decisionId: string },
    today: LocalDate,
    form: ReturnType<typeof readForm> | null,
    status: number,
  ): Promise<Page> {
    const { person, decision, example } = await this.examples.open(actor, of.id, of.decisionId, today);
    const at = `/young-people/${person.id}/decisions/${decision.id}`;
    const shown = form ?? { values: { ...asItStands(decision), formId: newId(), matter: '' }, errors: [] };
    const matters = [{ value: '', text: 'Choose' }, ...MATTERS.map(({ key, title }) => ({ value: key, text: title }))];
    const model = { person, at, example, matters, form: shown, errors: shown.errors };
    return page('supervision/share-decision', model, status);
  }
}

/** As it was decided and what came of it, to be told anew. */
function asItStands(decision: DecisionTold): Omit<DecisionExampleSaid, 'matter'> {
  const effect = effectOf(decision);
  const words = decision.steps.findLast((step) => step.effect === effect && effect)?.words;
  return {
    facts: decision.facts ?? '',
    options: decision.options ?? '',
    what: decision.what ?? '',
    why: decision.why ?? '',
    cameOf: effect ? [EFFECT_WORDS[effect], words].filter(Boolean).join(': ') : '',
  };
}

function readForm(fields: Fields) {
  const matter = chosen(fields, 'matter', MATTER_KEYS);
  const [facts, options, what, why, cameOf] = ['facts', 'options', 'what', 'why', 'cameOf'].map((name) =>
    typed(fields, name),
  ) as [string, string, string, string, string];
  const texts = { facts, options, what, why, cameOf };
  return {
    values: { formId: formIdOf(fields), matter: matter ?? '', ...texts } as Record<string, string>,
    errors: matter ? [] : [{ field: 'matter', message: 'Choose what it is about' }],
    said: matter && { matter, ...texts },
  };
}
