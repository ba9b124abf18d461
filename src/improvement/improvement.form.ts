import type { UserActor } from '../access/actor';
import { newId } from '../platform/ids';
import type { FieldError } from '../platform/problem';
import { addDays, addMonths, type LocalDate } from '../statutory/local-date';
import { chosen, formIdOf, typed, typedOrNull, type Fields } from '../web/fields';
import { parseTypedDate, typedDate } from '../web/typed-date';
import { CHANGES, SOURCES, type Leader } from './improvement.entities';
import type { ImprovementTold } from './improvement-told';
import {
  isAnotherOwner,
  type ClosingSaid,
  type ImprovementSaid,
  type ImprovementShape,
  type LookSaid,
} from './improvements.service';
import { measureOf } from './measures';

export interface ImprovementForm<Said> {
  values: Record<string, string>;
  errors: FieldError[];
  /** Null where there are errors. */
  said: Said | null;
}

/** What the form calls otherwise than the service. */
export const FORM_NAMES = {
  all: 'found',
  ownerElsewhere: 'elsewhereName',
  'ownerElsewhere/name': 'elsewhereName',
  'ownerElsewhere/role': 'elsewhereRole',
  'ownerElsewhere/service': 'elsewhereService',
} as const;

const DAYS_AT_FIRST = 56;
const MONTHS_TO_LOOK = 6;
const DAY_MISSING = 'Enter the day as 9/3/26 or 9 March 2026';

/** The choice of the whole council: an action is never the council's because nothing was chosen. */
export const COUNCIL = 'council';

/**
 * @param fields of an address: the inspection, or the figure and the team, that a page led here with; of a team that the actor does
 * not answer for, they choose whose it is
 */
export function newImprovementForm(
  fields: Fields,
  { staffId: ownId, teamIds }: UserActor,
  today: LocalDate,
): ImprovementForm<ImprovementSaid> {
  const measure = measureOf(typed(fields, 'measure'));
  const teamId = (measure && typed(fields, 'team')) || COUNCIL;
  const inspectionId = typed(fields, 'inspection');
  const source = measure ? 'own-figures' : inspectionId ? 'inspection' : '';
  const values = {
    ...{
      formId: newId(),
      measure: measure?.key ?? '',
      teamId: teamId === COUNCIL || teamIds.includes(teamId) ? teamId : '',
    },
    ...{ source, inspectionId, foundOn: typedDate(today), owner: 'here', ownerId: ownId },
    ...{ dueOn: typedDate(addDays(today, DAYS_AT_FIRST)), reauditOn: typedDate(addMonths(today, MONTHS_TO_LOOK)) },
  };
  return { values, errors: [], said: null };
}

/** As it stands, to be changed. */
export function changeImprovementForm(told: ImprovementTold): ImprovementForm<ImprovementShape> {
  const { ownerElsewhere: elsewhere } = told;
  const values = {
    ...{ version: String(told.version), source: told.source, sourceWords: told.sourceWords ?? '' },
    inspectionId: told.inspectionId ?? '',
    ...{ foundOn: typedDate(told.foundOn), found: told.found, todo: told.todo, changes: told.changes },
    ...{ changesWords: told.changesWords ?? '', target: String(told.target ?? ''), looksAt: told.looksAt ?? '' },
    ...{ owner: elsewhere ? 'elsewhere' : 'here', ownerId: told.ownerId ?? '', keeperId: told.keeperId },
    elsewhereName: elsewhere?.name ?? '',
    elsewhereRole: elsewhere?.role ?? '',
    elsewhereService: elsewhere?.service ?? '',
    ownerEmail: told.ownerEmail ?? '',
    leaders: told.leaders.map(({ name, role, service }) => `${name}, ${role}, ${service}`).join('\n'),
    ...{ dueOn: typedDate(told.dueOn), reauditOn: typedDate(told.reauditOn) },
  };
  return { values, errors: [], said: null };
}

export function readImprovementForm(fields: Fields): ImprovementForm<ImprovementSaid> {
  const shape = readImprovementShape(fields, typed(fields, 'measure') !== '');
  const [measure, team] = [typedOrNull(fields, 'measure'), typed(fields, 'teamId')];
  const values = { ...shape.values, measure: measure ?? '', teamId: team };
  const errors = [
    ...shape.errors,
    ...(team ? [] : [{ field: 'teamId', message: 'Choose the council or one of your teams' }]),
  ];
  const said = shape.said && { ...shape.said, measure, teamId: team === COUNCIL ? null : team };
  return { values, errors, said: errors.length > 0 ? null : said };
}

/**
 * @param isMeasured by a figure, whose target it says
 * @param before as it stands, where it is changed: the address of whoever answered for it is asked for again, once, where
 * somebody else does now
 */
export function readImprovementShape(
  fields: Fields,
  isMeasured: boolean,
  before: Pick<ImprovementTold, 'ownerElsewhere' | 'ownerEmail'> | null = null,
): ImprovementForm<ImprovementShape> {
  const names = [
    'version',
    'sourceWords',
    'inspectionId',
    'foundOn',
    'found',
    'todo',
    'changesWords',
    'target',
    'looksAt',
  ];
  const people = ['ownerId', 'elsewhereName', 'elsewhereRole', 'elsewhereService', 'ownerEmail', 'keeperId', 'leaders'];
  const values: Record<string, string> = { formId: formIdOf(fields) };
  for (const name of [...names, ...people, 'dueOn', 'reauditOn']) values[name] = typed(fields, name);
  const source = chosen(fields, 'source', SOURCES);
  const changes = chosen(fields, 'changes', CHANGES);
  const owner = chosen(fields, 'owner', ['here', 'elsewhere'] as const);
  Object.assign(values, { source: source ?? '', changes: changes ?? '', owner: owner ?? '' });
  const errors: FieldError[] = [];
  const missing = (field: string, message: string) => errors.push({ field, message });
  const day = (field: string, isNeeded: boolean) => {
    const found = parseTypedDate(values[field]!);
    if (!found && (isNeeded || values[field])) missing(field, DAY_MISSING);
    return found;
  };
  if (!source) missing('source', 'Choose where it comes from');
  const foundOn = day('foundOn', true);
  if (!changes) missing('changes', 'Choose what it changes');
  const target = /^\d{1,3}\s*%?$/.test(values.target!) ? Number.parseInt(values.target!, 10) : null;
  if (isMeasured && target === null) missing('target', 'Enter the target in percent, from 0 to 100');
  if (!owner) missing('owner', 'Choose who answers for it');
  const elsewhere = {
    name: values.elsewhereName!,
    role: values.elsewhereRole!,
    service: values.elsewhereService!,
  };
  values.emailAskedOf = typed(fields, 'emailAskedOf');
  if (
    owner === 'elsewhere' &&
    values.ownerEmail &&
    values.ownerEmail === before?.ownerEmail &&
    isAnotherOwner(elsewhere, before.ownerElsewhere) &&
    values.emailAskedOf !== elsewhere.name
  ) {
    missing(
      'ownerEmail',
      `This is the address of ${before.ownerElsewhere!.name}. Enter that of ${elsewhere.name}, or leave it empty`,
    );
    Object.assign(values, { ownerEmail: '', emailAskedOf: elsewhere.name });
  }
  const leaders = readLeaders(values.leaders!);
  if (!leaders) missing('leaders', 'Write name, role and service of each with commas between, one person a line');
  const dueOn = day('dueOn', true);
  const reauditOn = day('reauditOn', false);
  if (!source || !changes || !foundOn || !dueOn || !leaders || errors.length > 0) return { values, errors, said: null };
  const said: ImprovementShape = {
    ...{ source, sourceWords: values.sourceWords || null, inspectionId: values.inspectionId || null },
    ...{ foundOn, found: values.found!, todo: values.todo! },
    ...{ changes, changesWords: values.changesWords || null },
    ...{ target: isMeasured ? target : null, looksAt: isMeasured ? null : values.looksAt || null },
    ownerId: owner === 'here' ? values.ownerId || null : null,
    ownerElsewhere: owner === 'elsewhere' ? elsewhere : null,
    ownerEmail: owner === 'elsewhere' ? values.ownerEmail || null : null,
    ...{ keeperId: values.keeperId || null, leaders, dueOn, reauditOn },
  };
  return { values, errors, said };
}

export function readLook(fields: Fields): ImprovementForm<LookSaid> {
  const kept = chosen(fields, 'kept', ['yes', 'no'] as const);
  const values = {
    formId: formIdOf(fields),
    seen: typed(fields, 'seen'),
    nextOn: typed(fields, 'nextOn'),
    kept: kept ?? '',
  };
  const nextOn = parseTypedDate(values.nextOn);
  const errors: FieldError[] = [];
  if (!kept) errors.push({ field: 'kept', message: 'Say whether it holds' });
  if (values.nextOn && !nextOn) errors.push({ field: 'nextOn', message: DAY_MISSING });
  return { values, errors, said: errors.length > 0 ? null : { kept: kept === 'yes', words: values.seen, nextOn } };
}

export function readClosing(fields: Fields): ImprovementForm<ClosingSaid> {
  const how = chosen(fields, 'how', ['worked', 'ended'] as const);
  const values = {
    formId: formIdOf(fields),
    shows: typed(fields, 'shows'),
    reauditOn: typed(fields, 'reauditOn'),
    how: how ?? '',
  };
  const reauditOn = parseTypedDate(values.reauditOn);
  const errors: FieldError[] = [];
  if (!how) errors.push({ field: 'how', message: 'Say whether it worked' });
  if (values.reauditOn && !reauditOn) errors.push({ field: 'reauditOn', message: DAY_MISSING });
  return { values, errors, said: how && errors.length === 0 ? { how, words: values.shows, reauditOn } : null };
}

/** "Ann Head, virtual school head, Education", one a line. @returns null where a line says less */
function readLeaders(text: string): Leader[] | null {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const leaders = lines.map((line) => {
    const [, name = '', role = '', service = ''] = /^([^,]*),([^,]*),(.*)$/.exec(line) ?? [];
    return { name: name.trim(), role: role.trim(), service: service.trim() };
  });
  return leaders.every(({ name, role, service }) => name && role && service) ? leaders : null;
}
