import { newId } from '../platform/ids';
import type { FieldError } from '../platform/problem';
import { formIdOf, ticked, typed, typedOrNull, type Fields } from '../web/fields';
import { parseTypedDate, typedDate } from '../web/typed-date';
import { effectsIn, textsIn, type EffectSaid } from './case-texts';
import { newDecideForm, readDecideForm, type DecideForm } from './deciding';
import type { PanelCaseSaid, PanelSaid } from './panels.service';
import type { PanelTold } from './panels-told';
import { factsOfDecision } from './standing-still.page';
import type { StandsStill } from './standing-still';

/** In place of a panel that is there. */
export const NEW_PANEL = 'new';
const FIRST_NAME = 'Panel for cases that stand still';
const FIRST_QUESTION = 'What do we do differently, so that something moves for them?';

interface Form<Said> {
  values: Record<string, string>;
  /** Ids of staff who come. */
  guests: string[];
  errors: FieldError[];
  /** Null where there are errors. */
  said: Said | null;
}

export type PanelForm = Form<PanelSaid>;
export type PanelCaseForm = Form<PanelCaseSaid>;

export function changePanelForm(panel: PanelTold): PanelForm {
  const { name, others, version } = panel;
  const values = { name, heldOn: typedDate(panel.heldOn), others: others ?? '', version: String(version) };
  return { values, guests: panel.guests.map(({ id }) => id), errors: [], said: null };
}

export function newPanelForm(): PanelForm {
  return { values: { formId: newId(), name: FIRST_NAME }, guests: [], errors: [], said: null };
}

/** Filled in as far as the record goes: where a panel is ahead, two clicks are enough. */
export function newPanelCaseForm(
  panels: readonly Pick<PanelTold, 'id'>[],
  standsStill: readonly StandsStill[],
  workerIds: readonly string[],
): PanelCaseForm {
  const question = [factsOfDecision(standsStill), FIRST_QUESTION].filter(Boolean).join('\n');
  const values = { formId: newId(), panel: panels[0]?.id ?? NEW_PANEL, name: FIRST_NAME, question };
  return { values, guests: [...workerIds], errors: [], said: null };
}

export function readPanelForm(fields: Fields): PanelForm {
  const values: Record<string, string> = { formId: formIdOf(fields) };
  for (const name of ['name', 'heldOn', 'others', 'version']) values[name] = typed(fields, name);
  const guests = ticked(fields, 'guests');
  const heldOn = parseTypedDate(values.heldOn!);
  const errors: FieldError[] = [];
  if (!values.name) errors.push({ field: 'name', message: 'Enter what the panel is called' });
  if (!heldOn) errors.push({ field: 'heldOn', message: 'Enter the day as 9/3/26 or 9 March 2026' });
  if (!heldOn || errors.length > 0) return { values, guests, errors, said: null };
  const said = { name: values.name!, heldOn, guestIds: guests, others: typedOrNull(fields, 'others') };
  return { values, guests, errors, said };
}

export function readPanelCaseForm(fields: Fields): PanelCaseForm {
  const opened = readPanelForm(fields);
  const [panel, question] = [typed(fields, 'panel'), typed(fields, 'question')];
  const values = { ...opened.values, panel, question };
  const errors: FieldError[] = [];
  if (!panel) errors.push({ field: 'panel', message: 'Choose a panel' });
  if (panel === NEW_PANEL) errors.push(...opened.errors);
  if (!question) errors.push({ field: 'question', message: 'Enter what the panel is asked' });
  const at = panel === NEW_PANEL ? opened.said : panel;
  const said = at && errors.length === 0 ? { panel: at, question } : null;
  return { values, guests: opened.guests, errors, said };
}

/** What the panel decided, and what difference earlier decisions made. */
export interface HeardForm extends Omit<DecideForm, 'said'> {
  said: { said: NonNullable<DecideForm['said']>; effects: EffectSaid[] } | null;
}

export function newHeardForm(ownerId: string | null, facts: string): HeardForm {
  return { ...newDecideForm(ownerId, facts), said: null };
}

export function readHeardForm(fields: Fields): HeardForm {
  const { values, errors, said } = readDecideForm(fields);
  const texts = textsIn(fields);
  const before = Object.entries(texts).filter(([name]) => /^(effect|said)-/.test(name));
  const effects = effectsIn(texts);
  const alone = before.filter(([name]) => {
    const [kind, id] = [name.slice(0, name.indexOf('-')), name.slice(name.indexOf('-') + 1)];
    return kind === 'said' && !effects.some(({ decisionId }) => decisionId === id);
  });
  const chosen = alone.map(([name]) => ({
    field: name.replace('said', 'effect'),
    message: 'Choose what difference it made',
  }));
  return {
    values: { ...values, ...Object.fromEntries(before) },
    errors: [...errors, ...chosen],
    said: said && chosen.length === 0 ? { said, effects } : null,
  };
}
