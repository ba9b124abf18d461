import { may } from '../access/access';
import type { UserActor } from '../access/actor';
import type { FieldError } from '../platform/problem';
import { RESULT_WORDS } from '../plan-reviews/tried-before';
import { formatLong, type LocalDate } from '../statutory/local-date';
import { fullName } from '../young-people/names';
import { EFFECTS } from './decision-standing';
import { decideFormPage } from './deciding';
import { NEW_PANEL, type HeardForm, type PanelCaseForm, type PanelForm } from './panel.form';
import type { PanelStanding } from './panel-standing';
import type { PanelAgenda, PanelsService } from './panels.service';
import type { PanelCaseListed, PanelCaseTold, PanelTold } from './panels-told';
import { decisionWords, EFFECT_WORDS } from './supervision-words';

export const PANELS_AT = '/panels';

const STANDING_WORDS: Readonly<Record<PanelStanding, string>> = {
  back: 'Back: nothing has changed',
  'to-decide': 'To be decided',
  coming: 'On its way',
  watched: 'Decided',
  changed: 'Something changed',
  again: 'Went to a later panel',
  'taken-off': 'Taken off',
};

const STANDING_COLOURS: Readonly<Record<PanelStanding, string>> = {
  back: 'red',
  'to-decide': 'orange',
  coming: 'blue',
  watched: 'yellow',
  changed: 'green',
  again: 'grey',
  'taken-off': 'grey',
};

export function panelWords(panel: PanelTold, seen: number) {
  const unseen = panel.inAll - seen;
  return {
    ...panel,
    at: `${PANELS_AT}/${panel.id}`,
    comes: [panel.openedBy, ...panel.guests.filter(({ id }) => id !== panel.openedById).map(({ name }) => name)],
    cases: `${panel.inAll} ${panel.inAll === 1 ? 'case' : 'cases'}`,
    unseen: unseen > 0 ? `${unseen} of them ${unseen === 1 ? 'is' : 'are'} not yours to see` : null,
  };
}

export function panelCaseLine(told: PanelCaseListed) {
  return {
    id: told.id,
    name: fullName(told),
    personAt: `/young-people/${told.personId}`,
    at: `/young-people/${told.personId}/panels/${told.id}`,
    againAt: `/young-people/${told.personId}/panels/new`,
    team: told.teamName,
    panel: { at: `${PANELS_AT}/${told.panelId}`, name: told.panelName, heldOn: told.heldOn },
    standing: told.standing,
    words: STANDING_WORDS[told.standing],
    colour: STANDING_COLOURS[told.standing],
    decidedOn: told.decidedOn,
    reviewOn: told.reviewOn,
  };
}

export function panelCaseWords(told: PanelCaseTold, today: LocalDate) {
  return {
    ...panelCaseLine(told),
    question: told.question,
    put: `${told.putBy}, ${formatLong(told.putOn)}`,
    takenOffBecause: told.takenOffBecause,
    decided: told.decided,
    decisions: told.decisions.map((decision) => decisionWords(decision, today)),
  };
}

/** Panels ahead and held, and each case by how it stands: what is back first. */
export function toPanelsPage(
  { panels, cases }: Awaited<ReturnType<PanelsService['list']>>,
  actor: UserActor,
  today: LocalDate,
) {
  const words = cases.map(panelCaseLine);
  const of = (standing: PanelStanding) => words.filter((one) => one.standing === standing);
  const seen = (panel: PanelTold) =>
    cases.filter(({ panelId, standing }) => panelId === panel.id && standing !== 'taken-off').length;
  const told = panels.map((panel) => panelWords(panel, seen(panel)));
  return {
    mayOpen: may(actor, 'supervise'),
    ahead: told.filter(({ heldOn }) => heldOn >= today).reverse(),
    held: told.filter(({ heldOn }) => heldOn < today),
    groups: (['back', 'to-decide', 'coming', 'watched', 'changed'] as const)
      .map((standing) => ({ words: STANDING_WORDS[standing], standing, cases: of(standing) }))
      .filter((group) => group.cases.length > 0),
  };
}

export function agendaWords(agenda: PanelAgenda, today: LocalDate) {
  return {
    ...panelCaseWords(agenda.case, today),
    because: agenda.standsStill.map(({ because }) => because),
    tried: agenda.tried,
    earlier: agenda.decisions.map((decision) => decisionWords(decision, today)),
    before: agenda.before.map((one) => panelCaseWords(one, today)),
  };
}

export function toPanelPage(
  { panel, agenda }: Awaited<ReturnType<PanelsService['open']>>,
  actor: UserActor,
  today: LocalDate,
) {
  const on = agenda.filter(({ case: one }) => one.standing !== 'taken-off');
  return {
    panel: panelWords(panel, on.length),
    mayChange: may(actor, 'supervise') && panel.heldOn >= today,
    mayDecide: may(actor, 'supervise'),
    cases: on.map((one) => agendaWords(one, today)),
    off: agenda.filter(({ case: one }) => one.standing === 'taken-off').map((one) => agendaWords(one, today)),
    resultWords: RESULT_WORDS,
  };
}

function guestChoices(staff: readonly { id: string; name: string }[], guests: readonly string[]) {
  return staff.map(({ id, name }) => ({ value: id, text: name, checked: guests.includes(id) }));
}

/** @param isApart somebody else changed it meanwhile */
export function toPanelForm(
  form: PanelForm,
  { panel, staff }: Awaited<ReturnType<PanelsService['toChange']>>,
  isApart: boolean,
) {
  const left = (panel?.guests ?? []).filter(({ id }) => !staff.some((one) => one.id === id));
  return {
    form,
    errors: form.errors,
    at: panel ? `${PANELS_AT}/${panel.id}` : null,
    now: isApart && panel ? panelWords(panel, panel.inAll) : null,
    // Where somebody else changed it, the next try is of what stands by now, which is shown beside what was typed.
    version: (isApart ? null : form.values.version) || (panel?.version ?? null),
    guests: guestChoices([...staff, ...left], form.guests),
  };
}

export function toPanelCaseForm(
  form: PanelCaseForm,
  to: Awaited<ReturnType<PanelsService['toTake']>>,
  today: LocalDate,
) {
  return {
    person: to.person,
    form,
    errors: form.errors,
    waiting: to.waiting && panelCaseWords(to.waiting, today),
    panels: [
      ...to.panels.map(({ id, name, heldOn }) => ({ value: id, text: `${formatLong(heldOn)}: ${name}` })),
      { value: NEW_PANEL, text: 'A new panel' },
    ],
    guests: guestChoices(to.staff, form.guests),
  };
}

export function toHeardPage(
  opened: Awaited<ReturnType<PanelsService['openCase']>>,
  form: HeardForm,
  off: { values: { because: string }; errors: FieldError[] },
  actor: UserActor,
  today: LocalDate,
) {
  const { standing } = opened.agenda.case;
  return {
    person: opened.person,
    of: agendaWords(opened.agenda, today),
    asked: opened.asked.map((decision) => decisionWords(decision, today)),
    resultWords: RESULT_WORDS,
    effects: EFFECTS.map((value) => ({ value, text: EFFECT_WORDS[value] })),
    mayDecide: may(actor, 'supervise') && standing === 'to-decide',
    mayTakeOff: may(actor, 'supervise') && (standing === 'to-decide' || standing === 'coming'),
    mayTakeAgain: may(actor, 'supervise') && ['back', 'watched', 'changed', 'taken-off'].includes(standing),
    ...decideFormPage({ ...form, said: null }, opened),
    off,
    errors: [...form.errors, ...off.errors],
  };
}
