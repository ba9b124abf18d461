import type { DeadlineState } from '../statutory/case-file';
import type { ExplainedDeadline, Explanation } from '../statutory/explain';
import { formatLong } from '../statutory/local-date';
import type { StayingPut } from '../statutory/staying-put';
import type { HomeJudgement } from '../statutory/suitability';
import { upperFirst } from '../web/upper-first';

const UNDERLINE = '=';

/** One explanation for a person to read: the status and why, what is due with the overdue first, then what is closed. */
export function explanationText(file: string, explanation: Explanation, width: number): string {
  const { asOf, age, status, suitability, stayingPut, inTouch, retention, deadlines, alerts } = explanation;
  const heading = `${file} on ${formatLong(asOf)}`;
  const overdue = deadlines.filter((item) => item.overdue);
  const due = deadlines.filter((item) => !item.overdue && isWaiting(item.state));
  const closed = deadlines.filter((item) => !item.overdue && !isWaiting(item.state));
  const lines = [
    heading,
    UNDERLINE.repeat(Math.min(heading.length, width)),
    `Legal status: ${spoken(status.code)}${status.basis.length > 0 ? ` (${status.basis.join(', ')})` : ''}`,
    // A birthday after a death is arithmetic, not an age.
    ...(status.code === 'deceased' ? [] : [`Age: ${age}`]),
    ...status.because.flatMap((sentence) => wrap(sentence, '  ', width)),
    ...(status.rules.length > 0 ? wrap(`Rules: ${status.rules.join(', ')}`, '  ', width) : []),
    ...(inTouch ? [`In touch: ${inTouch.code}`, ...inTouch.because.flatMap((one) => wrap(one, '  ', width))] : []),
    ...section(
      'For a manager to decide',
      status.needsManager.flatMap((sentence) => wrap(sentence, '  ', width)),
    ),
    ...section(
      'Alerts',
      alerts.flatMap(({ code, severity, because }) => [
        ...wrap(`${upperFirst(spoken(code))} (${severity})`, '  ', width),
        ...wrap(because, '    ', width),
      ]),
    ),
    ...section('Home', suitability ? homeLines(suitability, width) : []),
    ...section('Staying put', stayingPut ? stayingPutLines(stayingPut, width) : []),
    ...section(
      'Overdue',
      overdue.flatMap((item) => itemLines(item, width)),
    ),
    ...section(
      'Due',
      due.flatMap((item) => itemLines(item, width)),
    ),
    ...section(
      'Closed',
      closed.flatMap((item) => itemLines(item, width)),
    ),
    '',
    retention.keepUntil
      ? `The record is kept until ${formatLong(retention.keepUntil)}.`
      : 'No rule says how long the record is kept.',
    '',
  ];
  return lines.join('\n');
}

function section(title: string, lines: string[]): string[] {
  return lines.length === 0 ? [] : ['', title, ...lines];
}

/** Both judgements: that of regulation 9 with its reasons, and that of the return. */
function homeLines({ accommodation, code, because, missing, ssda903 }: HomeJudgement, width: number): string[] {
  const inReturn = ssda903 ? `SSDA903 ${ssda903}` : 'for the SSDA903 return a worker judges';
  return [
    ...wrap(`${accommodation}: ${spoken(code)}; ${inReturn}`, '  ', width),
    ...because.flatMap((sentence) => wrap(sentence, '    ', width)),
    ...(missing.length > 0 ? wrap(`Unanswered in the case file: ${missing.join(', ')}`, '    ', width) : []),
  ];
}

function stayingPutLines({ statutory, from, lastDay, because }: StayingPut, width: number): string[] {
  const kind = statutory ? 'under section 23CZA' : 'by arrangement only';
  return [
    ...wrap(`From ${formatLong(from)} to ${formatLong(lastDay)}, ${kind}`, '  ', width),
    ...because.flatMap((sentence) => wrap(sentence, '    ', width)),
  ];
}

function itemLines(item: ExplainedDeadline, width: number): string[] {
  const doubt = item.confirmed ? [] : ['wording of the rule to be confirmed'];
  const notes = [spoken(item.dutyBasis), item.rule, ...doubt].join(', ');
  return [
    ...wrap(`${item.title}: ${when(item)} (${notes})`, '  ', width),
    ...wrap(item.because, '    ', width),
    ...(item.paused
      ? wrap(`Alerts paused until ${formatLong(item.paused.until)}: ${spoken(item.paused.reason)}.`, '    ', width)
      : []),
  ];
}

function when({ state, dueOn, planBy, metOn }: ExplainedDeadline): string {
  const due = `due ${formatLong(dueOn)}`;
  if (!isWaiting(state)) return metOn ? `${spoken(state)} on ${formatLong(metOn)}, ${due}` : `${spoken(state)}, ${due}`;
  const plan = planBy === dueOn ? '' : `, plan by ${formatLong(planBy)}`;
  return `${due}${plan}${state === 'open' ? '' : `, ${spoken(state)}`}`;
}

/** Whether something still has to be done, in time or late. */
function isWaiting(state: DeadlineState): boolean {
  switch (state) {
    case 'open':
    case 'partial':
    case 'declined':
      return true;
    case 'met':
    case 'met-late':
    case 'met-by-substitute':
    case 'superseded':
    case 'breached':
    case 'cancelled':
    case 'not-applicable':
    case 'unknown':
      return false;
  }
}

/** A code as words: former-relevant-21-plus is "former relevant 21 plus". */
function spoken(code: string): string {
  return code.replaceAll('-', ' ');
}

/** Lines no longer than the width, except for a single word that is; further lines are indented like the first. */
export function wrap(text: string, indent: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    if (line !== '' && indent.length + line.length + 1 + word.length > width) {
      lines.push(indent + line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, indent + line];
}
