import { list } from './list';

/** A background that names, language and ethnicity code agree with. Shares follow England's children in care, roughly. */
export interface Background {
  share: number;
  /** DfE ethnicity codes. */
  ethnicity: readonly string[];
  languages: readonly string[];
  girls: readonly string[];
  boys: readonly string[];
  families: readonly string[];
}

const ENGLISH = 'English';

const GIRLS = list(`
  Amelia, Chloe, Ellie, Megan, Georgia, Paige, Keira, Courtney, Shannon, Lacey, Jasmine, Demi, Libby, Freya, Poppy,
  Summer, Skye, Tia, Kayleigh, Abbie, Maisie, Ruby, Caitlin, Molly, Evie, Faith, Holly, Lauren, Bethany, Niamh,
  Siân, Zoë, Robyn, Erin, Leah, Katherine, Gracie, Imogen, Daisy, Esmé, Rosie, Harriet, Amber, Jade, Lily-Mae,
  Ella-Rose, Brooke, Tilly, Scarlett, Alisha
`);
const BOYS = list(`
  Jack, Callum, Connor, Liam, Kyle, Tyler, Reece, Jayden, Kieran, Bradley, Lewis, Ryan, Jake, Corey, Harvey, Riley,
  Alfie, Mason, Finley, Joshua, Nathan, Brandon, Luke, Dylan, Owen, Aidan, Declan, Charlie, Archie, Toby, Zac, Leon,
  Curtis, Rhys, Ethan, Billy, Freddie, Logan, Cameron, Jamie, Kai, Sonny, Ashton, Tommy-Lee, Seán, Ben, Morgan,
  Jordan, Max, Harrison
`);
const FAMILIES = list(`
  Smith, Jones, Taylor, Brown, Wilson, Walker, Robinson, Thompson, Wright, Hughes, Green, Hall, Wood, Harris,
  Clarke, Turner, Hill, Cooper, Ward, Baker, Mitchell, Shaw, Bennett, Carter, Marsh, Holt, Barker, Dawson, Fletcher,
  Pearce, Webb, Lowe, Gibbs, Hartley, Sutton, Birch, Ashworth, Croft, Lister, Pollard, Tierney, Greenwood, Skinner,
  Fairhurst, Nuttall, Peel, Smith-Bailey, Carter-Hughes, Bloom, Whittaker, Haigh, Thorpe, Naylor, Bramley, Rigby,
  Cartwright
`);
const IRISH = list("O'Connor, O'Sullivan, O'Neill, Doherty, Gallagher, Byrne, McCarthy, Kavanagh");
const CARIBBEAN = list(`
  Campbell, Grant, Francis, Gordon, Bailey, Reid, Morgan, Williams, Samuels, Palmer, Thomas, Edwards
`);
const WEST_AFRICAN = list(`
  Adeyemi, Okafor, Mensah, Boateng, Owusu, Eze, Adebayo, Nwosu, Conteh, Kamara, N'Dour, Asante
`);

export const BACKGROUNDS: readonly Background[] = [
  background(56, 'WBRI', ENGLISH, GIRLS, BOYS, FAMILIES),
  background(2, 'WIRI', ENGLISH, 'Niamh, Ciara, Aoife, Shannon', 'Seán, Conor, Declan, Cian', IRISH),
  background(
    1.5,
    'WIRT, WROM',
    'English, English, Romani',
    'Kizzy, Mary-Ann, Savannah',
    'Levi, Jimmy, Nelson',
    'Doran, Lee, Boswell, Loveridge',
  ),
  background(
    2,
    'WOTH',
    'Polish, English',
    'Zofia, Oliwia, Kinga',
    'Łukasz, Jakub, Szymon',
    'Kowalczyk, Nowak, Zając, Mazur-Cole',
  ),
  background(1.2, 'WOTH', 'Romanian, English', 'Ioana, Ștefania', 'Andrei, Răzvan', 'Ionescu, Munteanu'),
  background(0.8, 'WOTH', 'Lithuanian, English', 'Gabija, Ugnė', 'Matas, Dovydas', 'Kazlas, Stankus'),
  background(1, 'WOTH', 'Portuguese, English', 'Inês, Beatriz', 'João, Tomás', 'Gonçalves, Simões'),
  background(
    7,
    'MWBC',
    ENGLISH,
    'Tia, Shanice, Jasmine, Nevaeh, Kiera, Aaliyah',
    'Jayden, Tyrell, Kai, Marcus, Tyrese, Isaac',
    [...CARIBBEAN, ...FAMILIES.slice(0, 10)],
  ),
  background(3, 'MWBA', ENGLISH, 'Abena, Naomi, Grace, Sade', 'Kofi, Daniel, Tobi, Elijah', [
    ...WEST_AFRICAN,
    'Turner-Mensah',
  ]),
  background(
    2.5,
    'MWAS',
    ENGLISH,
    'Aisha, Maya, Leila, Anya',
    'Zain, Idris, Rohan, Adam',
    'Khan, Ahmed-Ward, Patel, Begum-Hall, Hussain',
  ),
  background(
    2,
    'MOTH',
    'English, English, Spanish',
    'Luna, Sofía, Noor',
    'Mateo, Rio, Kenji',
    'Santos-Reid, García, Tanaka-Bell, Moreau',
  ),
  background(
    1.5,
    'AIND',
    'English, Punjabi, Gujarati',
    'Simran, Priya, Jasleen',
    'Arjun, Harpreet, Dev',
    "Singh, Kaur, Patel, Sandhu, D'Souza",
  ),
  background(
    3,
    'APKN',
    'English, Urdu, Punjabi',
    'Zara, Maryam, Iqra, Hafsa',
    'Hamza, Bilal, Tahir, Usman',
    'Hussain, Iqbal, Mahmood, Akhtar, Mirza',
  ),
  background(
    1.5,
    'ABAN',
    'English, Sylheti, Bengali',
    'Nusrat, Tahmina, Sumaiya',
    'Rahim, Shafiq, Imran',
    'Miah, Begum, Chowdhury, Uddin',
  ),
  background(
    4,
    'BCRB',
    ENGLISH,
    'Shanice, Renée, Chantelle, Tanisha, Keisha',
    'Tyrone, Jermaine, Darnell, Andre, Malachi',
    CARIBBEAN,
  ),
  background(
    3,
    'BAFR',
    'English, English, Yoruba, Twi',
    'Oluchi, Blessing, Adaeze, Folake',
    'Emeka, Kwame, Femi, Samuel',
    WEST_AFRICAN,
  ),
  background(1.2, 'BAFR', 'Somali, English', 'Hodan, Ifrah, Amina', 'Abdirahman, Liban', 'Warsame, Abdi, Farah'),
  background(0.8, 'BAFR', 'French, English', 'Fatou, Aïssata', 'Ousmane, Moïse', 'Diallo, Traoré, Ilunga'),
  background(1.5, 'BOTH', ENGLISH, 'Nia, Imani', 'Zion, Josiah', 'Baptiste, Joseph, King'),
  background(0.7, 'CHNE', 'English, Cantonese', 'Mei, Jenny', 'Jun, Kevin', 'Chan, Lau, Wong'),
  background(1, 'OOTH', 'English, Arabic, Turkish', 'Yasmin, Elif', 'Karim, Emre', 'Haddad, Yılmaz, Aziz'),
  background(0.8, 'REFU', ENGLISH, GIRLS, BOYS, FAMILIES),
  background(0.7, 'NOBT', ENGLISH, GIRLS, BOYS, FAMILIES),
];

/** Where young people come from who arrived alone and asked for asylum; far more boys than girls. */
export const ARRIVED_ALONE: readonly Background[] = [
  background(
    28,
    'AOTH',
    'Pashto, Dari',
    'Zahra',
    'Ahmadullah, Najib, Zabihullah, Farhad, Rahmat, Esmat',
    'Stanekzai, Ahmadzai, Noori, Safi, Hotak',
  ),
  background(
    20,
    'BAFR',
    'Tigrinya',
    'Selam, Rahel, Feven',
    'Filmon, Yonas, Natnael, Robel',
    'Tesfay, Gebremedhin, Habte, Kidane',
  ),
  background(
    18,
    'BAFR',
    'Arabic, Zaghawa',
    'Salma',
    'Abdelrahman, Mohamed, Adam, Yahya, Ismail',
    'Adam, Ishag, Abakar, Haroun',
  ),
  background(
    16,
    'OOTH',
    'Kurdish (Sorani)',
    'Shilan',
    'Rebin, Hawre, Soran, Karwan, Zana',
    'Rasul, Karimi, Hamid, Mahmoudi',
  ),
  background(10, 'WOTH', 'Albanian', 'Elira', 'Ardit, Klajdi, Endri', 'Hoxha, Gjoka, Përmeti'),
  background(8, 'AOTH', 'Vietnamese', 'Thảo, Lan', 'Đức, Minh, Tuấn', 'Nguyễn, Trần, Phạm'),
];

function background(
  share: number,
  ethnicity: string,
  languages: string,
  ...names: (string | readonly string[])[]
): Background {
  const [girls, boys, families] = names.map((one) => (typeof one === 'string' ? list(one) : one));
  return {
    share,
    ethnicity: list(ethnicity),
    languages: list(languages),
    girls: girls!,
    boys: boys!,
    families: families!,
  };
}

/** What some of them are called, whatever the certificate says. */
export const SHORT_NAMES: Readonly<Record<string, string>> = {
  Katherine: 'Kit',
  Bethany: 'Beth',
  Georgia: 'Gee',
  Harrison: 'Harry',
  Joshua: 'Josh',
  Cameron: 'Cam',
  Abdirahman: 'Abdi',
  Ahmadullah: 'Ahmad',
  Abdelrahman: 'Abdel',
  Zabihullah: 'Zabi',
  Tahir: 'Tee',
  Courtney: 'Cojo',
  Jermaine: 'Jay',
  Shanice: 'Shan',
  Jasmine: 'Jaz',
  Natnael: 'Nat',
  Samuel: 'Sam',
  Lauren: 'Loz',
  Charlie: 'Chaz',
  Morgan: 'Moz',
};
