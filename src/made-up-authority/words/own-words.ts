import { lines } from './list';

/** What young people said, as they said it. */
export const OWN_WORDS = {
  any: lines(`
    i just want it sorted tbh
    Honestly it's fine. Like actually fine.
    not gonna lie I was bare nervous but it went alright
    Can you stop asking if I've eaten, yes I've eaten lol
    (tenancy) It's the first time I've had my own front door key.
    I don't want a new worker, I've told my story enough times.
    you lot always say you'll ring. you did ring though
    I can cook four things now. Five if toast counts.
    just want people to ask me first
    I'm proud of me.
    The weekends are long.
    I like that you come at teatime cos that's when it's quiet
    Dunno really. Ask me next week.
    I'm not angry, that's just my face
    (work) Got up at 6 every day this week, who even am I
    Tell them I said no and I meant no.
    I'd rather text than talk, no offence
    It's mad how much washing powder costs
    i didnt think id get this far
    (here) My nan would be chuffed.
    I sleep better here than I ever did.
    Can we do the meeting somewhere that isn't a meeting
    I want to learn to drive so I can just go, you know?
    (eighteen) Everyone keeps saying 18 like its a cliff
    I know what I need, I just need someone to do the phone bit.
    Best thing this week? The dog next door.
    dont put that in. actually put it in
    I'm getting there, slow but I am.
    You're alright, you.
    I don't need saving I need a lift to Asda
    Half of it was my fault. Put half.
    If I ring at night will someone actually pick up?
    I made a friend. Like a proper one.
    (adult) when can we get the money for the bed
    I want my plan to say what I'm good at too.
    It's peaceful. I don't hate it.
    (supported) I've kept my room clean for 3 weeks straight, check it
    Sick of forms. Sick of them.
    (here) I'd like to see my brother more, that's it really.
    (tenancy) It's my house so it's my rules init
    Nobody had ever asked me that before.
    I was gutted but I went back the next day.
    Feels weird having nothing to worry about
  `),
  college: lines(`
    Teacher said I've got a good eye. No one's said that before.
    I'm passing. Me. Passing.
    the bus is the worst bit, the course is sick
    maths can do one
    I'm the oldest in the class but whatever
    I nearly left. Glad I didn't.
  `),
  university: lines(`
    Everyone goes home at Christmas and I go to yours lol
    I'm the first in my family. Still feels fake some days.
    Deadlines are stressing me but in a normal person way
    my flatmates think I'm the sensible one
  `),
  work: lines(`
    got my first proper payslip, framed it
    Boss says I can have more hours if I want
    My feet are killing me but I love it
    They trust me with the keys now
    People are nice. I didn't think they'd be nice.
  `),
  looking: lines(`
    Applied for 11, heard back from 1
    i can do the job i just cant do the interview
    Being skint is boring
    I want something with my hands, not a desk
    Least they rang me to say no
  `),
  parent: lines(`
    This one's got my nose, poor thing
    I'm doing it different to how I had it.
    SIX HOURS sleep. in a row.
    I don't want anyone thinking I can't cope, cos I can, I'm just knackered
    Best thing I ever did.
  `),
  asylum: lines(`
    I am happy with the school. Teacher is good.
    I think of my mother every day, but I am okay.
    Before I was afraid of the letters. Now I read them first and then I call you.
    I want to work. I do not like to wait.
    The food here is better now, I make it myself.
    When I have my papers I will sleep.
    My friends in the team, they are my family here.
    I cooked for everyone. They liked it, they asked for more!
    English is difficult but I dream in English now, sometimes.
    Thank you for coming. You are the same person every time, this is good.
    I want to drive a bus in this city. Big one.
    It is quiet here. First I did not like quiet. Now I like.
    My teacher says I am ready for the next level.
    Don't worry, I am eating.
    I do not want to tell the story again. One time is enough.
    Cold! Always cold! But people are kind.
  `),
  custody: lines(`
    Just don't let them lose my stuff
    Counting the days, 63
    I'm keeping my head down. Reading loads.
    Make sure there's somewhere for me, that's all I'm asking
  `),
  family: lines(`
    They said I can stay. I didn't want to ask and then they just said it.
    It's home, so
    she tells everyone I'm her son
    I still call her by her first name but I don't mean it like that
  `),
} as const;

/** Wins: what went well, in a line the whole team would like to read. */
export const GOOD_NEWS = {
  any: lines(`
    (adult) Passed the driving theory test, second go
    (adult) First month with money left over
    (tenancy) Six months in the flat today
    Cooked Sunday dinner for four
    Joined the care leavers' council
    Went to the dentist for the first time in five years
    Three weeks without a cigarette
    Ran the Harbour 5k in 31 minutes
    Won a place on the interview panel for the new head of service
    Saved £200
    (here) Made up with a sister after a year
    Spoke to forty people at the foster carers' evening
    Got a library card and has used it
    Kept every appointment this month
    Swam a mile for the first time
    Had a poem put up in the town hall
    Rang the repairs line without help
    Found a football boot sponsor, sort of: the chip shop
    Graduated from the mentoring programme
    (tenancy) Had all the bills on direct debit by the 1st
  `),
  college: lines(`
    Distinction in the level 2
    Full attendance this half term
    Offered a place for September
    Student of the month
    Passed English GCSE on the third try
  `),
  university: lines(`
    First year passed with a 2:1
    Won the essay prize
    Elected to the students' union
  `),
  work: lines(`
    Passed the probation
    First payslip
    Employee of the month
    Made permanent
    Given the keys and the early shift
  `),
  looking: lines(`
    Got an interview at the garden centre
    Trial shift went well and they want to see more
    Level 1 food hygiene, 92 per cent
    Signed up to volunteer on Saturdays
  `),
  parent: lines(`
    Baby's first steps
    Three months of stay and play without missing a Monday
    Finished the parenting course with a certificate
  `),
  asylum: lines(`
    (leave) Granted leave to remain
    (mosque) Cooked for thirty at the community Eid lunch
    Moved up to Entry 3 in English
    Top scorer in the five-a-side league
    Heard from an uncle through the Red Cross
  `),
  custody: lines(`
    Level 1 maths, first certificate ever
    Moved to enhanced status
  `),
} as const;
