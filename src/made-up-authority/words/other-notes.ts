import { lines } from './list';

export const CALLS = lines(`
  Rang to see how the week had gone. {name} was on a break and chatted for ten minutes.
  {name} rang to say the letter had come. Read it to me and we agreed what to send back.
  Short call to confirm Thursday. {name} is fine and a bit full of cold.
  {name} rang upset after an argument. Stayed on the line until {they} felt able to go to bed; will ring in the morning.
  (work) Called as agreed. {name} had a better night and is going in to work.
  Rang to wish {name} luck for tomorrow.
  (adult) {name} wanted to know whether the grant had been paid. It was, on Tuesday.
  (tenancy) {name} rang about the boiler. Gave {them} the repairs number and rang the landlord as well.
  Caught up by phone because of the train strike. Nothing that cannot wait for the visit.
  {name} asked me to ring the surgery, which I did; appointment at ten on Monday.
  Rang {name} after the meeting {they} missed. {They} had mixed up the days and was cross with {themselves}.
  (looking) Call from {name} to tell me {they} got through to the second interview.
  (work) Rang to ask how the first day had gone: long, good, feet hurt.
  (college) {name} rang from college about the bursary. Spoke to the finance office for {them}.
  Rang for a chat because {name} likes to be rung now and then without a reason.
  {name} rang to ask what to do about a parcel that went to the old address.
`);

export const TEXTS = lines(`
  Text from {name} to move Thursday to Friday. Fine with me.
  Texted a reminder about the dentist; {name} sent a thumbs up and a tooth.
  (tenancy) {name} sent a photo of the finished wall.
  (college) Texted to say well done on the results. {name} replied with a row of hearts.
  (college) Text exchange about the travel pass; it is at reception for {name} to collect.
  {name} texted that {they} had arrived safely.
  (adult) Sent {name} the link for the council tax form.
  {name} texted to ask what time the drop-in opens.
  (looking) Texted the job advert for the garden centre.
  {name} sent a picture of {their} dinner, which looked better than mine.
  Text to check in after the weekend. Answer: all good, speak Weds.
  {name} texted about a red letter; asked {them} to bring it to the visit.
`);

export const VIDEO = lines(`
  Video call while {name} is away; {they} showed me the room and the view.
  (university) Video call with {name} and {their} tutor about the timetable.
  (university) {name} asked for a video call rather than a visit this week because of exams.
  Half an hour by video. The sound was poor but the news was good.
`);

export const ATTEMPTS = lines(`
  No answer at the door or on the phone. Left a card with the next date.
  Called at the agreed time; a neighbour said {name} had gone out early. Texted to rearrange.
  Rang three times over the day and left a message.
  (supported) {name} was not in. The project staff had seen {them} at breakfast and will pass on that I came.
  Waited twenty minutes at the café. {name} texted later to say {they} had slept through.
  (tenancy) Knocked and rang; no reply, lights off. Will try again on Thursday in the evening.
  Phone went to voicemail. Sent a text with two times to choose from.
  (work) {name} had swapped shifts and forgot to say. Rearranged by text.
  (tenancy) Tried the flat and then {friend}'s number. {friend} will tell {them} I was asking.
  (tenancy) Nobody in. Put a note through the door and a bus ticket with it.
  (work) Visit booked for two; {name} had been called in to work. No message, but {they} rang to say sorry at six.
  (supported) No reply to texts this week. Rang the key worker, who saw {name} yesterday and has no concerns.
`);

export const DUTY = lines(`
  Duty visit while {name}'s adviser is on leave. {name} was expecting me and had no worries to raise.
  Covered for {name}'s adviser, who is off sick. Introduced myself, checked that {name} had food and credit, kept it short.
  Duty: {name} came to the office for help with a form. Filled in and sent.
  Called on duty because of a message left overnight. {name} was fine and surprised at the fuss.
  Duty visit. {name} would rather wait for {their} own adviser for anything that matters, which is fair.
  (tenancy) Dropped off the electricity voucher on duty. {name} was in, warm and cooking.
  Saw {name} on duty. Talked about the letter; left the decision for {their} adviser on Monday.
`);

/** To someone who wants no contact. */
export const LETTERS = lines(`
  Wrote to {name} to say I have understood, that nothing is lost, and how to reach us if {they} change{s} {their} mind.
  Letter with the dates that matter this year: what {name} can still ask for, and until when.
  Sent a card and a short letter. No answer asked for.
  Wrote with the numbers of the housing line and the duty worker, in case anything happens at the weekend.
  Letter to say that the offer stands. Put in a stamped envelope.
  Sent the leaflet about support up to 25 with two handwritten lines.
`);

export const SOCIAL_WORKER = lines(`
  Statutory visit. Saw {name} in {their} room; tidy, warm, and {they} had nothing to complain of.
  Social work visit after school. {name} showed me the new timetable and asked when the next family time is.
  Visited {name} at the placement. Medication and dentist are up to date.
  Saw {name} without the carers. {name} said that {they} felt at home there.
  Visit to the placement: talked about the next review and who {name} wants to have there.
  Statutory visit. {name} wanted to talk about the move on and not much else; passed on to the adviser.
  Social work visit. Went through what the reviewing officer will ask; {name} has three points of {their} own.
  Saw {name} at the placement and then alone on a walk. Sleeping better than last time.
  Statutory visit. Pocket money, clothing allowance and savings checked with {name}; all as agreed.
  Visited {name} after the change of school transport. It works, if early.
  Saw {name} and the staff. Everybody is pleased with how the weekend away went.
  Social work visit. {name} had questions about {their} file; explained how to ask for it.
  Statutory visit. Short, because {name} had training; {they} had asked for a short one.
  Saw {name} in the kitchen over tea. Friends may now stay over on Fridays.
`);

export const THIRD_PARTY = lines(`
  The surgery rang back about {name}'s prescription; ready on Thursday.
  Virtual school asked for news of {name}; answered with {their} agreement.
  (supported) Key worker rang to say that {name} has been getting up for college all week.
  (college) The tutor e-mailed: {name} has caught up on the two missing pieces.
  (tenancy) Housing officer rang to confirm the repair and will text {name} the time.
  (fostered) {carer} rang with news of {name} and to ask about Christmas.
  (asylum) Solicitor's office confirmed the appointment and the interpreter.
  (parent) Health visitor rang after her visit and was pleased.
`);

/** A fuller note added days later to a contact. */
export const ADDITIONS = lines(`
  Adding: {name} rang to say the appointment is on the 14th and not the 13th.
  Forgot to write that {name} asked for the number of the advocacy service, which I gave {them}.
  The form we sent has been received.
  {name} has asked me to add that {they} liked the visit.
  Spoke to my manager about the fund: agreed.
`);

export const OFFERS_HOW = [
  'by phone',
  'by letter and text',
  'in person at the drop-in',
  'by video call',
  'by letter',
] as const;
export const OFFERS = lines(`
  Yearly offer of support up to 25.
  Asked whether {name} would like an adviser again; {they} may say yes at any time.
  Rang through the local offer as we do each year.
  Told {name} what we can help with until 25 and how to ask.
  Checked in for the yearly offer and to say that the door is open.
`);
export const OFFER_REPLIES = lines(`
  Doing fine, knows where we are.
  Not now, thank you. Happy to be asked again next year.
  Would like the Christmas card but nothing else.
  Asked what had changed since last year and will think about it.
  No reply yet; will try again by phone.
  Said no thanks: a full-time job and a new baby.
`);

/** What an appointment is for; a meeting says where, after the @. */
export const APPOINTMENT_MATTERS = {
  visit: lines(`
    (tenancy) Look at the damp together
    (tenancy) Go through the repairs list
    (tenancy) Take the council tax form
    (supported) See the new room
    (supported) Three-way with the key worker
    (looking) Practise for the interview
    (looking) CV and two applications
    (college) Take the travel pass
    (college) Talk about attendance
    (university) Summer accommodation
    (work) Payslip and tax code
    (parent) Nursery forms
    (asylum) Letter from the solicitor
    (custody) Plan for release
    (homeless) Where to go next
    (young) Hear how the move went
    (eighteen) Who stays after 18
    Catch-up, budget for the month
    {name} asked to talk about family
    Bring the local offer booklet
    Fill in the passport form
    Take the parcel from the office
  `),
  review: lines(`
    Pathway plan review, short, with biscuits
    Pathway plan review with {carer}
    Plan review; bring last time's goals
  `),
  meeting: lines(`
    (adult) Housing options, go with {name} @ Civic Centre, room 2
    Register with the GP, go with {name} @ Union Mill Street surgery
    (looking) Work coach at half past @ Jobcentre, Union Mill Street
    (college) Meet the tutor @ Thornmere College, student hub
    (eighteen) Viewing with {name} @ Lantern House
    (custody) Release planning @ HMP/YOI Thornmere, visits centre
    Coffee and forms @ Costa, Station Parade
    Library card and a quiet hour @ Westmoor Library café
    Drop-in lunch @ Drop-in, Fuller Street
  `),
  call: lines(`
    (work) Ring after the shift
    (adult) Ring about the grant
    Ring to see how the week went
    Ring about the form
    Ring before the appointment
  `),
} as const;
