import { isWritten } from '../statutory/content/gap';
import { formatLong, type LocalDate } from '../statutory/local-date';
import { ownerWords } from './coach';
import {
  DID_NOT_SAY,
  recordFactsOf,
  type Explored,
  type PlanAction,
  type PlanDocument,
  type PlanGoal,
  type PlanNeed,
  type PlanTopicDocument,
  type Priority,
  type RecordFact,
  type Supporter,
} from './plan-document';

export type ChangeKind = 'added' | 'taken-away' | 'changed' | 'moved';

/** One thing that is not as it was, in words for a person. */
export interface Change {
  kind: ChangeKind;
  /** "Need", "Goal", "Action", "Supporter" …; null for what belongs to the topic itself. */
  item: string | null;
  /** The id of the item in the documents; null with it. */
  id: string | null;
  /** What the item says now, or said when it was taken away; the name of the field for what belongs to the topic. */
  what: string;
  /** What of it changed: "Date"; null where it is the item as a whole. */
  field: string | null;
  /** As it was; null where nothing was there. */
  from: string | null;
  /** As it is now; null where nothing is there. */
  to: string | null;
}

export interface TopicDifferences {
  key: string;
  title: string;
  /** `changed` also where only something in it is not as it was. */
  kind: ChangeKind;
  /** The young person wants it earlier or later than before. */
  moved: boolean;
  changes: Change[];
}

/** What is not the same in two documents of a plan. Where both lists are empty, the documents say the same. */
export interface Differences {
  /** Cover, taking part, who was consulted, the template. */
  plan: Change[];
  /** In the order of the later document; topics taken away come last. Topics without a difference are left out. */
  topics: TopicDifferences[];
}

/**
 * What changed from one document to another, topic by topic, and in each item by item by its id; what was written anew
 * in the same words in the same topic is the same item.
 */
export function differencesOf(before: PlanDocument, after: PlanDocument): Differences {
  const old = new Map(before.topics.map((topic) => [topic.key, topic]));
  const now = new Set(after.topics.map(({ key }) => key));
  const moved = outOfPlace(
    before.topics.map(({ key }) => key),
    after.topics.map(({ key }) => key),
  );
  const places = placesOf(after);
  const items = { before: inStepWith(places, placesOf(before)), after: places };
  const changesOnRecord = (key: string): Change[] => {
    const [were, are] = [recordFactsOf(before, key), recordFactsOf(after, key)];
    // A version from before it was kept does not say what the record held
    return were && are ? changesOfFields(fieldsOnRecord(were), fieldsOnRecord(are)) : [];
  };
  const topics = after.topics.map((topic): TopicDifferences => {
    const was = old.get(topic.key);
    const changes = [...changesOfTopic(was ?? null, topic, items), ...changesOnRecord(topic.key)];
    const kind = !was ? 'added' : changes.length === 0 ? 'moved' : 'changed';
    return { key: topic.key, title: topic.title, kind, moved: moved.has(topic.key), changes };
  });
  const gone = before.topics
    .filter(({ key }) => !now.has(key))
    .map((topic): TopicDifferences => ({
      key: topic.key,
      title: topic.title,
      kind: 'taken-away',
      moved: false,
      changes: changesOfTopic(topic, null, items),
    }));
  return {
    plan: changesOfFields(fieldsOfPlan(before), fieldsOfPlan(after)),
    topics: [...topics.filter((topic) => topic.kind !== 'moved' || topic.moved), ...gone],
  };
}

/**
 * A change as a sentence: "Action “Open a bank account”: the date was “3 May 2026” and is now “4 June 2026”."; "My words:
 * before, “I save”; now, “I spend”."
 */
export function changeWords({ kind, item, what, field, from, to }: Change): string {
  if (item === null) {
    return ended(
      `${what}: before, ${from === null ? 'nothing' : quoted(from)}; now, ${to === null ? 'nothing' : quoted(to)}`,
    );
  }
  const name = `${item} ${quoted(what)}`;
  switch (kind) {
    case 'added':
      return `${name} is new.`;
    case 'taken-away':
      return `${name} was taken away.`;
    case 'moved':
      if (from === null || to === null || from === to) return `${name} stands elsewhere in the order.`;
      return ended(`${name} was under ${quoted(from)} and is now under ${quoted(to)}`);
    case 'changed': {
      const of = field ? `${name}: the ${field.toLowerCase()}` : name;
      if (from === null) return `${of} is now ${quoted(to ?? '')}; before, there was none.`;
      if (to === null) return `${of} was ${quoted(from)}; now there is none.`;
      return ended(`${of} was ${quoted(from)} and is now ${quoted(to)}`);
    }
  }
}

/** With its full stop, unless the words it ends with bring one. */
function ended(sentence: string): string {
  return /[.!?]”$/.test(sentence) ? sentence : `${sentence}.`;
}

function quoted(text: string): string {
  return `“${text}”`;
}

const EXPLORED_WORDS: Record<Explored, string> = {
  needs: 'There are needs',
  'no-need': 'No need, with the reason',
  'did-not-say': DID_NOT_SAY,
  'not-yet': 'Not talked about yet',
};
const WHY_NOT_WORDS: Readonly<Record<string, string>> = {
  views: 'Why their views were not possible to have',
  meetings: 'Why meetings were not possible',
  copy: 'Why the copy was not possible',
  explained: 'Why explaining it was not possible',
};
const PRIORITY_WORDS: Record<Priority, string> = { now: 'Now', next: 'Next', later: 'Later' };

/** A field of something: its name, and what it says; null where nothing is written. */
type Fields = readonly (readonly [name: string, said: string | null])[];

/** An item of a topic with where it stands. */
interface Placed {
  id: string;
  item: 'Need' | 'Goal' | 'Action' | 'Supporter';
  what: string;
  fields: Fields;
  topic: string;
  /** The id of what it belongs to. */
  parent: string;
  /** What it belongs to, in words. */
  under: string;
}

/** Each item of a document by its kind and id. */
type Places = ReadonlyMap<string, Placed>;

function changesOfTopic(
  was: PlanTopicDocument | null,
  is: PlanTopicDocument | null,
  items: { before: Places; after: Places },
): Change[] {
  const key = (is ?? was)!.key;
  const fields = (topic: PlanTopicDocument | null) =>
    topic ? [...(was && is ? headOfTopic(topic) : []), ...fieldsOfTopic(topic)] : [];
  const [there, here] = [inTopic(items.before, key), inTopic(items.after, key)];
  const moved = movedWithin(there, here);
  return [
    ...changesOfFields(fields(was), fields(is)),
    ...here.flatMap((item) => changesOfItem(items.before.get(nameOf(item)) ?? null, item, moved)),
    ...there
      .filter((item) => !items.after.has(nameOf(item)))
      .map(({ item, id, what }): Change => ({ kind: 'taken-away', item, id, what, field: null, from: what, to: null })),
  ];
}

function changesOfItem(was: Placed | null, is: Placed, moved: ReadonlySet<string>): Change[] {
  const { item, id, what } = is;
  if (!was) return [{ kind: 'added', item, id, what, field: null, from: null, to: what }];
  const elsewhere = was.parent !== is.parent || was.topic !== is.topic;
  return [
    ...(elsewhere || moved.has(nameOf(is))
      ? [{ kind: 'moved' as const, item, id, what, field: null, from: was.under, to: is.under }]
      : []),
    ...is.fields.flatMap(([name, to]): Change[] => {
      const from = said(was.fields, name);
      return from === to ? [] : [{ kind: 'changed', item, id, what, field: name, from, to }];
    }),
  ];
}

function changesOfFields(old: Fields, now: Fields): Change[] {
  const names = [...new Set([...now, ...old].map(([name]) => name))];
  return names.flatMap((name): Change[] => {
    const [from, to] = [said(old, name), said(now, name)];
    if (from === to) return [];
    const kind = from === null ? 'added' : to === null ? 'taken-away' : 'changed';
    return [{ kind, item: null, id: null, what: name, field: null, from, to }];
  });
}

function fieldsOfPlan({ template, cover, takingPart, consulted }: PlanDocument): Fields {
  return [
    ['The template', `${template.title}, version ${template.number}`],
    ['The title of the plan', written(cover.title)],
    ['The colour of the cover', written(cover.colour)],
    ['What is going well', written(cover.goingWell)],
    ['What helped them to take part in meetings', written(takingPart.meetings)],
    ['The day the plan was explained', day(takingPart.explainedOn)],
    ...Object.entries(takingPart.whyNot).map(
      ([what, why]) => [WHY_NOT_WORDS[what] ?? `Why not: ${what}`, written(why)] as const,
    ),
    ...consulted.map(
      ({ who, consent, on, said: words }) =>
        [
          `${who}, who was asked about the plan`,
          [`${formatLong(on)}, ${consent ? 'with' : 'without'} their consent`, words].filter(isWritten).join('. '),
        ] as const,
    ),
  ];
}

/** What a topic is called and asks: of one that is new or gone, no change of its own. */
function headOfTopic({ title, question }: PlanTopicDocument): Fields {
  return [
    ['Title', written(title)],
    ['Question asked', written(question)],
  ];
}

function fieldsOfTopic(topic: PlanTopicDocument): Fields {
  return [
    ['My words', written(topic.myWords)],
    ['What the worker adds', written(topic.workerAdds)],
    ['What goes well', written(topic.goesWell)],
    ['Talked about', topic.explored ? EXPLORED_WORDS[topic.explored] : null],
    ['Why there is no need', written(topic.noNeedBecause)],
  ];
}

/** By their names: of several facts of one name, one line each. */
function fieldsOnRecord(facts: readonly RecordFact[]): Fields {
  return [...new Set(facts.map(({ label }) => label))].map((label) => [
    `On the record: ${label}`,
    facts
      .filter((fact) => fact.label === label)
      .map(({ words }) => words)
      .join('; '),
  ]);
}

function placesOf({ topics }: PlanDocument): Places {
  const placed = topics.flatMap((topic) => [
    ...topic.supporters.map((one) =>
      place(topic, 'Supporter', one.id, one.who, fieldsOfSupporter(one), topic.key, topic.title),
    ),
    ...topic.needs.flatMap((need) => [
      place(topic, 'Need', need.id, need.text, fieldsOfNeed(need), topic.key, topic.title),
      ...need.goals.flatMap((goal) => [
        place(topic, 'Goal', goal.id, goal.text, fieldsOfGoal(goal), need.id, need.text),
        ...goal.actions.map((action) =>
          place(topic, 'Action', action.id, action.what, fieldsOfAction(action), goal.id, goal.text),
        ),
      ]),
    ]),
  ]);
  return new Map(placed.map((one) => [nameOf(one), one]));
}

function place(
  topic: PlanTopicDocument,
  item: Placed['item'],
  id: string,
  what: string,
  fields: Fields,
  parent: string,
  under: string,
): Placed {
  return { id, item, what, fields, topic: topic.key, parent, under };
}

function fieldsOfSupporter({ who, how, howOften }: Supporter): Fields {
  return [
    ['Name', written(who)],
    ['Help', written(how)],
    ['How often', written(howOften)],
  ];
}

function fieldsOfNeed({ text, noActionBecause, recommendationId }: PlanNeed): Fields {
  return [
    ['Wording', written(text)],
    ['Reason for no action', written(noActionBecause)],
    ['Link to the assessment', recommendationId === null ? null : `recommendation ${recommendationId}`],
  ];
}

function fieldsOfGoal({ text }: PlanGoal): Fields {
  return [['Wording', written(text)]];
}

function fieldsOfAction({ what, owner, result, priority, dueOn, firstStep }: PlanAction): Fields {
  return [
    ['Wording', written(what)],
    ['Owner', ownerWords(owner)],
    ['Result', written(result)],
    ['Priority', priority ? PRIORITY_WORDS[priority] : null],
    ['Date', day(dueOn)],
    ['First step', written(firstStep)],
  ];
}

function nameOf({ item, id }: Pick<Placed, 'item' | 'id'>): string {
  return `${item} ${id}`;
}

/** The items of the earlier document; those that were written anew in the same words under the id of the later one. */
function inStepWith(after: Places, before: Places): Places {
  const anew = [...after].filter(([name]) => !before.has(name)).map(([, item]) => item);
  const idNow = new Map<string, string>();
  for (const [name, { item, topic, what, id }] of before) {
    if (after.has(name)) continue;
    const at = anew.findIndex((one) => one.item === item && one.topic === topic && one.what === what);
    const [same] = at < 0 ? [] : anew.splice(at, 1);
    if (same) idNow.set(id, same.id);
  }
  const now = (id: string) => idNow.get(id) ?? id;
  const inStep = [...before.values()].map((one) => ({ ...one, id: now(one.id), parent: now(one.parent) }));
  return new Map(inStep.map((one) => [nameOf(one), one]));
}

function inTopic(places: Places, key: string): Placed[] {
  return [...places.values()].filter(({ topic }) => topic === key);
}

/** The items that stand in another order among those that they stood with before. */
function movedWithin(there: readonly Placed[], here: readonly Placed[]): Set<string> {
  const groupOf = ({ item, parent }: Placed) => `${item} ${parent}`;
  const moved = new Set<string>();
  for (const group of new Set(here.map(groupOf))) {
    const [before, after] = [there, here].map((items) => items.filter((one) => groupOf(one) === group).map(nameOf));
    for (const name of outOfPlace(before!, after!)) moved.add(name);
  }
  return moved;
}

/**
 * The fewest names that have to be put elsewhere to come from one order to the other. Names that stand in one of the
 * lists only move nothing.
 */
function outOfPlace(before: readonly string[], after: readonly string[]): Set<string> {
  const both = after.filter((name) => before.includes(name));
  const places = both.map((name) => before.indexOf(name));
  // The longest run of names that kept their order stays where it is
  const runs: number[][] = [];
  for (const [at, from] of places.entries()) {
    const longest = runs
      .slice(0, at)
      .filter((run) => places[run.at(-1)!]! < from)
      .reduce<number[]>((best, run) => (run.length > best.length ? run : best), []);
    runs.push([...longest, at]);
  }
  const stays = new Set(runs.reduce<number[]>((best, run) => (run.length > best.length ? run : best), []));
  return new Set(both.filter((_, at) => !stays.has(at)));
}

function said(fields: Fields, name: string): string | null {
  return fields.find(([one]) => one === name)?.[1] ?? null;
}

function written(text: string): string | null {
  return text === '' ? null : text;
}

function day(on: LocalDate | null): string | null {
  return on === null ? null : formatLong(on);
}
