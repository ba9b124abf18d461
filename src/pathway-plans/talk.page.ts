import type { UserActor } from '../access/actor';
import { newId } from '../platform/ids';
import { todayInLondon } from '../platform/clock';
import { isWritten } from '../statutory/content/gap';
import { clockTime, longDate } from '../web/dates';
import type { LocalDate } from '../statutory/local-date';
import { didNotSay } from './coverage';
import type { PlanTopic } from './plan.entities';
import type { Apart } from './texts-merge';
import { FEELS_SAFE_HEARD } from './safe-answers';
import { isBegun } from './talk-card';
import { toPreview } from '../contacts/contact-told';
import { whoElseOf } from '../contacts/who-else';
import type { TalkVisitForm } from './talk-visit.form';
import type { NotSafeForm } from './talk.form';
import { placeOf, wayQuery, type TalkWay, type Writer } from './talk-way';
import type { SafeSaid, SaveCard, Talk, TalkCard, TalkVisit } from './talk.service';
import { FEELS_SAFE, type FeelsSafe } from './talk.entities';

/** As the young person ticks it. */
const FEELS_SAFE_SAID: Record<FeelsSafe, string> = { ...FEELS_SAFE_HEARD, 'did-not-say': 'I do not want to say' };

export function talkAt(personId: string): string {
  return `/young-people/${personId}/plan/talk`;
}

export function cardAt(personId: string, key: string, way: TalkWay): string {
  return `${talkAt(personId)}/${encodeURIComponent(key)}${wayQuery(way)}`;
}

/** Where a conversation goes on after a card, or once it is recorded that somebody does not feel safe. */
export function afterCard(personId: string, after: string | null, way: TalkWay): string {
  if (after !== null) return cardAt(personId, after, way);
  return `${talkAt(personId)}/read-back${wayQuery({ ...way, backToReading: false })}`;
}

/** @param after the card, or null for the read-back */
export function safeAt(personId: string, after: string | null, way: TalkWay): string {
  const query = wayQuery(way);
  return `${talkAt(personId)}/safe${query ? `${query}&` : '?'}after=${encodeURIComponent(after ?? 'read-back')}`;
}

/** `Saved at 2:32pm`; with the day where that is not today. */
export function savedWords({ changedAt, version, content }: PlanTopic, today: LocalDate): string {
  if (version === 1 && !isBegun(content)) return 'Nothing is written here yet';
  const day = todayInLondon(changedAt);
  return `Saved ${day === today ? '' : `on ${longDate(day)} `}at ${clockTime(changedAt)}`;
}

/** Where what is being written on a card is kept on the phone: named by the user, so that nobody else is shown it. */
function draftKey(userId: string, talk: Talk, topic: PlanTopic): string {
  return `talk:${userId}:${talk.person.id}:${talk.planId}:${topic.key}`;
}

function drafts(talk: Talk, userId: string, way: TalkWay) {
  return talk.topics.map((topic) => ({
    key: draftKey(userId, talk, topic),
    title: topic.title,
    at: cardAt(talk.person.id, topic.key, way),
  }));
}

function heading(talk: Talk) {
  return { person: talk.person, at: talkAt(talk.person.id), planAt: `/young-people/${talk.person.id}/plan` };
}

function safeQuestion(talk: Talk, writer: Writer) {
  const words = writer === 'worker' ? FEELS_SAFE_HEARD : FEELS_SAFE_SAID;
  return {
    legend: 'Do you feel safe where you live?',
    items: FEELS_SAFE.map((value) => ({ value, text: words[value] })),
    askedOn: talk.safe?.saidOn ?? null,
  };
}

/** What is still to be recorded of "no", with the way there and on from it. */
function notSafe(talk: Talk, safe: SafeSaid | null, after: string | null, way: TalkWay) {
  return safe?.toRecord ? { saidOn: safe.saidOn, at: safeAt(talk.person.id, after, way) } : null;
}

export function toStartPage(talk: Talk, userId: string, way: TalkWay) {
  return {
    ...heading(talk),
    topics: talk.topics.map((topic) => ({ key: topic.key, title: topic.title, begun: isBegun(topic.content) })),
    drafts: drafts(talk, userId, way),
    safe: safeQuestion(talk, 'worker'),
    notSafe: notSafe(talk, talk.safe, talk.topics[0]?.key ?? null, way),
    form: { values: { which: 'all', writer: way.writer, safe: '' }, errors: [] },
  };
}

export function toCardPage(card: TalkCard, userId: string, way: TalkWay, today: LocalDate) {
  const { person, topic, topics } = card;
  const place = placeOf(
    topic.key,
    topics.map(({ key }) => key),
    way,
  );
  const { content } = topic;
  const isHome = topic.matter === 'accommodation';
  const byWorker = way.writer === 'worker';
  return {
    ...heading(card),
    topic: { key: topic.key, title: topic.title, question: topic.question },
    version: topic.version,
    action: cardAt(person.id, topic.key, way),
    way: { topics: way.only?.join(',') ?? '', writer: way.writer, then: way.backToReading ? 'read-back' : '' },
    place,
    isLast: place.after === null,
    byWorker,
    prompts: card.prompts,
    saved: savedWords(topic, today),
    draftKey: draftKey(userId, card, topic),
    needs: content.needs.filter(({ text }) => isWritten(text)).map(({ text }) => text),
    safe: isHome ? safeQuestion(card, way.writer) : null,
    notSafe: isHome ? notSafe(card, card.safe, place.after, way) : null,
    form: {
      values: {
        myWords: content.myWords,
        goesWell: content.goesWell,
        explored: content.explored ?? '',
        noNeedBecause: content.noNeedBecause,
        need: '',
        needId: newId(),
        // Asked again, it shows what was answered before to nobody who looks on.
        safe: '',
      },
      errors: [],
    },
  };
}

/** Everything that was said, topic by topic; what nobody has talked about yet stands apart. */
export function toReadBackPage(
  talk: Talk,
  { userId, staffId }: Pick<UserActor, 'userId' | 'staffId'>,
  way: TalkWay,
  { meets, recorded, nextOn, came }: TalkVisit,
  form: TalkVisitForm,
  today: LocalDate,
) {
  const change = (topic: PlanTopic) =>
    cardAt(talk.person.id, topic.key, { only: null, writer: way.writer, backToReading: true });
  const begun = talk.topics.filter(({ content }) => isBegun(content));
  return {
    ...heading(talk),
    topics: begun.map((topic) => ({
      key: topic.key,
      title: topic.title,
      question: topic.question,
      myWords: topic.content.myWords,
      goesWell: topic.content.goesWell,
      needs: topic.content.needs.filter(({ text }) => isWritten(text)).map(({ text }) => text),
      noNeed: topic.content.explored === 'no-need',
      didNotSay: didNotSay(topic.content),
      noNeedBecause: topic.content.explored === 'no-need' ? topic.content.noNeedBecause : '',
      changeAt: change(topic),
    })),
    notYet: talk.topics
      .filter(({ content }) => !isBegun(content))
      .map((topic) => ({ title: topic.title, at: change(topic) })),
    drafts: drafts(talk, userId, { ...way, backToReading: true }),
    safe: safeQuestion(talk, way.writer),
    notSafe: notSafe(talk, talk.safe, null, way),
    visit: {
      at: `${talkAt(talk.person.id)}/visit${wayQuery(way)}`,
      recordedAt: recorded && `/young-people/${talk.person.id}/contacts/${recorded}`,
      nextOn,
    },
    preview: meets && toPreview(meets.command, meets.change, today),
    ...whoElseOf(came, form.values.alsoThere, staffId),
    written: [form.values.note, form.values.wellbeing],
    form,
    errors: form.errors,
    query: wayQuery(way),
    finishAt: `/young-people/${talk.person.id}/plan/finish`,
  };
}

export function toNotSafePage(talk: Talk, form: NotSafeForm, action: string, skipAt: string) {
  return { ...heading(talk), form, errors: form.errors, action, skipAt, saidOn: talk.safe?.saidOn ?? null };
}

const APART_LABELS: Record<string, string> = {
  myWords: 'Own words',
  goesWell: 'What goes well',
  explored: 'Is anything needed?',
  noNeedBecause: 'What makes it fine',
};
const EXPLORED_WORDS: Record<string, string> = {
  needs: 'Yes',
  'no-need': 'No, it is fine',
  'did-not-say': 'Did not want to say',
  'not-yet': 'Not now, another time',
};

/** Both texts of a card, field by field. */
export function toBothPage(card: TalkCard, { said }: SaveCard, way: TalkWay, apart: readonly Apart[], unsaid: boolean) {
  const { need, ...texts } = said;
  const { title, version, changedAt } = card.topic;
  const rows = apart.map(({ field, mine, theirs, canKeepBoth, keep }) => ({
    name: `keep-${field}`,
    label: APART_LABELS[field] ?? field,
    mine: apartWords(field, mine),
    theirs: apartWords(field, theirs),
    canKeepBoth,
    keep,
  }));
  return {
    ...heading(card),
    action: cardAt(card.person.id, card.topic.key, way),
    topic: { title, version, changedAt, changedBy: card.changedBy },
    sent: [
      ...Object.entries(texts).map(([name, value]) => ({ name, value: value ?? '' })),
      { name: 'needId', value: need.id },
      { name: 'need', value: need.text },
    ],
    rows,
    errors: rows
      .filter(({ keep }) => unsaid && keep === null)
      .map(({ name, label }) => ({ field: name, message: `Choose what stays of: ${label}` })),
  };
}

function apartWords(field: string, text: string): string {
  return (field === 'explored' ? EXPLORED_WORDS[text] : text) || '(empty)';
}
