import type { LocalDate } from '../statutory/local-date';
import { localDate } from '../statutory/local-date';

/** What changed for the people who use Onward, in their words. */
export interface Piece {
  on: LocalDate;
  title: string;
  text: string;
}

/** Newest first; a test keeps the order. Add a piece when advisers or managers would notice. */
export const WHATS_NEW: readonly Piece[] = [
  {
    on: localDate('2026-11-27'),
    title: 'A provider that lost its registration reaches who lives there',
    text: 'When somebody looks a provider up in Ofsted’s register, what it says now counts for everybody of 16 and 17 who lives there, from that day: the alert on the record, whether the home is suitable, and the figure of homes that are not registered. Another home is then owed. Where a provider is suspended or taken off the list, each home there is looked at again. Under 18 in bed and breakfast somebody is owed to be in touch every day; so are the report of a health assessment, help while they wait to be seen, and a host’s checks that run out.',
  },
  {
    on: localDate('2026-11-27'),
    title: 'The day on which you try again is on Today',
    text: 'When you find nobody in and say when you will try again, that day now stands on Today and in “Left undone” until somebody tried or an appointment is planned by then; if you leave, it goes to whoever has the young person. “How visits went” says when the next appointment is. A group or drop-in asks which colleagues were there: they count as having met everyone who came. Lists of who knows whom, of keeping in touch and of what supervision decided go on page by page to the last.',
  },
  {
    on: localDate('2026-11-27'),
    title: 'The probation officer has a place of their own',
    text: 'On the page of a time in custody you record the probation officer: name, phone, e-mail and office, or that there is none. It can be changed after the release too, and who it was before stays in the story. It stands in the emergency summary, where duty can ring them, and beside the release checklist.',
  },
  {
    on: localDate('2026-11-27'),
    title: 'Visits as often as the council says, by distance, disability and risk',
    text: 'A council can set how far apart visits may lie at the most for young people who are disabled and live far away, live far away, or are at high or at medium risk, and whether they have to be seen or a call or video will do. An administrator does so under “How often young people are visited” and sees first how many young people it is about and when. It is the council’s policy and never law: what the law asks stays due beside it, and what is sooner comes first on Today, the record and “Plan a trip”. It follows a move, a disability and the level of risk at once, and makes nobody late on the day it begins.',
  },
  {
    on: localDate('2026-11-27'),
    title: 'A buddy for each adviser',
    text: 'Managers name for each adviser who is asked first when they are away or leave: “Buddies” on Team. The record says “If … is away: …”, the buddy stands first among who covers and among who gets the young people of somebody who leaves, and counts among who suits. When a buddy leaves, Team says for how many another is to be named. A buddy sees no more than before.',
  },
  {
    on: localDate('2026-11-27'),
    title: 'Direct work and the life story count as having been heard',
    text: 'What a young person made in direct work, alone or together, what they said about it, and what was told of their life in their own words now count in “Heard in own words” and take them off “Not heard lately”. Both say where they were heard last. What is taken out, or they want back, counts no more.',
  },
  {
    on: localDate('2026-11-27'),
    title: 'Good news asks to be celebrated',
    text: 'Beside good news on Today, on Team and on the record stand a card, a call and a treat: one tap says what you did. “Tell others, or plan it” takes the young person’s yes and who is told, or makes a day of it with who does it and what it may cost. “Let it go” is one tap too, and can be taken up again. Nothing is owed of it.',
  },
  {
    on: localDate('2026-11-27'),
    title: 'Birthdays and feasts each year, with money',
    text: 'A day that matters can come again each year: once it is done, next year’s stands, with the same wish. Where a feast moves, the day is only about when, and asking for it is owed six weeks before. Say who does it (anybody who may see the young person), what it may cost, what was given and how they took it. “Money for occasions” on Team sets what a year may cost for each young person and for a team, and tells what was spent, is planned and is left.',
  },
  {
    on: localDate('2026-11-27'),
    title: 'On duty for a young person, for some days',
    text: 'A manager can name who is on duty for a young person: a colleague of any team, what is open, the first and the last day, 28 days at most. For these days that colleague sees the record, which says who is on duty, and what is open stands on their Today. They hand back how it stands, or it ends after its last day. The adviser, or whoever has the young person in the meantime, goes on.',
  },
  {
    on: localDate('2026-11-27'),
    title: 'Whoever answers for an improvement in another service is told',
    text: 'Where somebody of another service answers for an improvement action, enter their email address at work. They are told that they answer for it and by when, when it is late, and when it comes back. The mail names no young person and says whom of us to ask.',
  },
  {
    on: localDate('2026-11-27'),
    title: 'Who else was there, on the short forms too',
    text: '“Seen now, note later”, good news that was told face to face, and the visit at the end of a plan talked through ask which colleagues came along, in two taps. All of you count as having met the young person.',
  },
  {
    on: localDate('2026-11-27'),
    title: 'A panel for a case that stands still',
    text: 'From the list of cases that stand still, from a session of supervision or from a young person’s decisions, a manager takes a case to a panel: which day, who comes, and what it is asked, with why the case stands still written already. “Panels” has the agenda on one page, from the record: what the last decisions changed and what was tried. On its day a manager says what difference the last decisions made and records what is decided, with who does it, by when, and when somebody looks at what came of it. Where nothing has moved by that day, the case is back in the list. Whoever comes is told by mail, and sees the young people whose records they may open.',
  },
  {
    on: localDate('2026-11-27'),
    title: 'Papers nobody has asked about',
    text: 'From 17½ to 18½ a young person of whom nobody has said anything about some paper (birth certificate, passport, bank account and the like) stands among what you owe, in one line that names them all. Each answer on the page of entitlements takes its paper out. Managers see the number on Team.',
  },
  {
    on: localDate('2026-11-27'),
    title: 'I looked: still not known',
    text: 'Where nobody knows what a young person does, “Education and work” says when somebody last looked and what was tried, and takes the next look. Another is owed four weeks after, by whoever is to do the next step. Managers see under figures, month by month, of how many it was not known, with their names.',
  },
  {
    on: localDate('2026-11-27'),
    title: 'Take the file’s grade, or keep ours',
    text: 'Where the virtual school’s file says another grade than you wrote, it stands at the qualification under “Education and work”, and all of them under “Results that differ”. One click takes the file’s grade, with its level, day and where it came from; or keep ours and say why. The same file does not ask again.',
  },
  {
    on: localDate('2026-11-27'),
    title: 'A first page for data officers',
    text: 'Data officers now begin on Overview: how many young people are on each part of the list, and by legal status, with the first few of what is overdue, waits for a worker or for a manager, or is partly done. Each number leads to its whole list. The caseload stands beside it as before.',
  },
  {
    on: localDate('2026-11-27'),
    title: 'The directory of services, for others to read',
    text: 'Where your council chose to publish it, family hubs and finders of services on the web can read the directory of health and local services in Open Referral UK, without sign-in: what a service does, for whom, when and how to get there. What you tell each other about a service stays here. The page of the directory says whether it is published.',
  },
  {
    on: localDate('2026-11-27'),
    title: 'When a young person says no to a health review or passport',
    text: 'Under Health, “They said no” stands beside what is due: the day, who offered it and what they said are kept. It stays due, its line says by when it is offered again, and that next offer is owed as a line of its own. Each line also says how far it has come: offered, attended, or that no report has been received yet. The figures on health count who said no by themselves, with their names, and never as done. The plan can show a no, if the young person agrees.',
  },
  {
    on: localDate('2026-11-27'),
    title: 'What somebody who leaves would take with them',
    text: 'The note of a contact that a worker who has left did not write is asked of whoever has the young person now, on Today and under “Visits without an outcome”. The page on which you record that somebody leaves counts such notes and names supervision that is not signed by both. Where a contract is about to end, the mail and the line on the workload page lead straight to that page. Whoever begins as newly qualified is supervised as often as somebody new, from that day, however long they have worked here. Team says how many weights are to confirm this month and how many months were missed, and leads to the list.',
  },
  {
    on: localDate('2026-11-27'),
    title: 'A home in a hospital, a college or another exempt setting',
    text: 'Where somebody of 16 or 17 lives in a setting whose provider need not be registered with Ofsted, such as a care home, a hospital or a college, the home can say so: which setting it is, who checked it and when. It is then not asked whether the provider is registered, and a complete assessment comes to an answer.',
  },
  {
    on: localDate('2026-11-27'),
    title: 'Their pictures in their plan',
    text: 'A drawing or photo that a young person lets their plan show now stands in the plan: on the page of a version, and in its PDF in every size, with its words. A finished version shows what they allowed when it was finished; what they take back is out of it at once. A copy that somebody has on paper keeps it, and plans printed many at once have none.',
  },
  {
    on: localDate('2026-11-27'),
    title: 'Education and work advisers hand over to each other',
    text: 'Where one education and work adviser takes over from another, a hand-over page stands among the young person’s changes of worker, as it does for advisers: what matters to them, what they do and go for in education and work, what is promised and what comes in the next two weeks. Both sign it, or a manager in the place of whoever has left; it is owed until then, and the young person can have their copy.',
  },
  {
    on: localDate('2026-11-27'),
    title: 'Good news reaches their adviser, and supervision tells more',
    text: 'Today shows the good news of your own young people, whoever wrote it, and the record shows what was told of their life too. What happened since the last supervision also says which education or work began and ended, that there is none, that somebody is wavering, that an agency stopped, and which papers they have now. A visit by somebody who was not their worker is marked on the record. How somebody is who lives far away is also asked when the note of the visit is written later.',
  },
  {
    on: localDate('2026-11-27'),
    title: 'Who else of us was there',
    text: 'A contact can name the colleagues who came along: open “Who else of us was there?” and tick. All of them count as having met the young person, and the record says “with …”. A hand-over with a day for the joint visit is signed after it: once a visit with both workers in it is recorded, or with the reason why there was none.',
  },
  {
    on: localDate('2026-11-27'),
    title: 'A bed for the night from the council’s list',
    text: 'On duty, “Emergency accommodation” names the providers with a place free for the young person’s age, with the number to ring at night; choosing one says who runs it and mostly what it is. One that may not take anybody says so: used all the same, it needs the reason, and a manager is told and answers for it. Who works out of hours can open the list of providers.',
  },
  {
    on: localDate('2026-11-27'),
    title: 'What is late at providers is told',
    text: 'When a visit to a provider becomes late, something there was to be put right by now, or the register was last looked at too long ago, whoever visited last, or decided last how the provider stands, has a mail in the morning, once. Team counts such providers, and “Something late” lists them. Who keeps their GP after a move is asked for the dentist.',
  },
  {
    on: localDate('2026-11-27'),
    title: 'A flat of the quota leads into the move',
    text: '“Let” goes on to the form of the move, with the address, the landlord and the day filled in. How it goes after 3, 6 and 12 months is then asked once, with the home, and counts for the quota too. A flat that was let and no move recorded is owed, and the form of a move offers it.',
  },
  {
    on: localDate('2026-11-27'),
    title: 'What about homes waits for a manager',
    text: 'Team counts, and lists in one place, what about homes only a manager can answer: bed and breakfast and shared houses to sign off, placements, moves to another area, vacations and support packages. The manager who is said to have agreed to a home is told at once; where nobody is, and for placements, the manager of the team. These answers are owed by a manager now, and not by the adviser who may not give them.',
  },
  {
    on: localDate('2026-11-27'),
    title: 'How good education plans are',
    text: 'An education plan that was sent back is owed by whoever wrote it, on Today, until it is handed in again. Under Education and work, “How good education plans are” shows managers what waits for them, what was sent back, and how many were good at first or after they were made better, each count with its names and a file without.',
  },
  {
    on: localDate('2026-11-27'),
    title: 'Education and work: what counts as acting, and on which day',
    text: 'A re-engagement plan, a referral or a step to a place in September counts as acting, and what was done can be dated back. The list of the meeting marks who has not been in it for a month. Under 18, whoever has no education, training or work is owed a re-engagement plan too. An opportunity whose “Apply by” is over takes no new referrals.',
  },
  {
    on: localDate('2026-11-27'),
    title: 'A plan takes over what the health passport says',
    text: 'On the health topic of a pathway plan, allergies, conditions, medicines, appointments, who looks after their health and their own updates stand as the passport has them, where the young person shares them with their adviser. Ask about each, tick it, and it is in the plan without typing. What changes in the passport afterwards is asked again.',
  },
  {
    on: localDate('2026-11-27'),
    title: 'Workload since the last inspection',
    text: '“Inspections”, under Team and from Improvement actions, keeps when Ofsted, peers or you yourselves looked at the service, and what was said of caseloads. Workload sets the day of the last one beside now: points to a full load, workers over their line and points over it, for each team and worker, with the day on the chart. When a worker goes over the amber or the red line of their role, whoever answers for the team is told by mail, once. An improvement action can come from an inspection, and be measured by the points over the line or by what happened after workers left.',
  },
  {
    on: localDate('2026-11-27'),
    title: 'What was reached counts in what comes next',
    text: 'An opportunity can say the level and the grades in English and maths that it asks for. Beside each young person stands how far they are (“has English 5, maths 3: resit maths first”); nobody is left out by it, and what is not recorded is not known. Education plans, the list of the meeting and places for September show the level reached and English and maths from the record. The figures on education and work count English and maths at Key Stage 4, each count with its names. A record has the unique learner number (ULN), which the virtual school’s file can bring.',
  },
  {
    on: localDate('2026-11-27'),
    title: 'Your young people, whatever you are to them',
    text: 'Social workers, and whoever has somebody in the meantime, now find them in their caseload, on Today, in the calendar and in supervision. Beside an adviser a social worker is shown the visits in care; while there is none, or the adviser is away, everything. Under “Give a worker” a manager ends a social worker’s part, or that somebody has them in the meantime; when the adviser who was away is back, Today asks for it. Nobody is given the worker they have already, or one whose post holds nobody. A contact is of somebody who worked here that day. When a manager leaves with a supervision session open, whoever answers for the team goes on with it or gives it up.',
  },
  {
    on: localDate('2026-11-27'),
    title: 'Team and Today in an order of their own',
    text: 'On Team, what waits for a manager stands before how the work stands, and the other pages stand by what they are about. On Today, what is promised and the notes to write stand before the links, which are sorted: visits, young people, my work.',
  },
  {
    on: localDate('2026-11-27'),
    title: 'Files of figures hide small counts',
    text: 'The files of figures on homes, health and pathway plans hide counts of young people from 1 to 4 as c, with whatever they could be worked out from, as the file on education and work does. The pages are as they were. “Homes needed and homes there are” has such a file too.',
  },
  {
    on: localDate('2026-11-27'),
    title: 'Drawings, photos and voice notes',
    text: '“Drawings, photos and voice notes”, from a record or a contact, keeps what a young person made. They say of each who may see it: just their adviser, those who work with them, or whoever reads their notes; until they are asked, their adviser and whoever added it see it. They may say otherwise at any time, and what they want back or gone is deleted for good. A manager opens the rest only with a safeguarding reason, which the adviser reads. A visit to a provider can have photos of the place. Where and with what something was taken is not kept.',
  },
  {
    on: localDate('2026-11-27'),
    title: 'Improvement actions that come back by themselves',
    text: 'Under Team and from every page of figures (“Act on this figure”), a manager opens an action: what was found and where, what is done, which rule or template it changes, the figure that shows it with its target, who answers for it, also in another service, and when somebody looks again. The figure is read every working night. Closed, it opens again by itself once every reading of two weeks has missed the target, with the mark how often it came back; whoever answers for it and whoever keeps it are told. What is late, or to be looked at again, stands on top of Team and Today.',
  },
  {
    on: localDate('2026-11-27'),
    title: 'Education history from the virtual school',
    text: 'Data officers can import a file of the virtual school: results, schools, Key Stage 4 scores, special needs and attendance. “Education and work” shows them with the line they came from, and says what they mean for what comes next: the highest level reached, and whether English and maths are held. The pathway plan shows it too. A grade that a worker wrote is never changed; another grade in the file is shown as a conflict.',
  },
  {
    on: localDate('2026-11-27'),
    title: 'Education and work advisers have a list of their own',
    text: 'Under Education and work, “Education and work advisers” shows whom each of them works with, what is owed first, with the next step, the last action, September and their last contact; and who is without education or work, or not known, and has nobody. Managers tick young people and give them somebody, or say that it ends. The personal adviser stays and leads; both see and write the same record, which says who the other is. Each young person is told, and until then it is owed. Today shows such a worker theirs, and a worker who leaves hands them over too.',
  },
  {
    on: localDate('2026-11-27'),
    title: 'Interests and talents, and what they lead to',
    text: 'An opportunity can say which interests it is for, in plain words. “Interests and talents”, from the record and from education and work, shows for each interest which goals came of it, which open opportunities say they are for it, and leads to the referral and to a bursary or grant with what it is for filled in. The page of an opportunity says whose interests it fits, of those whom you may see.',
  },
  {
    on: localDate('2026-11-27'),
    title: 'The supervision policy, and who is exempt from it',
    text: 'From Supervision, “The supervision policy, and who is exempt” has what the council asks, the edition and its renewal day. A manager exempts a worker until a last day, with the reason: in this time no session of theirs is due and none is late, on the gap map and in the figures, where they stand as exempt. Cases of young people stay due. When the renewal day has come, the head of service is told once a week.',
  },
  {
    on: localDate('2026-11-27'),
    title: 'Who turns 18, and what is not settled',
    text: 'Team counts who is looked after and has reached 17 years and 6 months, and who is just 18 with something open; Today leads advisers to their own. The list says who works with each, what is not arranged for the day after 18, and whether the transfer was decided and confirmed. From 17 years and 9 months what is red stands among what is owed, in one line; a transfer is owed by whoever takes over, within the council’s own days.',
  },
  {
    on: localDate('2026-11-27'),
    title: 'Custody is where they live, whoever recorded it',
    text: 'A time in custody that a program records ends the home on its day too, and its story asks what becomes of that home. While the record holds somebody in custody, a move out of it asks for the release first, or with it; a move to another prison stays within custody.',
  },
  {
    on: localDate('2026-11-27'),
    title: '“Have you had this?” of each entitlement',
    text: 'On “Entitlements”, one form asks of everything that is theirs today: had it, not had, not offered yet, did not want it, with the day and their words. What they are entitled to and have not had stands on top of the page. Where a sum or the council’s offer changes, the old answer says of what it was, and it is asked again. The easy read print has boxes to tick.',
  },
  {
    on: localDate('2026-11-27'),
    title: 'Local services: hours, booking, sessions, and whether it is still so',
    text: '“Health services” is now “Health and local services”: early help, somewhere to go, food and advice too, with hours, where one books, and what colleagues should know, which young people are never given. “Still so” says that it was checked; after six months it is asked again. “Sessions in the next two weeks” shows drop-ins and clinics day by day, to print. How many came to a confidential service can be written as a number: who came never is.',
  },
  {
    on: localDate('2026-11-27'),
    title: 'Announcements',
    text: 'Managers write announcements to advisers, managers and out-of-hours duty of their teams, administrators to all. One stands on top of Today, Team and Duty until you say “I have read this”, at the longest to its day; who has not read it finds it in the summary of the next working day. The author sees how many have read it and who has not; a corrected one is read again. All of them, with a search, are under “Announcements” at the foot of every page.',
  },
  {
    on: localDate('2026-11-27'),
    title: 'Surges: many cases looked at quickly',
    text: 'Under Team, a manager begins a surge for a team: why, whose cases, who looks at them, by when and how many a day. Each case is looked at by six questions that begin with what the record says; the answers give red, amber or green, another band needs a reason, and red says what is done by the next working day, which stands on the Today of whoever does it. The page of the surge shows who is red, who is not looked at yet, and day by day how many are left; ended, it counts what it did.',
  },
  {
    on: localDate('2026-11-27'),
    title: 'Decisions with facts, options and a day for review',
    text: 'A decision, in a session or alone, can hold the facts, what else was considered and the day on which somebody looks at what came of it; a week before that day it stands among what is owed by whoever decided, until it is said in words. “Share it as a good example” on the page of a decision puts it, in words without names, into the library of good decisions, which opens beside the form of the next one.',
  },
  {
    on: localDate('2026-11-27'),
    title: 'What they need, set against what there is',
    text: 'From “Where could they be placed?”, a search keeps what a young person needs of a home, with weights and deal-breakers, and rates providers, hosts and others by it. A deal-breaker that is not met stands first, whatever the points. A choice says why and who agreed where it is not the best, and what the young person thinks of it; how it turned out is read from the home. Who may not be placed there still cannot be chosen.',
  },
  {
    on: localDate('2026-11-27'),
    title: 'A ladder of independence skills',
    text: 'From a record, “Independence skills” has ten skills with five sentences each. What the young person, their provider and you say stands side by side, with who said it, when and how; where two are two rungs or more apart it is pointed out as something to talk about. Below the rung that your council calls ready, “Make it an action” fills in an action of the plan, and the ladder tells what became of it. It prints for the young person, also easy to read.',
  },
  {
    on: localDate('2026-11-27'),
    title: 'Partners, and what departments pledged',
    text: 'From “Opportunities”, “Partners” lists everybody who offers a start, each with a page: what they offer, whom to ask, and how many were referred, started and stayed for 13 weeks. Two records that are one partner can be merged. “What departments pledged” sets what each department of the council pledged for a year against who was matched, started and finished. Every number opens its names.',
  },
  {
    on: localDate('2026-11-27'),
    title: 'What came of each wellbeing service',
    text: 'From “Health services”, “What came of each” counts, by step and service, who was referred, seen and finished, how long they waited, and how the score changed between before and after. Each scale stands alone. Whoever was not measured, or lacks a score, is counted beside it, and each number opens the people behind it.',
  },
  {
    on: localDate('2026-11-27'),
    title: 'A directory of partners',
    text: 'From “Opportunities”, “Partners” lists the organisations outside the council that open ways into education and work: whom to get in touch with, what they offer, notes for staff, and when it was last checked. Each has a page with its opportunities, who was referred and started, and who stayed for 13 weeks; each number opens the people behind it. Partners that were written into opportunities are there already. Two records that are one are put together from the page of either.',
  },
  {
    on: localDate('2026-11-26'),
    title: 'One visit, written once',
    text: 'When a plan was talked through, “Record this visit” at the end of “Read it back” saves the visit, whether they feel safe, their words of today’s cards and the next visit together, with what it meets and the day by which the next is due. From Today, “Whom you have not heard lately” lists your young people in whose own words nothing was recorded for 90 days.',
  },
  {
    on: localDate('2026-11-26'),
    title: 'Cases that stand still',
    text: 'Team counts the open cases in which nothing has moved for 90 days while the risk did not fall, or which stay without a plan, a review or, at 18, a decision on the transfer. Each has its reason in a sentence, also on the agenda of supervision, and a decision opens with the facts in its box. Visits and notes are no movement. The council sets the days.',
  },
  {
    on: localDate('2026-11-26'),
    title: 'How high the risk is, and intensive support',
    text: 'A record says how high the risk is, since when, why, and who set it in supervision; the caseload can be narrowed to high, medium or low. Under “Safety”, “Plan intensive support” is for whose life is unsettled: the reasons, what they need, who does what and how often, and the day it is looked at again, which then stands among what is owed. While it runs the case is supervised at the council’s shortest interval.',
  },
  {
    on: localDate('2026-11-26'),
    title: 'Who is known to come and go, and what it costs to carry them',
    text: '“Planned posts and what if” says who turns 16, 18, 21 and 25 by the day you ask about, what that does to each team’s points, how many posts carry them under the amber line and how many are missing; with the cost of a post, what that comes to. The council’s own word for a personal adviser now stands in figures, their files and supervision too.',
  },
  {
    on: localDate('2026-11-26'),
    title: 'What turnover costs, and supervision by manager',
    text: 'From the figures of caseloads, “What turnover costs” says of each worker who left in twelve months whom they had, when these had another, whether they were told and handed over, and what slipped in the sixty days after; posts, agency, faces and dates stand side by side below. “Supervision by manager” sets managers beside the council’s targets, with the supervision policy and its renewal day at the head. Every number opens its names.',
  },
  {
    on: localDate('2026-11-26'),
    title: 'Who waits for a worker: risk, pace and an alarm',
    text: '“Waiting for a worker” says how high the risk of those is, from when nobody would wait at the pace of the last four weeks, and morning by morning how many did. When more wait than the number that the council sets under “Targets for supervision and waiting”, the head of service is told, once a week.',
  },
  {
    on: localDate('2026-11-26'),
    title: 'Plan a visit for a colleague, by who knows the young person',
    text: 'The appointment form asks who goes: you, their worker, then whoever has met them most, each with how often and when last. Where nobody familiar goes, the record and the Today of whoever goes say so. Time away shows whom your young people know of those who stay, and puts whoever knows most of them first among those who can cover.',
  },
  {
    on: localDate('2026-11-26'),
    title: 'Birthdays, Eid, Christmas, by the young person’s wish',
    text: 'From a record, “Birthdays, feasts and other days that matter” keeps which days a young person wants marked and how, or not at all, and who does it. It stands on Today a week ahead and among what is owed until somebody wrote how it was. Good news on Today and Team now also has what was recorded of their life as something that went well.',
  },
  {
    on: localDate('2026-11-26'),
    title: 'A hand-over has a copy for the young person',
    text: 'From a hand-over, one tap leads to the young person’s copy: what matters to them, what is promised, what was tried and what comes next, without what the workers only tell each other. It prints on its own, and that they were given it, when and how, stands with the hand-over; where the text was changed since, it says so.',
  },
  {
    on: localDate('2026-11-26'),
    title: 'Kinder words in contacts, plans and assessments',
    text: 'What helps in supervision helps now wherever a young person will read what you wrote: a label is pointed out with what could be written instead, while you write a contact, a topic of the plan, an action or an area of an assessment, and before a plan or an assessment is finished. It never stops you, and never touches the young person’s own words.',
  },
  {
    on: localDate('2026-11-26'),
    title: 'Allergies in an emergency come from the health passport',
    text: 'The emergency summary reads allergies and medicines from the health passport, as far as the young person shares them with you, so nobody types them twice. It also says that somebody does not feel safe at home where they said so while their plan was talked through.',
  },
  {
    on: localDate('2026-11-26'),
    title: 'Back, a change, and “Save” again',
    text: 'Whoever goes back after saving a form, changes something and saves again is told now that what they sent first is saved and the change is not, with what they wrote and a button to where it can be changed. Before, the change was lost without a word.',
  },
  {
    on: localDate('2026-11-26'),
    title: 'One ledger of homes',
    text: 'Under Team, “Ledger of homes” has everybody about whose home something is open on one line: the queue for a flat, a deposit that is out, what is left of a grant, staying put with what comes next, a shared house to look at, nights in bed and breakfast. Each entry opens its own page; staying put stands as a list by itself.',
  },
  {
    on: localDate('2026-11-26'),
    title: 'Who lives away, and coming back',
    text: 'The list of who lives out of area begins with who lives furthest away, and says of each whether the council there was told, whether it is written down how they keep in touch with family and friends, and what is planned about coming back. From there coming back can be planned for everybody who lives away, also where no move was recorded.',
  },
  {
    on: localDate('2026-11-26'),
    title: 'A way out of bed and breakfast, in writing',
    text: 'From 18, bed and breakfast asks within two working days how the young person moves on: what is done, who sees to it and by when. A manager can write it with the sign-off, or the worker from the home. It stands with the home, and is owed until it is there.',
  },
  {
    on: localDate('2026-11-26'),
    title: 'Homes needed, and homes there are',
    text: 'Under Team and under “Homes” in Figures, managers see who will need a home in the next twelve months and why: no settled home, a day by which they have to leave, 18 in care, the end of staying put, release, or the queue for flats. Beside it stand the places that providers, hosts and the quota have, and how many are short by each month. Every number opens its names.',
  },
  {
    on: localDate('2026-11-26'),
    title: 'Support packages, asked for and decided',
    text: 'From a record, “Home” is also where support by the hour is asked for: the need, what shows it, hours, cost, and what the young person wishes in their own words. A manager decides, the decision is a letter in plain words, and reviews and how it becomes less are owed. Under Team, “Support packages” says what waits for a decision and what runs, by cost or by next review.',
  },
  {
    on: localDate('2026-11-26'),
    title: 'Which homes of their own last',
    text: 'Under Figures, “Homes” says how many of those who moved into a home of their own were still there 1, 3, 6 and 12 months later, how it went, who left, and of whom nobody knows because nobody asked. Every number opens its names.',
  },
  {
    on: localDate('2026-11-26'),
    title: 'Before a course ends, and when it has begun',
    text: 'Under Education and work, each reason why somebody may lose their place is a link to what it rests on, and goes with the place. What comes after a course or contract is owed in its last eight weeks; an exclusion says where they learn and when it is looked at again. “Started” in September records what they do in the same save, and after six weeks somebody asks whether they are still there; the counts of the list open their names. Figures can be read by ethnicity, legal status and special educational needs, which is a new field of the record; their file hides small counts.',
  },
  {
    on: localDate('2026-11-26'),
    title: 'What a health report asks for, and your school terms',
    text: 'Record what the report of a health review asks for: the plan’s topic about health offers each action, so that nobody types it again. The list of young people without a health passport says which fields are missing and leads there. Administrators set the council’s school terms beside its other days; plans for education are asked for by them.',
  },
  {
    on: localDate('2026-11-26'),
    title: 'Risks before you knock, and a card for the visit',
    text: 'Risks from the emergency summary stand in a line each on Today’s visits, at the top of the record and on the appointment, with a line of what matters to the young person. “Visit card” is one side of paper to take along: what is open, the last contacts, what they say of their home, papers that run out, and who knows them.',
  },
  {
    on: localDate('2026-11-26'),
    title: '“I don’t feel safe where I live” is heard',
    text: 'When a contact or a plan talked through says that somebody does not feel safe where they live, their adviser and manager are told at once. It stays on Today, on the record, on the agenda of supervision and on a list under Team until somebody writes what was asked and done, or until they say “yes” another time. From there the story of a home at risk is one tap away.',
  },
  {
    on: localDate('2026-11-26'),
    title: 'When a worker is away for long',
    text: 'Where a worker is away for more than ten working days, Team says by when somebody else is to be named and how many of their young people have nobody yet; managers are told a week before, and once when the day has passed. From the young people of that worker somebody can be named for many at once in the meantime: the adviser stays theirs.',
  },
  {
    on: localDate('2026-11-26'),
    title: 'More of what raises risk asks a manager to decide',
    text: 'A notice to leave, a home lost with nowhere to go, and touch that is lost now ask a manager for a decision within the authority’s working days, as custody and going missing do. Self-harm and exploitation are recorded from the record under “Safety”, from the emergency summary, or with one choice in a contact, in “Seen now” and in a note of duty. What is due names neither; the manager reads what happened where they decide. The first decision after touch is lost is also that month’s decision.',
  },
  {
    on: localDate('2026-11-26'),
    title: 'What a young person is entitled to, and whether they were told',
    text: 'From a record, “Entitlements” says what is theirs today by age and status, with sums and what the council’s own offer adds; when they were given the local offer, how and in which language; their grants with what is left; and which identity documents are missing. Under Team, managers write the local offer in words for young people and publish it. It is owed to each until it was given, and again when something new is published.',
  },
  {
    on: localDate('2026-11-26'),
    title: 'Figures on homes, each with its names',
    text: 'Under Figures, “Homes” says how many care leavers live in a suitable home by the definitions of the yearly return, today and year by year, with what is not known and where the assessment, the return and the young person differ; nights in bed and breakfast; providers that are not registered for under 18; and who lives out of area. The figures on homes and on health can be downloaded.',
  },
  {
    on: localDate('2026-11-26'),
    title: 'Fewer clicks to a review and to a manager’s answer',
    text: '“Hold the review” opens the review itself. What a manager decided when you asked stands on the record for four weeks, with their reason.',
  },
  {
    on: localDate('2026-11-26'),
    title: 'Trainees, your own methods of supervision, and figures by worker',
    text: 'A trainee writes as every adviser does, and a colleague or a manager finishes it. Under Supervision, “Methods, and what they ask” is where managers keep the questions of a session. The morning’s summary counts decisions that are late after risk rose. The figures of caseloads and supervision can be read worker by worker.',
  },
  {
    on: localDate('2026-11-26'),
    title: 'Every young person has somebody, from the first minute',
    text: 'While nobody works with a young person, the record names who has them until they have a worker, and since when: the manager of their team, or where there is none the next above. Whoever is named is told the same day. “Waiting for a worker” says it of each, and how long the longest wait was a week, four weeks and a quarter ago.',
  },
  {
    on: localDate('2026-11-26'),
    title: 'An out-of-hours duty worker opens somebody in an emergency',
    text: 'A duty worker finds everybody of the council and opens one young person with a reason, for four hours: the emergency summary first, the whole record only with a further reason. Adviser and manager are told at once, and a manager looks at it under Team, “Emergency access”. From the summary you now record that somebody is missing and came back, and a bed for the night. The duty manager gets a mail, which names nobody, of what is urgent and of what nobody took up. Under “Keeping in touch” you record that an agency withdrew, and a manager decides on safeguarding adults. Team begins with good news.',
  },
  {
    on: localDate('2026-11-26'),
    title: 'Figures on caseloads, visits and supervision, each with its names',
    text: 'Under Figures, “Caseloads and supervision” says who carries too much, who waits for a worker, how many faces young people meet, whether planned visits took place and were written down in time, and whether supervision was held, thought about and changed something. Each figure says how it is counted, opens its names, and has a small drawing for each team over twelve months with the numbers below it.',
  },
  {
    on: localDate('2026-11-26'),
    title: 'The health passport, and health on a page of its own',
    text: 'From a record, “Health” has reviews, appointments with the cause of a delay, GP, dentist and optician, referrals with their wait, and services near by. The health passport is written field by field; the young person says of each whether their adviser and their GP may read it. Versions can be printed, read aloud and sent as data. A new GP makes it owed that the passport goes there. Figures have a page on health.',
  },
  {
    on: localDate('2026-11-26'),
    title: 'Providers, and where a young person may be placed',
    text: 'Under Team, “Providers and free places” has every provider with how it stands, its registration, visits by risk, what is to be put right, incidents until all that came of them is settled, and what young people say of feeling safe there. On a record, “Where could they be placed?” says for a day who may take them, who wants a manager’s sign-off, and who may not and why. Flats of the yearly quota, who waits for one, and deposits and grants with their balance have pages too.',
  },
  {
    on: localDate('2026-11-26'),
    title: 'Ask what a plan may show of their health, and begin from good examples',
    text: 'On the topic “How I am” you ask about each thing that the record holds on their health; the plan shows what the young person said yes to, and nothing else of it. A topic can say “Asked, did not want to say”. A manager can share a goal of an approved plan in words that name nobody, and whoever writes a goal is offered it. From an interest you make a goal with one tap.',
  },
  {
    on: localDate('2026-11-26'),
    title: 'Keeping in touch, and the search when touch is lost',
    text: 'Each record has “Keeping in touch”: how things stand and why, what was tried step by step, who may know and whether the young person wants them asked, and where they will be and who goes. While somebody is lost or says no, a manager decides every month, and nothing closes by itself. The in-touch code for the return is proposed with its evidence, for you to confirm. Managers have the list under Team.',
  },
  {
    on: localDate('2026-11-26'),
    title: 'Duty at night and at the weekend',
    text: '“Duty” finds a young person by name, former name, phone number or address, and shows the alerts that the day staff left and the number of the on-call manager. Every record has an emergency summary on one screen: risks, crisis plan, what helps, medication, whom to call and whom never. What happened on duty is handed back to Today of the adviser and the manager, who take it up there with “Seen, I will …”; what nobody answers by ten o’clock on the next working day goes to the duty manager. “Left undone” on Today lists what was for today and is neither done, moved nor explained.',
  },
  {
    on: localDate('2026-11-26'),
    title: 'Hand over on one page, signed by both workers',
    text: '“Changes of worker and hand-overs” on a record has a page for each new worker: the young person’s own words, what is promised, what was tried and what came of it, the next two weeks, and who knows them. You add what matters and the day you meet together, then both sign; it prints as it stands. From 17 years and 6 months the record has “The day after 18”: what is arranged, red where nothing is; there a manager decides when the personal adviser leads, with the young person’s view, and the social worker may stay. Whom Onward suggests for a young person now goes by what each worker carries in points and by whose face they know.',
  },
  {
    on: localDate('2026-11-26'),
    title: 'A move in one form, and homes to watch',
    text: '“Record a move” takes the home, who arranged it and who pays, the GP, the way to college or work, benefits and whom to tell, and shows what it will start before it is saved. What is left to do is one line. “This home in full” on the record says whether it is suitable, for regulation 9 and for the return, with last time’s answers and what the young person thinks. “Homes to watch” counts nights in bed and breakfast, keeps the log of breaches and what waits for a senior, and names whom to ask how a move turns out.',
  },
  {
    on: localDate('2026-11-26'),
    title: 'Homes at risk, staying put, lodgings, renting, vacations and custody',
    text: 'From “Home” on the record: each is a short story of what was agreed and what happened, and says what comes next and by when; that stands on Today too. A council is told of a home at risk only if the young person agrees, and only the one they choose. Managers have a list of homes at risk by their timetable, and hosts of supported lodgings have a register.',
  },
  {
    on: localDate('2026-11-26'),
    title: 'Education and work: one place, and the plan shows it',
    text: 'From a record, “All of education and work” says what a young person does now, since when and when somebody last checked; what is in the way and what comes next; plans, places for September, opportunities, qualifications and bursaries. Not known is never counted as having nothing. “Education and work” in the masthead is the list for the meeting: each row is changed in its place and writes its minutes into the record. A contact can record a change of work or school in the same save.',
  },
  {
    on: localDate('2026-11-26'),
    title: 'A worker leaves: everything they have, in one go',
    text: 'From the young people of a worker, “Record the last day and hand everything over” shows all that has them as its owner, and gives each young person to whom you choose, with a result for each. Actions, promises, drafts, appointments, reviews and alerts go along, and nobody can be given to them any more. Where you choose a worker, Onward now says who knows the young person, is in the team and has room. Whoever has another worker is told of it, when, how and by whom: until then it stands among what is owed.',
  },
  {
    on: localDate('2026-11-26'),
    title: 'What you write stays in the tab until it is saved',
    text: 'A plan, a topic or a review that you are writing is kept in the browser tab until it is saved, also without a signal or when you are signed out. Whether a young person was trafficked has a page of its own, from “Details” on the record and from the topic on their status.',
  },
  {
    on: localDate('2026-11-26'),
    title: 'What happens between two plans, and copies that count',
    text: 'A page of the record keeps what went well, what changed, interests, and the pieces of the life story. It stands beside the topics of the next plan, and what is in the young person’s own words goes into theirs with one tap. The copy of a needs assessment is owed like that of the plan; if a copy could not be given, say why and what was tried. Easy read now is what they want and what happens next, one sentence a line.',
  },
  {
    on: localDate('2026-11-26'),
    title: 'Reviews topic by topic, and a list for reviewing officers',
    text: 'A review says of each topic what changed and what is decided, with or without a goal. Whether the home is suitable after a move, who was in the chair while a young person is looked after, and what follows from 21 have boxes where they apply; what lacks is named before you record the review as held. A manager names the independent reviewing officer on a young person’s reviews, and that officer has “Young people I review”. Administrators can change the days that plans and reviews go by.',
  },
  {
    on: localDate('2026-11-26'),
    title: 'Life events that open a new assessment',
    text: 'A pregnancy, a death or the end of a relationship is recorded from the record, under “Plan and support”, or through the API. It suggests a new needs assessment; a pregnancy also makes a review of the pathway plan due.',
  },
  {
    on: localDate('2026-11-26'),
    title: 'A finished plan keeps what the record held',
    text: 'Home, education, adviser and the other facts that stand beside a topic are kept with a plan when it is finished, apart from what was written and with their day: on the version’s page, in its file and among the differences. Health is there only if the young person agreed that their adviser may have their health passport. The name of the personal adviser no longer counts as missing once one is allocated.',
  },
  {
    on: localDate('2026-11-26'),
    title: 'Who carries too much, and who has room',
    text: '“Workload” on the Team page sets what each worker carries, in points, against what they can carry: hours, reductions, newly qualified, long absences. It names who is over the line and who has room, with twelve months as a chart, and asks what is done when somebody is red. Once a month the manager confirms what each young person weighs, all in two clicks or one by one with a reason. Planned posts show what will change and when. Thirty days before a contract ends the manager is told. Administrators set points, lines, roles and the council’s own words for workers, and see what a change would do before they save it.',
  },
  {
    on: localDate('2026-11-26'),
    title: 'Contacts that say more and take less',
    text: '“Text message” and “Good news” on a record take one line. When you record a contact you can tick actions and promises that are done and say that somebody has moved, all with one save. A visit that found nobody keeps the card, who was told and when you try again; after the second in a row the record says that touch may be lost. “Seen, note later” works for Friday’s visit too, and “How visits went” lists what is still open. A moved appointment keeps its first day and why. A group or drop-in is one entry for everybody who came. A note on the wrong record can be moved to the right one.',
  },
  {
    on: localDate('2026-11-26'),
    title: 'Who knows whom, and who is near',
    text: 'The record says how many people made the last three visits, who has known the young person longest, and who is familiar enough to send when you cannot go. Managers find “Who knows whom” and “Contacts, planned and recorded” on Team. “Plan a trip” on Today shows who lives in the same area and whose visit is due; disabled young people who live far away stand apart, with gaps.',
  },
  {
    on: localDate('2026-11-26'),
    title: 'Supervision that shows its effect',
    text: '“Supervise”, beside each adviser on Team, opens an agenda that is built already. For each young person, what happened since last time stands on the left and three questions on the right; decisions become actions with somebody who does them and a day, and the next session asks what difference they made. What says nothing, decides nothing or repeats is warned of before both sign. What is personal stays between the two. “Ask my manager” is on every record.',
  },
  {
    on: localDate('2026-11-26'),
    title: 'Needs assessments, written here',
    text: '“Write the assessment”, beside what’s due and under “Plan and support”, opens a needs assessment that begins with their history from the record. Each area has a page of its own; what is known stands apart from what it means. What a rule asks for and is not there yet stands apart from hints. A move, custody or another change since the last one is shown, and opens a new one in one click. A manager who did not write it signs it off or sends it back; what it recommends goes to the plan, and the young person gets a copy.',
  },
  {
    on: localDate('2026-11-26'),
    title: 'Talk the plan through, with the phone in their hands',
    text: 'Where a plan is being written, “Talk the plan through” on the record and beside today’s visit shows one card a screen, for the young person’s own words. Each card saves itself; without a signal the words stay on the phone until they can be sent, also when you are signed out meanwhile, and nobody else who signs in there sees them. “Do you feel safe where you live?” is asked on the way and is no part of the plan: a “no” leads to what to do, records the contact and can ask a manager. At the end you read everything back.',
  },
  {
    on: localDate('2026-11-26'),
    title: 'Write the pathway plan together, topic by topic',
    text: 'Open “Begin a plan” on a record, or go on from the plan in force. The young person chooses the cover, puts the topics in order, names them and adds their own. Their words stand apart from what you add. Under each topic are needs, goals and actions; an action says who does it, by when and what can be seen when it is done, and its day is never filled in for you. What the record holds stands beside the topic, what was tried before stands above a new goal, and “What it covers” shows what still lacks. If two people write in one place both texts are shown and nothing is lost.',
  },
  {
    on: localDate('2026-11-26'),
    title: 'Promises, and everything we said we would do',
    text: 'Tick “I promised something” when you record a contact, or record a promise from the record or from an action of an approved plan: what, and by which day. It stands on Today and on the record until it is kept; a new day is agreed with the young person, and the first one stays. What will not be kept needs the apology that was said, and what a young person says did not happen is open again. Late ones are on Team, to names, and new to a manager’s summary once. “All that is owed” also lists the actions of approved plans and answers that are owed.',
  },
  {
    on: localDate('2026-11-26'),
    title: 'What the plan asks, and what young people say of it',
    text: 'Under “What the plan asks” managers draft the next version of the pathway plan’s topics and questions, see it as cards and as a page, and publish it with what changed because of what young people said. A published version never changes, and answers keep the question as it was asked. Two templates can be tried side by side. Young people rate the form of their plan; results are open to everyone here, without names. A version may carry the questions of Signs of Safety, restorative or trauma-informed practice.',
  },
  {
    on: localDate('2026-11-26'),
    title: 'Plans as files to print, in large print and for screen readers',
    text: 'A pathway plan can be fetched as a PDF with the young person’s own cover: in standard print, in large print, or in easy read: what they want and what happens next, one sentence a line. It works with screen readers, and names and words in Arabic, Cyrillic, Tigrinya and many other letters show as they are written. Until a manager has approved it, every page says draft. How somebody wants what is written for them is asked once and used from then on. “Print many plans” on Team makes up to 1,000 into one ZIP file while you go on working; only you can fetch it, for a day.',
  },
  {
    on: localDate('2026-11-26'),
    title: 'Who hears of what is due, and when',
    text: '“How I am told” leads to a page with the council’s own days: when a personal adviser is reminded, from when managers hear, how far ahead “I will …, by …” may reach, and the quiet hours. An administrator changes them there, with the reason.',
  },
  {
    on: localDate('2026-11-26'),
    title: 'Reviews that keep what came of each goal',
    text: 'Beside a review that is due, “Hold the review” opens it with the goals of the plan: each is done, kept, changed or stopped, with what came of it, one after another on a phone. You see the date of the next review before you save. A review that was asked for cannot be refused, and one held without the young person needs what you did so that they could be there. Halfway to the next review somebody looks at how the goals stand. Challenges of a reviewing officer are kept stage by stage; managers find the open ones under Team. “What we tried already” stands with the reviews of every young person.',
  },
  {
    on: localDate('2026-11-26'),
    title: 'How pathway plans stand, by team and worker',
    text: 'Figures has a second page, Pathway plans: how many are current, co-written, agreed and given to the young person, whether each need has an action or a reason, how many dates are only those of the next review, how many actions are specific, short-term and measurable, whose identity nobody asked about, and who has not been heard in their own words for 90 days. Every figure opens its names; what is not known stands beside and is never counted as good or bad.',
  },
  {
    on: localDate('2026-11-26'),
    title: 'Plans finished together, approved by another',
    text: '“Finish the plan” reads the whole plan back, shows what it does not cover and keeps it for good with what the young person says: agrees, does not agree, not now, or could not be asked. A manager who did not write it compares it with the last and approves it, or returns it with comments; Team shows what waits. It may be used before that and says “Not approved yet”. Record the copy given there too: it is owed until the young person has it. A disagreement is answered by a manager by a set day.',
  },
  {
    on: localDate('2026-11-26'),
    title: 'Pauses, asked for by one and approved by another',
    text: 'When something due cannot be done for a time and you cannot change that, “Ask for a pause” on its page asks a manager to stop its reminders until a day, at most 90 days. Nothing is paused until a manager approves it, and nobody approves their own. What is paused stays due and is counted: “9 overdue, of which 3 paused”. A pause ends by itself; you can end it before with a reason. Team shows managers what waits for them, and Today shows what was refused to you.',
  },
  {
    on: localDate('2026-11-26'),
    title: 'What if they move, leave care or go into custody?',
    text: 'Under what’s due of a young person, “What if…” lets you try something that has not happened, on a day to come or one that has been: it reads what would start, close and move, with the legal status and the home beside how they stand now. Nothing is saved.',
  },
  {
    on: localDate('2026-11-26'),
    title: 'Your appointments and what’s due, in your own calendar',
    text: 'Open “My calendar” on Today for an address that your phone, Outlook or Google can subscribe to: “Visit booked” at its hour, “2 things due” on the day, and a link that asks you to sign in. It never names a young person. There you also choose whether a booked, moved or cancelled appointment comes as an invitation by e-mail.',
  },
  {
    on: localDate('2026-11-26'),
    title: 'Why something is late, and what was done instead',
    text: 'Open “Why” beside anything late to say the cause, by when it will be put right and who sees to it: the cause and the day then stand beside it in every list, the note only on its own page. Where a duty worker visited or somebody called, what is due says “partly done” and stays open until a manager accepts it, with a reason; nobody accepts a contact of their own, and it is counted apart from what was done as asked. Team has “Why things are late”, by team, worker and rule, and every figure opens its names.',
  },
  {
    on: localDate('2026-11-26'),
    title: 'What fell due, and how it went',
    text: 'Managers and data officers have a new page, Figures: what fell due in a month, a quarter or a year, by rule, team or worker, and how much of it was on time, late, overdue or never done. Law, guidance and local policy stand apart. Every figure says what it counts and what is not known, and opens the list behind it. An item counts for the worker who had the young person on the day it was due. You can download the figures as CSV, without names.',
  },
  {
    on: localDate('2026-11-26'),
    title: 'Say what you will do, and who covers while you are away',
    text: 'On Today, in the caseload and beside each thing due you can say what you will do and by which day, of one thing or of many at once. Your own reminders are silent until that day and then it comes back to you; your manager hears as before and sees what you said. “Time away” says when you are away and who covers: they hear of what is due to your young people, find them on Today and may record for them, and you are told nothing twice when you are back. What one event brings, and what one visit meets, is now one line that opens.',
  },
  {
    on: localDate('2026-11-26'),
    title: 'Told to you, text messages and quiet hours',
    text: '“Told to you” at the top of every page counts what you have not read: what could not wait, and your summary of each working day. Each line opens the young person or the thing due. Something that becomes urgent in the day is told at once, without a name; at weekends and on bank holidays there is no summary, and only what is urgent comes. Under “How I am told” you choose mail, text message or neither, and your quiet hours. Messages shows which arrived, and a failed one can be given up with a reason.',
  },
  {
    on: localDate('2026-11-25'),
    title: 'Managers decide a legal status, with a reason',
    text: 'Where the dates leave a legal status in doubt, a manager can record what it is and why: open “Why?” beside the status, or the Team page’s list of things to decide, which now shows what makes each one doubtful. The decision stands beside what the record gives and never replaces it: what is due still follows the record, and the page says which part of it to correct. If the record changes, the question comes back. Advisers can ask a manager about a disputed age, or which council is responsible.',
  },
  {
    on: localDate('2026-11-25'),
    title: 'Custody, supervision and the birthdays of the return',
    text: 'What’s due now holds the visits in custody, the plan review before release, the contact around each birthday that the yearly return asks about, and supervision of each case. While someone is in custody, visits to a home that is kept for them are not due. Team says who has waited too long for a worker.',
  },
  {
    on: localDate('2026-11-25'),
    title: 'Alerts, and whether a home is suitable',
    text: 'A young person’s record says at the top what to act on now: bed and breakfast, contact lost, leave to remain that runs out, and more, each with the reason. Where they live shows the assessment of the home and the judgement for the return, side by side, and staying put with its last day.',
  },
  {
    on: localDate('2026-11-25'),
    title: 'Health, missing, leave to remain and requests to see the file',
    text: 'What’s due now has the health assessments, dental checks and questionnaires of who is looked after at 16 or 17, the health passport before 18, the return interview within 72 hours, legal advice and the application before leave to remain expires, the answer to a request to see the file, and the notification of a death. A contact entered later than your authority allows is marked as recorded late.',
  },
  {
    on: localDate('2026-11-25'),
    title: 'Why something is due, and what a record showed on an earlier day',
    text: 'Beside each thing due, “Law, dates and history” opens a page with what would meet it, where it is written, the dates it was worked out from and every change since it was first shown. Under what’s due you can also ask what the record showed on an earlier day: it stands beside how that day looks on what is known now, with what made the difference. Managers and data officers can download the case file.',
  },
  {
    on: localDate('2026-11-25'),
    title: 'Imports: look first, then take in what is good',
    text: 'Data officers upload the files of an SSDA903 return or a list of names under Imports. Before anything changes they see who is new, who changed and what is wrong on which line, and choose to take in what is good or nothing. An import can be undone while nobody has worked on its young people since.',
  },
  {
    on: localDate('2026-11-25'),
    title: 'List 8 and List 9 of Annex A',
    text: 'Data officers can upload the Annex A workbook as it is. It brings the workers’ names, the last contact and the review of the pathway plan. Onward asks once what the words of your lists mean, such as the name of a team, and remembers the answer.',
  },
  {
    on: localDate('2026-11-25'),
    title: 'Team: a page for managers',
    text: 'Managers start on Team: who waits for a worker and since when, what is overdue adviser by adviser, what only a manager can decide, mails that were not delivered, and how the night went. Every figure opens its names. Several young people can be given a worker at once.',
  },
  {
    on: localDate('2026-11-25'),
    title: 'Help on every page',
    text: 'Open “About this page” at the bottom of any page to read what it is for and what its words mean.',
  },
  {
    on: localDate('2026-11-24'),
    title: 'Take out what never happened',
    text: 'A contact, move or date recorded about the wrong person can be taken out of the record, with a reason. It stays in the history. Managers can settle what the dates alone cannot decide.',
  },
  {
    on: localDate('2026-11-23'),
    title: 'What a visit meets, before you save it',
    text: 'When you record a visit, you can see first which due date it meets and what comes next. After a visit you can also choose “Seen now, note later”.',
  },
];
