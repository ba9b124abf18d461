import { readPicture, type Picture } from '../attachments/picture';
import type { SharedWith } from '../direct-work/direct-work.entities';
import type { Work } from '../platform/unit-of-work';
import { addDays, addMonths, type LocalDate } from '../statutory/local-date';
import { londonInstant } from '../web/typed-time';
import { Dice, idFrom } from './dice';
import type { Row } from './rows';

interface Visited {
  personId: string;
  contactId: string;
  staffId: string;
  heldOn: LocalDate;
}

interface Seen {
  providerId: string;
  visitId: string;
  staffId: string;
  visitedOn: LocalDate;
}

type Colour = readonly [red: number, green: number, blue: number];
const SKY: Colour = [190, 220, 240];
const GRASS: Colour = [120, 180, 90];
const WALL: Colour = [240, 220, 190];
const ROOF: Colour = [170, 80, 60];
const DOOR: Colour = [200, 40, 40];
const SUN: Colour = [250, 200, 60];
const TRUNK: Colour = [120, 80, 50];
const LEAVES: Colour = [60, 130, 70];
const FLOOR: Colour = [150, 150, 150];
const FRAME: Colour = [110, 110, 120];
const [WIDTH, HEIGHT] = [480, 360];

/** What has which colour, told point by point; x and y from 0 to 1. */
const DRAWINGS: readonly { words: string; colour: (x: number, y: number) => Colour }[] = [
  {
    words: 'A house with a red door, under the sun. “This is where I want to live.”',
    colour: (x, y) => {
      if (x > 0.46 && x < 0.56 && y > 0.6 && y < 0.85) return DOOR;
      if (x > 0.3 && x < 0.7 && y > 0.45 && y < 0.85) return WALL;
      if (y > 0.25 && y <= 0.45 && Math.abs(x - 0.5) < (y - 0.2) * 1.1) return ROOF;
      if ((x - 0.85) ** 2 + ((y - 0.18) * 0.75) ** 2 < 0.008) return SUN;
      return y > 0.75 ? GRASS : SKY;
    },
  },
  {
    words: 'A tree with deep roots; the people who matter stand beside it.',
    colour: (x, y) => {
      if ((x - 0.5) ** 2 + ((y - 0.35) * 0.75) ** 2 < 0.045) return LEAVES;
      if (Math.abs(x - 0.5) < 0.04 + Math.max(0, y - 0.8) && y > 0.4 && y < 0.92) return TRUNK;
      if ([0.2, 0.8, 0.9].some((at) => (x - at) ** 2 + ((y - 0.62) * 0.75) ** 2 < 0.0012)) return WALL;
      if ([0.2, 0.8, 0.9].some((at) => Math.abs(x - at) < 0.03 && y > 0.66 && y < 0.82)) return ROOF;
      return y > 0.78 ? GRASS : SKY;
    },
  },
  {
    words: 'A ladder in five colours, the third rung marked: “I am here now.”',
    colour: (x, y) => {
      const rung = Math.floor(y * 5);
      if (Math.abs(x - 0.3) < 0.02 || Math.abs(x - 0.7) < 0.02) return TRUNK;
      if (x > 0.3 && x < 0.7 && y * 5 - rung > 0.4 && y * 5 - rung < 0.65)
        return [SUN, ROOF, DOOR, LEAVES, FRAME][rung]!;
      return [250, 250, 245];
    },
  },
];
const PLACE = {
  words: 'The fire door of the kitchen, kept shut, with its sign.',
  colour: (x: number, y: number): Colour => {
    if (x > 0.4 && x < 0.6 && y > 0.3 && y < 0.4) return LEAVES;
    if (x > 0.33 && x < 0.67 && y > 0.18 && y < 0.9) return ROOF;
    if (x > 0.3 && x < 0.7 && y > 0.14 && y < 0.9) return FRAME;
    return y > 0.9 ? FLOOR : WALL;
  },
};

/** With whom they share it, in turn; null where they were not asked. */
const CHOICES: readonly { sharedWith: SharedWith; words: string | null }[][] = [
  [{ sharedWith: 'plan', words: 'Show it, I like it.' }],
  [],
  [{ sharedWith: 'workers', words: null }],
  [
    { sharedWith: 'plan', words: null },
    { sharedWith: 'adviser', words: 'Not in the meeting please.' },
  ],
];
const PIECES = 8;

/** Drawings that some made at a visit, with whom they share them, and photos of what was seen at providers. */
export async function directWorkThings(work: Work, seed: string, today: LocalDate): Promise<[string, Row[]][]> {
  const dice = new Dice(`${seed}/direct-work`);
  const visited: Visited[] = await work.manager.query(VISITED, [addMonths(today, -3), addDays(today, -1)]);
  const seen: Seen[] = await work.manager.query(SEEN);
  const [place, ...drawn] = await Promise.all([PLACE, ...DRAWINGS].map(({ colour }) => picture(colour)));
  const tables = { attachment: [], attachment_part: [], direct_work: [], direct_work_choice: [], provider_photo: [] };
  const rows: Record<keyof typeof tables, Row[]> = tables;
  const keep = (of: Picture, on: LocalDate, addedById: string): string => {
    const id = idFrom(dice, on);
    const { mediaType, width, height, whole, small } = of;
    const addedAt = londonInstant(on, '16:20');
    rows.attachment.push({ id, kind: 'picture', mediaType, bytes: whole.length, width, height, addedAt, addedById });
    for (const [part, bytes] of Object.entries({ whole, small }))
      rows.attachment_part.push({ attachmentId: id, part, bytes: `\\x${bytes.toString('hex')}` });
    return id;
  };
  for (const [n, { personId, contactId, staffId, heldOn }] of dice.shuffled(visited).slice(0, PIECES).entries()) {
    const id = idFrom(dice, heldOn);
    const which = n % DRAWINGS.length;
    rows.direct_work.push({
      ...{ id, youngPersonId: personId, attachmentId: keep(drawn[which]!, heldOn, staffId) },
      ...{
        words: DRAWINGS[which]!.words,
        madeBy: which === 1 ? 'together' : 'young-person',
        madeOn: heldOn,
        contactId,
      },
      ...{ addedAt: londonInstant(heldOn, '16:20'), addedById: staffId },
    });
    for (const [order, choice] of CHOICES[n % CHOICES.length]!.entries()) {
      const recordedAt = londonInstant(heldOn, `16:${30 + order}`);
      const asked = { askedOn: heldOn, askedById: staffId, recordedAt };
      rows.direct_work_choice.push({ id: idFrom(dice, heldOn), directWorkId: id, ...choice, ...asked });
    }
  }
  for (const { providerId, visitId, staffId, visitedOn } of seen) {
    const [id, attachmentId] = [idFrom(dice, visitedOn), keep(place!, visitedOn, staffId)];
    const said = { words: PLACE.words, saidById: staffId, saidAt: londonInstant(visitedOn, '16:20') };
    rows.provider_photo.push({ id, providerId, visitId, attachmentId, ...said });
  }
  return Object.entries(rows);
}

async function picture(colour: (x: number, y: number) => Colour): Promise<Picture> {
  const { default: sharp } = await import('sharp');
  const dots = Buffer.alloc(WIDTH * HEIGHT * 3);
  for (let at = 0; at < WIDTH * HEIGHT; at += 1) {
    dots.set(colour((at % WIDTH) / WIDTH, Math.floor(at / WIDTH) / HEIGHT), at * 3);
  }
  const png = await sharp(dots, { raw: { width: WIDTH, height: HEIGHT, channels: 3 } })
    .png()
    .toBuffer();
  const read = await readPicture(png);
  if (typeof read === 'string') throw new Error(`A made-up drawing is ${read}.`);
  return read;
}

/** Visits by the adviser between two days, one of each young person. */
const VISITED = `
select distinct on (c.young_person_id) c.young_person_id as "personId", c.fact_id as "contactId", c.staff_id as "staffId",
       c.held_on as "heldOn"
  from contact c join allocation a on a.young_person_id = c.young_person_id and a.staff_id = c.staff_id
   and a.role = 'personal-adviser' and a.to_on is null and a.replaced_by_id is null and not a.withdrawn
 where c.held_on between $1 and $2 and c.mode = 'face-to-face' and c.seen and c.replaced_by_id is null and not c.withdrawn
 order by c.young_person_id, c.held_on desc, c.fact_id`;

/** The last visit of two providers. */
const SEEN = `
select distinct on (v.provider_id) v.provider_id as "providerId", v.id as "visitId", v.said_by_id as "staffId",
       v.visited_on as "visitedOn"
  from provider_visit v where v.said_by_id is not null
   and v.provider_id in (select p.id from provider p order by p.name limit 2)
 order by v.provider_id, v.visited_on desc, v.id`;
