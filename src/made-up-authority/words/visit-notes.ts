import { lines } from './list';

/*
 * A sentence that begins with a word in brackets, `(adult)`, suits only those days on which that is so: see voice.ts.
 *
 * What advisers write after a visit, sentence by sentence. In braces: {name}, {They}/{they}/{them}/{their} by the young
 * person's sex, and what stays the same on one person's page, such as {course} or {sibling} (see voice.ts).
 */

/** How a visit began, by where it was. */
export const OPENINGS = {
  own: lines(`
    {name} let me in with the kettle already on and had tidied the front room for the visit.
    Visited {name} at home as agreed. The flat was warm and there was food in.
    {name} was up and dressed and keen to show me the shelves {they} put up.
    Home visit. {name} had the window open to deal with the damp smell in the bathroom, which is better than last time.
    {name} answered the door straight away and made us both a brew.
    We sat at the new table, which {name} found on a swap site and carried home with a friend.
    {name} was a bit quiet to begin with but relaxed once we got talking about {hobby}.
    Called in after lunch. {name} had just finished a clean of the kitchen and was proud of it.
    {name} met me at the door in {their} slippers and we talked while {they} finished the washing up.
    Visit at {name}'s place. The heating has been mended and the flat felt much more lived in.
    Found {name} cooking {dish}; I was given a taste and it was very good.
    {name} had forgotten the time but was happy for me to stay and talk while {they} sorted the washing.
    {name} showed me round: curtains up at last and a proper bed frame.
    Dropped in as planned. {name} had a friend round, who went out so that we could talk.
    {name} was in good spirits and had a list of things to ask me on {their} phone.
    We walked round the block first because {name} had been indoors all day, then talked at home.
    {name} looked tired after a late night but still wanted to go ahead with the visit.
    {name} buzzed me up and had the letters that worried {them} ready on the side.
    The stairwell light is still out; {name} has reported it twice and showed me the messages.
    {name} had been to the launderette and we folded clothes while we talked.
  `),
  supported: lines(`
    Saw {name} in {their} room at the project, then in the shared kitchen for a cup of tea.
    Met {name} at the project. {Their} key worker joined us for ten minutes and then left us to it.
    {name} signed me in at the front desk and was keen to show me the room.
    {name} was in the communal lounge when I arrived and chose to talk in {their} own room.
    Visited {name} at the project. The room was tidy and {they} had put photos up.
    {name} was doing {their} cooking session, so I waited and we talked over the result.
    {name} came down to meet me and we used the quiet room.
    Met {name} and looked at the room together; the radiator that was stuck has been replaced.
    Staff said it has been a settled few weeks. {name} agreed with that.
    {name} had just come in from town and was hungry, so we talked over toast.
    {name} said the house is noisy at weekends but that {they} felt safe there.
    {name} showed me the cupboard with {their} own shopping, labelled so that nobody borrows it.
    We met in {name}'s room with the door open, as {they} prefer{s}.
    {name} had swapped rooms with another resident and much prefers the quieter side.
    I looked at the bathroom with {name}; the extractor has been fixed since the last visit.
    {name} was waiting on the step in the sun and we started talking there.
  `),
  family: lines(`
    Visited {name} at home with {carer}, then had time with {name} alone.
    {name} was doing a puzzle at the kitchen table when I came; {carer} went out with the dog so that we could talk.
    {carer} made lunch for us all and {name} told me {their} news over it.
    {name} met me off the bus and we walked back to the house together.
    Saw {name} in {their} room, which {they} painted with {carer} at half term.
    {name} and {carer} had been out for the morning and were both in a good mood.
    Home visit. {name} was a little flat, and said so, which {they} would not have done a year ago.
    {name} showed me the garden bench {they} made and talked easily while doing it.
    {carer} said it has been an ordinary few weeks, and meant it as praise.
    {name} made the tea this time. We sat outside.
    Visit at the house. {name} came down when called and stayed longer than {they} had said {they} would.
    {name} wanted to talk in the car rather than at home, so we drove to the front and parked.
    {name} was helping with the little ones' tea when I arrived and carried on until they were settled.
    {name} has moved {their} desk to the window and says it helps.
  `),
  elsewhere: lines(`
    Met {name} at the library café, which {they} had picked because it is quiet.
    Met {name} for a coffee near the bus station before {their} appointment.
    {name} came to the drop-in and stayed for an hour.
    Saw {name} in town; we walked along the harbour and back.
    Met {name} outside the town hall, as {they} had suggested.
    {name} asked to meet at the park, where we did two laps and talked the whole way round.
    Met at the café on Station Parade. {name} was there before me.
    Took {name} for breakfast before the appointment, as we had arranged.
    Met {name} at the leisure centre after {hobby}.
    {name} met me at the civic centre and afterwards we had a sandwich on the steps.
    (looking) Gave {name} a lift to the job centre and we talked there and back.
    (tenancy) {name} came over to the office because the flat was being painted.
    Met at the food hall; {name} chose noodles and talked me through the month.
    {name} was early, which {they} pointed out with some pride.
  `),
  custody: lines(`
    Saw {name} in the visits hall for just under an hour.
    (adult) Prison visit. {name} came straight over and asked about home before anything else.
    (adult) Visit booked through the offender manager and went ahead on time. {name} looked well.
    (adult) {name} was brought late from {their} wing, so we had forty minutes.
    Official visit. {name} said it helps to have the date in the diary.
    Saw {name} in the legal visits room, which is quieter and suited {them} better.
    {name} was in good heart and had a list of questions ready on paper.
    (young) Visit at the centre. {name} met me in the family room and made the squash.
    (young) {name}'s key worker at the centre walked {them} over and left us to talk.
    Saw {name} for an hour. {They} had been counting the days to the visit.
    {name} looked rested and said {they} had been sleeping.
  `),
} as const;

/** What it was about, by what is going on in a life. */
export const TOPICS = {
  tenancy: lines(`
    Rent account is up to date; we checked it together on the housing app.
    Two weeks behind on the rent after the wage date moved. {name} rang the housing officer while I was there and agreed £5 a week.
    We read the tenancy agreement together, the part on visitors and noise in particular.
    {name} reported the leaking tap and showed me the reference number.
    Went through who to ring for a repair and who to ring for an emergency; {name} saved both numbers.
    Electricity is on a prepayment meter and {name} now knows how to read it and where to top up.
    (adult) We applied for the council tax exemption for care leavers on {their} phone.
    The setting-up-home grant has paid for a cooker and a washing machine; the receipts are with me.
    {name} has had the smoke alarm tested and the landlord has left a gas certificate.
    Talked about the neighbour below and how {name} might raise the music with him first.
    The carpet fitter came on Tuesday. It has made the place a lot quieter.
    {name} has put bidding off again; we looked at the listings and {they} chose two to bid on this week.
    We bleached the window frames where the mould was and {name} will keep the trickle vents open.
    {name} had a letter about a tenancy visit and was worried. We rang together and it is a routine check.
    Kettle, iron and a decent pan bought from the grant. {name} had compared prices in three shops.
    {name} asked what happens if {they} want{s} to move in with a friend; explained notice and deposits.
    Home contents insurance set up at under £2 a week.
    {name} is thinking about asking for a transfer nearer work. I will find out the waiting time.
  `),
  supported: lines(`
    {name} is doing {their} own shop now and keeps within £35 a week.
    Practised reading a payslip and a utility bill with {their} key worker last week; did the gas bill with me today.
    {name} is on the second stage of the independence programme and has three skills left to sign off.
    Talked about house rules after a warning over guests. {name} accepted it was fair.
    {name} has been batch cooking on Sundays and had a freezer drawer to show for it.
    We looked at what move-on would look like and what {they} would need to have in place.
    {name} asked when {they} can move on; agreed to raise it at the next review with {their} key worker.
    {name} and the key worker are meeting weekly and {name} finds it useful.
    {name} said one of the other residents keeps knocking at night. The manager has spoken to him and I will check next week.
    Service charge is paid to the end of the month.
    {name} has started to cook for the house on Thursdays. {dish} is the favourite.
    Washing machine mastered, apart from one pink shirt.
    We talked about managing without staff at night, which {name} says is the part that worries {them}.
    {name} has been getting up with an alarm and not with a knock on the door, four days out of five.
  `),
  family: lines(`
    (here) {name} sees {sibling} every other weekend and they speak most days.
    (here) Talked about contact with mum. {name} wants to write first and meet later, at {their} own speed.
    (here) {sibling} is coming to stay for the weekend and {name} has planned what to cook.
    (here) {name} had a difficult call with dad and we talked through what {they} want{s} from him.
    {name} asked whether {they} could see {their} file one day. Explained how that works and that we would sit with {them}.
    (here) Nan has not been well and {name} has been visiting her on the bus.
    (tenancy) {name} has got back in touch with {carer} and was asked for Sunday lunch.
    (here) {name} would like to find out where {their} aunt lives now. I will ask in the family finding team.
    (here) {name} took {sibling} to the cinema out of {their} own money.
    We talked about who {name} would ring first if something went wrong. {They} named three people.
    (here) {sibling}'s birthday went well. {name} had made the cake.
    (here) {name} finds the weeks after contact hard and knows it, which is a change from last year.
    (here) {name} is deciding whether to go to the family wedding. We listed what would make it easier.
    {name} said that {friend} is the person who keeps {them} going.
  `),
  health: lines(`
    {name} has registered with the GP on Union Mill Street and has a new patient check booked.
    Dentist found for {name} at last; first appointment in three weeks.
    {name} is sleeping better since cutting out the energy drinks after six.
    Talked about how low {name} felt in the dark weeks and who {they} could turn to. {They} would like to try the talking service.
    Went over the health passport together and {name} put {their} copy in the folder.
    {name}'s asthma review is booked; {they} showed me that the inhaler is in date.
    Eye test done, and {name} is choosing glasses.
    {name} is waiting for the counselling service: week nine of an expected twelve. I will chase.
    {name} has cut down to rolling three a day and is on the stop smoking programme.
    {name} asked about contraception and I gave {them} the clinic's opening times.
    {name} has started going to {hobby} again and says it does more for {them} than anything else.
    {name} saw the nurse about the headaches and has been told to drink more water and come back in a month.
    Prescription exemption applied for on line.
    We talked about worry. {name} does a breathing exercise before phone calls and thinks it works.
    {name} is eating breakfast again. Small thing, {they} said, but it is not.
    Hospital appointment went well and the next one is not for a year.
  `),
  money: lines(`
    Went through the month's budget. {name} had £22 left, which is the first time there was anything left.
    {name} opened a savings pot and puts in a fiver every Friday.
    (adult) Universal Credit journal checked together; one message to answer, which {name} did.
    (adult) {name} has a parking fine that is not {theirs}. We wrote the appeal together.
    Bank card replaced. {name} now keeps the PIN in {their} head and not in the case.
    (adult) Talked about buy now, pay later. {name} has two running and will not start a third.
    (adult) {name} asked for help to work out wages against rent; we made a sheet that {they} can change {themselves}.
    (adult) Food voucher not needed this month.
    The phone contract ends next month and {name} has found one for half the price.
    {name} lent money to {friend} and has not seen it again. We talked about how to say no.
    Driving licence application sent; it will do for ID as well.
    (adult) {name} has understood the benefit cap better than I do.
    (adult) {name} has paid back the advance and is square with the DWP.
    (young) Junior ISA: explained what it is, where it is and that it is {theirs} at 18.
    (young) {name} keeps a pocket money diary and was surprised how much goes on snacks.
    (young) {name} paid for the cinema out of {their} own savings and kept the change.
    (young) Went to open a bank account with {name}; the card comes next week.
  `),
  college: lines(`
    {name} is enjoying {course} and has only missed one day this half term.
    {course} is going well; the tutor says {name} could go up a level in September.
    Attendance has slipped to seventy per cent. {name} puts it down to the two buses and we looked at the timetable together.
    {name} has handed in the last two assignments on time.
    Bursary forms for {course} filled in together and sent.
    {name} finds maths the hardest part and has asked for the extra class on Wednesdays.
    {name} showed me {their} coursework folder, which is neat and full.
    {name} was thinking of leaving {course} but has decided to get to the summer first.
    Mock results were better than {they} feared.
    We talked about what comes after {course}. {name} would like to see a workplace first.
    {name} has been made student rep for the group.
    Travel pass sorted with student services.
    A week of work experience has been agreed with a firm in Thornmere.
    {name} likes the practical days and puts up with the theory.
    Met the learning mentor with {name}. A quiet table for exams has been agreed.
  `),
  university: lines(`
    {name} is settled in halls and has found two people {they} like{s} to cook with.
    First-year results are in and {name} has passed everything.
    (adult) {name} is on top of the reading for {course} and behind on the laundry, {they} said.
    The bursary has been paid and the summer accommodation is booked.
    We talked about where {name} will be over Christmas; halls stay open and {carer} has asked {them} for the day.
    {name} has found a few hours' work in the students' union.
    Talked about whether {course} is the right one. {name} is going to see {their} tutor before deciding anything.
    Laptop replaced through the student support fund.
    {name} has been to the wellbeing service once and will go again.
    {name} is house hunting with three others for next year; guarantor form is with our finance team.
    The dissertation is on children's rights. {name} has asked to interview me.
    (here) Reading week spent at home with {sibling}.
  `),
  work: lines(`
    {name} is working at {job} and has been given more hours.
    {name} has been at {job} for three months and passed the probation.
    {name}'s manager at {job} has put {them} forward for the team leader course.
    We practised asking for a day off, because {name} finds it hard to ask.
    {name} wants to stay at {job} until the summer and then look for something with training.
    Payslip checked: emergency tax code. {name} rang HMRC with me and it will be put right.
    Shift pattern at {job} has changed, so we have moved our visits to Thursdays.
    {name} was late twice at {job} because of the first bus and has agreed a later start.
    {name} has joined the pension and asked me what it was afterwards.
    Work boots bought from the opportunity fund.
    {name} likes the people at {job} most of all.
    {name} has been asked to show a new starter round at {job}.
    We talked about a falling out at {job}. {name} went back and said sorry, on {their} own idea.
  `),
  apprenticeship: lines(`
    {name} is four months into the apprenticeship at {job} and still likes getting up for it.
    The apprenticeship bursary came through and {name} has put half of it away.
    College day release is Tuesday. {name} is ahead on the workbook.
    (adult) {name} drove the works van round the yard and has not stopped talking about it.
    Met {name}'s supervisor at {job}: reliable, good with customers, needs to ask for help sooner.
    {name} has had {their} first review at {job} and met every target.
    We worked out the tool list together; the grant will cover most of it.
  `),
  looking: lines(`
    {name} has an interview at {job} on Thursday. We practised the three questions {they} dread{s}.
    We rewrote the CV together and {name} sent it to four places before I left.
    {name} did not get the job but asked for feedback and got a kind answer.
    {name} has signed up for the two-week course at the hub, which ends in an interview.
    {name} is not ready for college yet and would like to start with volunteering, one morning a week.
    We went to the open day at Thornmere College. {name} liked the workshop.
    {name} would like to work with animals. I will ring the rescue centre about a trial day.
    {name} is fed up of being turned down. We looked at what {they} {have} done this year, which is a lot.
    Work coach has agreed to monthly appointments while {name} gets {their} sleep back.
    {name} has done a trial shift at {job} and is waiting to hear.
    Clothes for the interview bought: {name} chose a blue shirt and looked very smart.
    Food hygiene certificate done in an afternoon, ninety-two per cent.
    {name} is on the list for the council's care leaver apprenticeships in April.
    {name} has been helping at the drop-in kitchen and is good at it.
  `),
  parent: lines(`
    {baby} is putting on weight and has two teeth; the health visitor is happy.
    {name} and {baby} go to the stay and play on Mondays and have met two other families.
    {name} is tired, as anyone would be. We talked about who could take {baby} for an hour.
    {baby} took three steps to show me and then sat down in surprise.
    Nursery place for {baby} confirmed for the term after next.
    Healthy Start card has come and {name} uses it at the market.
    {name} reads to {baby} every night and does all the voices.
    Stair gate fitted, and the blind cord has been tied up out of reach.
    {name} asked how to answer when {baby} is old enough to ask about {name}'s family. We talked for a long time.
    Saw {baby} asleep in the cot: clear, flat, warm. {name} knows the safe sleep advice by heart.
    {name} has started to look at college with a crèche.
  `),
  custody: lines(`
    {name} is in education five mornings a week and has finished the level 1 in maths.
    We went through where {name} could live on release, what is ruled out and what I am asking for.
    (here) {name} has had no visits but mine this month. I have applied for {sibling} to be put on the list.
    (adult) {name} has moved to a wing {they} feel{s} safer on and has not needed to keep to {their} cell.
    (adult) Release planning meeting set with probation and housing; {name} knows the date.
    (adult) {name} works in the kitchen and is trusted with the ordering.
    (here) Money sent in for phone credit. {name} rings {sibling} on Sundays.
    {name} asked for {their} coat and trainers to be kept safe; they are at the office with {their} name on.
    {name} has asked for something to read and I have posted two thrillers and an atlas.
    {name} is on the waiting list for the mentoring scheme.
    (young) Release planning meeting set with the youth justice worker; {name} knows the date.
    {name} asked me to ring {friend} and say that {they} would write.
    {name} wants to finish the course before release and has asked whether that is possible.
    We wrote the list of what {name} needs on the first day out: phone, coat, keys, food.
    We talked about the first week out: who, where, how much, and what to do when it goes wrong.
  `),
  asylum: lines(`
    (waiting) Solicitor has the statement translated and will see {name} again next month.
    (waiting) {name} has heard nothing from the Home Office since the interview. I will ask the solicitor to write.
    (interpreter) Interpreter used throughout ({language}), in person, and {name} asked for the same one next time.
    (leave) {name} has leave for another two years and we put the renewal date in both our phones.
    (mosque) {name} goes to the mosque on Fridays and has been asked to help with the younger ones.
    English class is three days a week. {name} now rings the surgery without me.
    {name} has asked the Red Cross to look for {their} mother. The form is in.
    (leave) We talked about the travel document and what it may and may not be used for.
    {name} cooked food from home and told me how {their} grandmother makes it.
    {name} plays in the five-a-side league and has friends from the team.
    (mosque) Fasting has been tiring with early shifts; {name} has talked to {their} manager.
    (leave) eVisa checked with {name}: name spelt right, date of birth right.
    Bad news from home this week. {name} did not want to talk about it but did want company, so we walked.
    {name} has moved up to the next level in English and got a certificate.
    {name} has found the shop that sells the right bread and showed me which one.
    {name} helped a boy who arrived last week to find his way round town.
    {name} asked how voting works here and we talked about it for a long time.
    {name} dreams less about the journey. {They} told me so {themselves}, without being asked.
    (church) Church on Sundays is where {name} has found people from home.
    (waiting) We talked about what happens with each possible decision, so that none of them is a surprise.
  `),
  hobby: lines(`
    {name} goes to {hobby} twice a week and would go every day if {they} could.
    We talked about {hobby} for a good twenty minutes and I learned something.
    {name} has been asked to help coach the younger group at {hobby}.
    {name} has saved up for kit for {hobby} and the fund has matched it.
    {friend} got {name} into {hobby} and it has stuck.
    Leisure pass renewed, so {hobby} stays free.
    {name} has given up {hobby} for now because of the hours, and misses it.
    A teacher at {hobby} has offered to be a referee for {name}.
    {name} missed two weeks of {hobby} with a bad ankle and was glad to be back.
  `),
  plan: lines(`
    Looked at the pathway plan together; {name} crossed out two goals as done and added one of {their} own.
    {name} wants the next review to be short, at home, and with biscuits.
    {name} asked for {their} plan as a single page and we made one.
    (college) We chose who should come to the review. {name} would like {carer} and not the college.
    Three things agreed for next time, and {name} wrote them down.
    {name} said the plan still sounds like me and not like {them}. We rewrote the first page in {their} words.
    {name} says that the goal about work is really somebody else's, so we took it out.
    Read last time's notes back to {name}, who changed one thing.
  `),
  documents: lines(`
    Passport application sent, with a photo {name} hates.
    Birth certificate has come and is in {name}'s folder.
    {name} is on the electoral register and has asked what to do on the day.
    (here) National Insurance number found, on a letter from the year before last.
    Provisional licence arrived. {name} has booked the theory test.
    {name} now has {their} own e-mail for official things and knows the password.
    (here) We scanned {name}'s certificates so that they are never lost in a move again.
  `),
  eighteen: lines(`
    We talked about what changes at 18 and what does not. {name} knows that I stay.
    {name} would like to stay put with {carer} after 18 and {carer} would like it too.
    We visited two supported projects. {name} preferred the smaller one.
    Bank account, ID and National Insurance number are all in place before 18.
    (young) {name} is worried that everybody goes on the birthday. We made a list of who stays.
    Universal Credit claim can be prepared now; we will do it the week before the birthday.
    {name}'s social worker and I agreed who does what until the birthday and {name} has a copy.
    {name} would like a party and not a meeting. We will have both.
    Looked at the local offer together and {name} marked what {they} would use.
    Started the independence list: {name} can already do more than half of it.
  `),
  homeless: lines(`
    {name} is staying with {friend} for now and knows it cannot last. We rang housing options together.
    Duty to refer made today with {name}'s consent; the reference is on the file.
    {name} has {their} things in two bags at {friend}'s. The office has offered to store one.
    The housing officer has offered an appointment on Monday and I will go with {name}.
    {name} has eaten today and has phone credit. Food parcel taken all the same.
    Talked about what went wrong last time and what would need to be different.
    A place at the supported project is likely within a fortnight. {name} has said yes to it.
  `),
} as const;

export type Topic = keyof typeof TOPICS;

/** How it was left. */
export const CLOSINGS = lines(`
  (outside) Agreed that I would ring on Friday.
  (outside) Next visit put in both our phones.
  (outside) I will chase the form and text {name} either way.
  (college) {name} is going to ring the college {themselves}; I will check how it went.
  (outside) {name} asked me to come in the evening next time, which I can.
  (outside) Left {name} my number again, written on the fridge.
  (outside) {name} walked me to the bus.
  No worries about safety today.
  (outside) {name} will send me a photo of the letter.
  (outside) We will do the shopping together next time, with a list.
  I have asked my manager about the fund and will have an answer by next week.
  {name} knows where I am if it gets hard.
  Nothing {name} wanted done differently.
  (tenancy) To do: me, the housing officer; {name}, the photos for the pass.
  {name} read this note on my screen before I left and agreed with it.
  Agreed not to mention it to anyone else until {name} is ready.
  (outside) I will bring the local offer booklet, which {name} has lost.
  (college) {name} will talk to {their} tutor before we meet again.
  We agreed that one thing at a time is plenty.
  (outside) I promised to find the old school photo.
`);
